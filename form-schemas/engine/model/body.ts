/** The bodies and roles that act. `bodies.json`. */

export interface Body {
  readonly code: string;
  readonly title: string;
  /** A meeting decides by minutes: a decision in its name needs their number. */
  readonly kind: 'unit' | 'office' | 'person' | 'meeting';
  /**
   * `fixed`: one holder per government (市财政局). `of-unit`: depends on the unit that files
   * (分管项目建设单位的副市长) and may be the same person as another signer. `applicant`: the unit itself.
   */
  readonly resolve: 'fixed' | 'of-unit' | 'applicant';
  readonly clause?: readonly string[];
  readonly note?: string;
}

export interface BodiesDocument {
  readonly bodies: readonly Body[];
}
