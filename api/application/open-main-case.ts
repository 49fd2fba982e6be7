import { randomUUID } from 'node:crypto';
import { writeState, type CaseState } from '../../form-schemas/engine';
import { signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { insertRow } from '../platform/insert';
import { nextProjectCode } from '../project/next-code';
import { Project } from '../project/project.entity';
import { Application, ApplicationKind } from './application.entity';
import { titleOfCase } from './case-title';
import type { Draft } from './draft.entity';
import type { DraftStanding } from './draft-standing';
import type { LoadedCase } from './load-case';

interface Opening {
  readonly draft: Draft;
  readonly standing: DraftStanding;
  /** The state before the filing, and what it will come to. */
  readonly opened: CaseState;
  readonly filed: CaseState;
  readonly planYear: number;
}

/** Makes the rows of a new project and its case, standing where the case is filed; filing it is the caller's next act. */
export async function openMainCase(
  ctx: Context,
  { draft, standing, opened, filed, planYear }: Opening,
): Promise<LoadedCase> {
  const { regime, stage, edition } = standing;
  const [project, application] = [randomUUID(), randomUUID()];
  const title = titleOfCase(regime, filed);
  await insertRow(ctx, Project, {
    government: ctx.government,
    id: project,
    code: await nextProjectCode(ctx, planYear),
    title,
    organisation: draft.organisation,
    application,
    planYear,
    declaredTotal: null,
    arguedTotal: null,
    approvedTotal: null,
    status: 'in-progress',
    createdAt: ctx.now,
    version: 1,
  });
  const row = await insertRow(ctx, Application, {
    government: ctx.government,
    id: application,
    regimeCode: draft.regimeCode,
    edition,
    procedure: draft.procedure,
    kind: ApplicationKind.MAIN,
    title,
    organisation: draft.organisation,
    project,
    stage: stage.code,
    stageTitle: stage.title,
    outcome: null,
    positive: null,
    filedOn: null,
    suspendedOn: null,
    suspender: null,
    figures: {},
    snapshot: writeState(regime, opened),
    opener: signedIn(ctx).person.id,
    openerAppointment: signedIn(ctx).appointment?.id ?? null,
    createdAt: ctx.now,
    updatedAt: ctx.now,
    version: 0,
  });
  return { application: row, regime, state: opened };
}
