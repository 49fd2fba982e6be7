import type { QueryRunner } from 'typeorm';
import type { Database } from './database';

/**
 * Acts while no other process does under the same name, or not at all: null when another one is at it. The lock is the
 * database session's: it ends with the connection, so a process that dies leaves none behind. The embedded database has one
 * process, which locks its directory.
 *
 * It keeps work from being done twice; what must not happen twice is guarded where it is written.
 */
export async function asOnlyOne<T>(database: Database, name: string, act: () => Promise<T>): Promise<T | null> {
  if (database.kind === 'embedded') return act();
  const runner = database.source.createQueryRunner();
  let broken: Error | undefined;
  try {
    if (!(await takeLock(runner, name))) return null;
    try {
      return await act();
    } finally {
      await runner.query('select pg_advisory_unlock(hashtextextended($1, 0))', [name]).catch((error: Error) => {
        broken = error;
      });
    }
  } finally {
    await giveBack(runner, broken);
  }
}

async function takeLock(runner: QueryRunner, name: string): Promise<boolean> {
  await runner.connect();
  const [answer] = (await runner.query('select pg_try_advisory_lock(hashtextextended($1, 0)) as taken', [name])) as {
    taken: boolean;
  }[];
  return answer?.taken === true;
}

/** A connection that may still hold the lock is closed instead of lent to the next. */
async function giveBack(runner: QueryRunner, broken: Error | undefined): Promise<void> {
  if (runner.isReleased) return;
  await (runner as QueryRunner & { releasePostgresConnection(error?: Error): Promise<void> }).releasePostgresConnection(
    broken,
  );
}
