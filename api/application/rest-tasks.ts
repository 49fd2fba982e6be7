import { mayAct, type CaseState } from '../../form-schemas/engine';
import { In, IsNull } from 'typeorm';
import type { Context } from '../platform/context';
import { Application, ApplicationKind } from './application.entity';
import type { LoadedCase } from './load-case';
import { dueAfterRest } from './task-due';
import { Task, TaskStatus } from './task.entity';

/**
 * When a suspended project goes on: what is open in it, and in the cases beside it that stood still with it, is due later by the time
 * for which it was suspended. The version of a task stays: nothing that anybody decides by has changed.
 */
export async function restTasks(
  ctx: Context,
  { application, regime, state }: LoadedCase,
  after: CaseState,
): Promise<void> {
  const rest = after.rests?.at(-1);
  if (rest === undefined || after.rests?.length === state.rests?.length) return;
  const beside =
    application.project === null
      ? []
      : await ctx.tx.find(Application, {
          where: {
            government: ctx.government,
            project: application.project,
            kind: ApplicationKind.SIDE,
            outcome: IsNull(),
          },
        });
  const held = beside.filter((side) => mayAct(regime, side, state) !== null);
  const tasks = await ctx.tx.find(Task, {
    where: {
      government: ctx.government,
      application: In([application, ...held].map(({ id }) => id)),
      status: TaskStatus.OPEN,
    },
    order: { id: 'ASC' },
  });
  for (const task of tasks) {
    const due = dueAfterRest(regime, task, rest);
    if (due) await ctx.tx.update(Task, { government: ctx.government, id: task.id }, due);
  }
}
