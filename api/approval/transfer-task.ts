import { holdersAt } from '../application/holders.loader';
import { refusal } from '../application/refusal';
import { recordAudit } from '../audit/record-audit';
import { personById } from '../identity/identity.loader';
import { notify } from '../notice/notify';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { readText } from '../platform/text';
import { actOnTask, outcomeAt, ownTask, type TaskOutcome } from './act-on-task';

export interface TransferTask {
  readonly task: string;
  /** Database id of who is to do it. */
  readonly person: string;
  readonly reason: string;
  readonly expectedVersion: number;
}

/**
 * Hands one's task over to another person who holds its body in this case today (转办): from then on only they see and
 * decide it, as long as they hold that body. Findings: `transfer-not-holder` and those of the engine's `transfer`.
 *
 * @throws ApiError NOT_FOUND, FORBIDDEN, CONFLICT as {@link actOnTask}
 */
export async function transferTask(ctx: Context, input: TransferTask): Promise<TaskOutcome> {
  authorise(ctx, 'task:decide');
  const reason = readText(input.reason, 'reason', 2_000);
  const task = await ownTask(ctx, input.task);
  const holders = await holdersAt(ctx, task);
  if (!holders.includes(input.person)) {
    const { clause, article } = task;
    const message = `所选人员今天不任${task.bodyTitle}，不能转办；只能转给在本案中担任${task.bodyTitle}的另一人`;
    const finding = refusal('transfer-not-holder', message, { path: 'personId', clause, article });
    return { task: null, application: null, findings: [finding] };
  }
  const acted = await actOnTask(ctx, {
    task,
    expectedVersion: input.expectedVersion,
    claim: { assignee: input.person },
    event: (actor) => ({ type: 'transfer', on: ctx.today, actor, slot: task.slot, to: input.person, reason }),
  });
  if (!acted.after) return outcomeAt(ctx, acted, undefined);
  recordAudit(ctx, {
    verb: 'task:transfer',
    subject: { type: 'Task', id: task.id },
    details: {
      application: task.application,
      body: task.bodyCode,
      to: input.person,
      toName: (await personById(ctx).load(input.person))?.name ?? null,
      reason,
      ...acted.behalf,
    },
  });
  await notify(ctx, {
    person: input.person,
    kind: 'task-transferred',
    message: `“${acted.after.application.title}”的“${task.stageTitle}”转交您以${task.bodyTitle}的身份办理：${reason}`,
    application: task.application,
  });
  return outcomeAt(ctx, acted, task.slot);
}
