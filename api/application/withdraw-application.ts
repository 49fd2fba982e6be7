import { IsNull } from 'typeorm';
import type { Finding } from '../../form-schemas/engine';
import { recordAudit } from '../audit/record-audit';
import { authoriseOneOf } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { readText } from '../platform/text';
import { actOnCase } from './act-on-case';
import { actorIn, behalfOf } from './actor-in';
import type { Application } from './application.entity';
import { applicationById } from './application.loader';
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
 *
 * @throws ApiError FORBIDDEN for who neither withdraws nor decides; NOT_FOUND for a case that is missing, or that the session may not
 * look into
 */
export async function withdrawApplication(ctx: Context, input: WithdrawApplication): Promise<WithdrawnApplication> {
  authoriseOneOf(ctx, ['application:withdraw', 'task:decide']);
  const reason = readText(input.reason, 'reason', 2_000);
  const seen = await applicationById(ctx).load(input.application);
  if (!seen) throw new ApiError('NOT_FOUND', '没有找到该案件');
  const before = await lockCase(ctx, seen.id);
  const isListed = await ctx.tx.exists(ListLine, {
    where: { government: ctx.government, application: input.application, outcome: IsNull() },
  });
  if (isListed) {
    return {
      application: null,
      findings: [refusal('in-open-list', '案件已列入尚未办结的清单，不能撤回；请待清单决定')],
    };
  }
  const actor = await actorIn(ctx, before);
  const { loaded, findings, isRefused } = await actOnCase(ctx, before, {
    type: 'withdraw',
    on: ctx.today,
    actor,
    reason,
  });
  if (isRefused) return { application: null, findings };
  recordAudit(ctx, {
    verb: 'application:withdraw',
    subject: { type: 'Application', id: input.application },
    details: {
      reason,
      from: before.state.stage,
      to: loaded.state.stage,
      ...(await behalfOf(ctx, actor, before.state.undo?.bodies[0] ?? '')),
    },
  });
  return { application: loaded.application, findings };
}
