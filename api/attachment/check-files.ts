import { recordAudit } from '../audit/record-audit';
import { asSystem, readAsSystem, type Runtime } from '../identity/act-as';
import type { Context } from '../platform/context';
import { asOnlyOne } from '../platform/database/as-only-one';
import type { Log } from '../platform/database/database';
import { repeat, type Job } from '../platform/repeat';
import type { Found } from './checked-objects';
import type { FileStore } from './file-store';

/** The name of the lock: one of several servers checks at a time. */
const LOCK = 'file-check';
const DAY_MS = 24 * 60 * 60 * 1000;
/** How long a file is taken to be what it was; one that was not is looked at again the next day. */
const GOOD_FOR_MS = 30 * DAY_MS;
/** At most so much in one run: checking goes on beside uploads and downloads, and is never in a hurry. */
const MOST_FILES = 200;
const MOST_BYTES = 256 * 1024 ** 2;

export interface FilesChecked {
  readonly checked: number;
  /** Ids of those that are missing or not what was uploaded, those that were so before included. */
  readonly damaged: readonly string[];
}

interface DueFile {
  readonly id: string;
  readonly place: string;
  readonly name: string;
  readonly size: number;
  readonly digest: string;
  /** What was found last; null: it was never looked at. */
  readonly before: Found | null;
}

/** Checks the stored files while a server runs; a start goes on where another ended. */
export function startFileCheck(runtime: Runtime, store: FileStore, log: Log, intervalMs: number): Job {
  return repeat(async () => {
    try {
      await checkFiles(runtime, store, log);
    } catch (error) {
      log.warn({ error }, 'file check: broken off, tried again later');
    }
  }, intervalMs);
}

/**
 * Reads stored files whole, those first that were not looked at for longest, and compares their SHA-256 with that of the upload:
 * a disk that rots, or a hand on it, is noticed before somebody needs the file. What is damaged, or good again, is in the audit of
 * its government, once.
 *
 * @returns by government; null when another server is at it
 */
export function checkFiles(
  runtime: Runtime,
  store: FileStore,
  log?: Log,
): Promise<ReadonlyMap<string, FilesChecked> | null> {
  return asOnlyOne(runtime.database, LOCK, async () => {
    const governments = await runtime.database.source.query<{ code: string }[]>(
      'select code from government order by code',
    );
    const done = new Map<string, FilesChecked>();
    let left = { files: MOST_FILES, bytes: MOST_BYTES };
    for (const { code } of governments) {
      const due = left.files > 0 ? await readAsSystem(runtime, code, (ctx) => dueFiles(ctx, left.files)) : [];
      const damaged: string[] = [];
      let checked = 0;
      for (const file of due) {
        if (left.bytes <= 0) break;
        const found = await looked(store, file, (error) =>
          log?.error({ error, government: code, attachment: file.id }, 'file check: cannot be read, tried again later'),
        );
        if (found === null) continue;
        await asSystem(runtime, code, (ctx) => keep(ctx, file, found));
        left = { files: left.files - 1, bytes: left.bytes - file.size };
        checked += 1;
        if (found === 'good') continue;
        damaged.push(file.id);
        log?.error({ government: code, attachment: file.id, is: found }, 'file check: not what was stored');
      }
      done.set(code, { checked, damaged });
    }
    return done;
  });
}

/** What a look at a file came to; null where it cannot be read now, which keeps no other file from being looked at. */
async function looked(store: FileStore, file: DueFile, onFailure: (error: unknown) => void): Promise<Found | null> {
  try {
    return await store.checked.look(file.place, file);
  } catch (error) {
    onFailure(error);
    return null;
  }
}

async function dueFiles(ctx: Context, most: number): Promise<readonly DueFile[]> {
  const rows = await ctx.tx.query<(Omit<DueFile, 'size'> & { readonly size: string })[]>(
    `select a.id, a.place, a.name, a.size::text as size, a.digest, c.found as before
     from attachment a left join attachment_check c on c.government = a.government and c.attachment = a.id
     where a.government = $1 and a.status = 'stored'
       and coalesce(c.checked_at, a.stored_at) <= case when c.found <> 'good' then $3::timestamptz else $2::timestamptz end
     order by coalesce(c.checked_at, a.stored_at), a.id limit $4`,
    [ctx.government, new Date(ctx.now.getTime() - GOOD_FOR_MS), new Date(ctx.now.getTime() - DAY_MS), most],
  );
  return rows.map((row) => ({ ...row, size: Number(row.size) }));
}

async function keep(ctx: Context, { id, name, before }: DueFile, found: Found): Promise<void> {
  await ctx.tx.query(
    `insert into attachment_check (government, attachment, checked_at, found) values ($1, $2, $3, $4)
     on conflict (government, attachment) do update set checked_at = excluded.checked_at, found = excluded.found`,
    [ctx.government, id, ctx.now, found],
  );
  if (found === (before ?? 'good')) return;
  recordAudit(ctx, {
    verb: found === 'good' ? 'attachment:mended' : 'attachment:damaged',
    subject: { type: 'Attachment', id },
    details: { name, found },
  });
}
