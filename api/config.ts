import { resolve } from 'node:path';

/** Where the data lives. `embedded`: PGlite in a directory (null: in memory). `postgres`: a server, two roles. */
export type DatabaseConfig =
  | { readonly kind: 'embedded'; readonly directory: string | null; readonly snapshot?: Blob }
  | {
      readonly kind: 'postgres';
      readonly url: string;
      readonly migrationUrl: string | null;
      readonly poolSize?: number;
    };

/** `demo`: people with a known password, a published regime, projects; `demo-organisations`: organisations and people only. */
export type SeedChoice = 'demo' | 'demo-organisations';

export interface Config {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly database: DatabaseConfig;
  /** Directory of uploaded files and of the embedded database. */
  readonly data: string;
  /** The built console; a placeholder page is served while it is absent. */
  readonly console: string;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
  /** Set behind TLS: the session cookie is then sent over HTTPS only. */
  readonly secureCookies: boolean;
  /** Sign-in attempts per minute and address. */
  readonly loginsPerMinute: number;
  /** Bytes of attachments that one organisation may have. Default: 5 GB. */
  readonly attachmentQuota?: number;
  /** What is entered at start into an empty database; null: nothing. */
  readonly seedOnStart?: SeedChoice | null;
}

/** A mistake in the configuration, worded for whoever starts the server. */
export class ConfigError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ConfigError';
  }
}

const LOG_LEVELS: readonly Config['logLevel'][] = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'];

/**
 * Reads the configuration from environment variables. Only this file, `main.ts` and `ormconfig.ts` see the
 * environment; everything else is handed what it needs.
 *
 * @throws ConfigError naming the variable, what it expects and what was given.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const read = (name: string): string | null => environment[name]?.trim() || null;
  const data = resolve(read('TONGCHOU_DATA') ?? '.data');
  const database = readDatabase(read, data);
  const level = read('LOG_LEVEL') ?? 'info';
  const logLevel = LOG_LEVELS.find((known) => known === level);
  if (!logLevel) throw new ConfigError(`LOG_LEVEL 须为 ${LOG_LEVELS.join('、')} 之一，所给为“${level}”`);
  return {
    host: read('HOST') ?? (database.kind === 'embedded' ? '127.0.0.1' : '0.0.0.0'),
    port: readPort(read('PORT') ?? '4000'),
    database,
    data,
    console: resolve(read('TONGCHOU_CONSOLE') ?? 'dist/admin'),
    logLevel,
    secureCookies: read('SECURE_COOKIES') === 'true',
    loginsPerMinute: 60,
    attachmentQuota: readQuota(read('TONGCHOU_ATTACHMENT_QUOTA_MB') ?? '5120'),
    seedOnStart: readSeed(read('TONGCHOU_SEED'), database.kind),
  };
}

function readPort(given: string): number {
  const port = /^\d{1,5}$/.test(given) ? Number(given) : Number.NaN;
  if (!(port >= 0 && port <= 65_535)) throw new ConfigError(`PORT 须为 0 至 65535 的整数，所给为“${given}”`);
  return port;
}

function readQuota(given: string): number {
  if (!/^[1-9]\d{0,7}$/.test(given))
    throw new ConfigError(`TONGCHOU_ATTACHMENT_QUOTA_MB 须为正整数（MB），所给为“${given}”`);
  return Number(given) * 1024 ** 2;
}

/** Known passwords never enter a database server; the embedded one is for demonstration unless it is told otherwise. */
function readSeed(given: string | null, kind: DatabaseConfig['kind']): SeedChoice | null {
  if (given === null) return kind === 'embedded' ? 'demo' : null;
  if (given === 'none') return null;
  if (given === 'demo-organisations') return given;
  if (given === 'demo' && kind === 'embedded') return given;
  throw new ConfigError(
    given === 'demo'
      ? 'TONGCHOU_SEED=demo 含公开的口令，只能用于内嵌数据库；PostgreSQL 上请用 demo-organisations（不含口令）或 none'
      : `TONGCHOU_SEED 须为 demo、demo-organisations、none 之一，所给为“${given}”`,
  );
}

function readDatabase(read: (name: string) => string | null, data: string): DatabaseConfig {
  const url = read('DATABASE_URL');
  const migrationUrl = read('MIGRATION_DATABASE_URL');
  if (url === null) {
    if (migrationUrl !== null) {
      throw new ConfigError('设置了 MIGRATION_DATABASE_URL 却没有 DATABASE_URL：须同时给出应用角色的连接');
    }
    return { kind: 'embedded', directory: resolve(data, 'database') };
  }
  checkUrl('DATABASE_URL', url);
  if (migrationUrl !== null) checkUrl('MIGRATION_DATABASE_URL', migrationUrl);
  return { kind: 'postgres', url, migrationUrl };
}

function checkUrl(name: string, given: string): void {
  const parsed = URL.canParse(given) ? new URL(given) : null;
  if (parsed?.protocol !== 'postgres:' && parsed?.protocol !== 'postgresql:') {
    throw new ConfigError(`${name} 须形如 postgres://用户:口令@主机:端口/库名（所给的值不合此形，出于保密不在此显示）`);
  }
}
