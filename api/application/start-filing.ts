import { randomUUID } from 'node:crypto';
import { askScope, isFine, type Finding, type JsonObject } from '../../form-schemas/engine';
import { recordAudit } from '../audit/record-audit';
import { authorise, signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { insertRow } from '../platform/insert';
import { refuseInput } from '../platform/user-error';
import { compiledOf } from '../regime/compiled-edition';
import { editionInForce } from '../regime/edition-in-force';
import { Draft } from './draft.entity';
import { filingOf } from './draft-standing';
import { judgeForce } from '../regime/regime-force';
import { heldBodies, isByUnit } from './held-bodies';
import { refusal } from './refusal';

export interface StartFiling {
  readonly regimeCode: string;
  readonly procedure: string;
  /** Answers to the scope questions, in JSON form by fact name. */
  readonly given: JsonObject;
}

export interface StartedFiling {
  readonly draft: Draft | null;
  /** The scope question to ask next, where more must be known. */
  readonly next: string | null;
  readonly findings: readonly Finding[];
}

/**
 * Opens a draft for the session's organisation, once its project is known to fall under the regime in force today. A
 * project that does not leaves no trace.
 */
export async function startFiling(ctx: Context, input: StartFiling): Promise<StartedFiling> {
  authorise(ctx, 'application:fill');
  const { appointment, person } = signedIn(ctx);
  const edition = await editionInForce(ctx, input.regimeCode, ctx.today);
  if (!edition || !appointment)
    throw refuseInput('regimeCode', `制度“${input.regimeCode.slice(0, 40)}”今天没有施行的版本`);
  const regime = await compiledOf(ctx, edition);
  const force = await judgeForce(ctx, edition.id, regime);
  if (!isFine(force)) return { draft: null, next: null, findings: force };
  const procedure = regime.procedures.get(input.procedure)?.document;
  if (procedure?.kind !== 'main')
    throw refuseInput('procedure', `“${regime.regime.title}”没有可申报的程序“${input.procedure.slice(0, 40)}”`);
  const { value: scope, findings } = askScope(regime, input.given);
  if (!isFine(findings)) return { draft: null, next: scope.next, findings };
  if (scope.inScope !== true) {
    const title = regime.regime.scope.questions.find((question) => question.fact === scope.next)?.title ?? '范围问题';
    const more = refusal(
      'scope-incomplete',
      `尚不能判断是否适用：请回答“${title}”`,
      scope.next === null ? {} : { path: scope.next },
    );
    return { draft: null, next: scope.next, findings: [...findings, more] };
  }
  const { stage } = filingOf(regime, procedure.code);
  const bodies = await heldBodies(ctx, regime, appointment.organisation);
  if (!stage.by.some((body) => bodies.includes(body))) {
    return {
      draft: null,
      next: null,
      findings: [
        refusal('not-your-body', `“${stage.title}”须由申报单位的经办人提交`, {
          clause: stage.clause,
          rule: stage.code,
        }),
      ],
    };
  }
  const draft = await insertRow(ctx, Draft, {
    government: ctx.government,
    id: randomUUID(),
    organisation: appointment.organisation,
    regimeCode: edition.regimeCode,
    edition: edition.id,
    procedure: procedure.code,
    stage: stage.code,
    byUnit: isByUnit(regime, stage.by),
    application: null,
    project: null,
    about: null,
    given: input.given,
    answers: {},
    opener: person.id,
    createdAt: ctx.now,
    updatedAt: ctx.now,
    filedAt: null,
    version: 1,
  });
  recordAudit(ctx, {
    verb: 'draft:start',
    subject: { type: 'Draft', id: draft.id },
    details: { edition: edition.id, procedure: procedure.code },
  });
  return { draft, next: null, findings: [...force, ...findings] };
}
