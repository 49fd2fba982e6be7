import type { EntityManager } from 'typeorm';
import type { SessionLoader } from '../platform/operation';
import type { Session } from '../platform/session';
import { digestOf } from './token';

interface Found {
  readonly now: string;
  readonly session: Omit<Session, 'digest'> | null;
}

/**
 * Asks the database function `session_of` (migration 09): session, rights, duties and clock in one statement.
 * It also opens row-level security for exactly that session, for the rest of the transaction.
 */
export async function sessionByDigest(
  tx: EntityManager,
  digest: string,
  clock: Date | null,
): Promise<{ readonly now: Date; readonly session: Session | null }> {
  const [row] = await tx.query<{ found: Found }[]>('select session_of($1, $2) as found', [digest, clock]);
  if (!row) throw new Error('session_of answered nothing');
  const { now, session } = row.found;
  return { now: clock ?? new Date(now), session: session && { ...session, digest } };
}

export const loadSession: SessionLoader = (tx, token, clock) => sessionByDigest(tx, digestOf(token), clock);
