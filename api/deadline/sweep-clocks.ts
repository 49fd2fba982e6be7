import { duesOf, type Calendar } from '../../form-schemas/engine';
import type { LoadedCase } from '../application/load-case';
import type { Context } from '../platform/context';
import { Project } from '../project/project.entity';
import { apart, type Broken } from './broken';
import { clocksNow } from './clocks-now';
import { wordDue, wordLeft } from './due-words';
import { openersOf } from './openers-of';
import { countedNow } from './recount-clocks';
import { storeClocks } from './store-clocks';
import { tellClocks } from './tell-clocks';
import { tellOnce } from './tell-once';

export interface SweptProjects {
  readonly told: number;
  readonly broken: readonly Broken[];
  /** The last project that was looked at; null: all have been. */
  readonly next: string | null;
}

/** Keeps and tells of the clocks of a number of projects, after one (database id), each by the edition that its case runs under. */
export async function sweepProjects(
  ctx: Context,
  calendar: Calendar,
  after: string | null,
  limit: number,
): Promise<SweptProjects> {
  const query = ctx.tx
    .createQueryBuilder(Project, 'project')
    .where('project.government = :government', { government: ctx.government })
    .orderBy('project.id')
    .limit(limit);
  if (after !== null) query.andWhere('project.id > :after', { after });
  const projects = await query.getMany();
  await countedNow(
    ctx,
    projects.map(({ id }) => id),
  );
  let told = 0;
  const broken: Broken[] = [];
  for (const project of projects)
    told += await apart(broken, { of: 'project', key: project.id }, () => sweepProject(ctx, calendar, project));
  return { told, broken, next: projects.length === limit ? (projects.at(-1)?.id ?? null) : null };
}

async function sweepProject(ctx: Context, calendar: Calendar, project: Project): Promise<number> {
  const now = await clocksNow(ctx, calendar, project);
  await storeClocks(ctx, project, now);
  if (!now) return 0;
  const { application, regime } = now.loaded;
  const pooled = application.outcome === null ? await tellPool(ctx, calendar, now.loaded) : 0;
  const { id, title, organisation } = project;
  const told = await tellClocks(ctx, regime, now.clocks, {
    about: 'project',
    key: id,
    title,
    unit: organisation,
    application: application.id,
    audited: { type: 'Application', id: application.id },
  });
  return pooled + told;
}

/** A case that waits in a pool has no task: whoever may open the list hears that its decision is late. */
async function tellPool(ctx: Context, calendar: Calendar, { application, regime, state }: LoadedCase): Promise<number> {
  const [due] = duesOf(regime, state, calendar).filter(({ slot }) => slot === null);
  if (!due || state.suspended || ctx.today <= due.due.on) return 0;
  const { on, provisional, limit } = due.due;
  const until = wordDue({ on, provisional, words: limit.words, article: limit.article });
  const message = `“${application.title}”在“${application.stageTitle}”等待清单决定，${wordLeft(on, ctx.today)}：${until}`;
  const isTold = await tellOnce(ctx, {
    about: 'pool',
    key: application.id,
    kind: 'late',
    dueOn: on,
    people: await openersOf(ctx, regime, state),
    message,
    application: application.id,
  });
  return Number(isTold);
}
