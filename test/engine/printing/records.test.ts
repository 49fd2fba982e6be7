import type { Row } from '../../../form-schemas/engine';
import type { RecordsBlock } from '../../../form-schemas/engine/model/paper';
import { compileRecordsBlock } from '../../../form-schemas/engine/paper/compile-records-block';
import { printRecords } from '../../../form-schemas/engine/printing/print-records';
import { askedOf } from '../../support/regime-of';

/** Rows of a record as a paper lists them; amounts in fen, as the engine has them. */

const { records } = askedOf('dazhou');

function row(record: string, on: string, fields: Row['fields']): Row {
  return { id: `case/${on}`, record, on, fields, about: null, closedOn: null } as Row;
}

function printed(block: Omit<RecordsBlock, 'kind'>, rows: readonly Row[]) {
  const { value, findings } = compileRecordsBlock({ kind: 'records', ...block }, records, '');
  expect(findings).toEqual([]);
  if (!value) throw new Error('not compiled');
  const table = printRecords({ ...value, when: null }, rows);
  return {
    title: table.title,
    head: table.head?.map(({ text }) => text),
    rows: table.rows.map((cells) => cells.map(({ text }) => text)),
  };
}

const ALLOCATIONS = [
  row('allocation', '2026-01-05', { kind: 'preliminary', year: 2026, amount: 30_000_000, source: '市级预算' }),
  row('contract', '2026-01-06', { number: '甲-1', supplier: '甲公司', amount: 100, signedOn: '2026-01-06' }),
  row('allocation', '2026-03-09', { kind: 'investment', year: 2026, amount: 120_000_001, source: '市级预算' }),
  row('allocation', '2027-02-01', { kind: 'correction', year: 2027, amount: 5_000_000, source: '上级补助' }),
];

it('prints the rows of its record alone, in words, with the columns that were chosen and what they come to', () => {
  expect(printed({ record: 'allocation', columns: ['kind', 'year', 'amount'], total: 'amount' }, ALLOCATIONS)).toEqual({
    title: '资金安排',
    head: ['序号', '类别', '预算年度', '金额'],
    rows: [
      ['1', '前期经费', '2026', '30万元'],
      ['2', '投资', '2026', '1,200,000.01元'],
      ['3', '预算评审后的补充调整', '2027', '5万元'],
      ['合计', '', '', '1,550,000.01元'],
    ],
  });
});

it('only those that are asked for, each with the day on which it was put down', () => {
  const where = { kind: ['preliminary', 'correction'] };
  expect(
    printed({ title: '前期与调整', record: 'allocation', columns: ['amount'], where, day: true }, ALLOCATIONS),
  ).toEqual({
    title: '前期与调整',
    head: ['序号', '记入之日', '金额'],
    rows: [
      ['1', '2026年1月5日', '30万元'],
      ['2', '2027年2月1日', '5万元'],
    ],
  });
});

it('says that there are none', () => {
  expect(printed({ record: 'payment', total: 'amount' }, ALLOCATIONS).rows).toEqual([['（无）']]);
});

it('leaves open what a row does not have', () => {
  expect(
    printed({ record: 'unit-system', columns: ['name', 'dueOn'] }, [
      row('unit-system', '2026-01-05', { name: '旧系统', duty: 'none', dueOn: null, citation: null }),
    ]).rows,
  ).toEqual([['1', '旧系统', '']]);
});
