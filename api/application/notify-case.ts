import type { CaseState } from '../../form-schemas/engine';
import { notify } from '../notice/notify';
import { signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import type { Application } from './application.entity';
import { holdersOf } from './holders.loader';
import { Task, TaskStatus } from './task.entity';

/**
 * Tells whom it concerns what an act came to: who may sign what has just become open, whoever opened the case when it comes
 * back or ends, and both when it is suspended or goes on. Nobody is told of what they have just done themselves.
 */
export async function notifyCase(
  ctx: Context,
  application: Application,
  opened: readonly Task[],
  before: Pick<CaseState, 'suspended'>,
  after: CaseState,
): Promise<void> {
  const actor = signedIn(ctx).person.id;
  const told = new Set<string>([actor]);
  const tell = async (person: string, kind: string, message: string): Promise<void> => {
    if (told.has(person)) return;
    told.add(person);
    await notify(ctx, { person, kind, message, application: application.id });
  };
  if (after.ended) {
    await tell(application.opener, 'application-ended', `“${application.title}”已办结：${application.stageTitle}`);
    return;
  }
  if ((before.suspended === null) !== (after.suspended === null)) {
    const { kind, words } = wordSuspension(application, before.suspended, after.suspended);
    for (const task of await openTasks(ctx, application)) {
      const message = after.suspended === null ? `${words}；请继续办理${wordUntil(task)}` : words;
      for (const person of await holdersOf(ctx, task)) await tell(person, kind, message);
    }
    await tell(application.opener, kind, words);
  }
  for (const task of opened) {
    const holders = await holdersOf(ctx, task);
    const isBack = task.action === 'file' && ['return', 'withdraw'].includes(after.trail.at(-1)?.outcome ?? '');
    const asked = after.remarks?.length ?? 0;
    const until = wordUntil(task);
    const asks = task.addedByTitle === null ? '' : `，${task.addedByTitle}请加签`;
    const message = isBack
      ? `“${application.title}”已退回，请补正后重新提交${asked === 0 ? '' : `（${asked} 条逐项意见）`}${until}`
      : `“${application.title}”到达“${task.stageTitle}”${asks}，请以${task.bodyTitle}的身份办理${until}`;
    for (const person of holders) await tell(person, isBack ? 'application-returned' : 'task-opened', message);
  }
}

function wordUntil({ dueOn, dueProvisional }: Pick<Task, 'dueOn' | 'dueProvisional'>): string {
  return dueOn === null ? '' : `，期限至 ${dueOn}${dueProvisional ? '（暂定）' : ''}`;
}

function wordSuspension(
  { title, stageTitle }: Application,
  before: CaseState['suspended'],
  after: CaseState['suspended'],
): { readonly kind: string; readonly words: string } {
  return after === null
    ? {
        kind: 'application-resumed',
        words: `“${title}”已恢复办理（自 ${before?.on ?? ''} 起中止），从“${stageTitle}”继续`,
      }
    : {
        kind: 'application-suspended',
        words: `“${title}”自 ${after.on} 起中止，停在“${stageTitle}”，恢复之前不能办理，办理期限停止计算`,
      };
}

function openTasks(ctx: Context, { id }: Application): Promise<readonly Task[]> {
  return ctx.tx.find(Task, {
    where: { government: ctx.government, application: id, status: TaskStatus.OPEN },
    order: { openedAt: 'ASC', slot: 'ASC' },
  });
}
