import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { DatabaseConfig } from '../../api/config';
import { BLUEPRINT } from '../../api/entities';
import type { Database } from '../../api/platform/database/database';
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
const FOLDER = join(__dirname, '../../.data/test');

/** What several tests begin with: told once in a run of the tests, by whoever is first, and cloned by everybody. */
export interface Beginning {
  readonly name: string;
  /** @param data folder of a server that keeps its files there */
  tell(database: Database, data: string): Promise<void>;
}

export interface TestDatabase {
  readonly config: DatabaseConfig;
  /** Direct access as superuser, for what a database administrator could do. Null on PGlite. */
  readonly adminUrl: string | null;
  /** The files that belong to what the database begins with; to be copied. Null: it begins empty. */
  readonly data: string | null;
  drop(): Promise<void>;
}

/** A fresh, migrated database: empty, cloned from a template that is made once per set of migrations, or with a beginning. */
export function cloneDatabase(beginning: Beginning | null = null): Promise<TestDatabase> {
  return TEST_DATABASE === 'postgres' ? cloneOnServer(beginning) : cloneEmbedded(beginning);
}

/** Of this run alone: what is told follows from code that may be another in the next. */
function toldName({ name }: Beginning): string {
  const run = process.env['TONGCHOU_TEST_RUN'];
  if (!run) throw new Error('a beginning is told once in a run: test/support/begin-run.cjs names it');
  return `tongchou_told_${run}_${name}`;
}

/** Tells a beginning, with its files aside: they are there before the database is. */
async function tellInto(config: DatabaseConfig, beginning: Beginning): Promise<Blob | undefined> {
  mkdirSync(FOLDER, { recursive: true });
  const aside = mkdtempSync(join(FOLDER, 'template-'));
  const database = await openDatabase({ ...config, patience: PATIENCE }, BLUEPRINT, QUIET);
  try {
    await beginning.tell(database, aside);
    const data = join(FOLDER, toldName(beginning));
    if (existsSync(data)) rmSync(aside, { recursive: true });
    else renameSync(aside, data);
    return await database.snapshot?.();
  } finally {
    await database.close();
  }
}

/** Changes with every migration that is listed, so that a template never outlives what made it. */
function version(): string {
  const sources = [...BLUEPRINT.migrations.map(String), String(protectTenant), String(migrate)];
  return createHash('sha256').update(sources.join('\n')).digest('hex').slice(0, 12);
}

async function cloneEmbedded(beginning: Beginning | null): Promise<TestDatabase> {
  const empty = join(FOLDER, `template-${version()}.tar`);
  if (!existsSync(empty)) {
    const template = await openDatabase({ kind: 'embedded', directory: null }, BLUEPRINT, QUIET);
    await keep(empty, await template.snapshot?.());
    await template.close();
    removeOld();
  }
  const told = beginning && join(FOLDER, `${toldName(beginning)}.tar`);
  if (beginning && told && !existsSync(told)) await keep(told, await tellInto(embedded(empty), beginning));
  return {
    config: { ...embedded(told ?? empty), patience: PATIENCE },
    adminUrl: null,
    data: beginning && join(FOLDER, toldName(beginning)),
    drop: async () => {},
  };
}

function embedded(file: string) {
  return { kind: 'embedded', directory: null, snapshot: new Blob([readFileSync(file)]) } as const;
}

/** Written aside and renamed: another worker sees the whole file or none. */
async function keep(file: string, snapshot = new Blob()): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const aside = `${file}.${randomBytes(4).toString('hex')}`;
  writeFileSync(aside, Buffer.from(await snapshot.arrayBuffer()));
  renameSync(aside, file);
}

/** Templates of yesterday's migrations; today's may be another run's, which is at work right now. */
function removeOld(): void {
  const yesterday = Date.now() - 24 * 60 * 60 * 1000;
  for (const name of readdirSync(FOLDER)) {
    const path = join(FOLDER, name);
    const written = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
    if (/^(template-|tongchou_told_)/.test(name) && written < yesterday) rmSync(path, { force: true, recursive: true });
  }
}

async function cloneOnServer(beginning: Beginning | null): Promise<TestDatabase> {
  const superuser = process.env['TEST_DATABASE_URL'];
  if (!superuser)
    throw new Error('TONGCHOU_TEST_DATABASE=postgres needs TEST_DATABASE_URL (superuser of a throwaway cluster)');
  const empty = `tongchou_template_${version()}`;
  const name = `tongchou_test_${randomBytes(6).toString('hex')}`;
  const clone = (client: Client, template: string): Promise<unknown> =>
    client.query(`create database ${name} template ${template} owner ${OWNER}`);
  await asSuperuser(superuser, async (client) => {
    await makeRoles(client);
    await makeOnce(client, empty, () => makeTemplate(client, superuser, { template: empty, from: 'template1' }));
    if (!beginning) await clone(client, empty);
  });
  if (beginning) {
    const template = toldName(beginning);
    // Under a lock of its own: whoever begins with nothing does not wait for what is told.
    await asSuperuser(superuser, async (client) => {
      await makeOnce(client, template, () => makeTemplate(client, superuser, { template, from: empty, beginning }));
      await clone(client, template);
    });
  }
  return {
    config: {
      kind: 'postgres',
      url: urlFor(superuser, name, APPLICATION),
      migrationUrl: null,
      poolSize: 12,
      patience: PATIENCE,
    },
    adminUrl: urlFor(superuser, name, null),
    data: beginning && join(FOLDER, toldName(beginning)),
    drop: () =>
      asSuperuser(
        superuser,
        async (client) => void (await client.query(`drop database if exists ${name} with (force)`)),
      ),
  };
}

/** Owner and application role belong to the cluster, which is a throwaway one. */
async function makeRoles(client: Client): Promise<void> {
  await lock(client, 'roles');
  for (const role of [OWNER, APPLICATION]) {
    const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role]);
    if (!rowCount) await client.query(`create role ${role}`);
    await client.query(
      `alter role ${role} login nosuperuser nobypassrls nocreaterole nocreatedb password '${PASSWORD}'`,
    );
  }
}

interface Template {
  readonly template: string;
  readonly from: string;
  readonly beginning?: Beginning;
}

/** Made by one worker while the others wait; the template is locked until the client is closed. */
async function makeOnce(client: Client, template: string, make: () => Promise<void>): Promise<void> {
  await lock(client, template);
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [template]);
  if (!rowCount) await make();
}

async function makeTemplate(client: Client, superuser: string, { template, from, beginning }: Template): Promise<void> {
  const making = `${template}_making`;
  await client.query(`drop database if exists ${making} with (force)`);
  await client.query(`create database ${making} template ${from} owner ${OWNER}`);
  const url = urlFor(superuser, making, APPLICATION);
  if (beginning) await tellInto({ kind: 'postgres', url, migrationUrl: null }, beginning);
  else {
    const config = {
      kind: 'postgres',
      url,
      migrationUrl: urlFor(superuser, making, OWNER),
      patience: PATIENCE,
    } as const;
    await (await openDatabase(config, BLUEPRINT, QUIET)).close();
  }
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

function lock(client: Client, what: string): Promise<unknown> {
  return client.query('select pg_advisory_lock(746574, hashtext($1))', [what]);
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
