import { randomUUID } from 'node:crypto';
import type { Context } from '../../platform/context';
import { writersWith } from '../write-entry';
import type { CheckedEntry } from './check-entries';
import type { Known, Plan } from './plan-entries';

/** Rows of one statement. */
const BATCH = 500;

interface Written {
  readonly id: string;
  readonly version: number;
  readonly entry: CheckedEntry;
}

/** Writes what a plan says, in the transaction that is open: new drafts, changed drafts, revisions of what is published. */
export async function saveEntries(
  ctx: Context,
  organisation: string,
  { fresh, changed }: Plan,
  progress: (done: number) => void,
): Promise<void> {
  let done = 0;
  const step = (count: number): void => progress((done += count));
  for (const batch of batches(fresh)) {
    await insertAll(
      ctx,
      organisation,
      batch.map((entry) => ({ id: randomUUID(), version: 1, entry })),
    );
    step(batch.length);
  }
  for (const batch of batches(changed)) {
    await changeAll(ctx, batch);
    step(batch.length);
  }
}

function contentOf({ code, name, fields, extension }: CheckedEntry) {
  return { code, name, fields, extension };
}

function* batches<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < rows.length; from += BATCH) yield rows.slice(from, from + BATCH);
}

async function insertAll(ctx: Context, organisation: string, rows: readonly Written[]): Promise<void> {
  await ctx.tx.query(
    `insert into catalogue_entry (government, id, organisation, code, name, state, edition, fields, extension, draft, problems,
       writers, created_at, changed_at, version)
     select $1, r.id, $2, r.code, r.name, 'draft', 0, r.fields, r.extension, null, 0, $4, $5, $5, 1
     from jsonb_to_recordset($3::jsonb) as r (id uuid, code text, name text, fields jsonb, extension jsonb)`,
    [
      ctx.government,
      organisation,
      JSON.stringify(rows.map(({ id, entry }) => ({ id, ...contentOf(entry) }))),
      writersWith(ctx, []),
      ctx.now,
    ],
  );
  await recordAll(ctx, rows);
}

/** A draft is written anew; beside what is published a revision is. Links stay as they are. */
async function changeAll(
  ctx: Context,
  rows: readonly { readonly entry: CheckedEntry; readonly known: Known }[],
): Promise<void> {
  await ctx.tx.query(
    `update catalogue_entry e set
       name = case when e.state = 'draft' then r.name else e.name end,
       fields = case when e.state = 'draft' then r.fields else e.fields end,
       extension = case when e.state = 'draft' then r.extension else e.extension end,
       draft = case when e.state = 'draft' then null else
         coalesce(e.draft, jsonb_build_object(
           'projects', coalesce((select jsonb_agg(l.project order by l.project) from catalogue_project l
             where l.government = e.government and l.entry = e.id), '[]'),
           'systems', coalesce((select jsonb_agg(jsonb_build_object('number', l.number, 'name', l.name) order by l.number)
             from catalogue_system l where l.government = e.government and l.entry = e.id), '[]')))
         || jsonb_build_object('fields', r.fields, 'extension', r.extension) end,
       state = case when e.state = 'draft' then 'draft' else 'revised' end,
       problems = 0, writers = array(select distinct unnest(e.writers || $3::uuid[])), changed_at = $4, version = e.version + 1
     from jsonb_to_recordset($2::jsonb) as r (id uuid, name text, fields jsonb, extension jsonb)
     where e.government = $1 and e.id = r.id`,
    [
      ctx.government,
      JSON.stringify(rows.map(({ entry, known }) => ({ ...contentOf(entry), id: known.id }))),
      writersWith(ctx, []),
      ctx.now,
    ],
  );
  await recordAll(
    ctx,
    rows.map(({ entry, known }) => ({ id: known.id, version: known.version + 1, entry })),
  );
}

/** Steps with what each entry says from then on, links among it. */
async function recordAll(ctx: Context, rows: readonly Written[]): Promise<void> {
  await ctx.tx.query(
    `insert into catalogue_step (government, id, entry, number, act, person, at, note, content)
     select $1, gen_random_uuid(), e.id, e.version, 'import', $3, $4, '',
       coalesce(e.draft, jsonb_build_object('fields', e.fields, 'extension', e.extension,
         'projects', coalesce((select jsonb_agg(l.project order by l.project) from catalogue_project l
           where l.government = e.government and l.entry = e.id), '[]'),
         'systems', coalesce((select jsonb_agg(jsonb_build_object('number', l.number, 'name', l.name) order by l.number)
           from catalogue_system l where l.government = e.government and l.entry = e.id), '[]')))
     from catalogue_entry e where e.government = $1 and e.id = any ($2)`,
    [ctx.government, rows.map(({ id }) => id), writersWith(ctx, [])[0] ?? null, ctx.now],
  );
}
