import {
  isFine,
  openCase,
  scopeAnswers,
  step,
  tellCase,
  yearOf,
  type FileEvent,
  type Finding,
  type OverrideGiven,
} from '../../form-schemas/engine';
import { verifyAttachments } from '../attachment/verify-attachments';
import { recordAudit } from '../audit/record-audit';
import type { Context } from '../platform/context';
import { projectFigures } from '../project/project-figures';
import { judgeForce } from '../regime/regime-force';
import { actOnCase } from './act-on-case';
import { actingBody, actorIn, behalfOf } from './actor-in';
import type { Application } from './application.entity';
import { Draft } from './draft.entity';
import { draftStanding, type DraftStanding } from './draft-standing';
import { hostFacts } from './host-facts';
import { lockCase, readCase, type LoadedCase } from './load-case';
import { openMainCase } from './open-main-case';
import { openingActor } from './opening-actor';
import { openSideCase } from './open-side-case';
import { lockOwnDraft, uploaderOf } from './own-draft';
import { aroundOf } from './surroundings';

export interface FileApplication {
  readonly draft: string;
  readonly overrides: readonly OverrideGiven[];
  readonly expectedVersion: number;
}

export interface FiledApplication {
  /** Null: refused, see the findings. */
  readonly application: Application | null;
  readonly findings: readonly Finding[];
}

/**
 * Hands a draft in. Without a case that makes one: a project's with its project, pinned to the edition in force; one beside a
 * project under the project's. A case that is there goes on under its own. Project, case, event, rows, tasks, notices and
 * audit are one transaction.
 *
 * @throws ApiError NOT_FOUND, FORBIDDEN, CONFLICT as {@link lockOwnDraft}
 */
export async function fileApplication(ctx: Context, input: FileApplication): Promise<FiledApplication> {
  const draft = await lockOwnDraft(
    ctx,
    { id: input.draft, expectedVersion: input.expectedVersion },
    'application:submit',
  );
  const standing = await draftStanding(ctx, draft);
  const { regime } = standing;
  const attachments = await verifyAttachments(ctx, standing.form, standing.answers, uploaderOf(ctx, draft));
  const there = draft.application === null ? null : await readCase(ctx, draft.application);
  const event: FileEvent = {
    type: 'file',
    on: ctx.today,
    actor: there === null ? await openingActor(ctx, regime, draft) : await actorIn(ctx, there),
    answers: standing.answers,
    given: {
      // Whatever else a draft may hold, of what is recorded only the records speak.
      ...scopeAnswers(regime, draft.given),
      ...(await hostFacts(ctx, { ...draft, regime, project: there?.application.project ?? draft.project })),
    },
    overrides: input.overrides,
  };
  const opening = await caseToFile(ctx, draft, standing, event);
  const notes = [...standing.findings, ...attachments, ...opening.findings];
  if (opening.value === null || !isFine(notes)) return { application: null, findings: notes };
  // Before the case goes on: it may come to where the next draft is wanted, and there is one at a time.
  await ctx.tx.update(
    Draft,
    { government: ctx.government, id: draft.id },
    {
      application: opening.value.application.id,
      edition: opening.value.application.edition,
      stage: standing.stage.code,
      filedAt: ctx.now,
      version: draft.version + 1,
    },
  );
  const { loaded, findings, isRefused } = await actOnCase(ctx, opening.value, event);
  if (isRefused) return { application: null, findings: [...notes, ...findings] };
  const { application } = loaded;
  recordAudit(ctx, {
    verb: draft.application === null ? 'application:file' : 'application:refile',
    subject: { type: 'Application', id: application.id },
    details: {
      draft: draft.id,
      edition: application.edition,
      stage: application.stage,
      overrides: input.overrides,
      ...(await behalfOf(ctx, event.actor, actingBody(standing.stage.by, event.actor))),
    },
  });
  return { application, findings: [...notes, ...findings] };
}

/** The case to file: the one that is there, or a new one, which is only made when the regime takes the filing. */
async function caseToFile(
  ctx: Context,
  draft: Draft,
  standing: DraftStanding,
  event: FileEvent,
): Promise<{ readonly value: LoadedCase | null; readonly findings: readonly Finding[] }> {
  if (draft.application !== null) return { value: await lockCase(ctx, draft.application), findings: [] };
  const { regime } = standing;
  const force = draft.project === null ? await judgeForce(ctx, standing.edition, regime) : [];
  if (!isFine(force)) return { value: null, findings: force };
  if (regime.procedures.get(draft.procedure)?.document.kind === 'side') {
    const opened = await openSideCase(ctx, { draft, standing, bodies: event.actor.bodies });
    return { value: opened.value, findings: [...force, ...opened.findings] };
  }
  const opened = openCase(regime, draft.procedure);
  if (!opened.value) return { value: null, findings: opened.findings };
  const { surroundings } = await aroundOf(ctx, { regime, project: null, organisation: draft.organisation });
  const around = {
    main: opened.value,
    sides: {},
    rows: surroundings.rows,
    evaluations: surroundings.evaluations ?? [],
  };
  const tried = step(regime, opened.value, tellCase(regime, around, opened.value, event));
  if (!isFine(tried.findings)) return { value: null, findings: tried.findings };
  const planYear = projectFigures(regime, tried.value).planYear ?? yearOf(ctx.today);
  return {
    value: await openMainCase(ctx, { draft, standing, opened: opened.value, filed: tried.value, planYear }),
    findings: force,
  };
}
