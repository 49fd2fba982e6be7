import { mkdirSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { Client, Pool, type ClientBase } from 'pg';
import { DataSource } from 'typeorm';
import type { DatabaseConfig } from '../../config';
import { APPLICATION_ROLE, CHANNELS, sourceOptions, type Blueprint, type Database, type Log } from './database';
import { lockDirectory } from './directory-lock';
import { migrate } from './migrate';

/** One session serves everybody: a transaction waits for the one before it, so waiting is bounded here. */
const WAIT_MS = 5_000;

/**
 * Opens the embedded database (PGlite, PostgreSQL 18 in WebAssembly) through its own node-postgres connection.
 *
 * For demonstration, development and tests: it survives kill -9, not a power failure (no fsync). Its session is a
 * superuser, which would bypass even forced row-level security: the serving connection sets the role first.
 */
export async function openEmbedded(
  config: Extract<DatabaseConfig, { kind: 'embedded' }>,
  blueprint: Blueprint,
  log: Log,
): Promise<Database> {
  const unlock = config.directory === null ? () => {} : lockDirectory(config.directory);
  try {
    if (config.directory !== null) mkdirSync(config.directory, { recursive: true });
    const engine = await PGlite.create({
      ...(config.directory === null ? {} : { dataDir: `${config.directory}/pgdata` }),
      ...(config.snapshot === undefined ? {} : { loadDataDir: config.snapshot }),
    });
    return await serve(engine, blueprint, unlock, log, WAIT_MS * (config.patience ?? 1));
  } catch (error) {
    unlock();
    throw error;
  }
}

async function serve(
  engine: PGlite,
  blueprint: Blueprint,
  unlock: () => void,
  log: Log,
  waitMs: number,
): Promise<Database> {
  try {
    await withOwner(engine, blueprint, (owner) => migrate(owner, log, 'alone'));
    const settings = [`SET ROLE ${APPLICATION_ROLE}`, ...CHANNELS.map((channel) => `LISTEN ${channel}`)];
    const source = await connect(engine, blueprint, settings, log, waitMs);
    return {
      kind: 'embedded',
      source,
      // The one session listens to itself from the start; a new client on it begins by listening again.
      listen: (channel, hear) => {
        const unlisten = engine.onNotification((on, payload) => on === channel && hear(payload));
        hear(null);
        return async () => unlisten();
      },
      snapshot: () => engine.dumpDataDir('none'),
      close: async () => {
        await source.destroy();
        await engine.close();
        unlock();
      },
    };
  } catch (error) {
    await engine.close();
    throw error;
  }
}

async function withOwner(
  engine: PGlite,
  blueprint: Blueprint,
  act: (owner: DataSource) => Promise<void>,
): Promise<void> {
  const owner = await connect(engine, blueprint, [], null);
  try {
    await act(owner);
  } finally {
    await owner.destroy();
  }
}

/** A dropped client leaves its transaction and settings to the next one on the same session: each starts by clearing them. */
async function connect(
  engine: PGlite,
  blueprint: Blueprint,
  settings: readonly string[],
  log: Log | null,
  waitMs = WAIT_MS,
): Promise<DataSource> {
  const prepare = async (client: ClientBase): Promise<void> => {
    for (const sql of ['ROLLBACK', 'DISCARD ALL', "SET TIME ZONE 'UTC'", ...settings]) await client.query(sql);
  };
  return new DataSource({
    ...sourceOptions(blueprint),
    driver: { Pool, Client },
    poolErrorHandler: (error: Error) => log?.warn({ error }, 'embedded database: client lost'),
    extra: {
      ...createPgConfig(engine),
      max: 1,
      idleTimeoutMillis: 0,
      connectionTimeoutMillis: waitMs,
      onConnect: prepare,
    },
  }).initialize();
}
