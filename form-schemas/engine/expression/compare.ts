import type { Value } from '../value';
import { compareExact, isExact, isRatio } from './exact';

/** How a stands to b: negative, zero, positive; null where one is null or they have no order. Days are strings. */
export function orderOf(a: Value, b: Value): number | null {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  return isExact(a) && isExact(b) ? compareExact(a, b) : null;
}

/** Whether two values are the same. Null is the same as null only. */
export function same(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (isRatio(a) || isRatio(b)) return isRatio(a) && isRatio(b) && a.n === b.n && a.d === b.d;
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item: Value, at) => same(item, (b[at] as Value) ?? null))
    );
  }
  const [left, right] = [a as Readonly<Record<string, Value>>, b as Readonly<Record<string, Value>>];
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => Object.hasOwn(right, name) && same(left[name] ?? null, right[name] ?? null))
  );
}
