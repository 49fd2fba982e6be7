/**
 * Finds the last of ascending starts that is not after a point, in a few comparisons.
 *
 * The stretch between the second and the last start is divided into equal buckets, each of which knows
 * which starts it may hold; within a bucket the search halves. Evenly spread starts cost about one
 * comparison, others at most as many as halving alone.
 */
export interface Search {
  readonly starts: Float64Array;
  readonly low: number;
  readonly scale: number;
  /** Per bucket the first candidate; one more entry for the end. */
  readonly candidates: Int32Array;
}

const PER_START = 4;

export function prepareSearch(starts: Float64Array): Search {
  const size = starts.length;
  const low = starts[1] ?? 0;
  const buckets = size * PER_START;
  const width = starts[size - 1]! - low;
  const scale = width > 0 ? (buckets - 1) / width : 0;
  const candidates = new Int32Array(buckets + 1);
  let next = 1;
  for (let bucket = 0; bucket <= buckets; bucket += 1) {
    while (next < size && Math.floor((starts[next]! - low) * scale) < bucket) next += 1;
    candidates[bucket] = next - 1;
  }
  return { starts, low, scale, candidates };
}

/** The index of the last start that is not after the point; 0 where all are. */
export function searchStart(search: Search, point: number): number {
  const { starts, low } = search;
  const last = starts.length - 1;
  if (point < low || last === 0) return 0;
  if (point >= starts[last]!) return last;
  const bucket = Math.floor((point - low) * search.scale);
  let from = search.candidates[bucket]!;
  let to = search.candidates[bucket + 1]! + 1;
  while (to - from > 1) {
    const half = (from + to) >>> 1;
    if (starts[half]! <= point) from = half;
    else to = half;
  }
  return from;
}
