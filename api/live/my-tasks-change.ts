import { In } from 'typeorm';
import { holdersAt } from '../application/holders.loader';
import { Task, TaskStatus } from '../application/task.entity';
import { myTasks } from '../approval/my-tasks';
import { signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { toGlobalId } from '../platform/global-id';
import type { Heard } from '../platform/live/news';
import type { ChangedTask, MyTasksChange } from './live.types';

/** Tasks of one change that are named; of more it is only said that something has changed. */
const MOST_NAMED = 100;

/** What has changed of the session's own tasks; null where the change concerns none of them. */
export async function myTasksChange(ctx: Context, { applications, isGap }: Heard): Promise<MyTasksChange | null> {
  const tasks = applications.length === 0 ? [] : await changedOf(ctx, applications);
  if (tasks.length === 0 && !isGap) return null;
  const { totalCount } = await myTasks(ctx, { status: TaskStatus.OPEN, body: null, due: null }, { first: 1 });
  const isNamed = !isGap && tasks.length <= MOST_NAMED;
  return { at: ctx.now, open: await totalCount(), tasks: isNamed ? tasks : [] };
}

async function changedOf(ctx: Context, applications: readonly string[]): Promise<readonly ChangedTask[]> {
  const { person } = signedIn(ctx);
  const tasks = await ctx.tx.find(Task, {
    where: { government: ctx.government, application: In([...applications]) },
    order: { openedAt: 'ASC', slot: 'ASC' },
  });
  // Of one that was handed over also those who held it: from their lists it has gone.
  const holders = await Promise.all(tasks.map((task) => holdersAt(ctx, task)));
  const own = tasks.filter((task, index) => task.decider === person.id || holders[index]?.includes(person.id) === true);
  return own.map(({ id, application, version, status }) => ({
    id: toGlobalId('Task', id),
    applicationId: toGlobalId('Application', application),
    version,
    status,
  }));
}
