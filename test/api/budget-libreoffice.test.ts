import { readFileSync } from 'node:fs';
import { formatYuan } from '../../form-schemas/engine';
import { BUDGET_SHEET, readLines } from '../../api/budget/import/read-lines';
import { readWorkbook } from '../../api/platform/workbook/read-workbook';

/** Budgets that were filled in by hand and saved by LibreOffice: as .ods, and that as .xlsx. */

const read = async (name: string) => {
  const bytes = readFileSync(`test/support/sheets/${name}.xlsx`);
  const answer = await readWorkbook(bytes, { main: BUDGET_SHEET }, { rows: 10_000, columns: 100 });
  expect(answer.refused).toBeNull();
  return readLines(answer);
};

it('figures, texts and currency are taken as they stand there; 合计 at the end is no line', async () => {
  const { lines, fatal } = await read('budget-libreoffice');
  expect([lines.length, fatal]).toEqual([14, []]);
  const good = lines.filter(({ findings }) => findings.length === 0);
  expect(
    good.map(({ row, year, unit, number, amount }) => [row, year, unit, number, amount && formatYuan(amount)]),
  ).toEqual([
    [2, 2031, '市教育局', '达市财预〔2031〕7号', '2650000.55'],
    // A sum of 0.1 and 0.2 beyond the point, pasted as its value.
    [3, 2031, null, '合计粘贴为数值', '2650000.30'],
    [4, 2031, '市教育局', '12', '1234567.89'],
    [5, 2031, null, '货币格式', '120000.50'],
    [6, 2031, null, '上限', '1000000000000.00'],
  ]);
  expect(new Set(good.map(({ source }) => source))).toEqual(new Set(['市级财政预算资金']));
});

it('days, formulas, a third decimal, commas, 万元 and line breaks are told with their place', async () => {
  const { lines } = await read('budget-libreoffice');
  const findings = lines.flatMap((line) => line.findings);
  expect(findings.map(({ row, column, code, given }) => [row, column, code, given])).toEqual([
    [7, 'E', 'cell-type', '2031-07-01'],
    [8, 'A', 'cell-type', '2031-01-01'],
    [9, 'F', 'cell-type', '2031-07-01'],
    [10, 'F', 'cell-formula', '=1000000+0.5'],
    [11, 'F', 'cell-formula', '=1/0'],
    [12, 'F', 'cell-type', '1.005'],
    [13, 'F', 'cell-type', '1,234,567.89'],
    [14, 'F', 'cell-type', '265.00万元'],
    [15, 'E', 'cell-type', '两行\n文号'],
  ]);
});

it('nothing of a sheet with merged cells is taken', async () => {
  const { lines, fatal } = await read('budget-libreoffice-merged');
  expect([lines, fatal.map(({ code, row, column, given }) => [code, row, column, given])]).toEqual([
    [],
    [['workbook-merged', 2, 'B', 'B2:B3']],
  ]);
});
