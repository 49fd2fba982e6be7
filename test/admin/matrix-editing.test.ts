import fc from 'fast-check';
import {
  bandOf,
  moveBoundary,
  movesAfter,
  neighbours,
  applyMoves,
  splitBand,
} from '../../admin/regime/matrix-editor/boundary';
import { describeColumns } from '../../admin/regime/matrix-editor/describe-columns';
import { addColumn, editColumn, removeColumn } from '../../admin/regime/matrix-editor/edit-columns';
import {
  addRowForHole,
  duplicateRow,
  freeId,
  insertRow,
  moveRow,
  removeRow,
  setCell,
} from '../../admin/regime/matrix-editor/edit-rows';
import { analyseDraft } from '../../admin/regime/matrix-editor/analyse-draft';
import { codeProblem, freeMatrixCode, newMatrix } from '../../admin/regime/matrix-editor/new-matrix-document';
import { marksOf } from '../../admin/regime/matrix-editor/grid-place';
import {
  analyse,
  compileMatrix,
  decide,
  proveWords,
  readCell,
  type CellColumn,
  type CompiledMatrix,
  type MatrixDocument,
} from '../../form-schemas/engine';
import { givenRegime } from './given';

const regime = givenRegime();
const { bounds } = regime.regime;
const founding = regime.matrices.get('founding')!.document;
const columns = describeColumns(founding, regime);
const total = columns.find(({ code }) => code === 'total')!;
const YUAN = 100;

const compiled = (document: MatrixDocument): CompiledMatrix => {
  const { value, findings } = compileMatrix(document, regime.vocabulary);
  if (!value) throw new Error(JSON.stringify(findings));
  return value;
};
const rowFor = (document: MatrixDocument, yuan: number, fen = 0): string | undefined =>
  decide(compiled(document), regime.vocabulary.reader({ decidedJointly: false, total: yuan * YUAN + fen })).value
    ?.rows[0]?.id;
const type = (document: MatrixDocument, row: number, typed: string, column: CellColumn = total) =>
  setCell(document, row, column.code, typed, readCell(typed, { column, bounds }));
const at = (id: string) => founding.rows.findIndex((row) => row.id === id);
const sound = (document: MatrixDocument) => {
  const { value } = analyse(compiled(document));
  return [value.complete, value.disjoint];
};

