import { randomUUID } from 'node:crypto';
import { fine, found, type Outcome } from '../../form-schemas/engine';
import type { Day } from '../../form-schemas/engine/day';
import { recordAudit } from '../audit/record-audit';
import { personById } from '../identity/identity.loader';
import { notify } from '../notice/notify';
import { authorise, signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { insertRow } from '../platform/insert';
import { readText } from '../platform/text';
import { refuseInput } from '../platform/user-error';
import { Delegation } from './delegation.entity';
import { judgeDelegation } from './judge-delegation';

export interface Delegate {
  /** Database id of who is to act in one's place. */
  readonly person: string;
  readonly fromDay: Day;
  /** Included. */
  readonly untilDay: Day;
  readonly reason: string;
}

/** Lets somebody act in one's place, in the office as which one acts now. Findings: those of {@link judgeDelegation}. */
export async function delegate(ctx: Context, input: Delegate): Promise<Outcome<Delegation | null>> {
  authorise(ctx, 'delegation:give');
  const { person: principal, appointment } = signedIn(ctx);
  if (!appointment) throw new ApiError('FORBIDDEN', '须以一项任职委托');
  const reason = readText(input.reason, 'reason', 500);
  const { fromDay, untilDay } = input;
  if (untilDay < fromDay) throw refuseInput('untilDay', `最后一日 ${untilDay} 早于起始日 ${fromDay}`);
  const asked = { appointment: appointment.id, post: appointment.post, proxy: input.person, fromDay, untilDay };
  const findings = await judgeDelegation(ctx, asked);
  if (findings.length > 0) return found(null, findings);
  const delegation = await insertRow(ctx, Delegation, {
    government: ctx.government,
    id: randomUUID(),
    appointment: appointment.id,
    principal: principal.id,
    proxy: input.person,
    fromDay,
    untilDay,
    endedOn: null,
    reason,
    createdAt: ctx.now,
    version: 1,
  });
  recordAudit(ctx, {
    verb: 'delegation:give',
    subject: { type: 'Delegation', id: delegation.id },
    details: {
      principal: principal.id,
      principalName: principal.name,
      proxy: input.person,
      proxyName: (await personById(ctx).load(input.person))?.name ?? null,
      from: fromDay,
      until: untilDay,
      reason,
    },
  });
  await notify(ctx, {
    person: input.person,
    kind: 'delegation-given',
    message: `${principal.name}委托您自 ${fromDay} 至 ${untilDay} 代行“${appointment.title}”：${reason}`,
    application: null,
  });
  return fine(delegation);
}
