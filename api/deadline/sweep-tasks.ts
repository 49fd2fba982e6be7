import { escalationDay, nearUntil, type Calendar, type Day } from '../../form-schemas/engine';
import { Application } from '../application/application.entity';
import { holdersOf } from '../application/holders.loader';
import { stillness } from '../application/suspension';
import { Task } from '../application/task.entity';
import { recordAudit } from '../audit/record-audit';
import type { Context } from '../platform/context';
import { compiledEdition } from '../regime/compiled-edition';
import { apart, type Broken } from './broken';
import { wordDue, wordLeft } from './due-words';
import { peopleOf } from './people-of';
import { tellOnce } from './tell-once';

/** How far a sweep over the open tasks has come; null: it begins. */
export type TaskCursor = { readonly dueOn: Day; readonly id: string } | null;

export interface SweptTasks {
  readonly told: number;
  readonly broken: readonly Broken[];
  /** Where to go on; null: all have been looked at. */
  readonly next: TaskCursor;
}

/** That something has been told of a task and its day. */
const toldOf = (kind: string): string =>
  `exists (select from deadline_notice n where n.government = task.government and n.about = 'task'
    and n.key = task.id::text and n.kind = '${kind}' and n.due_on = task.due_on and n.days = 0)`.replace(/\s+/g, ' ');

/** Tasks of which something may have to be told today ($3; $2: the last day that is near). What is suspended waits for nobody. */
const CONCERNED = `task.status = 'open' and task.due_on is not null and task.due_on <= $2::date
  and coalesce(jsonb_typeof(a.snapshot -> 'suspended'), 'null') = 'null'
  and ((task.due_on >= $3::date and task.due_from < $3::date and not ${toldOf('near')})
    or (task.due_on < $3::date and not ${toldOf('late')})
    or (task.due_on < $3::date and task.escalate_after is not null and not ${toldOf('escalation')}))`.replace(
  /\s+/g,
  ' ',
);

/**
 * Tells of a number of open tasks what is to be told today: who holds one that is due within two workdays, who holds
 * one that is late, and those further up whom the regime names for it. Nothing but notices comes of it: a late
 * deadline decides nothing. A case that cannot be read keeps the others from nothing.
 */
export async function sweepTasks(
  ctx: Context,
  calendar: Calendar,
  after: TaskCursor,
  limit: number,
): Promise<SweptTasks> {
  const rows = await ctx.tx.query<{ id: string; due_on: Day }[]>(...asked(ctx, calendar, after, limit));
  if (rows.length === 0) return { told: 0, broken: [], next: null };
  const tasks = await ctx.tx
    .createQueryBuilder(Task, 'task')
    .where('task.government = :government and task.id in (:...ids)', {
      government: ctx.government,
      ids: rows.map(({ id }) => id),
    })
    .orderBy('task.dueOn')
    .addOrderBy('task.id')
    .getMany();
  const cases = new Map((await casesOf(ctx, tasks)).map((row) => [row.id, row]));
  let told = 0;
  const broken: Broken[] = [];
  for (const task of tasks)
    told += await apart(broken, { of: 'task', key: task.id }, async () => {
      const row = cases.get(task.application);
      // What stands still beside a suspended project, or is left behind by one that has ended, waits for nobody either.
      return row && (await stillness(ctx, row)) === null ? tellOf(ctx, calendar, task, row) : 0;
    });
  const last = rows.at(-1);
  return { told, broken, next: last && rows.length === limit ? { dueOn: last.due_on, id: last.id } : null };
}

function asked(ctx: Context, calendar: Calendar, after: TaskCursor, limit: number): [string, unknown[]] {
  const near = nearUntil(calendar, ctx.today);
  const sql = `select task.id, task.due_on::text from task
      join application a on a.government = task.government and a.id = task.application
    where task.government = $1 and ${CONCERNED}
      and ($4::date is null or (task.due_on, task.id) > ($4::date, $5::uuid))
    order by task.due_on, task.id limit $6`;
  return [sql, [ctx.government, near, ctx.today, after?.dueOn ?? null, after?.id ?? null, limit]];
}

function casesOf(ctx: Context, tasks: readonly Task[]): Promise<readonly Application[]> {
  return ctx.tx
    .createQueryBuilder(Application, 'application')
    .where('application.government = :government and application.id in (:...ids)', {
      government: ctx.government,
      ids: [...new Set(tasks.map(({ application }) => application))],
    })
    .getMany();
}

type CaseHead = Pick<Application, 'id' | 'title' | 'edition'>;

async function tellOf(ctx: Context, calendar: Calendar, task: Task, { title, edition }: CaseHead): Promise<number> {
  const { dueOn, escalateAfter } = task;
  if (dueOn === null) return 0;
  const due = wordDue({
    on: dueOn,
    provisional: task.dueProvisional,
    words: task.dueWords,
    article: task.dueArticle,
  });
  const place = `“${title}”在“${task.stageTitle}”`;
  const left = wordLeft(dueOn, ctx.today);
  const about = { about: 'task', key: task.id, dueOn, application: task.application } as const;
  const holders = await holdersOf(ctx, task);
  if (ctx.today <= dueOn) {
    const message = `${place}的办理将到期，${left}：${due}`;
    return Number(await tellOnce(ctx, { ...about, kind: 'near', people: holders, message }));
  }
  const late = `${place}的办理${left}，请尽快办理：${due}。逾期只作提示，不自动作出决定`;
  let told = Number(await tellOnce(ctx, { ...about, kind: 'late', people: holders, message: late }));
  if (escalateAfter === null || ctx.today < escalationDay(calendar, dueOn, escalateAfter)) return told;
  const regime = await compiledEdition(ctx, edition);
  const people = await peopleOf(ctx, regime, task.escalateTo, task.organisation);
  const message = `${place}由${task.bodyTitle}办理，${left}，请予督促：${due}`;
  if (await tellOnce(ctx, { ...about, kind: 'escalation', people, message })) {
    told += 1;
    recordAudit(ctx, {
      verb: 'deadline:escalate',
      subject: { type: 'Task', id: task.id },
      details: { application: task.application, dueOn, to: task.escalateTo, told: people.length },
    });
  }
  return told;
}
