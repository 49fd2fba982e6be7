import { IsNull } from 'typeorm';
import type { Finding } from '../../form-schemas/engine';
import { recordAudit } from '../audit/record-audit';
import { authorise, may, signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { readText } from '../platform/text';
import { actOnCase } from './act-on-case';
import type { Application } from './application.entity';
import { heldBodies } from './held-bodies';
import { ListLine } from './list-line.entity';
import { lockCase } from './load-case';
import { refusal } from './refusal';

export interface WithdrawApplication {
  readonly application: string;
  readonly reason: string;
}

export interface WithdrawnApplication {
  readonly application: Application | null;
  readonly findings: readonly Finding[];
}

/**
 * Takes back the last act of a case: the unit its filing, a person the own decision, as long as nobody has acted since.
 * A case that is on an open list stays where it is.
 */
export async function withdrawApplication(ctx: Context, input: WithdrawApplication): Promise<WithdrawnApplication> {
  const session = signedIn(ctx);
  if (!may(session, 'task:decide')) authorise(ctx, 'application:withdraw');
  const reason = readText(input.reason, 'reason', 2_000);
  const before = await lockCase(ctx, input.application);
  const isListed = await ctx.tx.exists(ListLine, {
    where: { government: ctx.government, application: input.application, outcome: IsNull() },
  });
  if (isListed) {
    return {
      application: null,
      findings: [refusal('in-open-list', '案件已列入尚未办结的清单，不能撤回；请待清单决定')],
    };
  }
  const { loaded, findings, isRefused } = await actOnCase(ctx, before, {
    type: 'withdraw',
    on: ctx.today,
    actor: { person: session.person.id, bodies: await heldBodies(ctx, before.regime, before.application.organisation) },
    reason,
  });
  if (isRefused) return { application: null, findings };
  recordAudit(ctx, {
    verb: 'application:withdraw',
    subject: { type: 'Application', id: input.application },
    details: { reason, from: before.state.stage, to: loaded.state.stage },
  });
  return { application: loaded.application, findings };
}
