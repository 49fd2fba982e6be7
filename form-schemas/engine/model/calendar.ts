/** Which days of a year are worked: the State Council's yearly arrangement. `library/calendar/<year>.json`. */
export interface CalendarDocument {
  readonly year: number;
  /** provisional: not announced yet; days counted in such a year are counted again once it is. */
  readonly status: 'published' | 'provisional';
  readonly source: {
    readonly number: string;
    readonly title: string;
    readonly issued: string;
    readonly url?: string;
  };
  /** Days off, both ends included; weekends among them are off anyway. May begin in the December before. */
  readonly holidays: readonly { readonly title: string; readonly from: string; readonly to: string }[];
  /** Saturdays and Sundays that are worked to make up for days off. */
  readonly workdays: readonly string[];
}
