import type { Router } from 'express';
import type { GraphQLSchema } from 'graphql';
import type { Fen } from '../../form-schemas/engine';
import { recordExport } from '../audit/record-export';
import { authorise } from '../platform/authorise';
import { argumentOf, readWhere } from '../platform/http/read-argument';
import type { Operation } from '../platform/operation';
import { refuseUnstorable } from '../platform/text';
import { refuseInput } from '../platform/user-error';
import type { Column } from '../platform/workbook/columns';
import { takenAway } from '../platform/workbook/taken-away';
import { workbookRouter, type AskedInAddress, type WorkbookOptions } from '../platform/workbook/workbook.router';
import type { Workbook } from '../platform/workbook/write-workbook';
import { executionRates } from './execution-rates';
import { ExecutionBy, type ExecutionMeasure, type ExecutionRow, type ExecutionWhere } from './funds.types';
import { MOST_ROWS, refuseTooMany } from '../platform/workbook/most-rows';

interface Line {
  readonly measure: ExecutionMeasure;
  readonly row: ExecutionRow;
}

const GROUPED: Readonly<Record<ExecutionBy, string>> = {
  [ExecutionBy.PROJECT]: '项目',
  [ExecutionBy.UNIT]: '单位',
  [ExecutionBy.YEAR]: '年度',
  [ExecutionBy.SOURCE]: '资金来源',
  [ExecutionBy.GOVERNMENT]: '政府',
};

/** What a group without a name is. */
const NAMELESS: Readonly<Partial<Record<ExecutionBy, string>>> = {
  [ExecutionBy.SOURCE]: '没有写明来源',
  [ExecutionBy.UNIT]: '不属哪个单位',
};

/** `GET /exports/execution.xlsx?by=PROJECT&where={…}`: what `executionRates` answers, every group. */
export function executionExportRouter({
  schema,
  ...options
}: WorkbookOptions & { readonly schema: GraphQLSchema }): Router {
  return workbookRouter('/execution.xlsx', options, (operation, query) => read(operation, schema, query));
}

async function read(operation: Operation, schema: GraphQLSchema, query: AskedInAddress): Promise<Workbook<Line>> {
  authorise(operation, 'application:read');
  refuseUnstorable(query, '');
  const by = readBy(argumentOf(query, 'by'));
  const where = readWhere<ExecutionWhere>(schema, 'ExecutionWhere', query, 'executionRates');
  const measures = await executionRates(operation, by, where, MOST_ROWS + 1);
  const lines = measures.flatMap((measure) => measure.rows.map((row): Line => ({ measure, row })));
  refuseTooMany(lines, '行');
  recordExport(operation, 'execution:export', { rows: lines.length, by }, where);
  return {
    name: '执行率',
    counted: '行',
    columns: columns(by),
    rows: lines,
    // Measures count different things, or the same money twice.
    untotalled: measures.length > 1,
    about: [
      ['分组', GROUPED[by]],
      ...(where.years && where.years.length > 0 ? ([['年度', where.years.join('、')]] as const) : []),
      ['执行率', '执行数除以预算数，以百分数计，两位小数，四舍五入；预算数不大于零的没有'],
      ...takenAway(operation),
    ],
  };
}

function readBy(given: string | null): ExecutionBy {
  const name = given ?? 'PROJECT';
  const known = Object.entries(ExecutionBy).find(([key]) => key === name);
  if (!known) throw refuseInput('by', `须为 ${Object.keys(ExecutionBy).join('、')} 之一`);
  return known[1];
}

function columns(by: ExecutionBy): readonly Column<Line>[] {
  return [
    { kind: 'text', title: '执行率', width: 36, value: ({ measure }) => measure.title },
    { kind: 'text', title: '依据', width: 20, value: ({ measure }) => measure.article },
    { kind: 'text', title: GROUPED[by], width: 36, value: ({ row }) => row.title ?? NAMELESS[by] ?? '不记在项目名下' },
    { kind: 'amount', title: '预算数（元）', width: 20, value: ({ row }) => Number(row.budgeted) as Fen },
    { kind: 'amount', title: '执行数（元）', width: 20, value: ({ row }) => Number(row.executed) as Fen },
    { kind: 'amount', title: '未执行（元）', width: 20, value: ({ row }) => Number(row.left) as Fen },
    { kind: 'text', title: '执行率（%）', width: 12, value: ({ row }) => row.rate },
  ];
}
