const MAX_CHAIN = 200;

export interface Loop {
  readonly kind: 'loop' | 'too-long';
  /** Of a loop: from a name round to the same name again. */
  readonly names: readonly string[];
}

/** The first loop among names that depend on one another, or the first chain too long to be followed; null when there is none. */
export function findLoop(dependencies: ReadonlyMap<string, readonly string[]>): Loop | null {
  const heights = new Map<string, number>();
  const trail: string[] = [];

  const visit = (name: string): Loop | null => {
    if (heights.has(name)) return null;
    const open = trail.indexOf(name);
    if (open >= 0) return { kind: 'loop', names: [...trail.slice(open), name] };
    if (trail.length >= MAX_CHAIN) return { kind: 'too-long', names: [...trail] };
    trail.push(name);
    let height = 1;
    for (const next of dependencies.get(name) ?? []) {
      if (!dependencies.has(next)) continue;
      const loop = visit(next);
      if (loop !== null) return loop;
      height = Math.max(height, 1 + (heights.get(next) ?? 0));
    }
    trail.pop();
    heights.set(name, height);
    return height > MAX_CHAIN ? { kind: 'too-long', names: [name] } : null;
  };

  for (const name of dependencies.keys()) {
    const loop = visit(name);
    if (loop !== null) return loop;
  }
  return null;
}
