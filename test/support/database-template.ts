import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { DatabaseConfig } from '../../api/config';
import { BLUEPRINT } from '../../api/entities';
import { openDatabase } from '../../api/platform/database/open-database';
import { migrate } from '../../api/platform/database/migrate';
import { protectTenant } from '../../api/platform/database/tenant-table';

/** Which database the tests run on; `npm test` runs them on both. */
export const TEST_DATABASE: 'pglite' | 'postgres' =
  process.env['TONGCHOU_TEST_DATABASE'] === 'postgres' ? 'postgres' : 'pglite';

const OWNER = 'tongchou_test_owner';
const APPLICATION = 'app_rw';
const PASSWORD = 'throwaway';
/** Tests share the machine with other tests, browsers and databases: how long anything may take is asked by those alone whose matter it is. */
const PATIENCE = 8;
const QUIET = { info: () => {}, warn: () => {}, error: () => {} };
const ROOT = join(__dirname, '../..');

export interface TestDatabase {
  readonly config: DatabaseConfig;
  /** Direct access as superuser, for what a database administrator could do. Null on PGlite. */
  readonly adminUrl: string | null;
  drop(): Promise<void>;
}

/** A fresh, migrated, empty database, cloned from a template that is made once per set of migrations. */
export function cloneDatabase(): Promise<TestDatabase> {
  return TEST_DATABASE === 'postgres' ? cloneOnServer() : cloneEmbedded();
}

/** Changes with every migration that is listed, so that a template never outlives what made it. */
function version(): string {
  const sources = [...BLUEPRINT.migrations.map(String), String(protectTenant), String(migrate)];
  return createHash('sha256').update(sources.join('\n')).digest('hex').slice(0, 12);
}

async function cloneEmbedded(): Promise<TestDatabase> {
  const folder = join(ROOT, '.data/test');
  const file = join(folder, `template-${version()}.tar`);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    const template = await openDatabase({ kind: 'embedded', directory: null }, BLUEPRINT, QUIET);
    const bytes = Buffer.from(await ((await template.snapshot?.()) ?? new Blob()).arrayBuffer());
    await template.close();
    // Written aside and renamed: another worker sees the whole file or none.
    const aside = `${file}.${randomBytes(4).toString('hex')}`;
    writeFileSync(aside, bytes);
    renameSync(aside, file);
    removeOld(folder);
  }
  const snapshot = new Blob([readFileSync(file)]);
  return {
    config: { kind: 'embedded', directory: null, snapshot, patience: PATIENCE },
    adminUrl: null,
    drop: async () => {},
  };
}

/** Templates of yesterday's migrations; today's may be another run's, which is at work right now. */
function removeOld(folder: string): void {
  const yesterday = Date.now() - 24 * 60 * 60 * 1000;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const written = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
    if (name.startsWith('template-') && written < yesterday) rmSync(path, { force: true });
  }
}

async function cloneOnServer(): Promise<TestDatabase> {
  const superuser = process.env['TEST_DATABASE_URL'];
  if (!superuser)
    throw new Error('TONGCHOU_TEST_DATABASE=postgres needs TEST_DATABASE_URL (superuser of a throwaway cluster)');
  const template = `tongchou_template_${version()}`;
  const name = `tongchou_test_${randomBytes(6).toString('hex')}`;
  await asSuperuser(superuser, async (client) => {
    await lock(client);
    await makeRoles(client);
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [template]);
    if (!rowCount) await makeTemplate(client, superuser, template);
    await client.query(`create database ${name} template ${template} owner ${OWNER}`);
  });
  return {
    config: {
      kind: 'postgres',
      url: urlFor(superuser, name, APPLICATION),
      migrationUrl: null,
      poolSize: 12,
      patience: PATIENCE,
    },
    adminUrl: urlFor(superuser, name, null),
    drop: () =>
      asSuperuser(
        superuser,
        async (client) => void (await client.query(`drop database if exists ${name} with (force)`)),
      ),
  };
}

/** Owner and application role belong to the cluster, which is a throwaway one. */
async function makeRoles(client: Client): Promise<void> {
  for (const role of [OWNER, APPLICATION]) {
    const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role]);
    if (!rowCount) await client.query(`create role ${role}`);
    await client.query(
      `alter role ${role} login nosuperuser nobypassrls nocreaterole nocreatedb password '${PASSWORD}'`,
    );
  }
}

async function makeTemplate(client: Client, superuser: string, template: string): Promise<void> {
  const making = `${template}_making`;
  await client.query(`drop database if exists ${making} with (force)`);
  await client.query(`create database ${making} owner ${OWNER}`);
  const config = {
    kind: 'postgres',
    url: urlFor(superuser, making, APPLICATION),
    migrationUrl: urlFor(superuser, making, OWNER),
  } as const;
  await (await openDatabase(config, BLUEPRINT, QUIET)).close();
  for (let attempt = 0; ; attempt += 1) {
    const { rows } = await client.query<{ n: string }>(
      'select count(*)::text as n from pg_stat_activity where datname = $1',
      [making],
    );
    if (rows[0]?.n === '0' || attempt > 100) break;
    await pause(20);
  }
  await client.query(`alter database ${making} rename to ${template}`);
}

function lock(client: Client): Promise<unknown> {
  return client.query('select pg_advisory_lock(746574)');
}

export async function asSuperuser(url: string, act: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await act(client);
  } finally {
    await client.end();
  }
}

function urlFor(superuser: string, database: string, role: string | null): string {
  const url = new URL(superuser);
  url.pathname = `/${database}`;
  if (role !== null) [url.username, url.password] = [role, PASSWORD];
  return url.href;
}
