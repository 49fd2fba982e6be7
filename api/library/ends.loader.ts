import { defineLoader } from '../platform/loader';

/** How the cases of projects ended, in the words of their regime: part of their entry in the library, open to all who read it. */
export const endOf = defineLoader<string, string | null>(
  async (ctx, ids) => {
    const rows = await ctx.tx.query<{ project: string; title: string }[]>(
      `select p.id as project, a.stage_title as title from project p
       join application a on a.government = p.government and a.id = p.application
       where p.government = $1 and p.id = any($2) and a.outcome is not null`,
      [ctx.government, ids],
    );
    return new Map(rows.map(({ project, title }) => [project, title]));
  },
  () => null,
);
