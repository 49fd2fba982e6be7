import type { Context } from '../platform/context';
import { defineLoader, loadGroups } from '../platform/loader';
import { CatalogueAct, type CatalogueStep } from './catalogue-step.entity';
import type { CatalogueContent, LinkedSystem } from './content';

/** Steps of an entry that are listed: the newest. */
export const MOST_STEPS = 200;
/** Steps that everybody may look up: what was published and that it was withdrawn, not how it came to be. */
const OPEN_ACTS: readonly CatalogueAct[] = [CatalogueAct.PUBLISH, CatalogueAct.WITHDRAW];

/** The newest steps of entries without what they say, the first one first: one more than is listed, to compare the last with. */
function newestSteps(acts: readonly CatalogueAct[]) {
  return (ctx: Context, entries: readonly string[]): Promise<readonly CatalogueStep[]> =>
    ctx.tx.query<CatalogueStep[]>(
      `select s.* from unnest($2::uuid[]) e (id) cross join lateral (
         select government, id, entry, number, act, person, at, note from catalogue_step
         where government = $1 and entry = e.id and act = any ($3) order by number desc limit $4) s
       order by s.entry, s.number`,
      [ctx.government, entries, acts, MOST_STEPS + 1],
    );
}

export const allSteps = loadGroups<CatalogueStep>(newestSteps(Object.values(CatalogueAct)), ({ entry }) => entry);
export const openSteps = loadGroups<CatalogueStep>(newestSteps(OPEN_ACTS), ({ entry }) => entry);

/** What an entry said from a step on. */
export const contentOfStep = defineLoader<string, CatalogueContent | null>(
  async (ctx, steps) => {
    const rows = await ctx.tx.query<{ id: string; content: CatalogueContent }[]>(
      'select id, content from catalogue_step where government = $1 and id = any ($2)',
      [ctx.government, steps],
    );
    return new Map(rows.map(({ id, content }) => [id, content]));
  },
  () => null,
);

/** Projects (database ids) to which an entry is linked in force. */
export const linkedProjects = defineLoader<string, readonly string[]>(
  async (ctx, entries) => {
    const rows = await ctx.tx.query<{ entry: string; projects: string[] }[]>(
      `select l.entry, array_agg(l.project::text order by p.code) as projects from catalogue_project l
         join project p on p.government = l.government and p.id = l.project
       where l.government = $1 and l.entry = any ($2) group by l.entry`,
      [ctx.government, entries],
    );
    return new Map(rows.map(({ entry, projects }) => [entry, projects]));
  },
  () => [],
);

/** Systems to which an entry is linked in force. */
export const linkedSystems = defineLoader<string, readonly LinkedSystem[]>(
  async (ctx, entries) => {
    const rows = await ctx.tx.query<{ entry: string; systems: LinkedSystem[] }[]>(
      `select entry, jsonb_agg(jsonb_build_object('number', number, 'name', name) order by number) as systems
       from catalogue_system where government = $1 and entry = any ($2) group by entry`,
      [ctx.government, entries],
    );
    return new Map(rows.map(({ entry, systems }) => [entry, systems]));
  },
  () => [],
);
