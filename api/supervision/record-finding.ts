import { randomUUID } from 'node:crypto';
import { found, type Day, type Outcome } from '../../form-schemas/engine';
import { recordAudit } from '../audit/record-audit';
import { visibleEvaluation } from '../evaluation/own-evaluation';
import { organisationById } from '../identity/identity.loader';
import { authorise, signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { insertRow } from '../platform/insert';
import { readName, readText } from '../platform/text';
import { refuseInput } from '../platform/user-error';
import { projectById } from '../project/project.loader';
import { askedEdition } from '../regime/asked-edition';
import { compiledOf } from '../regime/compiled-edition';
import type { ProblemNow } from './problem-now';
import { findProblems } from './problems';
import { problemsOfGovernment } from './problems-of-government';
import { FindingSource, FindingStatus, SupervisionFinding } from './supervision-finding.entity';
import { refuseWith, superviseObjection } from './supervisors';

export interface RecordFinding {
  readonly regimeCode: string;
  readonly title: string;
  /** Id of the clause that it is against; null where none is named. */
  readonly clause: string | null;
  /** Database ids; one of the two. */
  readonly project: string | null;
  readonly organisation: string | null;
  readonly source: FindingSource;
  readonly evaluation: string | null;
  readonly detail: string;
  readonly foundOn: Day;
}

/** Takes down a problem that somebody who supervises has found. */
export async function recordFinding(ctx: Context, input: RecordFinding): Promise<Outcome<SupervisionFinding | null>> {
  authorise(ctx, 'supervision:manage');
  if (input.source === FindingSource.QUERY) throw refuseInput('source', '由问题查询得来的请用 takeUpProblem 登记');
  const evaluation = input.evaluation === null ? null : await visibleEvaluation(ctx, input.evaluation);
  if (input.evaluation !== null && !evaluation) throw new ApiError('NOT_FOUND', '没有找到该评价');
  const subject = await subjectOf(ctx, input);
  if (input.foundOn > ctx.today) throw refuseInput('foundOn', `发现之日不能晚于今天 ${ctx.today}`);
  const edition = await askedEdition(ctx, { regimeCode: input.regimeCode });
  refuseWith(await superviseObjection(ctx, input.regimeCode, subject.organisation));
  const regime = await compiledOf(ctx, edition);
  if (input.clause !== null && !regime.regime.clauses.some(({ id }) => id === input.clause))
    throw refuseInput('clause', `现行制度没有条款“${input.clause.slice(0, 40)}”`);
  return insert(ctx, {
    regimeCode: input.regimeCode,
    edition: edition.id,
    kind: null,
    title: readName(input.title, 'title', 200),
    article: input.clause === null ? '' : regime.article([input.clause]),
    ...subject,
    source: input.source,
    evaluation: evaluation?.id ?? null,
    detail: readText(input.detail, 'detail', 4000),
    foundOn: input.foundOn,
  });
}

/**
 * Takes up a problem that a query finds with a project now, or with the government itself. Findings: `problem-gone` (it is not there any
 * more), `finding-exists` (it has been taken up and is not closed), `nobody-answers` (no unit holds the body that answers for it).
 */
export async function takeUpProblem(
  ctx: Context,
  asked: { readonly regimeCode: string; readonly query: string; readonly project: string | null },
): Promise<Outcome<SupervisionFinding | null>> {
  authorise(ctx, 'supervision:manage');
  const project = asked.project === null ? null : await projectById(ctx).load(asked.project);
  if (asked.project !== null && !project) throw new ApiError('NOT_FOUND', '没有找到该项目');
  refuseWith(await superviseObjection(ctx, asked.regimeCode, project?.organisation ?? null));
  // Whoever takes up the same problem of the same project, or of the government, waits here.
  if (asked.project === null)
    await ctx.tx.query('select pg_advisory_xact_lock(hashtextextended($1, 53))', [
      `${ctx.government} ${asked.regimeCode} ${asked.query}`,
    ]);
  else
    await ctx.tx.query('select 1 from project where government = $1 and id = $2 for update', [
      ctx.government,
      asked.project,
    ]);
  const now =
    asked.project === null
      ? await problemsOfGovernment(ctx, [asked.regimeCode])
      : await findProblems(ctx, { regimes: [asked.regimeCode], project: asked.project });
  const problem = now.find(({ code }) => code === asked.query);
  if (!problem) return refuse('problem-gone', '现在没有这一问题了，请刷新后再看');
  const { organisation } = problem;
  if (organisation === null) return refuse('nobody-answers', '现在没有单位担任负责的机构，请先登记分工');
  const standing = await isStanding(ctx, problem);
  if (standing) return refuse('finding-exists', '这一问题已经登记，尚未了结');
  return insert(ctx, {
    regimeCode: problem.regimeCode,
    edition: problem.edition,
    kind: problem.code,
    title: problem.title,
    article: problem.article,
    project: problem.project,
    organisation,
    source: FindingSource.QUERY,
    evaluation: null,
    detail: problem.message,
    foundOn: ctx.today,
  });
}

async function isStanding(ctx: Context, { regimeCode, code, project }: ProblemNow): Promise<boolean> {
  return ctx.tx
    .createQueryBuilder(SupervisionFinding, 'finding')
    .where('finding.government = :government and finding.regimeCode = :regimeCode and finding.kind = :code', {
      government: ctx.government,
      regimeCode,
      code,
    })
    .andWhere(
      `finding.project is not distinct from cast(:project as uuid) and finding.source = 'query' and finding.status <> 'closed'`,
      { project },
    )
    .getExists();
}

function refuse(code: string, message: string): Outcome<null> {
  return found(null, [{ code, severity: 'error', message, path: 'query' }]);
}

type Told = Pick<
  SupervisionFinding,
  | 'regimeCode'
  | 'edition'
  | 'kind'
  | 'title'
  | 'article'
  | 'project'
  | 'organisation'
  | 'source'
  | 'evaluation'
  | 'detail'
  | 'foundOn'
>;

async function insert(ctx: Context, told: Told): Promise<Outcome<SupervisionFinding>> {
  const finding = await insertRow(ctx, SupervisionFinding, {
    ...told,
    government: ctx.government,
    id: randomUUID(),
    status: FindingStatus.OPEN,
    demand: null,
    dueOn: null,
    result: null,
    reportedOn: null,
    rounds: [],
    conclusion: null,
    closedOn: null,
    finder: signedIn(ctx).person.id,
    demander: null,
    reporter: null,
    closer: null,
    createdAt: ctx.now,
    version: 1,
  });
  recordAudit(ctx, {
    verb: 'supervision:find',
    subject: { type: 'SupervisionFinding', id: finding.id },
    details: { kind: told.kind, source: told.source, detail: told.detail.slice(0, 500) },
  });
  return found(finding, []);
}

async function subjectOf(
  ctx: Context,
  { project, organisation }: Pick<RecordFinding, 'project' | 'organisation'>,
): Promise<Pick<SupervisionFinding, 'project' | 'organisation'>> {
  if ((project === null) === (organisation === null)) throw refuseInput('projectId', '须给出项目或者单位，只给其一');
  if (project !== null) {
    const found = await projectById(ctx).load(project);
    if (!found) throw new ApiError('NOT_FOUND', '没有找到该项目');
    return { project, organisation: found.organisation };
  }
  const unit = await organisationById(ctx).load(organisation ?? '');
  if (unit?.government !== ctx.government) throw new ApiError('NOT_FOUND', '没有找到该单位');
  return { project: null, organisation: unit.id };
}
