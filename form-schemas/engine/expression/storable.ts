import type { Type, Value } from '../value';
import { MAX_FEN } from '../money';

/** The value if a fact of this type may hold it, else null: money must be whole fen within its domain, an integer whole and safe. */
export function storable(type: Type, value: Value): Value {
  if (value === null) return null;
  if (type.kind === 'money')
    return typeof value === 'number' && Number.isSafeInteger(value) && Math.abs(value) <= MAX_FEN ? value : null;
  if (type.kind === 'integer') return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
  return value;
}
