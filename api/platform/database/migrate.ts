import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource, QueryRunner } from 'typeorm';
import { ConfigError } from '../../config';
import { APPLICATION_ROLE, type Log } from './database';

/** Any number that nobody else uses: `tong` in ASCII. */
const LOCK = 0x746f6e67;
const PATIENCE_MS = 60_000;

/**
 * Runs the pending migrations, one process at a time. TypeORM takes no lock itself. The advisory lock is polled:
 * waiting inside it would deadlock with CREATE INDEX CONCURRENTLY, which waits for every older transaction.
 * `alone`: the embedded database, whose directory is locked and whose one session could not hold a lock beside.
 */
export async function migrate(owner: DataSource, log: Log, among: 'others' | 'alone'): Promise<void> {
  const runner = among === 'alone' ? null : owner.createQueryRunner();
  try {
    if (runner) await takeLock(runner);
    await ensureRole(owner);
    const done = await owner.runMigrations({ transaction: 'each' });
    await owner.query(`GRANT SELECT ON migration TO ${APPLICATION_ROLE}`);
    if (done.length > 0) log.info({ migrations: done.map((migration) => migration.name) }, 'database migrated');
  } finally {
    if (runner) {
      await runner.query('select pg_advisory_unlock_all()');
      await runner.release();
    }
  }
}

/** Refuses to serve a schema that is older than the program. */
export async function assertMigrated(source: DataSource): Promise<void> {
  const [table] = await source.query<{ found: string | null }[]>(`select to_regclass('migration')::text as found`);
  const done = table?.found ? await source.query<{ name: string }[]>('select name from migration') : [];
  const names = new Set(done.map((row) => row.name));
  const missing = source.migrations
    .map((migration) => migration.name ?? migration.constructor.name)
    .filter((name) => !names.has(name));
  if (missing.length > 0) {
    throw new ConfigError(
      `数据库尚缺 ${missing.length} 个迁移（如 ${missing[0]}）：请给出 MIGRATION_DATABASE_URL（属主角色）后重启`,
    );
  }
}

async function takeLock(runner: QueryRunner): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const [answer] = (await runner.query('select pg_try_advisory_lock($1) as taken', [LOCK])) as { taken: boolean }[];
    if (answer?.taken) return;
    if (Date.now() > deadline) throw new ConfigError('另一进程正在迁移数据库，等待 60 秒仍未结束');
    await pause(200);
  }
}

/** Roles belong to the whole cluster, not to one database: created once, by whoever may. */
async function ensureRole(owner: DataSource): Promise<void> {
  const [found] = await owner.query<{ present: boolean }[]>(
    'select exists (select from pg_roles where rolname = $1) as present',
    [APPLICATION_ROLE],
  );
  if (found?.present) return;
  try {
    await owner.query(`CREATE ROLE ${APPLICATION_ROLE} NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE`);
  } catch (error) {
    throw new ConfigError(
      `数据库中没有角色 ${APPLICATION_ROLE}，且属主角色无权创建；请由数据库管理员执行 CREATE ROLE ${APPLICATION_ROLE} LOGIN PASSWORD '…'（${error instanceof Error ? error.message : String(error)}）`,
    );
  }
}
