import type { Remark } from '../application/remarks';

/** A verdict somebody is about to give, with words for the question before it. */
export interface Choice {
  readonly verdict: 'APPROVE' | 'REJECT' | 'RETURN';
  readonly to: string | null;
  /** What is to be mended, with a return. */
  readonly remarks: readonly Remark[];
  readonly word: string;
  readonly title: string;
  readonly leadsTo: string;
}
