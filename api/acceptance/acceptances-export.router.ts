import type { Router } from 'express';
import type { GraphQLSchema } from 'graphql';
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
import type { ProjectAcceptance } from './acceptance.types';
import type { AcceptanceWhere } from './acceptance-where';
import { acceptancesWhere, lookThrough } from './accepted-projects';
import { projectAcceptance } from './project-acceptance';
import { wordState } from './state-words';

interface Row {
  readonly project: Project;
  readonly unit: string | null;
  readonly acceptance: ProjectAcceptance;
}

/** `GET /exports/acceptances.xlsx?where={…}`: where projects stand in their acceptance, whole: what `acceptances` pages through. */
export function acceptancesExportRouter({
  schema,
  ...options
}: WorkbookOptions & { readonly schema: GraphQLSchema }): Router {
  return workbookRouter('/acceptances.xlsx', options, (operation, query) => read(operation, schema, query));
}

async function read(operation: Operation, schema: GraphQLSchema, query: AskedInAddress): Promise<Workbook<Row>> {
  authorise(operation, 'application:read');
  refuseUnstorable(query, '');
  const where = readWhere<AcceptanceWhere>(schema, 'AcceptanceWhere', query, 'acceptances');
  const all = await lookThrough(operation, await acceptancesWhere(operation, where));
  const rows = await Promise.all(
    all.map(async ({ project, found }): Promise<Row> => ({
      project,
      unit: (await organisationById(operation).load(project.organisation))?.title ?? null,
      acceptance: await projectAcceptance(operation, found),
    })),
  );
  recordExport(operation, 'acceptance:export', { projects: rows.length }, where);
  return {
    name: '项目验收',
    counted: '个',
    columns: COLUMNS,
    rows,
    about: [...(where.text == null ? [] : ([['含有', where.text]] as const)), ...takenAway(operation)],
  };
}

const COLUMNS: readonly Column<Row>[] = [
  { kind: 'text', title: '项目编号', width: 14, value: ({ project }) => project.code },
  { kind: 'text', title: '项目名称', width: 36, value: ({ project }) => project.title },
  { kind: 'text', title: '单位', width: 22, value: ({ unit }) => unit },
  { kind: 'text', title: '状态', width: 10, value: ({ acceptance }) => wordState(acceptance.state) },
  { kind: 'text', title: '走到', width: 20, value: ({ acceptance }) => acceptance.currentTitle },
  {
    kind: 'text',
    title: '各步',
    width: 60,
    value: ({ acceptance }) =>
      acceptance.steps
        .map(({ title, state, on }) => `${title}：${wordState(state)}${on ? `（${on}）` : ''}`)
        .join('；'),
  },
  { kind: 'number', title: '不符合的清单项', width: 14, value: ({ acceptance }) => acceptance.openPoints },
  { kind: 'number', title: '未判定的清单项', width: 14, value: ({ acceptance }) => acceptance.unjudgedPoints },
  { kind: 'number', title: '未解决的问题', width: 12, value: ({ acceptance }) => acceptance.openProblems },
  { kind: 'text', title: '最早到期', width: 12, value: ({ acceptance }) => acceptance.dueOn },
];
