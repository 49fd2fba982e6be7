import { DataSource } from 'typeorm';
import { ConfigError, type DatabaseConfig } from '../../config';
import { sourceOptions, type Blueprint, type Database, type Log } from './database';
import { listenOnServer } from './listen';
import { assertMigrated, migrate } from './migrate';

/** node-postgres has no timeouts of its own; without these a slow or dead server holds requests for ever. */
const timeouts = (patience: number): object => ({
  // Longer than a regime is compiled at its first use, which holds up whoever is just connecting.
  connectionTimeoutMillis: 4_000 * patience,
  statement_timeout: 3_000 * patience,
  lock_timeout: 2_000 * patience,
  idle_in_transaction_session_timeout: 10_000 * patience,
  /** The client's own: for a server that no longer answers at all. */
  query_timeout: 4_000 * patience,
  keepAlive: true,
});

/** Opens a PostgreSQL server: the owner's connection migrates and is closed, the application role's serves. */
export async function openPostgres(
  config: Extract<DatabaseConfig, { kind: 'postgres' }>,
  blueprint: Blueprint,
  log: Log,
): Promise<Database> {
  if (config.migrationUrl !== null) {
    const owner = await connect('MIGRATION_DATABASE_URL', config.migrationUrl, blueprint, 2, {}, log);
    try {
      await migrate(owner, log, 'others');
    } finally {
      await owner.destroy();
    }
  }
  const { poolSize = 10, patience = 1 } = config;
  const source = await connect('DATABASE_URL', config.url, blueprint, poolSize, timeouts(patience), log);
  try {
    await refuseMightyRole(source);
    await assertMigrated(source);
  } catch (error) {
    await source.destroy();
    throw error;
  }
  return {
    kind: 'postgres',
    source,
    listen: (channel, hear) => listenOnServer(config.url, channel, hear, log),
    close: () => source.destroy(),
  };
}

async function connect(
  name: string,
  url: string,
  blueprint: Blueprint,
  poolSize: number,
  times: object,
  log: Log,
): Promise<DataSource> {
  const source = new DataSource({
    ...sourceOptions(blueprint),
    url,
    poolSize,
    applicationName: 'tongchou',
    poolErrorHandler: (error: Error) => log.warn({ error }, 'database: idle client lost'),
    // No statement here runs so long that compiling it pays; the estimates behind row-level security say otherwise.
    extra: { connectionTimeoutMillis: 2_000, ...times, options: '-c TimeZone=UTC -c jit=off' },
  });
  try {
    return await source.initialize();
  } catch (error) {
    throw new ConfigError(`无法连接 ${name} 所指的数据库：${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Row-level security binds neither a superuser, nor a role that bypasses it; an owner could switch it off. */
async function refuseMightyRole(source: DataSource): Promise<void> {
  const [role] = await source.query<{ name: string; superuser: boolean; bypass: boolean; owned: string }[]>(`
    select r.rolname as name, r.rolsuper as superuser, r.rolbypassrls as bypass,
      (select count(*)::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = current_schema() and pg_has_role(current_user, c.relowner, 'member')) as owned
    from pg_roles r where r.rolname = current_user`);
  const refused = !role
    ? '角色不明'
    : role.superuser
      ? '是超级用户'
      : role.bypass
        ? '可绕过行级安全（BYPASSRLS）'
        : role.owned !== '0'
          ? '拥有数据表'
          : null;
  if (refused !== null) {
    throw new ConfigError(
      `DATABASE_URL 的角色“${role?.name ?? ''}”${refused}，不得用来服务：请改用 app_rw（或其成员），属主角色放到 MIGRATION_DATABASE_URL`,
    );
  }
}