describe('the limit between two bands is moved (500万元 → 600万元)', () => {
  const changed = type(founding, at('from-2m'), '200万元以上，600万元以下').document;

  it('leaves an overlap as long as the neighbour has not followed', () => {
    expect(sound(changed)).toEqual([true, false]);
  });

  it('offers the one neighbour that touched there, with its words written anew', () => {
    const moves = movesAfter(founding, changed, columns, at('from-2m'), total, bounds);
    expect(moves.map(({ id, side, from, to }) => [id, side, from, to])).toEqual([
      ['from-5m', 'low', 500_000_000, 600_000_000],
    ]);
    const after = applyMoves(changed, moves);
    expect(after.rows[at('from-5m')]).toMatchObject({
      when: { total: '[6000000..10000000)' },
      words: { total: '600万元以上，1000万元以下' },
    });
    expect(sound(after)).toEqual([true, true]);
    expect(proveWords(compiled(after), bounds).findings).toEqual([]);
  });

  it('decides anew at the bound, and one fen either side', () => {
    const after = applyMoves(changed, movesAfter(founding, changed, columns, at('from-2m'), total, bounds));
    expect([rowFor(after, 6_000_000, -1), rowFor(after, 6_000_000), rowFor(after, 6_000_000, 1)]).toEqual([
      'from-2m',
      'from-5m',
      'from-5m',
    ]);
    expect([rowFor(after, 5_000_000, -1), rowFor(after, 5_000_000), rowFor(after, 5_000_000, 1)]).toEqual([
      'from-2m',
      'from-2m',
      'from-2m',
    ]);
  });

  it('moves both at once by the command, the same way', () => {
    const after = moveBoundary(founding, columns, at('from-2m'), total, 'high', 600_000_000, bounds);
    expect(after && sound(after)).toEqual([true, true]);
    expect(after && rowFor(after, 5_999_999, 99)).toBe('from-2m');
  });

  it('moves nothing where a band would be left with nothing', () => {
    expect(moveBoundary(founding, columns, at('from-2m'), total, 'high', 1_000_000_000, bounds)).toBeNull();
    expect(moveBoundary(founding, columns, at('from-2m'), total, 'high', 200_000_000, bounds)).toBeNull();
  });

  it('does not touch rows that speak of other situations', () => {
    expect(neighbours(founding, columns, at('from-2m'), total, 'high')).toEqual([at('from-5m')]);
    expect(neighbours(founding, columns, at('joint'), total, 'low')).toEqual([]);
  });

  it('keeps a sound matrix sound wherever a limit goes between its neighbours', () => {
    fc.assert(
      fc.property(fc.integer({ min: 200_000_001, max: 999_999_999 }), (limit) => {
        const after = moveBoundary(founding, columns, at('from-2m'), total, 'high', limit, bounds)!;
        expect(sound(after)).toEqual([true, true]);
        expect(proveWords(compiled(after), bounds).findings).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a band is split', () => {
  const split = splitBand(founding, at('from-2m'), total, 300_000_000, bounds)!;

  it('gives two bands, the amount itself in the upper one as 第六十二条 says', () => {
    expect(split.rows.map(({ id }) => id)).toEqual([
      'joint',
      'below-2m',
      'from-2m',
      'from-2m-2',
      'from-5m',
      'from-10m',
    ]);
    expect([rowFor(split, 3_000_000, -1), rowFor(split, 3_000_000)]).toEqual(['from-2m', 'from-2m-2']);
    expect(sound(split)).toEqual([true, true]);
    expect(proveWords(compiled(split), bounds).findings).toEqual([]);
    expect(split.rows[3]?.chain).toEqual(founding.rows[at('from-2m')]?.chain);
  });

  it('cannot be done at its ends or outside', () => {
    for (const value of [200_000_000, 500_000_000, 100_000_000, 600_000_000])
      expect(splitBand(founding, at('from-2m'), total, value, bounds)).toBeNull();
  });
});

describe('words of a row', () => {
  it('follow the cell', () => {
    const { document, notice } = type(founding, at('from-10m'), '>= 12000000');
    expect(notice).toEqual({ kind: 'rewritten', words: '1200万元以上' });
    expect(proveWords(compiled(document), bounds).findings).toEqual([]);
  });

  it('go, with notice, where they cannot say the cell', () => {
    const { document, notice } = type(founding, at('from-10m'), '低于30万元或1000万元以上');
    expect(notice).toEqual({ kind: 'removed', words: '1000万元以上' });
    expect(document.rows[at('from-10m')]).not.toHaveProperty('words');
  });

  it('stay while the cell is not understood, and nothing typed is lost', () => {
    const { document, notice } = type(founding, at('from-10m'), '一千万左右');
    expect(notice).toBeNull();
    expect(document.rows[at('from-10m')]).toMatchObject({
      when: { total: '一千万左右' },
      words: { total: '1000万元以上' },
    });
    expect(compileMatrix(document, regime.vocabulary).findings[0]?.code).toBe('cell-unreadable');
  });

  it('always mean their cell, whatever band is typed', () => {
    const words = fc.constantFrom('以上', '不低于', '达到', '超过');
    fc.assert(
      fc.property(fc.integer({ min: 30_000_000, max: 10 ** 11 }), words, (fen, word) => {
        const amount = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}元`;
        const typed = word === '以上' ? `${amount}以上` : `${word}${amount}`;
        expect(proveWords(compiled(type(founding, at('from-10m'), typed).document), bounds).findings).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('rows and columns', () => {
  it('get ids that no other row has', () => {
    const more = duplicateRow(duplicateRow(founding, 1), 1);
    expect(new Set(more.rows.map(({ id }) => id)).size).toBe(more.rows.length);
    expect(freeId(founding, 'Ünfit')).toBe('row');
    expect(insertRow(founding, 0, { id: 'joint' }).rows[0]?.id).toBe('joint-2');
  });

  it('are moved and taken out without changing the others', () => {
    expect(moveRow(founding, 0, 2).rows.map(({ id }) => id)).toEqual([
      'below-2m',
      'from-2m',
      'joint',
      'from-5m',
      'from-10m',
    ]);
    expect(moveRow(founding, 0, -1)).toBe(founding);
    expect(removeRow(founding, 0).rows).toEqual(founding.rows.slice(1));
  });

  it('carry cells and words along under a new code of the column', () => {
    const renamed = editColumn(founding, 1, { ...founding.inputs[1]!, code: 'amount' });
    expect(sound(renamed)).toEqual([true, true]);
    expect(renamed.rows[1]?.words).toEqual({ amount: '200万元以下' });
    expect(Object.keys(removeColumn(founding, 1).rows[1]?.when ?? {})).toEqual(['decidedJointly']);
    expect(addColumn(founding, { name: 'total', title: '总投资' }).inputs[2]?.code).toBe('total2');
  });
});

describe('a new matrix', () => {
  it('gets a code that no other has and asks nothing yet', () => {
    const paths = ['matrices/matrix.json', 'matrices/founding.json'];
    expect([freeMatrixCode(paths), freeMatrixCode(paths, 'payment')]).toEqual(['matrix-2', 'payment']);
    expect([codeProblem('founding', paths), codeProblem('立项', paths), codeProblem('payment', paths)]).toEqual([
      'twice',
      'form',
      null,
    ]);
    const begun = addColumn(newMatrix('payment', '支付审批', ['DZ-10-2']), { name: 'total', title: '总投资' });
    const [column] = describeColumns(begun, regime);
    const first = insertRow(begun, 0);
    const read = readCell('200万以上', { column: column!, bounds });
    expect(analyse(compiled(setCell(first, 0, 'total', '200万以上', read).document)).value.gaps).toHaveLength(1);
  });
});

describe('what is said while writing', () => {
  const holed = { ...founding, rows: founding.rows.filter(({ id }) => id !== 'from-5m') };

  it('words the hole, draws it, and fills it exactly', () => {
    const said = analyseDraft(holed, regime.vocabulary, bounds);
    expect(said.analysis?.gaps.map(({ words }) => words)).toEqual(['是否统一审定 = 否，总投资 ∈ [500万元, 1,000万元)']);
    const [picture] = said.pictures;
    expect(picture?.marks).toEqual(['200万元', '500万元', '1,000万元']);
    const facet = picture?.facets.find(({ holes }) => holes.length > 0);
    expect(facet?.title).toBe('是否统一审定 = 否');
    expect(facet?.holes.map(({ from, to }) => [from, to])).toEqual([[2, 3]]);
    expect(facet?.lanes.map(({ bars }) => bars)).toEqual([
      [{ from: 0, to: 1 }],
      [{ from: 1, to: 2 }],
      [{ from: 3, to: 4 }],
    ]);
    const filled = addRowForHole(holed, said.analysis!.gaps[0]!, columns, bounds);
    expect(sound(filled)).toEqual([true, true]);
    expect(filled.rows.at(-1)).toMatchObject({
      when: { decidedJointly: 'false', total: '[5000000..10000000)' },
      words: { total: '500万元以上，1000万元以下' },
    });
  });

  it('marks where two rows decide, at their rows', () => {
    const said = analyseDraft(
      type(founding, at('from-2m'), '200万元以上，600万元以下').document,
      regime.vocabulary,
      bounds,
    );
    const lanes = said.pictures[0]?.facets.flatMap((facet) => facet.lanes).filter(({ doubled }) => doubled.length > 0);
    expect(lanes?.map(({ id, doubled }) => [id, doubled])).toEqual([
      ['from-2m', [{ from: 2, to: 3 }]],
      ['from-5m', [{ from: 2, to: 3 }]],
    ]);
    expect([...marksOf(said.findings).rows.keys()]).toEqual([at('from-5m')]);
  });

  it('gives every hole of a table without rows, and says nothing wrong of a sound one', () => {
    expect(
      analyseDraft({ ...founding, rows: [] }, regime.vocabulary, bounds).pictures[0]?.facets[0]?.holes,
    ).toHaveLength(1);
    expect(analyseDraft(founding, regime.vocabulary, bounds).findings).toEqual([]);
  });

  it('reads the band of a cell only where it is one', () => {
    expect(bandOf(founding.rows[at('joint')], total)).toBeNull();
    expect(bandOf(founding.rows[at('below-2m')], total)).toMatchObject({
      low: null,
      high: 200_000_000,
      highIncluded: false,
    });
  });
});
