import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { DatabaseConfig } from '../../api/config';
import { BLUEPRINT } from '../../api/entities';
import { openDatabase } from '../../api/platform/database/open-database';
import type { Query } from './admin';
import { TEST_DATABASE } from './database-template';
import { findPostgres, startCluster, type PostgresCluster } from './postgres-cluster.cjs';

const QUIET = { info: () => {}, warn: () => {}, error: () => {} };
const PASSWORD = 'throwaway';

/** A database that is killed and looked at afterwards: a directory of its own, or a whole cluster of its own. */
export interface DrillDatabase {
  readonly config: DatabaseConfig;
  /** Where uploads and the embedded database live. */
  readonly data: string;
  /** What tells the server's process of it. */
  readonly environment: Readonly<Record<string, string>>;
  readonly cluster: PostgresCluster | null;
  /** SIGKILL to one process of the database that serves a client, which takes every other connection with it; null where there is none. */
  readonly killBackend: (() => Promise<boolean>) | null;
  /** Looks at what is stored past every policy. On the embedded database the server must not run. */
  inspect<T>(act: (query: Query) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** `describe` where a cluster can be started; SKIPPED elsewhere; in CI, where nothing may be skipped, it fails saying so. */
export function describeOnCluster(name: string, tests: () => void): void {
  if (findPostgres()) describe(name, tests);
  else if (process.env['CI'] === 'true')
    it(name, () => Promise.reject(new Error('未找到 PostgreSQL / PostgreSQL is not installed')));
  else describe.skip(`SKIPPED, no PostgreSQL found: ${name}`, tests);
}

/** On PostgreSQL as {@link describeOnCluster}; the embedded database is always there. */
export const describeOnDatabase = TEST_DATABASE === 'postgres' ? describeOnCluster : describe;

export function drillDatabase(): Promise<DrillDatabase> {
  return TEST_DATABASE === 'postgres' ? drillCluster() : drillDirectory();
}

async function drillDirectory(): Promise<DrillDatabase> {
  const data = mkdtempSync(join(tmpdir(), 'tongchou-drill-'));
  const config = { kind: 'embedded', directory: join(data, 'database') } as const;
  return {
    config,
    data,
    environment: { TONGCHOU_DATA: data },
    cluster: null,
    killBackend: null,
    inspect: async (act) => {
      const database = await openDatabase(config, BLUEPRINT, QUIET);
      const runner = database.source.createQueryRunner();
      try {
        await runner.query('RESET ROLE');
        return await act(async <R>(sql: string, parameters: readonly unknown[] = []) => {
          const answer: unknown = await runner.query(sql, [...parameters]);
          return answer as R[];
        });
      } finally {
        await runner.release();
        await database.close();
      }
    },
    close: async () => rmSync(data, { recursive: true, force: true }),
  };
}

/**
 * A cluster of the drill's own, since killing a backend resets all of them. Durable: with `synchronous_commit` off a
 * database that dies may forget what it acknowledged, and the drill would blame the server for it.
 */
export async function drillCluster(): Promise<DrillDatabase> {
  const cluster = await startCluster({ fsync: true, maxConnections: 60 });
  const data = mkdtempSync(join(tmpdir(), 'tongchou-drill-'));
  const close = async (): Promise<void> => {
    await cluster.stop();
    rmSync(data, { recursive: true, force: true });
  };
  try {
    await asSuperuser(cluster.url, async (client) => {
      for (const role of ['drill_owner', 'app_rw']) {
        await client.query(
          `create role ${role} login nosuperuser nobypassrls nocreaterole nocreatedb password '${PASSWORD}'`,
        );
      }
      await client.query('create database drill owner drill_owner');
    });
  } catch (error) {
    await close();
    throw error;
  }
  const [url, migrationUrl, adminUrl] = [
    urlFor(cluster.url, 'app_rw'),
    urlFor(cluster.url, 'drill_owner'),
    urlFor(cluster.url, null),
  ];
  return {
    config: { kind: 'postgres', url, migrationUrl },
    data,
    environment: { TONGCHOU_DATA: data, DATABASE_URL: url },
    cluster,
    killBackend: () => killBackend(adminUrl),
    inspect: (act) =>
      asSuperuser(adminUrl, (client) =>
        act(
          async <R>(sql: string, parameters: readonly unknown[] = []) =>
            (await client.query(sql, [...parameters])).rows as R[],
        ),
      ),
    close,
  };
}

/** @returns false when none was there to be killed */
async function killBackend(adminUrl: string): Promise<boolean> {
  const client = new Client({ connectionString: adminUrl });
  client.on('error', () => undefined); // dies with the others
  await client.connect();
  const { rows } = await client.query<{ pid: number }>(
    `select pid from pg_stat_activity where application_name = 'tongchou' order by (state = 'idle'), random() limit 1`,
  );
  const pid = rows[0]?.pid;
  if (pid !== undefined) process.kill(pid, 'SIGKILL');
  await client.end().catch(() => undefined);
  return pid !== undefined;
}

async function asSuperuser<T>(url: string, act: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}

function urlFor(superuser: string, role: string | null): string {
  const url = new URL(superuser);
  url.pathname = '/drill';
  if (role !== null) [url.username, url.password] = [role, PASSWORD];
  return url.href;
}
