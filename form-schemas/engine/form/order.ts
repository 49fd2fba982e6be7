/** Orders nodes so that each comes after what it needs, or names a circle among them. */

/** Told of one level; fields that all read each other have more circles than anyone can read. */
const MOST_CIRCLES = 10;

export interface Ordering {
  readonly order: readonly number[];
  /** Each circle as the nodes along it, the first one not repeated at the end. */
  readonly circles: readonly (readonly number[])[];
}

/**
 * Depth-first in document order, so that the order is the document's wherever dependencies leave it free.
 * Iterative: a form may chain two thousand fields.
 */
export function orderNodes(needs: readonly (readonly number[])[]): Ordering {
  const state = new Array<'new' | 'open' | 'done'>(needs.length).fill('new');
  const order: number[] = [];
  const circles: (readonly number[])[] = [];
  for (let root = 0; root < needs.length; root += 1) {
    if (state[root] !== 'new') continue;
    const stack: { readonly node: number; next: number }[] = [{ node: root, next: 0 }];
    state[root] = 'open';
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const need = needs[top.node]?.[top.next];
      top.next += 1;
      if (need === undefined) {
        state[top.node] = 'done';
        order.push(top.node);
        stack.pop();
      } else if (state[need] === 'new') {
        state[need] = 'open';
        stack.push({ node: need, next: 0 });
      } else if (state[need] === 'open' && circles.length < MOST_CIRCLES) {
        const path = stack.map((entry) => entry.node);
        circles.push(path.slice(path.indexOf(need)));
      }
    }
  }
  return { order, circles };
}
