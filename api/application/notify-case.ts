import type { CaseState } from '../../form-schemas/engine';
import { notify } from '../notice/notify';
import { signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import type { Application } from './application.entity';
import { holderKey, holdersByKey } from './holders.loader';
import type { Task } from './task.entity';

/**
 * Tells whom it concerns what an act came to: who may sign what has just become open, and whoever opened the case when
 * it comes back or ends. Nobody is told of what they have just done themselves.
 */
export async function notifyCase(
  ctx: Context,
  application: Application,
  opened: readonly Task[],
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
  for (const task of opened) {
    const holders = await holdersByKey(ctx).load(holderKey(task));
    const isBack = task.action === 'file';
    const message = isBack
      ? `“${application.title}”已退回，请补正后重新提交`
      : `“${application.title}”到达“${task.stageTitle}”，请以${task.bodyTitle}的身份办理`;
    for (const person of holders) await tell(person, isBack ? 'application-returned' : 'task-opened', message);
  }
}
