import { randomUUID } from 'node:crypto';
import { In } from 'typeorm';
import {
  isFine,
  openList as openListCase,
  step,
  tellCase,
  writeState,
  type FileEvent,
  type Finding,
  type JsonObject,
} from '../../form-schemas/engine';
import { verifyAttachments } from '../attachment/verify-attachments';
import { recordAudit } from '../audit/record-audit';
import { authorise, signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { insertRow } from '../platform/insert';
import { readName } from '../platform/text';
import { refuseInput } from '../platform/user-error';
import { Project } from '../project/project.entity';
import { compiledOf } from '../regime/compiled-edition';
import { editionInForce } from '../regime/edition-in-force';
import { judgeForce } from '../regime/regime-force';
import { actOnCase } from './act-on-case';
import { Application, ApplicationKind } from './application.entity';
import { filingOf } from './draft-standing';
import type { FiledApplication } from './file-application';
import { heldBodies } from './held-bodies';
import { hostFacts } from './host-facts';
import { ListLine } from './list-line.entity';
import { lockCaseRows, type Acting } from './lock-cases';
import { refusal } from './refusal';
import { aroundOf } from './surroundings';

export interface OpenList {
  readonly procedure: string;
  /** Database ids of the cases that become its lines. */
  readonly applications: readonly string[];
  readonly title: string;
  readonly answers: JsonObject;
}

const MOST_LINES = 200;

interface Line {
  readonly application: Application;
  readonly code: string;
}

/**
 * Puts cases that wait in a pool onto a list and files it. While the list is open none of them can be on another; when
 * it ends its decision reaches them all.
 *
 * @throws ApiError NOT_FOUND for a case that is missing or another government's
 */
export async function openList(ctx: Context, input: OpenList): Promise<FiledApplication> {
  authorise(ctx, 'list:open');
  const ids = [...input.applications].sort();
  if (ids.length === 0 || ids.length > MOST_LINES)
    throw refuseInput('applicationIds', `清单须有 1 至 ${MOST_LINES} 个项目`);
  input.applications.forEach((id, index) => {
    if (input.applications.indexOf(id) < index) throw refuseInput(`applicationIds[${index}]`, '同一案件给出了两次');
  });
  const title = readName(input.title, 'title');
  const regimeCode = await regimeOf(ctx, ids[0]);
  const edition = await editionInForce(ctx, regimeCode, ctx.today);
  const organisation = signedIn(ctx).appointment?.organisation;
  if (!edition || organisation === undefined) throw refuseInput('procedure', `制度“${regimeCode}”今天没有施行的版本`);
  const regime = await compiledOf(ctx, edition);
  const procedure = regime.procedures.get(input.procedure)?.document;
  if (procedure?.kind !== 'list' || !procedure.pool)
    throw refuseInput('procedure', `“${regime.regime.title}”没有清单程序“${input.procedure.slice(0, 40)}”`);
  const opening = { edition: edition.id, procedure: procedure.code, organisation, project: null };
  const lines = await lockLines(ctx, ids, opening);
  const misplaced = await findMisplaced(ctx, lines, { regimeCode, ...procedure.pool });
  if (misplaced.length > 0) return { application: null, findings: misplaced };

  const opened = openListCase(
    regime,
    procedure.code,
    lines.map(({ application, code }) => ({ code, title: application.title })),
  );
  if (!opened.value) return { application: null, findings: opened.findings };
  const { form } = filingOf(regime, procedure.code);
  const event: FileEvent = {
    type: 'file',
    on: ctx.today,
    actor: { person: signedIn(ctx).person.id, bodies: await heldBodies(ctx, regime, organisation) },
    answers: input.answers,
    given: await hostFacts(ctx, { regime, organisation, application: null, project: null }),
  };
  const notes = await verifyAttachments(ctx, form, input.answers, organisation);
  const force = await judgeForce(ctx, edition.id, regime);
  if (!isFine(force)) return { application: null, findings: force };
  const { surroundings } = await aroundOf(ctx, { regime, project: null, organisation });
  const around = { main: null, sides: {}, rows: surroundings.rows, evaluations: surroundings.evaluations ?? [] };
  const tried = step(regime, opened.value, tellCase(regime, around, opened.value, event));
  if (!isFine([...notes, ...tried.findings])) return { application: null, findings: [...notes, ...tried.findings] };
  const list = await insertList(
    ctx,
    { regimeCode, edition: edition.id, organisation, procedure: procedure.code, title },
    writeState(regime, opened.value),
    opened.value.stage,
    lines,
  );
  const { loaded, findings, isRefused } = await actOnCase(
    ctx,
    { application: list, regime, state: opened.value },
    event,
  );
  if (isRefused) return { application: null, findings: [...notes, ...findings] };
  recordAudit(ctx, {
    verb: 'list:open',
    subject: { type: 'Application', id: list.id },
    details: { procedure: procedure.code, lines: lines.map(({ code }) => code) },
  });
  return { application: loaded.application, findings: [...notes, ...findings] };
}

/** @throws ApiError NOT_FOUND */
async function regimeOf(ctx: Context, id: string | undefined): Promise<string> {
  const application = await ctx.tx.findOne(Application, { where: { government: ctx.government, id: id ?? '' } });
  if (!application) throw new ApiError('NOT_FOUND', '没有找到该案件');
  return application.regimeCode;
}

/** Locks the cases and the list's own surroundings in one order for everybody, so that two lists never wait for each other. */
async function lockLines(ctx: Context, ids: readonly string[], opening: Acting): Promise<readonly Line[]> {
  await lockCaseRows(ctx, ids, [opening]);
  const locked = await ctx.tx.find(Application, { where: { government: ctx.government, id: In([...ids]) } });
  if (locked.length < ids.length) throw new ApiError('NOT_FOUND', '没有找到该案件');
  const projects = await ctx.tx.find(Project, { where: { government: ctx.government, application: In([...ids]) } });
  const codes = new Map(projects.map((project) => [project.application, project.code]));
  const lines = locked.map((application) => ({ application, code: codes.get(application.id) ?? '' }));
  if (lines.some((line) => line.code === '')) throw new ApiError('NOT_FOUND', '清单所列须为项目的案件');
  return lines.sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** What keeps cases off the list: they wait elsewhere, or are on another one. */
async function findMisplaced(
  ctx: Context,
  lines: readonly Line[],
  pool: { readonly regimeCode: string; readonly procedure: string; readonly stage: string },
): Promise<readonly Finding[]> {
  const listed = await ctx.tx
    .createQueryBuilder(ListLine, 'line')
    .where('line.government = :government and line.outcome is null', { government: ctx.government })
    .andWhere('line.application = any (:ids)', { ids: lines.map(({ application }) => application.id) })
    .getMany();
  return lines.flatMap(({ application, code }) => {
    const name = `项目 ${code}“${application.title}”`;
    if (
      application.regimeCode !== pool.regimeCode ||
      application.procedure !== pool.procedure ||
      application.stage !== pool.stage
    ) {
      return [
        refusal('not-in-pool', `${name}现在处于“${application.stageTitle}”环节，不在等待清单决定`, {
          parameters: { code },
        }),
      ];
    }
    return listed.some((line) => line.application === application.id)
      ? [refusal('in-open-list', `${name}已在另一份尚未办结的清单中`, { parameters: { code } })]
      : [];
  });
}

async function insertList(
  ctx: Context,
  about: Pick<Application, 'regimeCode' | 'edition' | 'organisation' | 'procedure' | 'title'>,
  snapshot: JsonObject,
  stage: string,
  lines: readonly Line[],
): Promise<Application> {
  const list = await insertRow(ctx, Application, {
    ...about,
    government: ctx.government,
    id: randomUUID(),
    kind: ApplicationKind.LIST,
    project: null,
    stage,
    stageTitle: stage,
    outcome: null,
    positive: null,
    filedOn: null,
    suspendedOn: null,
    suspender: null,
    figures: {},
    snapshot,
    opener: signedIn(ctx).person.id,
    openerAppointment: signedIn(ctx).appointment?.id ?? null,
    createdAt: ctx.now,
    updatedAt: ctx.now,
    version: 0,
  });
  await ctx.tx.insert(
    ListLine,
    lines.map(({ application, code }, place) => ({
      government: ctx.government,
      list: list.id,
      application: application.id,
      code,
      place,
      outcome: null,
    })),
  );
  return list;
}
