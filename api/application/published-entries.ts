import { readFacts, type CompiledRegime, type FactOwner, type Facts, type JsonObject } from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import { defineLoader } from '../platform/loader';

/** Published entries of a project by how they are shared. */
type Counted = ReadonlyMap<string, number>;
type Asked = ReadonlyMap<string, Extract<FactOwner, { readonly kind: 'catalogue' }>>;

const NOTHING: Counted = new Map();

/**
 * How many entries of the catalogue are linked to a project and published: what is withdrawn or still a draft does not
 * count, one whose revision is not published yet does. Read now, for acts; nothing is published of no project.
 */
async function entriesNow(ctx: Context, project: string | null): Promise<Counted> {
  if (project === null) return NOTHING;
  const counted = await count(ctx, [project]);
  return counted.get(project) ?? NOTHING;
}

/** The same for looking, of many projects in one statement. */
const entriesSeen = defineLoader<string, Counted>(count, () => NOTHING);

/** What a regime asks of a project's published entries, in JSON form, for an act; of one that does not ask, nothing is read. */
export async function publishedNow(ctx: Context, regime: CompiledRegime, project: string | null): Promise<JsonObject> {
  const facts = asked(regime);
  return facts.size === 0 ? {} : told(facts, await entriesNow(ctx, project));
}

/** The same as it is looked at. */
export async function publishedSeen(ctx: Context, regime: CompiledRegime, project: string | null): Promise<JsonObject> {
  const facts = asked(regime);
  if (facts.size === 0) return {};
  return told(facts, project === null ? NOTHING : await entriesSeen(ctx).load(project));
}

/** The same, read as facts. */
export async function catalogueFacts(ctx: Context, regime: CompiledRegime, project: string | null): Promise<Facts> {
  return readFacts(regime.vocabulary, await publishedSeen(ctx, regime, project)).value;
}

function asked({ vocabulary }: CompiledRegime): Asked {
  return new Map(
    [...vocabulary.facts.values()].flatMap(({ name, owner }) => (owner.kind === 'catalogue' ? [[name, owner]] : [])),
  );
}

function told(facts: Asked, entries: Counted): JsonObject {
  return Object.fromEntries(
    [...facts].map(([name, { where }]) => {
      const kinds = where?.shareKind;
      const counted = [...entries].filter(([kind]) => kinds === undefined || kinds.some((one) => one === kind));
      return [name, counted.reduce((sum, [, number]) => sum + number, 0)];
    }),
  );
}

async function count(ctx: Context, projects: readonly string[]): Promise<ReadonlyMap<string, Counted>> {
  const rows = await ctx.tx.query<{ project: string; shared: string | null; entries: number }[]>(
    `select l.project, e.fields ->> 'shareKind' as shared, count(*)::int as entries
       from catalogue_project l
       join catalogue_entry e on e.government = l.government and e.id = l.entry
      where l.government = $1 and l.project = any ($2::uuid[]) and e.state in ('published', 'revised')
      group by l.project, shared`,
    [ctx.government, projects],
  );
  const found = new Map<string, Map<string, number>>();
  for (const { project, shared, entries } of rows)
    found.set(project, (found.get(project) ?? new Map<string, number>()).set(shared ?? '', entries));
  return found;
}
