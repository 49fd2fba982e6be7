import type { SelectQueryBuilder } from 'typeorm';
import { nearUntil } from '../../form-schemas/engine';
import { seenUnits } from '../application/seen-units';
import { stillSides } from '../application/suspension';
import { Task, TaskStatus } from '../application/task.entity';
import { whereDue } from '../approval/my-tasks';
import { calendarOf } from '../calendar/calendar-of';
import type { Context } from '../platform/context';
import { readText } from '../platform/text';
import type { OpenTaskGroup, OpenTaskTotals, OpenTaskWhere } from './dashboard.types';

/**
 * Everybody's tasks that are open, as far as the session may look into their cases: whoever holds them. What an ended project
 * has left behind waits for nobody and is not among them; what stands still is not late (see `myTasks`).
 */
export async function openTasks(ctx: Context, where: OpenTaskWhere | null): Promise<SelectQueryBuilder<Task>> {
  const { due, body } = where ?? {};
  const query = ctx.tx
    .createQueryBuilder(Task, 'task')
    .where('task.government = :government and task.status = :status', {
      government: ctx.government,
      status: TaskStatus.OPEN,
    });
  const units = seenUnits(ctx);
  if (units !== null) query.andWhere('task.organisation = any (:units)', { units });
  if (body != null) query.andWhere('task.bodyCode = :body', { body: readText(body, 'where.body', 64) });
  const still = await stillSides(ctx);
  if (still.left.length > 0)
    query.andWhere('not (task.application = any (cast(:left as uuid[])))', { left: still.left });
  if (due != null) whereDue(query, due, ctx.today, await calendarOf(ctx), still);
  return query;
}

interface CountRow {
  readonly whole: number;
  readonly key: string | null;
  readonly title: string | null;
  readonly count: number;
  readonly late: number;
  readonly near: number;
  readonly due: number;
}

/** How many of them are late, near or on time, whole and by body; what {@link openTasks} lists under the same filter. */
export async function countOpenTasks(ctx: Context, where: OpenTaskWhere | null): Promise<OpenTaskTotals> {
  const { rest } = await stillSides(ctx);
  const near = nearUntil(await calendarOf(ctx), ctx.today);
  const atRest = `(task.application = any (cast(:rest as uuid[])) or exists (select from application a
    where a.government = task.government and a.id = task.application and a.suspended_on is not null))`;
  const rows = await (
    await openTasks(ctx, where)
  )
    .select('grouping(task.bodyCode)', 'whole')
    .addSelect('task.bodyCode', 'key')
    .addSelect('min(task.bodyTitle)', 'title')
    .addSelect('count(*)::int', 'count')
    .addSelect(`(count(*) filter (where task.dueOn < cast(:day as date) and not ${atRest}))::int`, 'late')
    .addSelect(
      `(count(*) filter (where task.dueOn >= cast(:day as date) and task.dueOn <= cast(:near as date) and not ${atRest}))::int`,
      'near',
    )
    .addSelect('(count(*) filter (where task.dueOn is not null))::int', 'due')
    .setParameters({ day: ctx.today, near, rest })
    .groupBy('grouping sets ((), (task.bodyCode))')
    .getRawMany<CountRow>();
  const group = ({ key, title, count, late, near: soon, due }: CountRow): OpenTaskGroup => ({
    key,
    title,
    count,
    late,
    near: soon,
    onTime: due - late - soon,
  });
  const whole = rows.find((row) => row.whole === 1);
  return {
    all: whole
      ? { ...group(whole), key: null, title: null }
      : { key: null, title: null, count: 0, late: 0, near: 0, onTime: 0 },
    byBody: rows
      .filter((row) => row.whole === 0)
      .map(group)
      .sort(
        (a, b) => b.late - a.late || b.near - a.near || b.count - a.count || (a.key ?? '').localeCompare(b.key ?? ''),
      ),
  };
}
