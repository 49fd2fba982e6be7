import {
  isFine,
  openCase,
  step,
  yearOf,
  type FileEvent,
  type Finding,
  type OverrideGiven,
} from '../../form-schemas/engine';
import { verifyAttachments } from '../attachment/verify-attachments';
import { recordAudit } from '../audit/record-audit';
import { signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { projectFigures } from '../project/project-figures';
import { actOnCase } from './act-on-case';
import type { Application } from './application.entity';
import { Draft } from './draft.entity';
import { draftStanding, type DraftStanding } from './draft-standing';
import { heldBodies } from './held-bodies';
import { hostFacts } from './host-facts';
import { lockCase, type LoadedCase } from './load-case';
import { openMainCase } from './open-main-case';
import { lockOwnDraft } from './own-draft';

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
 * Hands a draft in. The first time that makes a project and a case, pinned to the edition in force; a case that was
 * sent back goes on under its own. Project, case, event, tasks, notices and audit are one transaction.
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
  const attachments = await verifyAttachments(ctx, standing.form, standing.answers, draft.organisation);
  const event: FileEvent = {
    type: 'file',
    on: ctx.today,
    actor: { person: signedIn(ctx).person.id, bodies: await heldBodies(ctx, regime, draft.organisation) },
    answers: standing.answers,
    given: {
      ...draft.given,
      ...(await hostFacts(ctx, { regime, organisation: draft.organisation, application: draft.application })),
    },
    overrides: input.overrides,
  };
  const opening = await caseToFile(ctx, draft, standing, event);
  const notes = [...standing.findings, ...attachments, ...opening.findings];
  if (opening.value === null || !isFine(notes)) return { application: null, findings: notes };
  const { loaded, findings, isRefused } = await actOnCase(ctx, opening.value, event);
  if (isRefused) return { application: null, findings: [...notes, ...findings] };
  const { application } = loaded;
  await ctx.tx.update(
    Draft,
    { government: ctx.government, id: draft.id },
    { application: application.id, edition: application.edition, filedAt: ctx.now, version: draft.version + 1 },
  );
  recordAudit(ctx, {
    verb: draft.application === null ? 'application:file' : 'application:refile',
    subject: { type: 'Application', id: application.id },
    details: { draft: draft.id, edition: application.edition, stage: application.stage, overrides: input.overrides },
  });
  return { application, findings: [...notes, ...findings] };
}

/** The case to file: the one sent back, or a new one, which is only made when the regime takes the filing. */
async function caseToFile(
  ctx: Context,
  draft: Draft,
  standing: DraftStanding,
  event: FileEvent,
): Promise<{ readonly value: LoadedCase | null; readonly findings: readonly Finding[] }> {
  if (draft.application !== null) return { value: await lockCase(ctx, draft.application), findings: [] };
  const { regime } = standing;
  const opened = openCase(regime, draft.procedure);
  if (!opened.value) return { value: null, findings: opened.findings };
  const tried = step(regime, opened.value, event);
  if (!isFine(tried.findings)) return { value: null, findings: tried.findings };
  const planYear = projectFigures(regime, tried.value).planYear ?? yearOf(ctx.today);
  return {
    value: await openMainCase(ctx, { draft, standing, opened: opened.value, filed: tried.value, planYear }),
    findings: [],
  };
}
