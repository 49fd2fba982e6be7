interface Listed {
  readonly id: string;
  readonly parent: { readonly id: string } | null;
}

export interface Leaf<T> {
  readonly row: T;
  /** 0 at the top. */
  readonly depth: number;
}

/**
 * Organisations in the order of a tree, each below its parent; who has no parent among them stands at the top, and so
 * does whoever a circle of parents would hide.
 */
export function inTreeOrder<T extends Listed>(rows: readonly T[]): readonly Leaf<T>[] {
  const known = new Set(rows.map(({ id }) => id));
  const below = new Map<string | null, T[]>();
  for (const row of rows) {
    const parent = row.parent && known.has(row.parent.id) ? row.parent.id : null;
    below.set(parent, [...(below.get(parent) ?? []), row]);
  }
  const ordered: Leaf<T>[] = [];
  const seen = new Set<string>();
  const visit = (row: T, depth: number): void => {
    if (seen.has(row.id)) return;
    seen.add(row.id);
    ordered.push({ row, depth });
    for (const child of below.get(row.id) ?? []) visit(child, depth + 1);
  };
  for (const row of below.get(null) ?? []) visit(row, 0);
  for (const row of rows) visit(row, 0);
  return ordered;
}
