import type { Router } from 'express';
import type { GraphQLSchema } from 'graphql';
import type { SecurityFact } from '../../form-schemas/engine';
import { recordExport } from '../audit/record-export';
import { organisationById } from '../identity/identity.loader';
import { authorise } from '../platform/authorise';
import { readWhere } from '../platform/http/read-argument';
import type { Operation } from '../platform/operation';
import { refuseUnstorable } from '../platform/text';
import type { Column } from '../platform/workbook/columns';
import { takenAway } from '../platform/workbook/taken-away';
import { workbookRouter, type AskedInAddress, type WorkbookOptions } from '../platform/workbook/workbook.router';
import type { Workbook } from '../platform/workbook/write-workbook';
import type { Project } from '../project/project.entity';
import type { SecurityWhere } from './acceptance-where';
import { factWanted, heldUp, lookThrough, securityWhere } from './accepted-projects';
import { wordFact } from './state-words';

interface Row {
  readonly project: Project;
  readonly unit: string | null;
  readonly article: string;
  readonly fact: SecurityFact;
}

/** `GET /exports/security.xlsx?where={…}`: security facts under a filter, a row for each, of the projects that `securityFacts` pages through. */
export function securityExportRouter({
  schema,
  ...options
}: WorkbookOptions & { readonly schema: GraphQLSchema }): Router {
  return workbookRouter('/security.xlsx', options, (operation, query) => read(operation, schema, query));
}

async function read(operation: Operation, schema: GraphQLSchema, query: AskedInAddress): Promise<Workbook<Row>> {
  authorise(operation, 'application:read');
  refuseUnstorable(query, '');
  const where = readWhere<SecurityWhere>(schema, 'SecurityWhere', query, 'securityFacts');
  const wanted = factWanted(operation, where);
  const all = await lookThrough(operation, await securityWhere(operation, where));
  const rows = await Promise.all(
    all.flatMap(({ project, found }) =>
      found.acceptance.security
        .filter((fact) => wanted === null || wanted(fact))
        .map(async (fact): Promise<Row> => ({
          project,
          unit: (await organisationById(operation).load(project.organisation))?.title ?? null,
          article: fact.article,
          fact,
        })),
    ),
  );
  recordExport(operation, 'security:export', { facts: rows.length }, where);
  return {
    name: '安全事实',
    counted: '项',
    columns: COLUMNS,
    rows,
    about: [...(where.text == null ? [] : ([['含有', where.text]] as const)), ...takenAway(operation)],
  };
}

const COLUMNS: readonly Column<Row>[] = [
  { kind: 'text', title: '项目编号', width: 14, value: ({ project }) => project.code },
  { kind: 'text', title: '项目名称', width: 36, value: ({ project }) => project.title },
  { kind: 'text', title: '单位', width: 22, value: ({ unit }) => unit },
  { kind: 'text', title: '安全事实', width: 30, value: ({ fact }) => fact.title },
  { kind: 'text', title: '情况', width: 28, value: ({ fact }) => wordFact(fact) },
  { kind: 'text', title: '测评之日', width: 12, value: ({ fact }) => fact.on },
  { kind: 'text', title: '再做的期限', width: 12, value: ({ fact }) => fact.clock?.due ?? null },
  {
    kind: 'text',
    title: '现在把住',
    width: 36,
    value: ({ fact }) =>
      heldUp(fact)
        .map(({ beside, procedureTitle, stageTitle }) => (beside ? `${procedureTitle}·${stageTitle}` : stageTitle))
        .join('、') || null,
  },
  { kind: 'text', title: '依据', width: 24, value: ({ article }) => article },
];
