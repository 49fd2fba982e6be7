import { fine, found, isFine, type Outcome } from '../../form-schemas/engine';
import type { Day } from '../../form-schemas/engine/day';
import { recordAudit } from '../audit/record-audit';
import { personById } from '../identity/identity.loader';
import { endingOf } from '../identity/last-day';
import { notify } from '../notice/notify';
import { authorise, may, signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { updateVersion } from '../platform/version';
import { Delegation } from './delegation.entity';
import { isParty, visibleDelegation } from './visible-delegation';

export interface EndDelegation {
  /** Database id. */
  readonly id: string;
  readonly expectedVersion: number;
  /** Included; null: at once. */
  readonly lastDay: Day | null;
}

/**
 * Ends a delegation before its last day: by who gave it, by who was to act (who hands it back), or by the security
 * administrator. Who did not do it is told. Finding: `ending-day`.
 *
 * @throws ApiError NOT_FOUND also for a delegation between others
 */
export async function endDelegation(ctx: Context, input: EndDelegation): Promise<Outcome<Delegation | null>> {
  authorise(ctx, 'delegation:end');
  const delegation = await visibleDelegation(ctx, input.id);
  const { person } = signedIn(ctx);
  if (!delegation || (!isParty(delegation, person.id) && !may(signedIn(ctx), 'duty:end')))
    throw new ApiError('NOT_FOUND', '没有找到该委托');
  const { untilDay, endedOn, findings } = endingOf(ctx, delegation, input.lastDay, '委托');
  if (!isFine(findings)) return found(null, findings);
  const version = await updateVersion(ctx, Delegation, input, { untilDay, endedOn });
  const nameOf = async (id: string): Promise<string | null> => (await personById(ctx).load(id))?.name ?? null;
  recordAudit(ctx, {
    verb: 'delegation:end',
    subject: { type: 'Delegation', id: delegation.id },
    details: {
      principal: delegation.principal,
      principalName: await nameOf(delegation.principal),
      proxy: delegation.proxy,
      proxyName: await nameOf(delegation.proxy),
      until: untilDay,
    },
  });
  const ends = input.lastDay === null ? '即刻终止' : `提前至 ${untilDay} 终止`;
  const message = `${(await nameOf(delegation.principal)) ?? ''}委托${(await nameOf(delegation.proxy)) ?? ''}代行的委托已由${person.name}${ends}`;
  for (const party of [delegation.principal, delegation.proxy]) {
    if (party === person.id) continue;
    await notify(ctx, { person: party, kind: 'delegation-ended', message, application: null });
  }
  return fine(Object.assign(new Delegation(), delegation, { untilDay, endedOn, version }));
}
