/** The candidate that was most likely meant, or undefined when none is near. Names of over 64 characters get none. */
export function nearest(given: string, candidates: Iterable<string>): string | undefined {
  if (given.length > 64) return undefined;
  const wanted = given.toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(given.length / 3)) + 1;
  let looked = 0;
  for (const candidate of candidates) {
    if ((looked += 1) > 5_000) break;
    if (Math.abs(candidate.length - given.length) >= bestDistance || candidate === given) continue;
    const distance = edits(wanted, candidate.toLowerCase(), bestDistance);
    if (distance < bestDistance && distance < Math.max(given.length, candidate.length)) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** `，是否指“total”？` or nothing. */
export function didYouMean(given: string, candidates: Iterable<string>): string {
  const found = nearest(given, candidates);
  return found === undefined ? '' : `，是否指“${found}”？`;
}

/** Insertions, deletions, substitutions and swaps of neighbours between two texts; stops counting at `limit`. */
function edits(a: string, b: string, limit: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    if (Math.min(...row) >= limit) return limit;
    before = last;
    last = row;
  }
  return last[b.length] ?? limit;
}
