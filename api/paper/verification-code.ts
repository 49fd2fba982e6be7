import { randomBytes } from 'node:crypto';

/** No signs that are taken for one another: no I, L, O, U. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 16;

/** A code of 80 random bits: nobody guesses one, and nobody learns anything from the one before. */
export function newCode(): string {
  return Array.from(randomBytes(LENGTH), (byte) => SIGNS[byte % SIGNS.length]).join('');
}

/** In groups of four, as it stands on paper. */
export function writeCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/** A code as somebody typed it, small letters, spaces and signs that look alike forgiven; null where it is none. */
export function readCode(given: string): string | null {
  const code = given.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return code.length === LENGTH && Array.from(code).every((sign) => SIGNS.includes(sign)) ? code : null;
}
