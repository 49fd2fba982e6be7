/** One line of the bench table. Speeds of one machine say little; ratios measured in one run carry over. */
export interface BenchRow {
  /** What was measured, e.g. `article 10, one decision`. */
  readonly name: string;
  /** Unit of `ours` and `peer`, e.g. `µs`, `ms`, `s`, `per second`. */
  readonly unit: string;
  readonly ours: number;
  /** The same work by the peer named in `name`, in the same unit; null where nothing is compared. */
  readonly peer: number | null;
  /** How many times better than the peer; null without one. */
  readonly ratio: number | null;
  /** What was hoped for, in words: `≥ 1,000×`, `≤ 20 ms`. */
  readonly aim: string;
}
