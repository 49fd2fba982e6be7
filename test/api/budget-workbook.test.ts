import { readSheet } from 'read-excel-file/node';
import {
  CONFIRM,
  IMPORT,
  inForce,
  LIST,
  PROPOSE,
  proposed,
  run,
  WITHDRAW,
  type Answer,
  type Line,
} from '../support/ask-budget';
import { XLSX } from '../support/catalogue-sheets';
import type { TestClient } from '../support/client';
import { givenServer, type GivenServer } from '../support/given';
import { GivenCity } from '../support/given-city';
import { upload } from '../support/send-file';
import { workbookOf, type RawCell, type RawSheet } from '../support/workbook-bytes';

/** The yearly budget out of Excel and into it. */

let given: GivenServer;
let city: GivenCity;
let finance: TestClient;
let digital: TestClient;
let filer: TestClient;

beforeAll(async () => {
  given = await givenServer();
  city = await GivenCity.found(given, '511700');
  finance = await city.client(city.people.finance);
  digital = await city.client(city.people.digital);
  filer = await city.client(city.filers.education);
});
afterAll(() => given?.close());

const GENERAL = 'city-budget';
const GENERAL_TITLE = '市级财政预算资金';
const codes = ({ findings }: Answer) => findings.map(({ code, path }) => `${code} ${path}`);
const refusal = async (client: TestClient, document: string, input: object) =>
  (await client.ask(document, { input })).errors[0];
const list = async (client: TestClient, where: object = {}) =>
  (await client.data<{ budgetLines: { totalCount: number; nodes: readonly Line[] } }>(LIST, { where })).budgetLines;

const HEAD = ['年度', '资金来源', '单位', '项目编号', '文号', '金额（元）'] as const;
const sheet = (...rows: readonly (readonly RawCell[])[]): RawSheet => ({ name: '年度预算', rows: [HEAD, ...rows] });

async function imported(bytes: Buffer, mode: 'CHECK' | 'ALL' | 'GOOD', name = '预算.xlsx'): Promise<Answer> {
  const { id } = await upload(finance, name, bytes, XLSX);
  return run(finance, IMPORT, { attachment: id, mode });
}

