import type { EntityManager } from 'typeorm';

export const GUESSES = 5;
const LOCK_MS = 15 * 60 * 1000;

/** How long an account stays locked after wrong guesses, in words. */
export const LOCKED_FOR = `连续 ${GUESSES} 次错误锁定 15 分钟`;

export interface Guess {
  readonly person: string;
  readonly hash: string;
  /** Of the password that somebody else set last; null where none has been set since these are kept. */
  readonly oneTimeHash: string | null;
  /** The last one of this account: wrong, it locks. */
  readonly last: boolean;
}

/**
 * Takes one of an account's five guesses; null where none is left, the account is locked, or there is none. One
 * conditional UPDATE, to be committed before the password is looked at: however many guess at once, five are verified.
 *
 * @param by the account's sign-in name or its person, as row-level security has been told
 */
export async function takeGuess(
  tx: EntityManager,
  by: { readonly login: string } | { readonly person: string },
  now: Date,
): Promise<Guess | null> {
  const [column, key] = 'login' in by ? ['login', by.login] : ['person', by.person];
  const [rows] = await tx.query<[Guess[], number]>(
    `update credential set
       failures = case when locked_until <= $2 then 1 else failures + 1 end,
       locked_until = case when locked_until <= $2 then null when failures + 1 >= ${GUESSES} then cast($3 as timestamptz) end
     where ${column} = $1 and disabled_at is null and (failures < ${GUESSES} or locked_until <= $2)
     returning person, hash, one_time_hash as "oneTimeHash", failures >= ${GUESSES} as last`,
    [key, now, new Date(now.getTime() + LOCK_MS)],
  );
  return rows[0] ?? null;
}

/**
 * After a right guess the others are given back. False where the account has been locked, or its password changed, while
 * the guess was being looked at: then it opens nothing.
 */
export async function giveGuessesBack(tx: EntityManager, { person, hash }: Guess): Promise<boolean> {
  const [, count] = await tx.query<[unknown[], number]>(
    'update credential set failures = 0, locked_until = null where person = $1 and hash = $2 and disabled_at is null',
    [person, hash],
  );
  return count === 1;
}
