import type { CityBudget } from '../../api/budget/city-budget';
import { planLines } from '../../api/budget/import/plan-lines';
import { readLines } from '../../api/budget/import/read-lines';
import type { Context } from '../../api/platform/context';
import { openWorkbook } from '../../api/platform/workbook/open-workbook';
import { workbookOf, type RawCell } from '../support/workbook-bytes';

/** Everything that is wrong with a row of the budget is said at once: nobody uploads it once for each fault. */

const HEAD = ['年度', '资金来源', '单位', '项目编号', '文号', '金额（元）'];
const OWNERS = [
  { kind: 'unit', name: '市教育局', id: 'u1', organisation: null },
  { kind: 'unit', name: '市交通运输局', id: 'u2', organisation: null },
  { kind: 'project', name: '101', id: 'p1', organisation: 'u1' },
];
const CITY = {
  document: { sources: [{ value: 'general', title: '一般公共预算' }] },
} as unknown as CityBudget;

/** A government with these units and this project, whose budget has no lines yet. */
const ctx = {
  government: '511700',
  tx: { query: (sql: string) => Promise.resolve(sql.includes('from organisation') ? OWNERS : []) },
} as unknown as Context;

async function faultsOf(row: readonly RawCell[]) {
  const bytes = workbookOf({ name: '年度预算', rows: [HEAD, row] });
  const { main } = await openWorkbook(bytes, { main: '年度预算' }, { rows: 10, columns: 10 });
  const { findings, bad, fresh } = await planLines(ctx, CITY, readLines({ main }));
  return { faults: findings.map(({ column, code }) => `${column} ${code}`).sort(), bad, fresh: fresh.length };
}

it.each<[says: string, row: readonly RawCell[], faults: readonly string[]]>([
  [
    'each of its columns',
    ['一九九九', null, '没有这个局', '999', '甲', 0],
    ['A cell-type', 'B required-missing', 'C budget-unit-unknown', 'D budget-project-unknown', 'F budget-amount'],
  ],
  [
    'a year, a source, a unit and an amount',
    [1999, '没有的来源', '没有这个局', null, '乙', -5],
    ['A budget-year', 'B budget-source', 'C budget-unit-unknown', 'F budget-amount'],
  ],
  ['an amount beside a formula', [2028, { formula: '1' }, null, null, '丙', -5], ['B cell-formula', 'F budget-amount']],
  [
    'a project of another unit and an amount',
    [2028, '一般公共预算', '市交通运输局', '101', '丁', 0],
    ['D budget-project-unit', 'F budget-amount'],
  ],
  ['a project without its unit', [2028, '一般公共预算', null, '101', '戊', 5], ['D budget-project-unit']],
  ['a project beside a unit that cannot be read', [2028, '一般公共预算', true, '101', '己', 5], ['C cell-type']],
])('%s', async (_, row, faults) => {
  expect(await faultsOf(row)).toEqual({ faults, bad: 1, fresh: 0 });
});

it('nothing is said of a row that is right', async () => {
  expect(await faultsOf([2028, '一般公共预算', '市教育局', '101', '庚', 5])).toEqual({ faults: [], bad: 0, fresh: 1 });
});
