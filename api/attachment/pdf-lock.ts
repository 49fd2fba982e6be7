import { createCipheriv, createHash } from 'node:crypto';
import { readPdfValue, type PdfDictionary, type PdfValue } from './pdf-value';

/** What passwords are filled up with (ISO 32000-1, algorithm 2). */
const PADDING = Buffer.from('28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A', 'hex');

const EMPTY = Buffer.alloc(0);
const MOST_SEEN = 10_000;
const MOST_LOOKED_AT = 5;

/**
 * Whether nobody reads a PDF without being told a password. One that is only kept from being printed or changed opens with the
 * empty password, and is not locked (ISO 32000-1 and -2, standard security handler, revisions 2 to 6). What is locked for
 * certificates, or in a way that is not known, is.
 */
export function isPdfLocked(bytes: Buffer): boolean {
  const text = bytes.toString('latin1');
  const lock = lockOf(text);
  if (!lock) return false;
  const { entries } = lock;
  if (nameIn(entries.get('Filter')) !== 'Standard') return true;
  const [revision, owner, user] = [entries.get('R'), entries.get('O'), entries.get('U')];
  if (!Buffer.isBuffer(owner) || !Buffer.isBuffer(user)) return true;
  if (revision === 5) return !sha256(user.subarray(32, 40)).equals(user.subarray(0, 32));
  if (revision === 6) return !hardenedHash(EMPTY, user.subarray(32, 40)).equals(user.subarray(0, 32));
  if (revision !== 2 && revision !== 3 && revision !== 4) return true;
  return !opensEmpty(lock, revision, { owner, user, id: idIn(text) });
}

/** The dictionary that says how the file is encrypted: the last one that a trailer names. */
function lockOf(text: string): PdfDictionary | null {
  for (const match of lastOf(text, /\/Encrypt(?![A-Za-z])\s*(?:(\d{1,10})\s+(\d{1,5})\s+R|(?=<<))/g)) {
    const [whole, number, generation] = match;
    const at = number === undefined ? match.index + whole.length : objectAt(text, number, generation ?? '0');
    const value = at === null ? undefined : readPdfValue(text, at);
    if (isDictionary(value) && value.entries.has('Filter') && value.entries.has('V')) return value;
  }
  return null;
}

function objectAt(text: string, number: string, generation: string): number | null {
  const [last] = lastOf(text, new RegExp(`(?<![0-9])${number}\\s+${generation}\\s+obj`, 'g'));
  return last ? last.index + last[0].length : null;
}

function idIn(text: string): Buffer {
  for (const match of lastOf(text, /\/ID\s*(?=\[)/g)) {
    const list = readPdfValue(text, match.index + match[0].length);
    const first = Array.isArray(list) ? (list as readonly PdfValue[])[0] : undefined;
    if (Buffer.isBuffer(first)) return first;
  }
  return Buffer.alloc(0);
}

/** The last few places of a pattern, the last one first. A file that has it thousands of times is no honest one. */
function lastOf(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  const kept: RegExpExecArray[] = [];
  for (let seen = 0; seen < MOST_SEEN; seen += 1) {
    const match = pattern.exec(text);
    if (!match) break;
    kept.push(match);
    if (kept.length > MOST_LOOKED_AT) kept.shift();
  }
  return kept.reverse();
}

interface Keys {
  readonly owner: Buffer;
  readonly user: Buffer;
  readonly id: Buffer;
}

/** Algorithms 4 to 6 with the empty user password. */
function opensEmpty({ entries }: PdfDictionary, revision: 2 | 3 | 4, { owner, user, id }: Keys): boolean {
  const [permissions, length] = [entries.get('P'), entries.get('Length')];
  const allowed = Buffer.alloc(4);
  allowed.writeInt32LE(typeof permissions === 'number' ? permissions | 0 : 0);
  const isOpen = revision === 4 && entries.get('EncryptMetadata') === false;
  let key = md5(PADDING, owner.subarray(0, 32), allowed, id, isOpen ? Buffer.alloc(4, 0xff) : Buffer.alloc(0));
  const size = revision === 2 ? 5 : revision === 4 ? 16 : typeof length === 'number' ? length / 8 : 5;
  if (!Number.isInteger(size) || size < 5 || size > 16) return false;
  if (revision === 2) return rc4(key.subarray(0, size), PADDING).equals(user.subarray(0, 32));
  for (let round = 0; round < 50; round += 1) key = md5(key.subarray(0, size));
  const own = key.subarray(0, size);
  let sealed: Buffer = md5(PADDING, id);
  for (let round = 0; round < 20; round += 1) sealed = rc4(Buffer.from(own.map((byte) => byte ^ round)), sealed);
  return sealed.equals(user.subarray(0, 16));
}

/** ISO 32000-2, algorithm 2.B, of a user password. */
export function hardenedHash(password: Buffer, salt: Buffer): Buffer {
  let key = sha256(Buffer.concat([password, salt]));
  for (let round = 0, last = 0; round < 64 || last > round - 32; round += 1) {
    const repeated = Buffer.concat(Array<Buffer>(64).fill(Buffer.concat([password, key])));
    const cipher = createCipheriv('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32)).setAutoPadding(false);
    const sealed = cipher.update(repeated);
    const rest = sealed.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3;
    key = createHash(rest === 0 ? 'sha256' : rest === 1 ? 'sha384' : 'sha512')
      .update(sealed)
      .digest();
    last = sealed.at(-1) ?? 0;
  }
  return key.subarray(0, 32);
}

/** Written out: the cryptography that Node is built with no longer offers it. */
function rc4(key: Buffer, data: Buffer): Buffer {
  const state = Array.from({ length: 256 }, (_, index) => index);
  const swap = (one: number, other: number): void => {
    [state[one], state[other]] = [state[other] ?? 0, state[one] ?? 0];
  };
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + (state[i] ?? 0) + (key[i % key.length] ?? 0)) % 256;
    swap(i, j);
  }
  let [i, j] = [0, 0];
  return Buffer.from(
    data.map((byte) => {
      i = (i + 1) % 256;
      j = (j + (state[i] ?? 0)) % 256;
      swap(i, j);
      return byte ^ (state[((state[i] ?? 0) + (state[j] ?? 0)) % 256] ?? 0);
    }),
  );
}

function md5(...parts: readonly Buffer[]): Buffer {
  return createHash('md5').update(Buffer.concat(parts)).digest();
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}

function nameIn(value: PdfValue | undefined): string | null {
  return typeof value === 'object' && value !== null && 'name' in value ? value.name : null;
}

function isDictionary(value: PdfValue | undefined): value is PdfDictionary {
  return typeof value === 'object' && value !== null && 'entries' in value;
}
