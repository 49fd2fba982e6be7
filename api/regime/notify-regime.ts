import { holdersOfRight } from '../identity/holders-of-right';
import { notify } from '../notice/notify';
import type { Context } from '../platform/context';
import { signedIn } from '../platform/authorise';
import type { Edition } from './edition.entity';
import { handsOf } from './edition-hands';

/** Tells everybody who may publish an edition that it waits for them: who wrote it may not, so is not told. */
export async function notifySubmitted(ctx: Context, edition: Edition): Promise<void> {
  const hands = handsOf(edition);
  const people = (await holdersOfRight(ctx, 'regime:publish')).filter((person) => !hands.includes(person));
  await tell(ctx, edition, people, 'edition-submitted', `${nameOf(edition)}已送审，待您审阅发布`);
}

/** Tells who prepared an edition that it has been published, and from when it applies. */
export async function notifyPublished(ctx: Context, edition: Edition, day: string): Promise<void> {
  await tell(ctx, edition, handsOf(edition), 'edition-published', `${nameOf(edition)}已发布，自 ${day} 起施行`);
}

/** Tells who prepared an edition, and who would have published it, that it came back and why. */
export async function notifyReturned(ctx: Context, edition: Edition, reason: string, wasSubmitted: boolean) {
  const why = reason === '' ? '' : `：${reason}`;
  const hands = handsOf(edition);
  const taken = hands.includes(signedIn(ctx).person.id);
  const others = wasSubmitted && taken ? await holdersOfRight(ctx, 'regime:publish') : [];
  const said = taken ? '已由编制人撤回' : '已退回编制';
  await tell(ctx, edition, [...hands, ...others], 'edition-returned', `${nameOf(edition)}${said}${why}`);
}

/** An edition as notices call it. */
export function nameOf({ title, number }: Edition): string {
  return `《${title}》第 ${number} 版`;
}

/** Nobody is told of what they have just done themselves, and nobody twice. */
export async function tell(
  ctx: Context,
  edition: Edition,
  people: readonly string[],
  kind: string,
  message: string,
): Promise<void> {
  const actor = signedIn(ctx).person.id;
  for (const person of new Set(people))
    if (person !== actor) await notify(ctx, { person, kind, message, application: null, edition: edition.id });
}
