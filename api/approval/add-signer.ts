import { recordAudit } from '../audit/record-audit';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { readText } from '../platform/text';
import { actOnTask, outcomeAt, ownTask, type TaskOutcome } from './act-on-task';

export interface AddSigner {
  readonly task: string;
  /** Code of the body to be asked. */
  readonly body: string;
  readonly reason: string;
  readonly expectedVersion: number;
}

/**
 * Asks one more body in the step of one's own task (加签), where the regime names it. Its approval is then needed as
 * well. Findings: those of the engine's `addSigner`.
 *
 * @returns the task of the body that was asked
 * @throws ApiError NOT_FOUND, FORBIDDEN, CONFLICT as {@link actOnTask}
 */
export async function addSigner(ctx: Context, input: AddSigner): Promise<TaskOutcome> {
  authorise(ctx, 'task:decide');
  const reason = readText(input.reason, 'reason', 2_000);
  const body = readText(input.body, 'body', 64);
  const task = await ownTask(ctx, input.task);
  const acted = await actOnTask(ctx, {
    task,
    expectedVersion: input.expectedVersion,
    claim: {},
    event: (actor) => ({ type: 'add-signer', on: ctx.today, actor, slot: task.slot, body, reason }),
  });
  if (!acted.after) return outcomeAt(ctx, acted, undefined);
  recordAudit(ctx, {
    verb: 'task:add-signer',
    subject: { type: 'Task', id: task.id },
    details: { application: task.application, body: task.bodyCode, asked: body, reason, ...acted.behalf },
  });
  const { slots } = acted.after.state;
  const own = slots.find((slot) => slot.id === task.slot);
  const added = slots.find((slot) => slot.added !== undefined && slot.body === body && slot.step === own?.step);
  return outcomeAt(ctx, acted, added?.id);
}
