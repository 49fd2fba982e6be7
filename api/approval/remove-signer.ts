import { holdersOf } from '../application/holders.loader';
import { TaskStatus } from '../application/task.entity';
import { recordAudit } from '../audit/record-audit';
import { notify } from '../notice/notify';
import { authorise, signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { readText } from '../platform/text';
import { actOnTask, outcomeAt, visibleTask, type TaskOutcome } from './act-on-task';

export interface RemoveSigner {
  /** The task of the body that was asked besides. */
  readonly task: string;
  readonly reason: string;
  readonly expectedVersion: number;
}

/**
 * Lets go a body that was asked besides (减签), by the body that asked and while it has said nothing. What the step
 * waited for may then be there, and the case goes on. Findings: those of the engine's `removeSigner`.
 *
 * @throws ApiError NOT_FOUND, CONFLICT as {@link actOnTask}
 */
export async function removeSigner(ctx: Context, input: RemoveSigner): Promise<TaskOutcome> {
  authorise(ctx, 'task:decide');
  const reason = readText(input.reason, 'reason', 2_000);
  const task = await visibleTask(ctx, input.task);
  const asked = await holdersOf(ctx, task);
  const acted = await actOnTask(ctx, {
    task,
    expectedVersion: input.expectedVersion,
    claim: { status: TaskStatus.CLOSED },
    event: (actor) => ({ type: 'remove-signer', on: ctx.today, actor, slot: task.slot, reason }),
  });
  if (!acted.after) return outcomeAt(ctx, acted, undefined);
  recordAudit(ctx, {
    verb: 'task:remove-signer',
    subject: { type: 'Task', id: task.id },
    details: { application: task.application, body: task.addedByCode, letGo: task.bodyCode, reason, ...acted.behalf },
  });
  const message = `“${acted.after.application.title}”的“${task.stageTitle}”不再请${task.bodyTitle}加签：${reason}`;
  for (const person of asked) {
    if (person === signedIn(ctx).person.id) continue;
    await notify(ctx, { person, kind: 'signer-removed', message, application: task.application });
  }
  return outcomeAt(ctx, acted, task.slot);
}