describe('a workbook', () => {
  const MIXED = workbookOf(
    sheet(
      [2028, GENERAL_TITLE, '市教育局', null, '甲', 1200000.5],
      [2028, GENERAL_TITLE, '市教育局', null, '乙', 1.005],
      [2028, GENERAL_TITLE, '市教育局', null, '丙', -3],
      [2028, GENERAL_TITLE, '市教育局', null, '丁', '1000000000000.01'],
      [2028, GENERAL_TITLE, '市教育局', null, '戊', '120万元'],
      [2028, GENERAL_TITLE, '市教育局', null, '己', { formula: '1+1' }],
      ['二〇二八', GENERAL_TITLE, null, null, '庚', 5],
      [2028, GENERAL_TITLE, '没有这个局', null, '辛', 5],
      [2028, GENERAL_TITLE, null, '999', '壬', 5],
      [2028, GENERAL_TITLE, '市教育局', null, '甲', 6],
      [2028, null, null, null, '癸', 6],
      [2028, GENERAL_TITLE, null, null, '子', '7.50'],
    ),
  );

  it('is looked at row by row and column by column; nothing is saved', async () => {
    const { result } = await imported(MIXED, 'CHECK');
    expect(result).toMatchObject({ saved: false, total: 12, good: 2, bad: 10, fresh: 2, changed: 0, unchanged: 0 });
    expect(result?.findings.map(({ row, column, code }) => [row, column, code])).toEqual([
      [3, 'F', 'cell-type'],
      [4, 'F', 'budget-amount'],
      [5, 'F', 'cell-type'],
      [6, 'F', 'cell-type'],
      [7, 'F', 'cell-formula'],
      [8, 'A', 'cell-type'],
      [9, 'C', 'budget-unit-unknown'],
      [10, 'D', 'budget-project-unknown'],
      [11, 'E', 'budget-line-twice'],
      [12, 'B', 'required-missing'],
    ]);
    expect(result?.findings.slice(0, 4).map(({ message }) => message)).toEqual([
      '金额最多两位小数（精确到分），所给 1.005 有 3 位',
      '金额须大于零，所给为 -3.00 元',
      '金额不得超过 1 万亿元，所给为 1000000000000.01 元',
      '金额须为以元为单位的数字，不带单位、逗号或全角字符，如 "2000000.00"；所给为“120万元”',
    ]);
    expect((await list(finance, { years: [2028] })).totalCount).toBe(0);
  });

  it('with rows that are wrong is saved whole not at all, or its good rows; they wait to be confirmed', async () => {
    const whole = await imported(MIXED, 'ALL');
    expect([whole.result?.saved, codes(whole)]).toEqual([false, ['budget-import-bad attachment']]);
    expect((await list(finance, { years: [2028] })).totalCount).toBe(0);
    const good = await imported(MIXED, 'GOOD');
    expect(good.result).toMatchObject({ saved: true, fresh: 2 });
    const lines = (await list(finance, { years: [2028] })).nodes;
    expect(lines.map(({ state, pending, number }) => [state, pending?.amount, number]).sort()).toEqual([
      ['PROPOSED', '1200000.50', '甲'],
      ['PROPOSED', '7.50', '子'],
    ]);
    await run(digital, CONFIRM, { lines: lines.map(({ id, version }) => ({ id, expectedVersion: version })) });
    expect(codes(await imported(MIXED, 'GOOD'))).toEqual(['budget-import-nothing attachment']);
  });

  it('that corrects an amount proposes the correction', async () => {
    const { result } = await imported(workbookOf(sheet([2028, GENERAL_TITLE, null, null, '子', 8])), 'ALL');
    expect(result).toMatchObject({ saved: true, fresh: 0, changed: 1 });
    const [line] = (await list(finance, { years: [2028], pending: true })).nodes;
    expect(line).toMatchObject({ amount: '7.50', pending: { act: 'CORRECT', amount: '8.00' } });
    const twice = await imported(workbookOf(sheet([2028, GENERAL_TITLE, null, null, '子', 9])), 'CHECK');
    expect(twice.result?.findings.map(({ code }) => code)).toEqual(['budget-pending']);
  });

  it('with merged cells, without its head, or that is none is not taken', async () => {
    const merged = { ...sheet([2028, GENERAL_TITLE, null, null, '丑', 5]), merged: ['A2:B2'] };
    const first = await imported(workbookOf(merged), 'CHECK');
    expect(first.result?.findings.map(({ code, row, column }) => [code, row, column])).toEqual([
      ['workbook-merged', 2, 'A'],
    ]);
    const headless = await imported(
      workbookOf({
        name: '年度预算',
        rows: [
          ['年', '金额（元）'],
          [2028, 5],
        ],
      }),
      'ALL',
    );
    expect(headless.result?.findings.map(({ code, field }) => [code, field])).toEqual([
      ['workbook-head-unknown', null],
      ['workbook-head-missing', '年度'],
      ['workbook-head-missing', '资金来源'],
    ]);
    expect(codes(headless)).toEqual(['budget-import-bad attachment']);
  });

  it('is one’s own unit’s, a workbook, and read by who keeps the budget', async () => {
    const foreign = await upload(filer, '预算.xlsx', MIXED, XLSX);
    expect((await refusal(finance, IMPORT, { attachment: foreign.id, mode: 'CHECK' }))?.extensions.code).toBe(
      'NOT_FOUND',
    );
    const own = await upload(digital, '预算.xlsx', MIXED, XLSX);
    expect((await refusal(digital, IMPORT, { attachment: own.id, mode: 'CHECK' }))?.extensions.code).toBe('FORBIDDEN');
  });

  it('takes numbers as long as a page does, and not a character more', async () => {
    const [longest, longer] = ['号'.repeat(100), '号'.repeat(101)];
    const { result } = await imported(
      workbookOf(sheet([2030, GENERAL, null, null, longest, 5], [2030, GENERAL, null, null, longer, 5])),
      'CHECK',
    );
    expect([result?.good, result?.findings.map(({ row, column, message }) => [row, column, message])]).toEqual([
      1,
      [[3, 'E', '至多 100 个字符，不含换行和控制字符']],
    ]);
    const of = (number: string) => run(finance, PROPOSE, { year: 2030, source: GENERAL, amount: '5.00', number });
    expect((await of(longer)).errors.map(({ path }) => path)).toEqual(['number']);
    // What a sheet does not take, no page takes either: or an export could not be imported.
    expect((await of('甲\n乙')).errors.map(({ path }) => path)).toEqual(['number']);
    expect((await of(longest)).line?.number).toBe(longest);
  });

  it('that is exported holds exactly what is listed, and imported again it changes nothing', async () => {
    // A line of each kind: corrected, to be withdrawn, proposed, none of these; the first by the test before.
    const gone = await inForce(finance, digital, { year: 2028, source: GENERAL, amount: '3.00', number: '寅' });
    await run(finance, WITHDRAW, { id: gone.id, expectedVersion: gone.version, reason: '取消' });
    await proposed(finance, { year: 2028, source: GENERAL, amount: '4.00', number: '卯' });
    const where = { years: [2028] };
    const address = `${finance.url}/exports/budget.xlsx?where=${encodeURIComponent(JSON.stringify(where))}`;
    const response = await fetch(address, { headers: { authorization: `Bearer ${finance.token}` } });
    const file = Buffer.from(await response.arrayBuffer());
    const rows = await readSheet(file);
    expect(rows[0]?.slice(0, 7)).toEqual([...HEAD, '状态']);
    expect(
      rows
        .slice(1, -1)
        .map((row) => [row[0], row[4], row[5]])
        .sort(),
    ).toEqual([
      [2028, '卯', 4],
      [2028, '子', 7.5],
      [2028, '寅', 3],
      [2028, '甲', 1200000.5],
    ]);
    const again = await imported(file, 'CHECK');
    expect(again.result).toMatchObject({ total: 4, good: 4, bad: 0, unchanged: 4, fresh: 0, changed: 0, findings: [] });
    // Nothing that waits was taken back by it.
    expect(codes(await imported(file, 'ALL'))).toEqual(['budget-import-nothing attachment']);
    expect((await list(finance, { ...where, pending: true })).totalCount).toBe(3);
  });
});
