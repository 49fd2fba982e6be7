import { In } from 'typeorm';
import type { Calendar } from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import { Project } from '../project/project.entity';
import { apart, type Broken } from './broken';
import { clocksNow } from './clocks-now';
import { storeClocks } from './store-clocks';

export interface RecountedClocks {
  readonly broken: readonly Broken[];
  /** Whether there are more of them. */
  readonly more: boolean;
}

/**
 * Counts the clocks of a number of projects again to which something has happened since they were counted. Tells nobody: that is
 * done once a day. What cannot be read keeps the clocks that it had, and is tried again with the next day's sweep.
 */
export async function recountClocks(ctx: Context, calendar: Calendar, limit: number): Promise<RecountedClocks> {
  const changed = await ctx.tx.query<{ project: string }[]>(
    'select distinct project from clock_change where government = $1 order by project limit $2',
    [ctx.government, limit],
  );
  const ids = changed.map(({ project }) => project);
  if (ids.length === 0) return { broken: [], more: false };
  await countedNow(ctx, ids);
  const projects = await ctx.tx.find(Project, {
    where: { government: ctx.government, id: In(ids) },
    order: { id: 'ASC' },
  });
  const broken: Broken[] = [];
  for (const project of projects)
    await apart(broken, { of: 'project', key: project.id }, async () => {
      await storeClocks(ctx, project, await clocksNow(ctx, calendar, project));
      return 0;
    });
  return { broken, more: ids.length === limit };
}

/**
 * Takes away what has been noted of projects that are counted now. To be called before anything of them is read: what is noted
 * afterwards stays, so that nothing is missed of what is done meanwhile.
 */
export async function countedNow(ctx: Context, projects: readonly string[]): Promise<void> {
  await ctx.tx.query('delete from clock_change where government = $1 and project = any ($2::uuid[])', [
    ctx.government,
    projects,
  ]);
}
