import { BlockList, isIP } from 'node:net';
import { resolve } from 'node:path';

/** Where the data lives. `embedded`: PGlite in a directory (null: in memory). `postgres`: a server, two roles. */
export type DatabaseConfig =
  | (Patience & { readonly kind: 'embedded'; readonly directory: string | null; readonly snapshot?: Blob })
  | (Patience & {
      readonly kind: 'postgres';
      readonly url: string;
      readonly migrationUrl: string | null;
      readonly poolSize?: number;
    });

interface Patience {
  /** Tests only: how many times as long as elsewhere connections, statements and operations may take, where the machine does much else at once. */
  readonly patience?: number;
}

/** `demo`: people with a known password, a published regime, projects; `demo-organisations`: organisations and people only. */
export type SeedChoice = 'demo' | 'demo-organisations';

/** A bucket of a server that speaks S3, for uploaded files. */
export interface S3Config {
  /** Null: Amazon's own, by region. */
  readonly endpoint: string | null;
  readonly region: string;
  readonly bucket: string;
  readonly accessKey: string;
  readonly secretKey: string;
  /** `<endpoint>/<bucket>/<key>` instead of `<bucket>.<endpoint>/<key>`. */
  readonly pathStyle: boolean;
  /** What every key begins with: several databases in one bucket need one each. */
  readonly prefix: string;
}

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
  /** Where uploaded files are kept; absent: on disk, in `data`. */
  readonly s3?: S3Config | undefined;
  /** Bytes of attachments that one organisation may have. Default: 5 GB. */
  readonly attachmentQuota?: number;
  /** Bytes of attachments of a whole government. Default: 500 GB. */
  readonly governmentAttachmentQuota?: number;
  /** Bytes of attachments that one case may hold. Default: 1 GB. */
  readonly caseAttachmentQuota?: number;
  /** From one sweep over the stored files to the next, in milliseconds; null or absent: this server sweeps none. */
  readonly fileSweepMs?: number | null;
  /** From one check of stored files to the next, in milliseconds; null or absent: this server checks none. */
  readonly fileCheckMs?: number | null;
  /** The longest that a regime may be proven, in milliseconds. Default: 20 s. */
  readonly proofMs?: number;
  /** Where people outside reach this server (`https://…`); it stands on papers, for verifying them. Absent: only the path. */
  readonly address?: string;
  /** The proxies before this server that are believed when they say for whom they ask. Default: none. */
  readonly trustedProxies?: BlockList;
  /** From one sweep over the deadlines to the next, in milliseconds; null or absent: this server sweeps none. */
  readonly sweepMs?: number | null;
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
    ...readS3(read),
    attachmentQuota: readQuota(read, 'TONGCHOU_ATTACHMENT_QUOTA_MB', '5120'),
    governmentAttachmentQuota: readQuota(read, 'TONGCHOU_GOVERNMENT_ATTACHMENT_QUOTA_MB', '512000'),
    caseAttachmentQuota: readQuota(read, 'TONGCHOU_CASE_ATTACHMENT_QUOTA_MB', '1024'),
    fileSweepMs: readMinutes(read, 'TONGCHOU_FILE_SWEEP_MINUTES', '60', '不清理附件'),
    fileCheckMs: readMinutes(read, 'TONGCHOU_FILE_CHECK_MINUTES', '10', '不复核附件'),
    proofMs: readProofTime(read('TONGCHOU_PROOF_SECONDS') ?? '20'),
    address: readAddress(read('TONGCHOU_ADDRESS')),
    trustedProxies: readProxies(read('TONGCHOU_TRUSTED_PROXIES')),
    sweepMs: readSweep(read('TONGCHOU_SWEEP_SECONDS') ?? '60'),
    seedOnStart: readSeed(read('TONGCHOU_SEED'), database.kind),
  };
}

