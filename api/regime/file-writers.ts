import { canonicalOf } from '../../form-schemas/formats/canonical';
import type { RegimeFiles } from '../../form-schemas/formats/document-kind';
import { sha256 } from '../platform/canonical';
import type { Context } from '../platform/context';
import { RecentlyUsed } from '../platform/recently-used';

/**
 * Who has written what nobody has published yet, file by file, so that four eyes are not got round by handing over a
 * copy: an author exports a draft, a colleague imports it as his own, and the author publishes.
 */

/** Remembers a person as one who wrote these texts, but for those that have been published. */
export async function recordWriter(ctx: Context, files: RegimeFiles, person: string): Promise<void> {
  await record(ctx, await digestsOf(files), [person]);
}

/** Remembers who made the whole of a regime's files what it is: taking a file away is writing too. */
export async function recordContent(ctx: Context, files: RegimeFiles, persons: readonly string[]): Promise<void> {
  await record(ctx, [await wholeOf(files)], persons);
}

async function record(ctx: Context, digests: readonly string[], persons: readonly string[]): Promise<void> {
  await ctx.tx.query(
    `insert into regime_file_writer (government, digest, person)
     select $1, digest, person from unnest($2::text[]) as given (digest), unnest($3::uuid[]) as writers (person)
     where digest not in (select digest from regime_file_published where government = $1)
     on conflict do nothing`,
    [ctx.government, digests, persons],
  );
}

/** Database ids of those who wrote any of these texts, or all of them as a whole. */
export async function writersOf(ctx: Context, files: RegimeFiles): Promise<readonly string[]> {
  const rows = await ctx.tx.query<{ person: string }[]>(
    `select distinct person::text from regime_file_writer where government = $1 and digest = any ($2::text[])`,
    [ctx.government, [...(await digestsOf(files)), await wholeOf(files)]],
  );
  return rows.map(({ person }) => person);
}

/** What has been published is the law for everybody: to start from it makes nobody an author. */
export async function forgetWriters(ctx: Context, files: RegimeFiles): Promise<void> {
  const digests = [...(await digestsOf(files)), await wholeOf(files)];
  await ctx.tx.query(
    `insert into regime_file_published (government, digest) select $1, unnest($2::text[]) on conflict do nothing`,
    [ctx.government, digests],
  );
  await ctx.tx.query('delete from regime_file_writer where government = $1 and digest = any ($2::text[])', [
    ctx.government,
    digests,
  ]);
}

/** Digests of files, by those of their texts as they stand: to read a text and write it in the one way is what takes time. */
const known = new RecentlyUsed<string>(4_096);

async function digestsOf(files: RegimeFiles): Promise<readonly string[]> {
  const all = [...files].map(([path, text]) =>
    known.get(sha256(`${path}\n${text}`), async () => sha256(`${path}\n${canonicalOf(text)}`)),
  );
  return [...new Set(await Promise.all(all))];
}

/** Never the digest of a file: no path begins so. */
async function wholeOf(files: RegimeFiles): Promise<string> {
  return sha256(`*\n${[...(await digestsOf(files))].sort().join('\n')}`);
}
