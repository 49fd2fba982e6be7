import { isEmpty, members, type Bits } from './bits';
import { boxesMeet, isEmptyBox, piecesLeft, subtract, type AtomBox } from './boxes';
import { NUMBERS } from './counting';

/** Work that an analysis may still do; one unit is one comparison of two boxes. A piece that is kept costs ten, for its memory. */
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
      budget.left -= 10;
      done.push(part);
      continue;
    }
    const rest = meeting.filter((_, i) => i !== best);
    for (const piece of subtract(part, cut)) open.push({ box: piece, others: rest });
  }
  return done;
}

export interface CutApart {
  /** False: the budget ran out, the rest means nothing. */
  readonly decided: boolean;
  /** The rows as disjoint boxes: of each row what those before it leave. */
  readonly fragments: readonly AtomBox[];
  /** Rows of which nothing is left. */
  readonly coveredRows: readonly number[];
}

/**
 * Makes rows disjoint without changing what they hold together.
 *
 * @param met per row the rows that it meets. @param precedence the rows in the order in which one takes precedence over
 * the next; null where none does: then the largest go first, because that leaves the fewest pieces.
 */
export function cutApart(
  boxes: readonly AtomBox[],
  met: readonly Bits[],
  precedence: readonly number[] | null,
  budget: Budget,
): CutApart {
  const fragments: AtomBox[] = [];
  const coveredRows: number[] = [];
  const size = boxes.map((box) => NUMBERS.volume(box, 0));
  const order = precedence ?? boxes.map((_, row) => row).sort((a, b) => size[b]! - size[a]! || a - b);
  const rank = new Map(order.map((row, at) => [row, at]));
  let decided = true;
  for (const row of order) {
    const others = isEmpty(met[row]!) ? [] : members(met[row]!);
    const before = others.filter((other) => rank.get(other)! < rank.get(row)!).map((other) => boxes[other]!);
    const left = before.length > 0 || size[row] === 0 ? leftOver(boxes[row]!, before, budget) : [boxes[row]!];
    if (left === null) {
      decided = false;
      fragments.length = 0;
    } else if (left.length === 0) coveredRows.push(row);
    if (decided && left) for (const part of left) fragments.push(part);
  }
  return { decided, fragments, coveredRows };
}
