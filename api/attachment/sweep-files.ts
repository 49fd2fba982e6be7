import { asSystem, readAsSystem, type Runtime } from '../identity/act-as';
import { asOnlyOne } from '../platform/database/as-only-one';
import type { Log } from '../platform/database/database';
import { repeat, type Job } from '../platform/repeat';
import type { FileStore } from './file-store';
import { forgetUnsent } from './forget-unsent';

/** The name of the lock: one of several servers sweeps at a time. */
const LOCK = 'file-sweep';
/** Younger files are left alone: a database that was set back by a backup is noticed within that time. */
const GRACE_MS = 24 * 60 * 60 * 1000;
const BATCH = 500;
/** More orphans than these, and more than half of all files: the store is another database's, or the database an old one. */
const SUSPECT = 20;

export interface FileSweepOptions {
  readonly log?: Log | undefined;
  /** Tests only: by the machine's clock, which the store's files are dated by. */
  readonly graceMs?: number;
}

export interface FilesSwept {
  /** Announced, never sent. */
  readonly forgotten: number;
  /** Files in the store that are no attachment's. */
  readonly removed: number;
  /** So many orphans that none of them was touched. */
  readonly suspected: number;
}

/** Sweeps the store while a server runs; it keeps nothing in mind, so a start goes on where another ended. */
export function startFileSweep(runtime: Runtime, store: FileStore, log: Log, intervalMs: number): Job {
  return repeat(async () => {
    try {
      await sweepFiles(runtime, store, { log });
    } catch (error) {
      log.warn({ error }, 'file sweep: could not begin, tried again later');
    }
  }, intervalMs);
}

/**
 * Removes what is left of uploads that came to no end: announcements whose time is over, files in the store without an
 * attachment, files half received on this machine. A place is one upload's and never taken again, so a file that is nobody's
 * once is nobody's for ever, whatever is uploaded meanwhile.
 *
 * @returns by government; null when another server is sweeping
 */
export function sweepFiles(
  runtime: Runtime,
  store: FileStore,
  options: FileSweepOptions = {},
): Promise<ReadonlyMap<string, FilesSwept> | null> {
  return asOnlyOne(runtime.database, LOCK, () => sweepAll(runtime, store, options));
}

async function sweepAll(
  runtime: Runtime,
  store: FileStore,
  { log, graceMs = GRACE_MS }: FileSweepOptions,
): Promise<ReadonlyMap<string, FilesSwept>> {
  await store.clear(Date.now());
  const governments = await runtime.database.source.query<{ code: string }[]>(
    'select code from government order by code',
  );
  const done = new Map<string, FilesSwept>();
  for (const { code: government } of governments) {
    try {
      const forgotten = await asSystem(runtime, government, forgetUnsent);
      const { orphans, listed } = await findOrphans(runtime, store, government, new Date(Date.now() - graceMs));
      const isSuspect = orphans.length > SUSPECT && orphans.length * 2 > listed;
      if (isSuspect)
        log?.error(
          { government, orphans: orphans.length, listed },
          'file sweep: most files belong to no attachment, nothing removed; is this store another database’s?',
        );
      else for (const key of orphans) await store.objects.remove(key);
      const removed = isSuspect ? 0 : orphans.length;
      if (removed + forgotten > 0) log?.info({ government, removed, forgotten }, 'files swept');
      done.set(government, { forgotten, removed, suspected: orphans.length - removed });
    } catch (error) {
      log?.warn({ error, government }, 'file sweep: broken off, goes on with the next');
    }
  }
  return done;
}

async function findOrphans(
  runtime: Runtime,
  store: FileStore,
  government: string,
  before: Date,
): Promise<{ readonly orphans: readonly string[]; readonly listed: number }> {
  const orphans: string[] = [];
  let listed = 0;
  let batch: string[] = [];
  const look = async (): Promise<void> => {
    if (batch.length > 0) orphans.push(...(await withoutAttachment(runtime, government, batch)));
    batch = [];
  };
  for await (const { key, writtenAt } of store.objects.list(`${government}/`)) {
    listed += 1;
    if (writtenAt <= before) batch.push(key);
    if (batch.length === BATCH) await look();
  }
  await look();
  return { orphans, listed };
}

async function withoutAttachment(
  runtime: Runtime,
  government: string,
  keys: readonly string[],
): Promise<readonly string[]> {
  const rows = await readAsSystem(runtime, government, (ctx) =>
    ctx.tx.query<{ place: string }[]>('select place from attachment where government = $1 and place = any ($2)', [
      government,
      keys,
    ]),
  );
  const known = new Set(rows.map(({ place }) => place));
  return keys.filter((key) => !known.has(key));
}
