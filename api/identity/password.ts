import { hash, verify } from '@node-rs/argon2';

/** OWASP's second choice for argon2id (19 MiB, 2 passes); the library's defaults, written down so that they stay. */
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

const MIN_LENGTH = 10;
const MAX_LENGTH = 200;

export function hashPassword(password: string): Promise<string> {
  return hash(password, ARGON2ID);
}

export function verifyPassword(stored: string, password: string): Promise<boolean> {
  return verify(stored, password);
}

/** What is wrong with a new password (等级保护 level 3: length and three of four kinds), or null. */
export function passwordFlaw(password: string): string | null {
  if (password.length < MIN_LENGTH || password.length > MAX_LENGTH) {
    return `口令须为 ${MIN_LENGTH} 至 ${MAX_LENGTH} 个字符`;
  }
  const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/].filter((kind) => kind.test(password)).length;
  return kinds >= 3 ? null : '口令须含大写字母、小写字母、数字、符号中的至少三种';
}
