import { readFacts, type CompiledRegime, type Facts, type JsonObject } from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import { defineLoader } from '../platform/loader';

/**
 * How many entries of the catalogue are linked to a project and published: what is withdrawn or still a draft does not
 * count, one whose revision is not published yet does. Read now, for acts; nothing is published of no project.
 */
async function entriesNow(ctx: Context, project: string | null): Promise<number> {
  if (project === null) return 0;
  const counted = await count(ctx, [project]);
  return counted.get(project) ?? 0;
}

/** The same for looking, of many projects in one statement. */
const entriesSeen = defineLoader<string, number>(count, () => 0);

/** What a regime asks of a project's published entries, in JSON form, for an act; of one that does not ask, nothing is read. */
export async function publishedNow(ctx: Context, regime: CompiledRegime, project: string | null): Promise<JsonObject> {
  const names = asked(regime);
  return names.length === 0 ? {} : named(names, await entriesNow(ctx, project));
}

/** The same as it is looked at. */
export async function publishedSeen(ctx: Context, regime: CompiledRegime, project: string | null): Promise<JsonObject> {
  const names = asked(regime);
  if (names.length === 0) return {};
  return named(names, project === null ? 0 : await entriesSeen(ctx).load(project));
}

/** The same, read as facts. */
export async function catalogueFacts(ctx: Context, regime: CompiledRegime, project: string | null): Promise<Facts> {
  return readFacts(regime.vocabulary, await publishedSeen(ctx, regime, project)).value;
}

function asked({ vocabulary }: CompiledRegime): readonly string[] {
  return [...vocabulary.facts.values()].flatMap(({ name, owner }) => (owner.kind === 'catalogue' ? [name] : []));
}

function named(names: readonly string[], entries: number): JsonObject {
  return Object.fromEntries(names.map((name) => [name, entries]));
}

async function count(ctx: Context, projects: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await ctx.tx.query<{ project: string; entries: number }[]>(
    `select l.project, count(*)::int as entries
       from catalogue_project l
       join catalogue_entry e on e.government = l.government and e.id = l.entry
      where l.government = $1 and l.project = any ($2::uuid[]) and e.state in ('published', 'revised')
      group by l.project`,
    [ctx.government, projects],
  );
  return new Map(rows.map(({ project, entries }) => [project, entries]));
}
