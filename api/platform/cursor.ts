import { parseDay } from '../../form-schemas/engine/day';
import { refuseInput } from './user-error';

/** Types that a list may be ordered by; the value travels as PostgreSQL's own text, so that microseconds survive. */
export type CursorKind = 'text' | 'day' | 'instant' | 'integer';

interface OrderingName {
  readonly name: string;
  readonly kind: CursorKind;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SHAPES: Readonly<Record<CursorKind, RegExp>> = {
  text: /^[^\0]{0,1000}$/s,
  day: /^\d{4}-\d{2}-\d{2}$/,
  instant: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,6})?[+-]\d{2}(:\d{2})?$/,
  integer: /^-?\d{1,18}$/,
};

export function encodeCursor(ordering: OrderingName, value: string, id: string): string {
  return Buffer.from(JSON.stringify([ordering.name, value, id]), 'utf8').toString('base64url');
}

/** @throws InputRefused for what this server did not write for this very ordering */
export function decodeCursor(
  given: string,
  ordering: OrderingName,
  path: string,
): { readonly value: string; readonly id: string } {
  const parts = given.length > 6_000 ? null : parse(given);
  const [name, value, id] = parts ?? [];
  if (name === undefined || value === undefined || id === undefined || !UUID.test(id)) {
    throw refuseInput(path, '不是服务器给出的游标');
  }
  if (name !== ordering.name || !isOf(ordering.kind, value)) {
    throw refuseInput(path, `此游标属于另一种排序（${name.slice(0, 40)}），请从头翻起`);
  }
  return { value, id };
}

/** Of that kind, and a day or moment that there is: the database would stumble over any other. */
function isOf(kind: CursorKind, value: string): boolean {
  if (!SHAPES[kind].test(value)) return false;
  return (kind !== 'day' && kind !== 'instant') || parseDay(value.slice(0, 10)).value !== null;
}

function parse(given: string): readonly string[] | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(given, 'base64url').toString('utf8'));
    return Array.isArray(parts) && parts.length === 3 && parts.every((part) => typeof part === 'string') ? parts : null;
  } catch {
    // Not JSON: not a cursor; the caller says so.
    return null;
  }
}
