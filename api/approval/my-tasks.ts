import type { SelectQueryBuilder } from 'typeorm';
import { holdsFor } from '../application/held-bodies';
import { Task, TASK_LATEST, TASK_ORDER, TaskStatus } from '../application/task.entity';
import { signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { readPage, type Page, type PageArgs } from '../platform/paging';

interface Columns {
  readonly body: string;
  readonly organisation: string;
  readonly byUnit: string;
  readonly government: string;
}

/** TypeORM knows the outer task by its properties, where a space follows them; the inner one is plain SQL. */
const OUTER: Columns = {
  body: 'task.bodyCode',
  organisation: 'task.organisation',
  byUnit: 'task.byUnit',
  government: 'task.government',
};
const INNER: Columns = {
  body: 'other.body',
  organisation: 'other.organisation',
  byUnit: 'other.by_unit',
  government: 'other.government',
};

/** That the session's post holds a task's body for the unit that filed, or the session is that unit itself. */
function isMine({ body, organisation, byUnit, government }: Columns): string {
  return `(exists (select from duty d where d.government = ${government} and d.post = cast(:post as uuid) and d.body = ${body}
      and ${holdsFor('d', organisation, 'cast(:today as date)')})
    or (${byUnit} and :isApplicant and ${organisation} = cast(:unit as uuid)))`.replace(/\s+/g, ' ');
}

/** Where one signature counts for several bodies, only the first of their tasks is listed. Each meeting has its own. */
const FIRST_OF_MINE = `not exists (select from task other
  where other.government = task.government and other.application = task.application and other.stage = task.stage
    and other.status = 'open' and not other.meeting and not task.meeting and other.slot < task.slot and ${isMine(INNER)})`;

/** The session's tasks by status: open ones as they came, with one entry for one signature; decided ones by oneself. */
export function myTasks(ctx: Context, status: TaskStatus, page: PageArgs): Promise<Page<Task>> {
  const { appointment, person, roles } = signedIn(ctx);
  const query: SelectQueryBuilder<Task> = ctx.tx
    .createQueryBuilder(Task, 'task')
    .where('task.government = :government and task.status = :status', { government: ctx.government, status });
  if (status === TaskStatus.DECIDED) {
    query.andWhere('task.decider = :person', { person: person.id });
  } else {
    query.andWhere(isMine(OUTER), {
      post: appointment?.post ?? null,
      unit: appointment?.organisation ?? null,
      isApplicant: roles.includes('applicant'),
      today: ctx.today,
    });
    if (status === TaskStatus.OPEN) query.andWhere(FIRST_OF_MINE);
  }
  return readPage(query, status === TaskStatus.OPEN || status === TaskStatus.WAITING ? TASK_ORDER : TASK_LATEST, page);
}
