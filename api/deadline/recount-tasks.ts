import { dueDay, type Calendar, type Day } from '../../form-schemas/engine';
import { Application } from '../application/application.entity';
import { holdersOf } from '../application/holders.loader';
import { turnOf } from '../application/task-due';
import { Task } from '../application/task.entity';
import { revisionOf } from '../calendar/calendar-of';
import { notifyAll, type Notify } from '../notice/notify';
import type { Context } from '../platform/context';
import { apart, type Broken } from './broken';

export interface Recounted {
  /** Tasks that were counted again. */
  readonly counted: number;
  /** Those whose day is another one now. */
  readonly changed: number;
  /** What could not be counted: the others are. */
  readonly broken: readonly Broken[];
  /** Where to go on; null: all have been looked at. */
  readonly next: RecountCursor | null;
}

/** How far a count has come. */
export interface RecountCursor {
  readonly dueOn: Day;
  readonly id: string;
}

/** Before every task. */
export const FIRST_TASK: RecountCursor = { dueOn: '0001-01-01' as Day, id: '00000000-0000-0000-0000-000000000000' };

interface Asked {
  readonly limit: number;
  /** Why, as whoever holds the task is told: `2027 年的放假安排已发布（国办发明电〔2026〕9号）`. */
  readonly why: string;
  readonly after?: RecountCursor;
}

interface Counted {
  readonly task: Task;
  readonly on: Day;
  readonly provisional: boolean;
}

/**
 * Counts the limits of open tasks again that were counted by an older revision of the calendar, those due first before the
 * others, and tells whoever holds one whose day has changed. One that somebody is just deciding is passed over: it is
 * counted by the next sweep if it is still open then; so is one that cannot be counted.
 */
export async function recountTasks(
  ctx: Context,
  calendar: Calendar,
  { limit, why, after = FIRST_TASK }: Asked,
): Promise<Recounted> {
  const revision = revisionOf(calendar);
  const tasks = await ctx.tx
    .createQueryBuilder(Task, 'task')
    .where(`task.government = :government and task.status = 'open' and task.dueOn is not null`, {
      government: ctx.government,
    })
    .andWhere('task.dueRevision < :revision', { revision })
    .andWhere('(task.dueOn, task.id) > (cast(:dueOn as date), cast(:id as uuid))', after)
    .orderBy('task.dueOn')
    .addOrderBy('task.id')
    .limit(limit)
    .setLock('pessimistic_write')
    .setOnLocked('skip_locked')
    .getMany();
  const last = tasks.at(-1);
  const next = last?.dueOn != null && tasks.length === limit ? { dueOn: last.dueOn, id: last.id } : null;
  const broken: Broken[] = [];
  const counted: Counted[] = [];
  for (const task of tasks)
    await apart(broken, { of: 'task', key: task.id }, async () => counted.push(countAgain(calendar, task)));
  if (counted.length === 0) return { counted: 0, changed: 0, broken, next };
  await store(ctx, counted, revision);
  const changed = counted.filter(({ task, on }) => on !== task.dueOn);
  await tell(ctx, changed, why);
  return { counted: counted.length, changed: changed.length, broken, next };
}

function countAgain(calendar: Calendar, task: Task): Counted {
  const { dueFrom, dueWithin, dueUnit } = task;
  if (dueFrom === null || dueWithin === null || dueUnit === null)
    throw new Error(`task ${task.id} does not say by what it was counted`);
  const { on, provisional } = dueDay(calendar, dueFrom, dueWithin, dueUnit);
  return { task, on, provisional };
}

/** The version stays: nothing that anybody decides by has changed. */
async function store(ctx: Context, counted: readonly Counted[], revision: number): Promise<void> {
  await ctx.tx.query(
    `update task set due_on = n.due_on, due_provisional = n.provisional, turn = n.turn, due_revision = $2
     from unnest($3::uuid[], $4::date[], $5::boolean[], $6::text[]) as n (id, due_on, provisional, turn)
     where task.government = $1 and task.id = n.id`,
    [
      ctx.government,
      revision,
      counted.map(({ task }) => task.id),
      counted.map(({ on }) => on),
      counted.map(({ provisional }) => provisional),
      counted.map(({ task, on }) => turnOf(on, task.openedAt)),
    ],
  );
}

async function tell(ctx: Context, changed: readonly Counted[], why: string): Promise<void> {
  if (changed.length === 0) return;
  const titles = await titlesOf(ctx, [...new Set(changed.map(({ task }) => task.application))]);
  const holders = await Promise.all(changed.map(({ task }) => holdersOf(ctx, task)));
  const told: Notify[] = [];
  for (const [index, { task, on, provisional }] of changed.entries()) {
    const was = `${task.dueOn ?? ''}${task.dueProvisional ? '（暂定）' : ''}`;
    const message = `“${titles.get(task.application) ?? ''}”在“${task.stageTitle}”的办理期限由 ${was} 改为 ${on}${provisional ? '（暂定）' : ''}：${why}`;
    for (const person of holders[index] ?? [])
      told.push({ person, kind: 'task-due-changed', message, application: task.application });
  }
  await notifyAll(ctx, told);
}

export async function titlesOf(ctx: Context, applications: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await ctx.tx
    .createQueryBuilder(Application, 'application')
    .select(['application.id', 'application.title', 'application.government'])
    .where('application.government = :government and application.id in (:...ids)', {
      government: ctx.government,
      ids: applications,
    })
    .getMany();
  return new Map(rows.map(({ id, title }) => [id, title]));
}
