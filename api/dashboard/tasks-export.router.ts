import type { Router } from 'express';
import type { GraphQLSchema } from 'graphql';
import type { Day } from '../../form-schemas/engine';
import { recordExport } from '../audit/record-export';
import { authorise } from '../platform/authorise';
import { readWhere } from '../platform/http/read-argument';
import type { Operation } from '../platform/operation';
import { dayOf } from '../platform/scalars/time';
import { refuseUnstorable } from '../platform/text';
import type { Column } from '../platform/workbook/columns';
import { takenAway } from '../platform/workbook/taken-away';
import { workbookRouter, type AskedInAddress, type WorkbookOptions } from '../platform/workbook/workbook.router';
import type { Workbook } from '../platform/workbook/write-workbook';
import type { OpenTaskWhere } from './dashboard.types';
import { openTasks } from './open-tasks';
import { MOST_ROWS, refuseTooMany } from '../platform/workbook/most-rows';

interface Row {
  readonly title: string;
  readonly stage: string;
  readonly body: string;
  readonly unit: string | null;
  readonly opened: Date;
  readonly due: Day | null;
}

/** `GET /exports/open-tasks.xlsx?where={…}`: what `openTasks` pages through, whole. */
export function openTasksExportRouter({
  schema,
  ...options
}: WorkbookOptions & { readonly schema: GraphQLSchema }): Router {
  return workbookRouter('/open-tasks.xlsx', options, (operation, query) => read(operation, schema, query));
}

async function read(operation: Operation, schema: GraphQLSchema, query: AskedInAddress): Promise<Workbook<Row>> {
  authorise(operation, 'application:read');
  refuseUnstorable(query, '');
  const where = readWhere<OpenTaskWhere>(schema, 'OpenTaskWhere', query, 'openTasks');
  const rows = await (
    await openTasks(operation, where)
  )
    .innerJoin('application', 'c', 'c.government = task.government and c.id = task.application')
    .leftJoin('organisation', 'o', 'o.government = task.government and o.id = task.organisation')
    .select('c.title', 'title')
    .addSelect('task.stageTitle', 'stage')
    .addSelect('task.bodyTitle', 'body')
    .addSelect('o.title', 'unit')
    .addSelect('task.openedAt', 'opened')
    .addSelect('cast(task.dueOn as text)', 'due')
    .orderBy('task.dueOn', 'ASC', 'NULLS LAST')
    .addOrderBy('task.id', 'ASC')
    .limit(MOST_ROWS + 1)
    .getRawMany<Row>();
  refuseTooMany(rows, '项');
  recordExport(operation, 'task:export', { tasks: rows.length }, where);
  return { name: '未办理的待办', counted: '项', columns: COLUMNS, rows, about: [...takenAway(operation)] };
}

const COLUMNS: readonly Column<Row>[] = [
  { kind: 'text', title: '案件', width: 40, value: ({ title }) => title },
  { kind: 'text', title: '环节', width: 18, value: ({ stage }) => stage },
  { kind: 'text', title: '由谁办理', width: 22, value: ({ body }) => body },
  { kind: 'text', title: '申报单位', width: 22, value: ({ unit }) => unit },
  { kind: 'text', title: '自何日起', width: 12, value: ({ opened }) => dayOf(opened) },
  { kind: 'text', title: '到期日', width: 12, value: ({ due }) => due },
];
