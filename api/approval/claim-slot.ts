import { personById } from '../identity/identity.loader';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { lockCaseRows } from '../application/lock-cases';
import { Task, TaskStatus } from '../application/task.entity';

/**
 * The guard against two decisions on one slot, all of it in one place. Case and project (unit, government) are locked, so that acts on
 * one case follow one another; then the task changes from open to decided only in the version that the decider saw. Of
 * many at once exactly one changes it; two bodies that sign side by side have two tasks and both succeed.
 *
 * @throws ApiError CONFLICT with `currentVersion`, `status` and `decidedBy` for everybody after the first
 */
export async function claimSlot(
  ctx: Context,
  which: Pick<Task, 'id' | 'application'> & { readonly expectedVersion: number },
  signature: Partial<Task>,
): Promise<void> {
  await lockCaseRows(ctx, [which.application]);
  const { affected } = await ctx.tx.update(
    Task,
    { government: ctx.government, id: which.id, version: which.expectedVersion, status: TaskStatus.OPEN },
    { ...signature, version: () => 'version + 1' },
  );
  if (affected !== 1) await refuse(ctx, which);
}

/**
 * The same guard for what leaves the task as it is: its case is locked, and it is open in the version that was seen.
 *
 * @throws ApiError CONFLICT as {@link claimSlot}
 */
export async function seenSlot(
  ctx: Context,
  which: Pick<Task, 'id' | 'application'> & { readonly expectedVersion: number },
): Promise<void> {
  await lockCaseRows(ctx, [which.application]);
  const { government } = ctx;
  const seen = { government, id: which.id, version: which.expectedVersion, status: TaskStatus.OPEN };
  if (!(await ctx.tx.exists(Task, { where: seen }))) await refuse(ctx, which);
}

async function refuse(ctx: Context, which: Pick<Task, 'id'> & { readonly expectedVersion: number }): Promise<never> {
  const task = await ctx.tx.findOne(Task, { where: { government: ctx.government, id: which.id } });
  if (!task) throw new ApiError('NOT_FOUND', '没有找到该待办');
  const decidedBy = task.decider === null ? null : ((await personById(ctx).load(task.decider))?.name ?? null);
  const said =
    decidedBy !== null
      ? `该待办已由${decidedBy}办理`
      : task.status === TaskStatus.OPEN
        ? `待办已有变化：您所见为第 ${which.expectedVersion} 版，现为第 ${task.version} 版`
        : task.status === TaskStatus.WAITING
          ? '按顺序还没有轮到该待办'
          : '该步骤已有结论，不再需要办理';
  throw new ApiError('CONFLICT', said, {
    expectedVersion: which.expectedVersion,
    currentVersion: task.version,
    status: task.status,
    decidedBy,
  });
}
