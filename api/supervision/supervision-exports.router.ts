import type { Router } from 'express';
import type { GraphQLSchema } from 'graphql';
import type { Day } from '../../form-schemas/engine';
import { recordAudit } from '../audit/record-audit';
import { recordExport } from '../audit/record-export';
import { organisationById } from '../identity/identity.loader';
import { authorise } from '../platform/authorise';
import { ApiError } from '../platform/errors';
import { argumentOf, readWhere } from '../platform/http/read-argument';
import type { Operation } from '../platform/operation';
import { refuseUnstorable } from '../platform/text';
import type { Column } from '../platform/workbook/columns';
import { takenAway } from '../platform/workbook/taken-away';
import { workbookRouter, type AskedInAddress, type WorkbookOptions } from '../platform/workbook/workbook.router';
import type { Workbook } from '../platform/workbook/write-workbook';
import { projectById } from '../project/project.loader';
import { findingsWhere, type SupervisionFindingWhere } from './findings-where';
import { findProblems, problemQueriesOf } from './problems';
import { SOURCE_WORDS, STATUS_WORDS, type FindingSource, type FindingStatus } from './supervision-finding.entity';
import { MOST_ROWS, refuseTooMany } from '../platform/workbook/most-rows';

export interface SupervisionExportOptions extends WorkbookOptions {
  /** Its input types say what a filter is, here as in `supervisionFindings`. */
  readonly schema: GraphQLSchema;
}

/** `GET /exports/problems.xlsx?query=contract-late`: what the problem queries find now; without `query` all of them. */
export function problemsExportRouter(options: WorkbookOptions): Router {
  return workbookRouter('/problems.xlsx', options, readProblems);
}

/** `GET /exports/supervision-findings.xlsx?where={…}`: findings under a filter, whole, found last first. */
export function findingsExportRouter({ schema, ...options }: SupervisionExportOptions): Router {
  return workbookRouter('/supervision-findings.xlsx', options, (operation, query) =>
    readFindings(operation, schema, query),
  );
}

interface ProblemRow {
  readonly title: string;
  readonly article: string;
  readonly project: string | null;
  readonly code: string | null;
  readonly organisation: string | null;
  readonly message: string;
}

async function readProblems(operation: Operation, query: AskedInAddress): Promise<Workbook<ProblemRow>> {
  authorise(operation, 'supervision:read');
  refuseUnstorable(query, '');
  const asked = argumentOf(query, 'query');
  const queries = await problemQueriesOf(operation);
  const known = queries.find(({ code }) => code === asked);
  if (asked !== null && !known) throw new ApiError('NOT_FOUND', '现行制度没有这种问题查询');
  const regimes = [...new Set(queries.map(({ regime }) => regime.regime.code))];
  const found = (await findProblems(operation, { regimes })).filter(({ code }) => asked === null || code === asked);
  const rows = await Promise.all(
    found.map(async ({ title, article, message, project, organisation }): Promise<ProblemRow> => {
      const [of, unit] = await Promise.all([
        project === null ? null : projectById(operation).load(project),
        organisation === null ? null : organisationById(operation).load(organisation),
      ]);
      return {
        title,
        article,
        message,
        project: of?.title ?? null,
        code: of?.code ?? null,
        organisation: unit?.title ?? null,
      };
    }),
  );
  recordAudit(operation, {
    verb: 'supervision:export',
    subject: { type: 'Government', id: operation.government },
    details: { problems: rows.length, query: asked },
  });
  const title = known?.regime.checks.get(known.code)?.document.title ?? '全部';
  return {
    name: '问题查询',
    counted: '个',
    columns: [
      text('问题', 28, (row) => row.title),
      text('依据', 28, (row) => row.article),
      text('项目编号', 12, (row) => row.code),
      text('项目名称', 36, (row) => row.project),
      text('单位', 22, (row) => row.organisation),
      text('情况', 60, (row) => row.message),
    ],
    rows,
    about: [['问题', title], ['个数', `${rows.length} 个`], ...takenAway(operation)],
  };
}

interface FindingRow {
  readonly foundOn: Day;
  readonly title: string;
  readonly article: string;
  readonly detail: string;
  readonly status: FindingStatus;
  readonly source: FindingSource;
  readonly dueOn: string | null;
  readonly reportedOn: string | null;
  readonly closedOn: string | null;
  readonly organisation: string | null;
  readonly project: string | null;
  readonly code: string | null;
}

async function readFindings(
  operation: Operation,
  schema: GraphQLSchema,
  query: AskedInAddress,
): Promise<Workbook<FindingRow>> {
  authorise(operation, 'supervision:read');
  refuseUnstorable(query, '');
  const where = readWhere<SupervisionFindingWhere>(schema, 'SupervisionFindingWhere', query, 'supervisionFindings');
  const rows = await findingsWhere(operation, where)
    .leftJoin('organisation', 'o', 'o.government = finding.government and o.id = finding.organisation')
    .leftJoin('project', 'p', 'p.government = finding.government and p.id = finding.project')
    .select('cast(finding.foundOn as text)', 'foundOn')
    .addSelect('finding.title', 'title')
    .addSelect('finding.article', 'article')
    .addSelect('finding.detail', 'detail')
    .addSelect('finding.status', 'status')
    .addSelect('finding.source', 'source')
    .addSelect('cast(finding.dueOn as text)', 'dueOn')
    .addSelect('cast(finding.reportedOn as text)', 'reportedOn')
    .addSelect('cast(finding.closedOn as text)', 'closedOn')
    .addSelect('o.title', 'organisation')
    .addSelect('p.title', 'project')
    .addSelect('p.code', 'code')
    .orderBy('finding.foundOn', 'DESC')
    .addOrderBy('finding.id', 'DESC')
    .limit(MOST_ROWS + 1)
    .getRawMany<FindingRow>();
  refuseTooMany(rows, '个问题');
  recordExport(operation, 'supervision:export', { findings: rows.length }, where);
  return {
    name: '监督问题',
    counted: '个',
    columns: [
      text('发现之日', 12, (row) => row.foundOn),
      text('问题', 28, (row) => row.title),
      text('依据', 28, (row) => row.article),
      text('来源', 12, (row) => SOURCE_WORDS[row.source]),
      text('项目编号', 12, (row) => row.code),
      text('项目名称', 36, (row) => row.project),
      text('单位', 22, (row) => row.organisation),
      text('情况', 60, (row) => row.detail),
      text('状态', 14, (row) => STATUS_WORDS[row.status]),
      text('整改期限', 12, (row) => row.dueOn),
      text('报告整改', 12, (row) => row.reportedOn),
      text('了结', 12, (row) => row.closedOn),
    ],
    rows,
    about: [['个数', `${rows.length} 个`], ...takenAway(operation)],
  };
}

function text<R>(title: string, width: number, value: (row: R) => string | null): Column<R> {
  return { kind: 'text', title, width, value };
}
