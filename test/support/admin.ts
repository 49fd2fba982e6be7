import type { GivenServer } from './given';
import { asSuperuser } from './database-template';

export type Query = <R = Readonly<Record<string, unknown>>>(
  sql: string,
  parameters?: readonly unknown[],
) => Promise<R[]>;

/** Acts on a test's database as its administrator could, past every policy and trigger of the application. */
export async function asAdministrator<T>(given: GivenServer, act: (query: Query) => Promise<T>): Promise<T> {
  const { adminUrl } = given.database;
  let result: T | undefined;
  if (adminUrl !== null) {
    await asSuperuser(adminUrl, async (client) => {
      result = await act(async <R>(sql: string, parameters: readonly unknown[] = []) => {
        const answer = await client.query(sql, [...parameters]);
        return answer.rows as R[];
      });
    });
    return result as T;
  }
  const runner = given.server.database.source.createQueryRunner();
  await runner.connect();
  await runner.query('RESET ROLE');
  try {
    return await act(async <R>(sql: string, parameters: readonly unknown[] = []) => {
      const answer: unknown = await runner.query(sql, [...parameters]);
      return answer as R[];
    });
  } finally {
    await runner.query('SET ROLE app_rw');
    await runner.release();
  }
}

/** Raw SQL as the application role, in a transaction that has opened row-level security for one government. */
export async function asApplication<T>(
  given: GivenServer,
  government: string,
  act: (query: Query) => Promise<T>,
): Promise<T> {
  const runner = given.server.database.source.createQueryRunner();
  await runner.connect();
  await runner.query('BEGIN');
  try {
    await runner.query(`select set_config('app.government', $1, true), set_config('app.visible', $1, true)`, [
      government,
    ]);
    return await act(async <R>(sql: string, parameters: readonly unknown[] = []) => {
      const answer: unknown = await runner.query(sql, [...parameters]);
      return answer as R[];
    });
  } finally {
    await runner.query('ROLLBACK');
    await runner.release();
  }
}
