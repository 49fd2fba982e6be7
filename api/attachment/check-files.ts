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
/** So many of a government that cannot be read one after the other are no longer the files' own fault: the rest waits for another run. */
const MOST_FAILED = 5;
/** Who is first changes from run to run, as long as they are no closer. */
const TURN_MS = 10 * 60 * 1000;

export interface FilesChecked {
  readonly checked: number;
  /** Ids of those that are missing or not what was uploaded, those that were so before included. */
  readonly damaged: readonly string[];
  /** Ids of those that could not be read now. */
  readonly unread: readonly string[];
}

interface DueFile {
  readonly id: string;
  readonly place: string;
  readonly name: string;
  readonly size: number;
  readonly digest: string;
  /** What was found last; null: it was never looked at. */
  readonly before: Found | null;
  /** Whether it could not be read when it was tried last. */
  readonly failed: boolean;
}

interface Allowance {
  readonly files: number;
  readonly bytes: number;
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
 * its government, once. What cannot be read now is told in the log once and tried again the next day, after those that are due.
 *
 * Each government has its share of what one run looks at; what the others leave goes to those that have more. One whose files or
 * rows cannot be reached keeps none of the others from theirs.
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
    let left: Allowance = { files: MOST_FILES, bytes: MOST_BYTES };
    let waiting = inTurn(governments, runtime.clock?.() ?? new Date()).map(({ code }) => code);
    while (waiting.length > 0 && left.files > 0 && left.bytes > 0) {
      const more: string[] = [];
      for (const [index, code] of waiting.entries()) {
        const others = waiting.length - index;
        const share = { files: Math.ceil(left.files / others), bytes: Math.ceil(left.bytes / others) };
        if (share.files <= 0 || share.bytes <= 0) break;
        const looked = await lookThrough(runtime, store, code, share, log);
        left = { files: left.files - looked.used.files, bytes: left.bytes - looked.used.bytes };
        done.set(code, together(done.get(code), looked));
        if (looked.hasMore) more.push(code);
      }
      waiting = more;
    }
    return done;
  });
}

function inTurn<T>(all: readonly T[], now: Date): readonly T[] {
  const first = all.length === 0 ? 0 : Math.floor(now.getTime() / TURN_MS) % all.length;
  return [...all.slice(first), ...all.slice(0, first)];
}

function together(before: FilesChecked | undefined, { checked, damaged, unread }: FilesChecked): FilesChecked {
  return before === undefined
    ? { checked, damaged, unread }
    : {
        checked: before.checked + checked,
        damaged: [...before.damaged, ...damaged],
        unread: [...before.unread, ...unread],
      };
}

interface LookedThrough extends FilesChecked {
  readonly used: Allowance;
  /** Whether its share was too little. */
  readonly hasMore: boolean;
}

/** Looks at as many files of a government as its share lets it. Whatever goes wrong is told, and is the end of its turn. */
async function lookThrough(
  runtime: Runtime,
  store: FileStore,
  government: string,
  share: Allowance,
  log: Log | undefined,
): Promise<LookedThrough> {
  const [damaged, unread]: [string[], string[]] = [[], []];
  let used: Allowance = { files: 0, bytes: 0 };
  let failed = 0;
  const looked = (hasMore: boolean): LookedThrough => ({
    checked: used.files - unread.length,
    damaged,
    unread,
    used,
    hasMore,
  });
  try {
    const due = await readAsSystem(runtime, government, (ctx) => dueFiles(ctx, share.files));
    for (const file of due) {
      if (used.bytes >= share.bytes) return looked(true);
      const { found, error } = await look(store, file);
      await asSystem(runtime, government, (ctx) => keep(ctx, file, found));
      used = { files: used.files + 1, bytes: used.bytes + (found === null ? 0 : file.size) };
      if (found === null) {
        unread.push(file.id);
        failed += 1;
        if (!file.failed)
          log?.error({ error, government, attachment: file.id }, 'file check: cannot be read, tried again later');
        if (failed >= MOST_FAILED) return looked(false);
        continue;
      }
      failed = 0;
      if (found === 'good') continue;
      damaged.push(file.id);
      log?.error({ government, attachment: file.id, is: found }, 'file check: not what was stored');
    }
    return looked(due.length === share.files);
  } catch (error) {
    log?.error({ error, government }, 'file check: broken off for a government, tried again later');
    return looked(false);
  }
}

interface Look {
  /** Null where it cannot be read now. */
  readonly found: Found | null;
  readonly error?: unknown;
}

async function look(store: FileStore, file: DueFile): Promise<Look> {
  try {
    return { found: await store.checked.look(file.place, file) };
  } catch (error) {
    return { found: null, error };
  }
}

async function dueFiles(ctx: Context, most: number): Promise<readonly DueFile[]> {
  const rows = await ctx.tx.query<(Omit<DueFile, 'size'> & { readonly size: string })[]>(
    `select a.id, a.place, a.name, a.size::text as size, a.digest, c.found as before,
       c.failed_at is not null as failed
     from attachment a left join attachment_check c on c.government = a.government and c.attachment = a.id
     where a.government = $1 and a.status = 'stored'
       and coalesce(c.checked_at, a.stored_at) <= case when c.found <> 'good' then $3::timestamptz else $2::timestamptz end
       and (c.failed_at is null or c.failed_at <= $3::timestamptz)
     order by greatest(coalesce(c.checked_at, a.stored_at), c.failed_at), a.id limit $4`,
    [ctx.government, new Date(ctx.now.getTime() - GOOD_FOR_MS), new Date(ctx.now.getTime() - DAY_MS), most],
  );
  return rows.map((row) => ({ ...row, size: Number(row.size) }));
}

/** Keeps what a look came to; where it came to nothing (null), what was found before stands. */
async function keep(ctx: Context, { id, name, before }: DueFile, found: Found | null): Promise<void> {
  if (found === null) {
    await ctx.tx.query(
      `insert into attachment_check (government, attachment, failed_at) values ($1, $2, $3)
       on conflict (government, attachment) do update set failed_at = excluded.failed_at`,
      [ctx.government, id, ctx.now],
    );
    return;
  }
  await ctx.tx.query(
    `insert into attachment_check (government, attachment, checked_at, found) values ($1, $2, $3, $4)
     on conflict (government, attachment) do update
       set checked_at = excluded.checked_at, found = excluded.found, failed_at = null`,
    [ctx.government, id, ctx.now, found],
  );
  if (found === (before ?? 'good')) return;
  recordAudit(ctx, {
    verb: found === 'good' ? 'attachment:mended' : 'attachment:damaged',
    subject: { type: 'Attachment', id },
    details: { name, found },
  });
}
