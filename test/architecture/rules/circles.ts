import { importsOf } from '../source';
import type { HouseRule } from './rule';

/** No file reaches itself through its imports, type-only ones included. Answers each knot of files once. */
export const noCircles: HouseRule = (sources) => {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const breaches: string[] = [];

  // Tarjan's strongly connected components: a component of several files, or a file importing itself, is a circle.
  const visit = (path: string): void => {
    index.set(path, index.size);
    low.set(path, index.get(path) ?? 0);
    stack.push(path);
    let importsItself = false;
    for (const { target } of importsOf(sources, path)) {
      if (target === null) continue;
      if (target === path) importsItself = true;
      if (!index.has(target)) {
        visit(target);
        low.set(path, Math.min(low.get(path) ?? 0, low.get(target) ?? 0));
      } else if (stack.includes(target)) {
        low.set(path, Math.min(low.get(path) ?? 0, index.get(target) ?? 0));
      }
    }
    if (low.get(path) !== index.get(path)) return;
    const knot = stack.splice(stack.indexOf(path));
    if (knot.length > 1 || importsItself) breaches.push(`${knot.sort().join(' ↔ ')}: import each other in a circle`);
  };
  for (const path of sources.keys()) if (!index.has(path)) visit(path);
  return breaches;
};
