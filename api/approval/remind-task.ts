import { holdersOf } from '../application/holders.loader';
import { recordAudit } from '../audit/record-audit';
import { notify } from '../notice/notify';
import { authorise, signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { actOnTask, outcomeAt, visibleTask, type TaskOutcome } from './act-on-task';

export interface RemindTask {
  readonly task: string;
  readonly expectedVersion: number;
}

/**
 * Reminds whoever holds an open task (催办): counted, once a day for each, and deciding nothing. The task keeps its
 * version, so that nobody who is about to decide has to look again. Findings: those of the engine's `judgeReminder`.
 *
 * @throws ApiError NOT_FOUND, CONFLICT as {@link actOnTask}
 */
export async function remindTask(ctx: Context, input: RemindTask): Promise<TaskOutcome> {
  authorise(ctx, 'task:remind');
  const task = await visibleTask(ctx, input.task);
  const acted = await actOnTask(ctx, {
    task,
    expectedVersion: input.expectedVersion,
    claim: null,
    event: (actor) => ({ type: 'remind', on: ctx.today, actor, slot: task.slot }),
  });
  const outcome = await outcomeAt(ctx, acted, task.slot);
  if (outcome.task === null || outcome.application === null) return outcome;
  const { reminders } = outcome.task;
  recordAudit(ctx, {
    verb: 'task:remind',
    subject: { type: 'Task', id: task.id },
    details: { application: task.application, body: task.bodyCode, reminders },
  });
  const by = signedIn(ctx).person;
  const until = task.dueOn === null ? '' : `，期限至 ${task.dueOn}${task.dueProvisional ? '（暂定）' : ''}`;
  const message = `${by.name}催办：“${outcome.application.title}”的“${task.stageTitle}”等待${task.bodyTitle}办理（第 ${reminders} 次催办）${until}`;
  for (const person of await holdersOf(ctx, task)) {
    await notify(ctx, { person, kind: 'task-reminded', message, application: task.application });
  }
  return outcome;
}
