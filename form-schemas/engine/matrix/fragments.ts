import { boxesMeet, isEmptyBox, piecesLeft, subtract, type AtomBox } from './boxes';

/** Work that an analysis may still do; one unit is one comparison of two boxes. */
export interface Budget {
  left: number;
}

/**
 * What of a box none of the others covers, as disjoint boxes; null when the budget ran out, because a
 * guess would be worse than no answer.
 *
 * Cuts always with the box that leaves the fewest pieces; one that leaves none ends the search at once.
 */
export function leftOver(box: AtomBox, others: readonly AtomBox[], budget: Budget): AtomBox[] | null {
  const done: AtomBox[] = [];
  const open: { readonly box: AtomBox; readonly others: readonly AtomBox[] }[] = [{ box, others }];
  if (isEmptyBox(box)) return done;
  for (let next = open.pop(); next; next = open.pop()) {
    budget.left -= next.others.length + 1;
    if (budget.left < 0) return null;
    const part = next.box;
    const meeting: AtomBox[] = [];
    let best = -1;
    let fewest = Infinity;
    for (const other of next.others) {
      if (!boxesMeet(part, other)) continue;
      const pieces = piecesLeft(part, other);
      if (pieces < fewest) [fewest, best] = [pieces, meeting.length];
      meeting.push(other);
      if (pieces === 0) break;
    }
    if (fewest === 0) continue;
    const cut = meeting[best];
    if (!cut) {
      done.push(part);
      continue;
    }
    const rest = meeting.filter((_, i) => i !== best);
    for (const piece of subtract(part, cut)) open.push({ box: piece, others: rest });
  }
  return done;
}
