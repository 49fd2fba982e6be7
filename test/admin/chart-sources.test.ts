import { lengthOf } from '../../admin/dashboard/chart-row';
import {
  executionRows,
  largestFirst,
  projectRows,
  tallyAddress,
  tallyExport,
  tallyRows,
} from '../../admin/dashboard/chart-sources';
import type { Tally } from '../../admin/dashboard/dashboard-queries';
import { shareOf } from '../../admin/funds/fund-share';
import type { Measure, MeasureSource } from '../../admin/funds/funds-queries';
import { sourceAddress } from '../../admin/funds/source-address';
import { linesFor } from '../../admin/plan/plan-filter';
import type { PlanLine } from '../../admin/plan/plan-queries';

const TALLY: Tally = {
  regimeCode: 'chenzhou',
  code: 'use',
  title: '资金安排（按用途）',
  article: '第五条',
  record: 'funds',
  field: 'use',
  open: true,
  count: 2,
  sum: '600000.00',
  where: [{ name: 'kind', in: ['grant'] }],
  groups: [
    { key: 'building', title: '建设', count: 1, sum: '600000.00' },
    { key: null, title: null, count: 1, sum: '0.00' },
  ],
};
const source = (more: Partial<MeasureSource> = {}): MeasureSource => ({
  record: 'payment',
  title: '拨付',
  yearField: null,
  yearOfAbout: false,
  bodyField: null,
  sourceField: null,
  ...more,
});
const DAZHOU = { regimeCode: 'dazhou' };

describe('the list behind a number of a dashboard', () => {
  it('is the register under what the tally counts, and one of its groups', () => {
    expect(tallyAddress(TALLY, null)).toBe('/registers/chenzhou/funds?open=yes&f.kind=grant');
    expect(tallyRows(TALLY).map(({ to, words }) => [to, words])).toEqual([
      [['/registers/chenzhou/funds?open=yes&f.kind=grant&f.use=building'], ['60.00 万元', '1 条']],
      [[null], ['0.00 万元', '1 条']],
    ]);
    expect(decodeURIComponent(tallyExport(TALLY))).toBe(
      '/exports/records.xlsx?where={"regimeCode":"chenzhou","record":"funds","open":true,"fields":[{"name":"kind","in":["grant"]}]}',
    );
  });

  it('is the library by the filter of the group; projects that may not be looked into have none', () => {
    const group = { key: 'building', title: '建设', count: 3, declaredTotal: '1800000.00' };
    const [own, others] = projectRows([group, { ...group, key: null, title: null }], 'stage');
    expect([own?.to, own?.values]).toEqual([['/projects?stage=building'], [180]]);
    expect(others?.to).toEqual([null]);
  });

  it('stands in the order of the amounts, told apart to the fen beyond what a double holds', () => {
    const of = (key: string, declaredTotal: string) => ({ key, title: key, count: 9, declaredTotal });
    const given = [of('few', '0.01'), of('less', '90071992547409.92'), of('most', '90071992547409.93')];
    expect(largestFirst(given).map(({ key }) => key)).toEqual(['most', 'less', 'few']);
  });

  it('is the register of an amount by year or unit, wherever the year stands', () => {
    const row = { key: '2025' };
    expect(sourceAddress(DAZHOU, 'YEAR', row, source())).toBe(
      '/registers/dazhou/payment?from=2025-01-01&to=2025-12-31',
    );
    expect(sourceAddress(DAZHOU, 'YEAR', row, source({ yearField: 'year' }))).toBe(
      '/registers/dazhou/payment?f.year.min=2025&f.year.max=2025',
    );
    expect(sourceAddress(DAZHOU, 'YEAR', row, source({ yearOfAbout: true }))).toBeNull();
    expect(sourceAddress(DAZHOU, 'UNIT', { key: 'u1' }, source())).toBe('/registers/dazhou/payment?unit=u1');
    expect(sourceAddress(DAZHOU, 'UNIT', { key: 'centre' }, source({ bodyField: 'body' }))).toBe(
      '/registers/dazhou/payment?f.body=centre',
    );
    expect(sourceAddress(DAZHOU, 'PROJECT', { key: 'p' }, source())).toBeNull();
    expect(sourceAddress(DAZHOU, 'GOVERNMENT', { key: null }, source())).toBe('/registers/dazhou/payment');
  });

  it('says that there was no budget instead of drawing a rate', () => {
    const measure = {
      ...DAZHOU,
      executedFrom: [source()],
      budgetedFrom: [source({ record: 'allocation', yearField: 'year' })],
      rows: [{ key: '2026', title: '2026', budgeted: '0.00', executed: '15000.00', rate: null }],
    } as unknown as Measure;
    expect(executionRows(measure).map(({ values, words }) => [values, words])).toEqual([
      [[0], ['没有预算数', '0.00 万元', '1.50 万元']],
    ]);
  });
});

it('bars are as long as amounts are, and never longer than the greatest', () => {
  expect(lengthOf('1234567.89')).toBe(123.45);
  expect(lengthOf('-5.00')).toBe(0);
  const all = ['180.00', '90.00', '0.01', null];
  expect(all.map((one) => shareOf(one, all))).toEqual([100, 50, 2, 0]);
  expect(shareOf(null, [null])).toBe(0);
});

it('lines of a plan are those that the address asks for', () => {
  const line = (title: string, mode: string | null, outcome: string | null, midYear: boolean) =>
    ({ project: { title, organisation: { id: title } }, mode, outcome, midYear }) as unknown as PlanLine;
  const lines = [line('a', 'self-build', 'approve', false), line('b', 'service', null, true)];
  const titles = (address: string) => linesFor(lines, new URLSearchParams(address)).map(({ project }) => project.title);
  expect(titles('')).toEqual(['a', 'b']);
  expect(titles('mode=service&mode=self-build')).toEqual(['a', 'b']);
  expect(titles('outcome=approve')).toEqual(['a']);
  expect(titles('outcome=pending')).toEqual(['b']);
  expect(titles('put=mid-year')).toEqual(['b']);
  expect(titles('unit=a&put=mid-year')).toEqual([]);
});