function readS3(read: (name: string) => string | null): { readonly s3?: S3Config } {
  const bucket = read('TONGCHOU_S3_BUCKET');
  const endpoint = read('TONGCHOU_S3_ENDPOINT');
  const [accessKey, secretKey] = [read('TONGCHOU_S3_ACCESS_KEY'), read('TONGCHOU_S3_SECRET_KEY')];
  if (bucket === null) {
    if (endpoint ?? accessKey ?? secretKey)
      throw new ConfigError('给出了 TONGCHOU_S3_… 却没有 TONGCHOU_S3_BUCKET：须指明存放附件的存储桶');
    return {};
  }
  if (accessKey === null || secretKey === null)
    throw new ConfigError('设置了 TONGCHOU_S3_BUCKET，还须给出 TONGCHOU_S3_ACCESS_KEY 与 TONGCHOU_S3_SECRET_KEY');
  if (endpoint !== null && !/^https?:\/\/[^/\s?#]+\/?$/.test(endpoint))
    throw new ConfigError(`TONGCHOU_S3_ENDPOINT 须形如 https://s3.example.gov.cn，所给为“${endpoint}”`);
  const pathStyle = read('TONGCHOU_S3_PATH_STYLE') ?? (endpoint === null ? 'false' : 'true');
  if (pathStyle !== 'true' && pathStyle !== 'false')
    throw new ConfigError(`TONGCHOU_S3_PATH_STYLE 须为 true 或 false，所给为“${pathStyle}”`);
  const prefix = read('TONGCHOU_S3_PREFIX') ?? '';
  if (!/^([A-Za-z0-9_-]{1,60}\/)*$/.test(prefix))
    throw new ConfigError(`TONGCHOU_S3_PREFIX 须为以斜杠结尾的路径，如 tongchou/，所给为“${prefix}”`);
  const region = read('TONGCHOU_S3_REGION') ?? 'us-east-1';
  return { s3: { endpoint, region, bucket, accessKey, secretKey, pathStyle: pathStyle === 'true', prefix } };
}

function readPort(given: string): number {
  const port = /^\d{1,5}$/.test(given) ? Number(given) : Number.NaN;
  if (!(port >= 0 && port <= 65_535)) throw new ConfigError(`PORT 须为 0 至 65535 的整数，所给为“${given}”`);
  return port;
}

function readQuota(read: (name: string) => string | null, name: string, standard: string): number {
  const given = read(name) ?? standard;
  if (!/^[1-9]\d{0,7}$/.test(given)) throw new ConfigError(`${name} 须为正整数（MB），所给为“${given}”`);
  return Number(given) * 1024 ** 2;
}

function readProofTime(given: string): number {
  if (!/^[1-9]\d{0,2}$/.test(given))
    throw new ConfigError(`TONGCHOU_PROOF_SECONDS 须为 1 至 999 的整数（秒），所给为“${given}”`);
  return Number(given) * 1_000;
}

function readAddress(given: string | null): string {
  if (given === null) return '';
  const address = URL.canParse(given) ? new URL(given) : null;
  const isPlain = address !== null && /^https?:$/.test(address.protocol) && address.username === '';
  if (!isPlain || address.search !== '' || address.hash !== '')
    throw new ConfigError(`TONGCHOU_ADDRESS 须形如 https://host 或 https://host/path，所给为“${given}”`);
  return address.href.replace(/\/+$/, '');
}

/** @throws ConfigError */
export function readProxies(given: string | null): BlockList {
  const proxies = new BlockList();
  for (const one of (given ?? '').split(/[\s,]+/).filter((part) => part !== '')) {
    const [address = '', length, ...more] = one.split('/');
    const kind = isIP(address) === 4 ? 'ipv4' : 'ipv6';
    const most = kind === 'ipv4' ? 32 : 128;
    const bits = length === undefined ? most : /^\d{1,3}$/.test(length) ? Number(length) : -1;
    if (isIP(address) === 0 || more.length > 0 || bits < 0 || bits > most)
      throw new ConfigError(
        `TONGCHOU_TRUSTED_PROXIES 须为以逗号隔开的地址或网段，如 10.0.0.5,192.168.0.0/16，所给为“${one}”`,
      );
    proxies.addSubnet(address, bits, kind);
  }
  return proxies;
}

function readSweep(given: string): number | null {
  if (!/^(0|[1-9]\d{0,4})$/.test(given))
    throw new ConfigError(
      `TONGCHOU_SWEEP_SECONDS 须为 1 至 99999 的整数（秒），0 为本进程不巡查期限；所给为“${given}”`,
    );
  return given === '0' ? null : Number(given) * 1_000;
}

function readMinutes(
  read: (name: string) => string | null,
  name: string,
  standard: string,
  never: string,
): number | null {
  const given = read(name) ?? standard;
  if (!/^(0|[1-9]\d{0,3})$/.test(given))
    throw new ConfigError(`${name} 须为 1 至 9999 的整数（分钟），0 为本进程${never}；所给为“${given}”`);
  return given === '0' ? null : Number(given) * 60_000;
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
