import { holdersOfRight } from '../identity/holders-of-right';
import { signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import type { Edition } from './edition.entity';
import { handsOf } from './edition-hands';
import { nameOf, tell } from './notify-regime';
import type { RegimeConfirmation } from './regime-confirmation.entity';

/** Tells everybody who may confirm it that somebody proposes to go by an edition that is not in force. */
export async function notifyProposed(
  ctx: Context,
  edition: Edition,
  people: readonly string[],
  reason: string,
): Promise<void> {
  const { name } = signedIn(ctx).person;
  const message = `${name}提出继续适用${nameOf(edition)}，待您确认：${reason}`;
  await tell(ctx, edition, people, 'regime-proposed', message);
}

/** Tells who proposed it, and who wrote the edition, that it is gone by from now on. */
export async function notifyConfirmed(ctx: Context, edition: Edition, proposal: RegimeConfirmation): Promise<void> {
  const message = `${nameOf(edition)}已经确认继续适用，可以据此开启新的案件：${proposal.reason}`;
  await tell(ctx, edition, [proposal.proposer, ...handsOf(edition)], 'regime-confirmed', message);
}

/** Tells who proposed it that it was declined; whoever was to confirm it, that it was taken back. */
export async function notifyDeclined(
  ctx: Context,
  edition: Edition,
  { proposer }: RegimeConfirmation,
  reason: string,
): Promise<void> {
  const taken = signedIn(ctx).person.id === proposer;
  const hands = handsOf(edition);
  const people = taken
    ? (await holdersOfRight(ctx, 'regime:publish')).filter((person) => !hands.includes(person))
    : [proposer];
  const said = taken ? '已由提出人收回' : '未获同意';
  await tell(ctx, edition, people, 'regime-declined', `继续适用${nameOf(edition)}的提议${said}：${reason}`);
}
