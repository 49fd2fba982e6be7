import type { SelectQueryBuilder } from 'typeorm';
import { nearUntil, type Calendar, type Day } from '../../form-schemas/engine';
import { calendarOf } from '../calendar/calendar-of';
import { holdsFor, personHolds, preparedBy, type PlaceColumns } from '../application/holding';
import { stillSides, type StillSides } from '../application/suspension';
import { Task, TASK_LATEST, TASK_ORDER, TaskStatus } from '../application/task.entity';
import { TaskDue } from '../application/task-due';
import { signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { readPage, type Page, type PageArgs } from '../platform/paging';

interface Columns extends PlaceColumns {
  readonly assignee: string;
}

/** TypeORM knows the outer task by its properties, where a space follows them; the inner one is plain SQL. */
const OUTER: Columns = {
  body: 'task.bodyCode',
  organisation: 'task.organisation',
  byUnit: 'task.byUnit',
  government: 'task.government',
  application: 'task.application',
  assignee: 'task.assignee',
};
const INNER: Columns = {
  body: 'other.body',
  organisation: 'other.organisation',
  byUnit: 'other.by_unit',
  government: 'other.government',
  application: 'other.application',
  assignee: 'other.assignee',
};

const TODAY = 'cast(:today as date)';

/**
 * That the session's post holds a task's body for the unit that filed, the session is that unit itself, or it acts in
 * the place of who holds it and has not prepared the case; and that the task was not handed over to somebody else who
 * holds it.
 */
function isMine(columns: Columns, inPlaceOfOthers: boolean): string {
  const { body, organisation, byUnit, government, application, assignee } = columns;
  const held = `d.government = ${government} and d.body = ${body} and ${holdsFor('d', organisation, TODAY)}`;
  const isFree = (others: string): string =>
    `(${assignee} is null or ${assignee} = cast(:person as uuid)${others}
      or not ${personHolds(assignee, columns, TODAY)})`;
  const own = `((exists (select from duty d where d.post = cast(:post as uuid) and ${held})
    or (${byUnit} and :isApplicant and ${organisation} = cast(:unit as uuid))) and ${isFree('')})`;
  const stood = `(exists (select from duty d
      join unnest(cast(:principals as uuid[]), cast(:posts as uuid[])) as away (principal, post) on away.post = d.post
      where ${held} and ${isFree(` or ${assignee} = away.principal`)})
    and not ${preparedBy('cast(:person as uuid)', application, government)})`;
  return `(${inPlaceOfOthers ? `${own} or ${stood}` : own})`.replace(/\s+/g, ' ');
}

/**
 * Where one signature counts for several bodies of a step, only the first of their tasks is listed. Each meeting has its
 * own; so has each lane, whose step is the second part of the slot.
 */
function isFirstOfMine(inPlaceOfOthers: boolean): string {
  return `not exists (select from task other
    where other.government = task.government and other.application = task.application and other.stage = task.stage
      and split_part(other.slot, '.', 2) = split_part(task.slot, '.', 2)
      and other.status = 'open' and not other.meeting and not task.meeting and other.slot < task.slot
      and ${isMine(INNER, inPlaceOfOthers)})`;
}

export interface TaskFilter {
  readonly status: TaskStatus;
  readonly body: string | null;
  readonly due: TaskDue | null;
}

/**
 * The session's tasks by status: open ones by what is due first, with one entry for one signature; decided ones by
 * oneself or in one's place. `due` asks how open ones stand to their limit today; those without a limit are never among them.
 * What stands still beside a suspended project is not late; what an ended project has left behind waits for nobody.
 */
export async function myTasks(ctx: Context, { status, body, due }: TaskFilter, page: PageArgs): Promise<Page<Task>> {
  const { appointment, person, roles, standsFor } = signedIn(ctx);
  const inPlaceOfOthers = standsFor.length > 0;
  const query: SelectQueryBuilder<Task> = ctx.tx
    .createQueryBuilder(Task, 'task')
    .where('task.government = :government and task.status = :status', { government: ctx.government, status });
  if (status === TaskStatus.DECIDED) {
    query.andWhere('(task.decider = :person or task.decidedForId = :person)', { person: person.id });
  } else {
    query.andWhere(isMine(OUTER, inPlaceOfOthers), {
      post: appointment?.post ?? null,
      unit: appointment?.organisation ?? null,
      isApplicant: roles.includes('applicant'),
      today: ctx.today,
      person: person.id,
      ...(inPlaceOfOthers
        ? { principals: standsFor.map(({ principal }) => principal), posts: standsFor.map(({ post }) => post) }
        : {}),
    });
    if (status === TaskStatus.OPEN) query.andWhere(isFirstOfMine(inPlaceOfOthers));
  }
  if (body !== null) query.andWhere('task.bodyCode = :body', { body });
  const isWaiting = status !== TaskStatus.DECIDED && status !== TaskStatus.CLOSED;
  if (isWaiting) {
    const still = await stillSides(ctx);
    if (still.left.length > 0)
      query.andWhere('not (task.application = any (cast(:left as uuid[])))', { left: still.left });
    if (due !== null) whereDue(query, due, ctx.today, await calendarOf(ctx), still);
  } else if (due !== null) query.andWhere('false');
  return readPage(query, status === TaskStatus.OPEN || status === TaskStatus.WAITING ? TASK_ORDER : TASK_LATEST, page);
}

/** As `dueStateOf` says it of one: what stands still is on time. */
export function whereDue(
  query: SelectQueryBuilder<Task>,
  due: TaskDue,
  today: Day,
  calendar: Calendar,
  { rest }: StillSides,
): void {
  const near = nearUntil(calendar, today);
  const atRest = `(task.application = any (cast(:rest as uuid[])) or exists (select from application a
    where a.government = task.government and a.id = task.application and a.suspended_on is not null))`;
  const condition = {
    [TaskDue.LATE]: `task.dueOn < cast(:day as date) and not ${atRest}`,
    [TaskDue.NEAR]: `task.dueOn >= cast(:day as date) and task.dueOn <= cast(:near as date) and not ${atRest}`,
    [TaskDue.ON_TIME]: `task.dueOn is not null and (task.dueOn > cast(:near as date) or ${atRest})`,
  }[due];
  query.andWhere(`task.decidedAt is null and ${condition}`, { day: today, near, rest });
}
