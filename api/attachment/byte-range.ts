import type { ByteRange } from './object-store';

/**
 * Reads a `Range` header of one range (RFC 9110 §14). Several ranges, and what is no range of bytes, are as none: the whole
 * is sent, as the standard allows.
 *
 * @returns null: the whole; `unsatisfiable`: it begins beyond the end
 */
export function readRange(header: string | undefined, size: number): ByteRange | 'unsatisfiable' | null {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/i.exec(header?.trim() ?? '');
  if (!match) return null;
  const [from = '', to = ''] = match.slice(1);
  if (from === '' && to === '') return null;
  if (from === '') {
    const length = Math.min(Number(to), size);
    return length === 0 ? 'unsatisfiable' : { first: size - length, last: size - 1 };
  }
  const [first, last] = [Number(from), to === '' ? size - 1 : Math.min(Number(to), size - 1)];
  if (to !== '' && Number(to) < first) return null;
  return first >= size ? 'unsatisfiable' : { first, last };
}
