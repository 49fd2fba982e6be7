import { readFacts, type CompiledRegime, type Facts, type JsonObject } from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import { defineLoader } from '../platform/loader';

interface Entries {
  readonly published: number;
  /** Of these, the ones that are shared, on conditions or without. */
  readonly shared: number;
}

const NONE: Entries = { published: 0, shared: 0 };

/**
 * How many entries of the catalogue are linked to a project and published: what is withdrawn or still a draft does not
 * count, one whose revision is not published yet does. Read now, for acts; nothing is published of no project.
 */
async function entriesNow(ctx: Context, project: string | null): Promise<Entries> {
  if (project === null) return NONE;
  const counted = await count(ctx, [project]);
  return counted.get(project) ?? NONE;
}

/** The same for looking, of many projects in one statement. */
const entriesSeen = defineLoader<string, Entries>(count, () => NONE);

/** What a regime asks of a project's published entries, in JSON form, for an act; of one that does not ask, nothing is read. */
export async function publishedNow(ctx: Context, regime: CompiledRegime, project: string | null): Promise<JsonObject> {
  const names = asked(regime);
  return names.length === 0 ? {} : named(names, await entriesNow(ctx, project));
}

/** The same as it is looked at. */
export async function publishedSeen(ctx: Context, regime: CompiledRegime, project: string | null): Promise<JsonObject> {
  const names = asked(regime);
  if (names.length === 0) return {};
  return named(names, project === null ? NONE : await entriesSeen(ctx).load(project));
}

/** The same, read as facts. */
export async function catalogueFacts(ctx: Context, regime: CompiledRegime, project: string | null): Promise<Facts> {
  return readFacts(regime.vocabulary, await publishedSeen(ctx, regime, project)).value;
}

interface Asked {
  readonly name: string;
  readonly of: keyof Entries;
}

function asked({ vocabulary }: CompiledRegime): readonly Asked[] {
  return [...vocabulary.facts.values()].flatMap(({ name, owner }): Asked[] =>
    owner.kind === 'catalogue' ? [{ name, of: owner.shared ? 'shared' : 'published' }] : [],
  );
}

function named(facts: readonly Asked[], entries: Entries): JsonObject {
  return Object.fromEntries(facts.map(({ name, of }) => [name, entries[of]]));
}

async function count(ctx: Context, projects: readonly string[]): Promise<ReadonlyMap<string, Entries>> {
  const rows = await ctx.tx.query<(Entries & { readonly project: string })[]>(
    `select l.project, count(*)::int as published,
            (count(*) filter (where e.fields ->> 'shareKind' in ('universal', 'conditional')))::int as shared
       from catalogue_project l
       join catalogue_entry e on e.government = l.government and e.id = l.entry
      where l.government = $1 and l.project = any ($2::uuid[]) and e.state in ('published', 'revised')
      group by l.project`,
    [ctx.government, projects],
  );
  return new Map(rows.map(({ project, published, shared }) => [project, { published, shared }]));
}
