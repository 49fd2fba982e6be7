import type { Actor, CaseEvent, Finding } from '../../form-schemas/engine';
import { actOnCase } from '../application/act-on-case';
import { actorIn, behalfOf } from '../application/actor-in';
import { isBarred } from '../application/held-bodies';
import type { Application } from '../application/application.entity';
import { taskById } from '../application/application.loader';
import { readCase, type LoadedCase } from '../application/load-case';
import { Task } from '../application/task.entity';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { claimSlot, seenSlot } from './claim-slot';

/** What came of an act on a task; without a task it was refused, see the findings, and nothing may be kept. */
export interface TaskOutcome {
  readonly task: Task | null;
  readonly application: Application | null;
  readonly findings: readonly Finding[];
}

/** A task that the session may look at. @throws ApiError NOT_FOUND for any other */
export async function visibleTask(ctx: Context, id: string): Promise<Task> {
  const task = await taskById(ctx).load(id);
  if (!task) throw new ApiError('NOT_FOUND', '没有找到该待办');
  return task;
}

/** A task whose body the session holds. @throws ApiError NOT_FOUND, FORBIDDEN for somebody else's */
export async function ownTask(ctx: Context, id: string): Promise<Task> {
  const task = await visibleTask(ctx, id);
  await ownActor(ctx, task);
  return task;
}

/** As whom the session acts on a task whose body it holds. @throws ApiError FORBIDDEN for somebody else's */
export async function ownActor(ctx: Context, task: Task): Promise<Actor> {
  const actor = await actorIn(ctx, await readCase(ctx, task.application));
  if (actor.bodies.includes(task.bodyCode)) return actor;
  const message = (await isBarred(ctx, task))
    ? `您受托代行${task.bodyTitle}，但该案件由您本人申报或编制，须由委托人本人或其他担任者办理`
    : `该待办属于${task.bodyTitle}，不由您现在的任职办理`;
  throw new ApiError('FORBIDDEN', message, { body: task.bodyCode });
}

interface TaskAct {
  readonly task: Task;
  readonly expectedVersion: number;
  /** What is written into the task as it is claimed; null: it stays as it is. */
  readonly claim: Partial<Task> | null;
  readonly event: (actor: Actor) => CaseEvent;
}

interface ActedOnTask {
  /** Null: refused. */
  readonly after: LoadedCase | null;
  readonly findings: readonly Finding[];
  /** For the audit: in whose place it was done. */
  readonly behalf: Readonly<Record<string, unknown>>;
}

/**
 * Does with a task what does not decide it: claims it in the version that was seen, asks the engine, keeps event and
 * tasks. The command adds audit and notices.
 *
 * @throws ApiError CONFLICT for one that is not open any more, or has changed
 */
export async function actOnTask(ctx: Context, { task, expectedVersion, claim, event }: TaskAct): Promise<ActedOnTask> {
  const which = { id: task.id, application: task.application, expectedVersion };
  if (claim === null) await seenSlot(ctx, which);
  else await claimSlot(ctx, which, claim);
  const before = await readCase(ctx, task.application);
  const actor = await actorIn(ctx, before);
  const { loaded, findings, isRefused } = await actOnCase(ctx, before, event(actor));
  const body = task.addedByCode !== null && !actor.bodies.includes(task.bodyCode) ? task.addedByCode : task.bodyCode;
  return { after: isRefused ? null : loaded, findings, behalf: await behalfOf(ctx, actor, body) };
}

/** What is answered once it is done: the task at a slot as it now is. */
export async function outcomeAt(
  ctx: Context,
  { after, findings }: ActedOnTask,
  slot: string | undefined,
): Promise<TaskOutcome> {
  if (after === null || slot === undefined) return { task: null, application: null, findings };
  const { application } = after;
  const where = { government: ctx.government, application: application.id, slot };
  return { task: await ctx.tx.findOne(Task, { where }), application, findings };
}
