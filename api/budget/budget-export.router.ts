import { Router } from 'express';
import type { GraphQLSchema } from 'graphql';
import { parseYuan, type Fen } from '../../form-schemas/engine';
import { recordExport } from '../audit/record-export';
import { authorise } from '../platform/authorise';
import { readWhere } from '../platform/http/read-argument';
import type { Operation } from '../platform/operation';
import { refuseUnstorable } from '../platform/text';
import type { Column } from '../platform/workbook/columns';
import { MOST_ROWS, refuseTooMany } from '../platform/workbook/most-rows';
import { takenAway } from '../platform/workbook/taken-away';
import { workbookRouter, type AskedInAddress, type WorkbookOptions } from '../platform/workbook/workbook.router';
import type { Workbook } from '../platform/workbook/write-workbook';
import type { Pending } from './budget-line.entity';
import { cityBudget, titleOfSource } from './city-budget';
import { BUDGET_SHEET, COLUMNS, SAID_BESIDES, WITHDRAWN_WORD } from './import/read-lines';
import { linesWhere, type BudgetWhere } from './lines-where';

export interface BudgetExportOptions extends WorkbookOptions {
  /** Its input types say what a filter is, here as in `budgetLines`. */
  readonly schema: GraphQLSchema;
}

interface Row {
  readonly year: number;
  readonly source: string;
  readonly organisation: string | null;
  readonly code: string | null;
  readonly project: string | null;
  readonly number: string;
  readonly state: string;
  /** In fen. */
  readonly amount: string | null;
  readonly pending: Pending | null;
}

const STATE: Readonly<Record<string, string>> = {
  proposed: '待确认',
  'in-force': '已确认',
  withdrawn: WITHDRAWN_WORD,
};
const ACT: Readonly<Record<Pending['act'], string>> = { propose: '编列', correct: '更正', withdraw: '撤销' };

/**
 * `GET /exports/budget.xlsx?where={…}`: the lines that `budgetLines` pages through, whole, as a workbook that can be imported again;
 * `GET /exports/budget-template.xlsx`: the same without rows, to be filled in.
 */
export function budgetExportRouter({ schema, ...options }: BudgetExportOptions): Router {
  const router = Router();
  router.use(workbookRouter('/budget.xlsx', options, (operation, query) => readList(operation, schema, query)));
  router.use(workbookRouter('/budget-template.xlsx', options, (operation) => readTemplate(operation)));
  return router;
}

async function readList(ctx: Operation, schema: GraphQLSchema, query: AskedInAddress): Promise<Workbook<Row>> {
  authorise(ctx, 'budget:read');
  refuseUnstorable(query, '');
  const where = readWhere<BudgetWhere>(schema, 'BudgetWhere', query, 'budgetLines');
  const city = await cityBudget(ctx);
  const rows = await linesWhere(ctx, where)
    .leftJoin('organisation', 'o', 'o.government = line.government and o.id = line.organisation')
    .leftJoin('project', 'p', 'p.government = line.government and p.id = line.project')
    .select('line.year', 'year')
    .addSelect('line.source', 'source')
    .addSelect('o.title', 'organisation')
    .addSelect('p.code', 'code')
    .addSelect('p.title', 'project')
    .addSelect('line.number', 'number')
    .addSelect('line.state', 'state')
    .addSelect('line.amount::text', 'amount')
    .addSelect('line.pending', 'pending')
    .orderBy('line.year', 'DESC')
    .addOrderBy('line.id', 'DESC')
    .limit(MOST_ROWS + 1)
    .getRawMany<Row>();
  refuseTooMany(rows, '条');
  recordExport(ctx, 'budget:export', { lines: rows.length }, where);
  return {
    name: BUDGET_SHEET,
    counted: '条',
    columns: columns((source) => titleOfSource(city, source)),
    rows,
    about: [
      ['条数', `${rows.length} 条`],
      ['金额', '已确认的；尚未确认过的为所提的金额，不计入合计。可改后再导入，已撤销的行不导入'],
      ...takenAway(ctx).slice(1),
    ],
  };
}

async function readTemplate(ctx: Operation): Promise<Workbook<Row>> {
  authorise(ctx, 'budget:edit');
  const city = await cityBudget(ctx);
  const sources = city?.document.sources?.map(({ title }) => title);
  return {
    name: BUDGET_SHEET,
    counted: '条',
    columns: columns((source) => source).slice(0, Object.keys(COLUMNS).length - 1),
    rows: [],
    untotalled: true,
    about: [
      [
        '怎样填',
        `第 1 行是表头，不得改动；自第 2 行起一行一条，至多 ${MOST_ROWS} 行。不得合并单元格，不得用公式，不得带宏`,
      ],
      [COLUMNS.year, '必填。四位年份，如 2026'],
      [COLUMNS.source, sources ? `必填。选项：${sources.join('、')}` : '必填。如 一般公共预算'],
      [COLUMNS.unit, '选填。本级政府单位的名称；统筹安排的不填'],
      [COLUMNS.project, '选填。项目库中的编号，须属于所填的单位'],
      [COLUMNS.number, '选填。下达预算的文号；年度、来源、单位、项目、文号都相同的即为同一条，所填金额作为更正'],
      [COLUMNS.amount, '必填。以元为单位，至多两位小数，大于零；不带“万元”等单位，不用千分位逗号'],
    ],
  };
}

function columns(wordSource: (source: string) => string): readonly Column<Row>[] {
  const [project, pending, amount] = SAID_BESIDES;
  return [
    { kind: 'number', title: COLUMNS.year, width: 14, value: (row) => row.year },
    { kind: 'text', title: COLUMNS.source, width: 28, value: (row) => wordSource(row.source) },
    { kind: 'text', title: COLUMNS.unit, width: 24, value: (row) => row.organisation },
    { kind: 'text', title: COLUMNS.project, width: 16, value: (row) => row.code },
    { kind: 'text', title: COLUMNS.number, width: 24, value: (row) => (row.number === '' ? null : row.number) },
    { kind: 'amount', title: COLUMNS.amount, width: 20, value: amountOf, counted: amountInForce },
    { kind: 'text', title: COLUMNS.state, width: 10, value: (row) => STATE[row.state] ?? row.state },
    { kind: 'text', title: project, width: 36, value: (row) => row.project },
    { kind: 'text', title: pending, width: 10, value: (row) => (row.pending ? ACT[row.pending.act] : null) },
    { kind: 'amount', title: amount, width: 20, value: ({ pending: one }) => fenOf(one) },
  ];
}

function amountOf({ amount, state, pending }: Row): Fen | null {
  if (state === 'withdrawn') return null;
  return amount === null ? fenOf(pending) : (Number(amount) as Fen);
}

/** As the page adds them up: what nobody has confirmed is no budget yet. */
function amountInForce({ amount, state }: Row): Fen | null {
  return state === 'in-force' && amount !== null ? (Number(amount) as Fen) : null;
}

function fenOf(pending: Pending | null): Fen | null {
  return pending?.amount == null ? null : parseYuan(pending.amount).value;
}
