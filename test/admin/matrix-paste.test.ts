import { printChain, readChain } from '../../admin/regime/matrix-editor/chain-text';
import { describeColumns } from '../../admin/regime/matrix-editor/describe-columns';
import {
  applyPaste,
  copyTable,
  readPaste,
  type PasteContext,
  type PastedRow,
} from '../../admin/regime/matrix-editor/paste';
import { MOST_LINES, splitTable } from '../../admin/regime/matrix-editor/split-table';
import { factsInAddress, readFactsInAddress } from '../../admin/regime/matrix-facts';
import { analyse, compileMatrix, editText, cellText } from '../../form-schemas/engine';
import { givenRegime } from './given';

const regime = givenRegime();
const { bounds } = regime.regime;
const founding = regime.matrices.get('founding')!.document;
const columns = describeColumns(founding, regime);
const bodies = new Map([...regime.bodies.values()].map(({ title, code }) => [title, code]));
const titleOf = (code: string) => regime.bodies.get(code)?.title ?? code;
const clauses = new Set(regime.regime.clauses.map(({ id }) => id));
const context: PasteContext = {
  columns,
  from: 0,
  bounds,
  others: () => [30_000_000, 1_000_000_000],
  bodyCode: (name) => bodies.get(name) ?? null,
  clauseId: (name) => (clauses.has(name) ? name : null),
};
const read = (text: string): readonly PastedRow[] => {
  const reading = readPaste(splitTable(text), context);
  for (;;) {
    const step = reading.next();
    if (step.done) return step.value;
  }
};

describe('a clipboard of a spreadsheet', () => {
  it('is cut at tabs and lines; quotes keep tabs, line breaks and quotes inside a cell', () => {
    expect(splitTable('a\tb\r\n"1\t""2""\n3"\t4\n\n')).toEqual([
      ['a', 'b'],
      ['1\t"2"\n3', '4'],
    ]);
    expect(splitTable('"self-build"x\t5')).toEqual([['"self-build"x', '5']]);
  });

  it('is read by its headings, in any order, and by place without them', () => {
    const [row] = read('总投资\t编码\t是否统一审定\n200万元以上\tnew-row\t否');
    expect(row?.other.id).toBe('new-row');
    expect(row?.cells.map(({ column, read: { cell } }) => [column.code, cell])).toEqual([
      ['total', '>= 2000000'],
      ['decidedJointly', 'false'],
    ]);
    expect(read('否\t２００万以下')[0]?.cells.map(({ read: { cell } }) => cell)).toEqual(['false', '< 2000000']);
  });

  it('tells every bad row with its line and keeps what stood there', () => {
    const rows = read('否\t200万元以上\n也许\t2026-11-20\n否\t100.005元以上\n否\t200以上');
    expect(rows.map(({ line, problems }) => [line, problems.length])).toEqual([
      [1, 0],
      [2, 2],
      [3, 1],
      [4, 1],
    ]);
    expect(rows[1]?.problems.join()).toContain('像是日期');
    expect(rows[2]?.problems[0]).toContain('两位小数');
    expect(rows[3]?.problems[0]).toContain('是否以万元计');
    const document = applyPaste(founding, rows, { at: 4, over: false });
    expect(document.rows[6]?.when).toEqual({ decidedJointly: '也许', total: '2026-11-20' });
  });

  it('comes back the same from a copy of the whole table', () => {
    const text = copyTable(
      founding,
      founding.rows.map((_, index) => index),
      columns,
      {
        cell: (row, column) =>
          editText(cellText(row.when, column.code), row.words?.[column.code], column, bounds) || '任意',
        chain: (row) => printChain(row.chain, titleOf),
      },
    );
    const rows = read(text);
    expect(rows.flatMap(({ problems }) => problems)).toEqual([]);
    const { rows: again } = applyPaste({ ...founding, rows: [] }, rows, { at: 0, over: false });
    expect(again).toEqual(founding.rows);
  });

  it('lies over the rows from the one in focus on and goes on past the end', () => {
    const document = applyPaste(founding, read('否\t900万元以上\n是\t任意'), { at: 4, over: true });
    expect(document.rows).toHaveLength(6);
    expect(document.rows[4]).toMatchObject({
      id: 'from-10m',
      when: { total: '>= 9000000' },
      words: { total: '900万元以上' },
      chain: founding.rows[4]?.chain,
    });
  });

  it('of ten thousand lines is read in slices, each different cell once, and ends', () => {
    const text = Array.from({ length: 10_000 }, (_, row) => `否\t${row + 30}万元以上，${row + 31}万元以下`).join('\n');
    const reading = readPaste(splitTable(text), context, 200);
    let slices = 0;
    let step = reading.next();
    for (; !step.done; step = reading.next()) slices += 1;
    expect(slices).toBe(50);
    expect(step.value).toHaveLength(10_000);
    expect(splitTable('x\n'.repeat(MOST_LINES + 5))).toHaveLength(MOST_LINES);
  });

  it('makes a matrix that the engine reads', () => {
    const document = applyPaste(founding, read('否\t1000万元以上，2000万元以下'), { at: 4, over: false });
    const { value } = compileMatrix(document, regime.vocabulary);
    expect(value && analyse(value).value.overlaps.map(({ rows }) => rows)).toEqual([['from-10m', 'row-6']]);
  });
});

describe('a chain in one line', () => {
  it.each(founding.rows.map((row) => [row.id, row.chain] as const))(
    'of %s reads back as the same chain',
    (_, chain) => {
      expect(readChain(printChain(chain, titleOf), (name) => bodies.get(name) ?? null)).toEqual({ chain, unread: [] });
    },
  );

  it('names the steps that it cannot read', () => {
    expect(readChain('审核：某某局 → 审定：市长', (name) => bodies.get(name) ?? null)).toEqual({
      chain: [{ action: 'decide', mode: 'one', bodies: ['mayor'] }],
      unread: ['审核：某某局'],
    });
  });
});

describe('facts in the address of the trial page', () => {
  it('come back as they were, beside the page’s other parameters', () => {
    const search = factsInAddress(new URLSearchParams('matrix=founding&f.total=1'), {
      decidedJointly: false,
      total: '5000000.00',
      gone: null,
    });
    expect(search.toString()).toBe('matrix=founding&f.decidedJointly=false&f.total=5000000.00');
    expect(readFactsInAddress(search, regime, ['decidedJointly', 'total'])).toEqual({
      decidedJointly: false,
      total: '5000000.00',
    });
  });
});
