import { isHandIn, type FileEvent, type Finding, type OverrideGiven } from '../../form-schemas/engine';
import { actOnCase } from '../application/act-on-case';
import { actingBody, actorIn, behalfOf } from '../application/actor-in';
import type { Application } from '../application/application.entity';
import { applicationById } from '../application/application.loader';
import { hostFacts } from '../application/host-facts';
import { lockCase } from '../application/load-case';
import { refusal } from '../application/refusal';
import { recordAudit } from '../audit/record-audit';
import { authoriseOneOf } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';

export interface PassStage {
  readonly application: string;
  readonly overrides: readonly OverrideGiven[];
  readonly expectedVersion: number;
}

export interface PassedStage {
  readonly application: Application | null;
  readonly findings: readonly Finding[];
}

/**
 * Ends a stage at which nothing is filled in: a time that had to pass has passed. Not before its earliest day. Who does not hold the
 * stage's body hears so from the engine, as a finding.
 *
 * @throws ApiError FORBIDDEN for who neither hands in nor decides; NOT_FOUND for a case that is missing, or that the session may
 * not look into; CONFLICT when it has changed since
 */
export async function passStage(ctx: Context, input: PassStage): Promise<PassedStage> {
  authoriseOneOf(ctx, ['application:submit', 'task:decide']);
  const seen = await applicationById(ctx).load(input.application);
  if (!seen) throw new ApiError('NOT_FOUND', '没有找到该案件');
  const before = await lockCase(ctx, seen.id);
  const { application, regime, state } = before;
  if (application.version !== input.expectedVersion)
    throw new ApiError(
      'CONFLICT',
      `案件已有新的办理：您所见为第 ${input.expectedVersion} 版，现为第 ${application.version} 版`,
      {
        expectedVersion: input.expectedVersion,
        currentVersion: application.version,
      },
    );
  const stage = regime.procedures.get(state.procedure)?.stages.get(state.stage);
  const { organisation } = application;
  const actor = await actorIn(ctx, before);
  const isTheirs = isHandIn(stage) && stage.by.some((body) => actor.bodies.includes(body));
  // All else that stands against it the law says itself.
  if (isTheirs && stage.form !== undefined) {
    const message = `“${stage.title}”须填写表单，请从草稿提交`;
    return {
      application: null,
      findings: [refusal('stage-not-waiting', message, { clause: stage.clause, rule: stage.code })],
    };
  }
  const event: FileEvent = {
    type: 'file',
    on: ctx.today,
    actor,
    answers: {},
    given: await hostFacts(ctx, { regime, organisation, application: application.id, project: application.project }),
    overrides: input.overrides,
  };
  const { loaded, findings, isRefused } = await actOnCase(ctx, before, event);
  if (isRefused) return { application: null, findings };
  recordAudit(ctx, {
    verb: 'application:pass-stage',
    subject: { type: 'Application', id: application.id },
    details: {
      from: state.stage,
      to: loaded.state.stage,
      overrides: input.overrides,
      ...(isHandIn(stage) ? await behalfOf(ctx, actor, actingBody(stage.by, actor)) : {}),
    },
  });
  return { application: loaded.application, findings };
}
