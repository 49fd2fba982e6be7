import { randomUUID } from 'node:crypto';
import { IsNull } from 'typeorm';
import {
  bodyTitles,
  found,
  type Day,
  type Fen,
  type Finding,
  type JsonObject,
  type Outcome,
  type SheetEntry,
} from '../../form-schemas/engine';
import { recordAudit } from '../audit/record-audit';
import { seenUnits } from '../application/seen-units';
import { organisationById } from '../identity/identity.loader';
import { authorise, signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { insertRow } from '../platform/insert';
import { dayOf } from '../platform/scalars/time';
import { readText } from '../platform/text';
import { refuseInput } from '../platform/user-error';
import { projectById } from '../project/project.loader';
import { Evaluation, EvaluationStatus } from './evaluation.entity';
import { askedFrame } from './frame';
import { judgeEvaluation, readScore } from './judge-evaluation';
import { objectionToPrepare } from './who-prepares';

/** The earliest year that the table holds. */
const EARLIEST = 2000;

/** Where a published score stands, and what it is. */
export interface Published {
  readonly document: string;
  readonly place: string;
  /** Decimal text of at most two decimals. */
  readonly score: string;
}

export interface CreateEvaluation {
  readonly regimeCode: string;
  readonly kind: string;
  /** Database ids; of a project evaluation the project, of a unit's the unit. */
  readonly project: string | null;
  readonly organisation: string | null;
  readonly year: number;
  readonly budget: Fen | null;
  readonly executed: Fen | null;
  readonly published: Published | null;
  readonly note: string;
}

/**
 * Begins an evaluation. Findings: `evaluation-exists` (of the same kind, thing and year there is one: it is corrected, not begun
 * anew), and those of the amounts.
 */
export async function createEvaluation(ctx: Context, input: CreateEvaluation): Promise<Outcome<Evaluation | null>> {
  authorise(ctx, 'evaluation:prepare');
  const frame = await askedFrame(ctx, input);
  const subject = await subjectOf(ctx, frame.kind.of, input);
  const { organisation } = subject;
  const { title, confirmers: bodies = [] } = frame.kind;
  const titles = bodyTitles(frame.regime, bodies);
  const objection = objectionToPrepare(ctx, { organisation, kindTitle: title, bodies, titles });
  if (objection !== null) throw new ApiError('FORBIDDEN', objection);
  refuseYear(ctx, input.year, subject.filedOn);
  const { budget, executed } = readAmounts(input.budget, input.executed);
  const source = readPublished(input.published);
  const before = await ctx.tx.findOne(Evaluation, {
    where: {
      government: ctx.government,
      regimeCode: input.regimeCode,
      kind: input.kind,
      organisation: subject.organisation,
      project: subject.project ?? IsNull(),
      year: input.year,
    },
    order: { number: 'DESC' },
  });
  if (before) return found(null, [alreadyThere(input.year, before)]);
  const scored = {
    entries: [] as SheetEntry[],
    targets: {} as JsonObject,
    sourceDocument: source.document,
    score: source.score,
  };
  const { value: result, findings } = judgeEvaluation(frame, scored, false);
  const row = await insertRow(ctx, Evaluation, {
    government: ctx.government,
    id: randomUUID(),
    regimeCode: input.regimeCode,
    edition: frame.edition,
    kind: input.kind,
    organisation: subject.organisation,
    project: subject.project,
    year: input.year,
    number: 1,
    corrects: null,
    status: EvaluationStatus.DRAFT,
    entries: scored.entries,
    targets: scored.targets,
    budget,
    executed,
    score: result.score,
    grade: result.grade,
    sourceDocument: source.document,
    sourcePlace: source.place,
    note: input.note.trim() === '' ? '' : readText(input.note, 'note', 2000),
    reason: null,
    preparer: signedIn(ctx).person.id,
    writers: [signedIn(ctx).person.id],
    submitter: null,
    confirmer: null,
    confirmations: [],
    createdAt: ctx.now,
    submittedAt: null,
    confirmedAt: null,
    handedIn: false,
    version: 1,
  });
  recordAudit(ctx, {
    verb: 'evaluation:create',
    subject: { type: 'Evaluation', id: row.id },
    details: { kind: input.kind, year: input.year, sourced: source.document !== null },
  });
  return found(row, findings);
}

interface Subject {
  readonly project: string | null;
  readonly organisation: string;
  /** The day on which the project was first filed; null of a unit. */
  readonly filedOn: Day | null;
}

async function subjectOf(
  ctx: Context,
  of: 'project' | 'unit',
  { project, organisation }: Pick<CreateEvaluation, 'project' | 'organisation'>,
): Promise<Subject> {
  const units = seenUnits(ctx);
  if (of === 'project') {
    if (project === null || organisation !== null)
      throw refuseInput('projectId', '这种评价针对项目，须给出项目且只给项目');
    const found = await projectById(ctx).load(project);
    if (!found || (units && !units.includes(found.organisation))) throw new ApiError('NOT_FOUND', '没有找到该项目');
    return { project, organisation: found.organisation, filedOn: dayOf(found.createdAt) };
  }
  if (organisation === null || project !== null)
    throw refuseInput('organisationId', '这种评价针对单位，须给出单位且只给单位');
  const unit = await organisationById(ctx).load(organisation);
  if (unit?.government !== ctx.government) throw new ApiError('NOT_FOUND', '没有找到该单位');
  return { project: null, organisation, filedOn: null };
}

/** @throws InputRefused for a year that is still to come, or in which the project had not been filed */
function refuseYear(ctx: Context, year: number, filedOn: Day | null): void {
  const now = Number(ctx.today.slice(0, 4));
  if (year > now) throw refuseInput('year', `年度不能晚于今年 ${now}，所给为 ${year}`);
  if (filedOn !== null && year < Number(filedOn.slice(0, 4)))
    throw refuseInput('year', `项目 ${filedOn} 才首次申报，${year} 年度没有可以评价的`);
  if (year < EARLIEST) throw refuseInput('year', `年度不能早于 ${EARLIEST}，所给为 ${year}`);
}

/** Budget and what was executed are said together. @throws InputRefused */
export function readAmounts(
  budget: Fen | null,
  executed: Fen | null,
): { readonly budget: Fen | null; readonly executed: Fen | null } {
  if ((budget === null) !== (executed === null))
    throw refuseInput(budget === null ? 'budget' : 'executed', '预算与实际执行须一并写明');
  if (budget !== null && budget <= 0) throw refuseInput('budget', '预算须大于零');
  if (executed !== null && executed < 0) throw refuseInput('executed', '实际执行不能为负');
  return { budget, executed };
}

/** @throws InputRefused for a score without its document and place, or that is none */
export function readPublished(given: Published | null): {
  readonly document: string | null;
  readonly place: string | null;
  readonly score: number | null;
} {
  if (given === null) return { document: null, place: null, score: null };
  const score = readScore(given.score);
  if (score === null)
    throw refuseInput('published.score', `公布的得分须为 0 至 100、至多两位小数，所给为“${given.score.slice(0, 40)}”`);
  return {
    document: readText(given.document, 'published.document', 300),
    place: readText(given.place, 'published.place', 200),
    score,
  };
}

function alreadyThere(year: number, before: Evaluation): Finding {
  return {
    code: 'evaluation-exists',
    severity: 'error',
    message: `${year} 年度已有这一评价（第 ${before.number} 版）：已确认的须更正，未确认的接着填写`,
    path: 'year',
  };
}
