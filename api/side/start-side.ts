import { randomUUID } from 'node:crypto';
import { isFine, type CompiledRegime, type Finding, type JsonObject } from '../../form-schemas/engine';
import { filingOf } from '../application/draft-standing';
import { Draft } from '../application/draft.entity';
import { actingBody, behalfOf } from '../application/actor-in';
import { isByUnit } from '../application/held-bodies';
import { lookAtCase } from '../application/load-case';
import { lockAround } from '../application/lock-cases';
import { judgeSide } from '../application/open-side-case';
import { openingActor } from '../application/opening-actor';
import { refusal } from '../application/refusal';
import { aroundOf } from '../application/surroundings';
import { recordAudit } from '../audit/record-audit';
import { organisationById } from '../identity/identity.loader';
import { authoriseOneOf, signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { insertRow } from '../platform/insert';
import { refuseInput } from '../platform/user-error';
import { projectById } from '../project/project.loader';
import { compiledEdition, compiledOf } from '../regime/compiled-edition';
import { editionInForce } from '../regime/edition-in-force';
import { judgeForce } from '../regime/regime-force';
import { visibleRecordRow } from './visible-record';

export interface StartSide {
  /** Database ids; a project, or with the regime a unit (absent: one's own organisation). */
  readonly project?: string | undefined;
  readonly organisation?: string | undefined;
  readonly regimeCode?: string | undefined;
  readonly procedure: string;
  /** Database id of the row that it is to be about. */
  readonly about?: string | undefined;
}

export interface StartedSide {
  /** Null: refused, see the findings. */
  readonly draft: Draft | null;
  readonly findings: readonly Finding[];
}

/** Where a side case is to stand, and the edition by which it goes. */
export interface Place {
  readonly regime: CompiledRegime;
  readonly edition: string;
  readonly project: string | null;
  readonly organisation: string;
  readonly given: JsonObject;
}

/**
 * Begins what is done beside a project, to a unit or to the government: a draft of its first stage, once it is known that it
 * may be opened today. It is a case when the draft is handed in; then it is asked again.
 *
 * @throws ApiError NOT_FOUND for a project, unit or row that is missing or another government's
 */
export async function startSide(ctx: Context, input: StartSide): Promise<StartedSide> {
  const session = signedIn(ctx);
  authoriseOneOf(ctx, ['application:fill', 'task:decide']);
  const place = await placeOf(ctx, input);
  const { regime, edition, project, organisation } = place;
  const procedure = regime.procedures.get(input.procedure)?.document;
  if (procedure?.kind !== 'side')
    throw refuseInput('procedure', `“${regime.regime.title}”没有附属程序“${input.procedure.slice(0, 40)}”`);
  if ((procedure.opens?.of ?? 'project') === 'project' && project === null)
    throw refuseInput('projectId', `“${procedure.title}”在项目下办理，须指明项目`);
  const row = input.about === undefined ? null : await visibleRecordRow(ctx, input.about);
  if (input.about !== undefined && !row) throw new ApiError('NOT_FOUND', '没有找到该台账记录');
  const about = row?.code ?? null;
  // Two starts of the same follow one another: the second finds the draft of the first.
  await lockAround(ctx, [{ edition, procedure: procedure.code, organisation, project }]);
  const actor = await openingActor(ctx, regime, { procedure: procedure.code, project, organisation });
  const asked = { regime, procedure: procedure.code, about, project, organisation, bodies: actor.bodies };
  const force = project === null ? await judgeForce(ctx, edition, regime) : [];
  const findings = [...force, ...(await judgeSide(ctx, asked, await aroundOf(ctx, asked)))];
  if (!isFine(findings)) return { draft: null, findings };
  const { stage } = filingOf(regime, procedure.code);
  const { code: regimeCode } = regime.regime;
  const open = await openDraft(ctx, { regimeCode, project, organisation, procedure: procedure.code, about });
  if (open) {
    const note = refusal('side-draft-open', `“${procedure.title}”已有一份尚未提交的草稿，接着填即可`);
    return { draft: open, findings: [...findings, { ...note, severity: 'info' }] };
  }
  const draft = await insertRow(ctx, Draft, {
    government: ctx.government,
    id: randomUUID(),
    organisation,
    regimeCode,
    edition,
    procedure: procedure.code,
    stage: stage.code,
    byUnit: isByUnit(regime, stage.by),
    application: null,
    project,
    about,
    given: place.given,
    answers: {},
    opener: session.person.id,
    createdAt: ctx.now,
    updatedAt: ctx.now,
    filedAt: null,
    version: 1,
  });
  recordAudit(ctx, {
    verb: 'draft:start',
    subject: { type: 'Draft', id: draft.id },
    details: {
      edition,
      procedure: procedure.code,
      project,
      about,
      ...(await behalfOf(ctx, actor, actingBody(stage.by, actor))),
    },
  });
  return { draft, findings };
}

/** The project with its own edition, or a unit with the edition in force. */
export async function placeOf(
  ctx: Context,
  input: Pick<StartSide, 'project' | 'organisation' | 'regimeCode'>,
): Promise<Place> {
  if ((input.project === undefined) === (input.regimeCode === undefined))
    throw refuseInput('projectId', '须给出项目，或者制度代码（办理单位、本级政府的事项）');
  if (input.project !== undefined) {
    const project = await projectById(ctx).load(input.project);
    if (!project) throw new ApiError('NOT_FOUND', '没有找到该项目');
    const { application } = await lookAtCase(ctx, project.application);
    const { edition, organisation } = application;
    return { regime: await compiledEdition(ctx, edition), edition, project: project.id, organisation, given: {} };
  }
  const organisation = input.organisation ?? signedIn(ctx).appointment?.organisation;
  const regimeCode = input.regimeCode ?? '';
  const edition = await editionInForce(ctx, regimeCode, ctx.today);
  if (!edition || organisation === undefined)
    throw refuseInput('regimeCode', `制度“${regimeCode.slice(0, 40)}”今天没有施行的版本`);
  if (!(await organisationById(ctx).load(organisation))) throw new ApiError('NOT_FOUND', '没有找到该单位');
  return { regime: await compiledOf(ctx, edition), edition: edition.id, project: null, organisation, given: {} };
}

/** A draft of the same that its opener has not handed in yet; it may be of an older edition, and is then carried over. */
function openDraft(
  ctx: Context,
  sought: Pick<Draft, 'regimeCode' | 'project' | 'organisation' | 'procedure' | 'about'>,
): Promise<Draft | null> {
  return ctx.tx
    .createQueryBuilder(Draft, 'draft')
    .where('draft.government = :government and draft.filedAt is null and draft.application is null', {
      government: ctx.government,
    })
    .andWhere('draft.opener = :opener and draft.organisation = :organisation', {
      opener: signedIn(ctx).person.id,
      organisation: sought.organisation,
    })
    .andWhere('draft.regimeCode = :regimeCode and draft.procedure = :procedure', {
      regimeCode: sought.regimeCode,
      procedure: sought.procedure,
    })
    .andWhere('draft.project is not distinct from cast(:project as uuid)', { project: sought.project })
    .andWhere('draft.about is not distinct from cast(:about as text)', { about: sought.about })
    .getOne();
}
