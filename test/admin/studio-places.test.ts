import { sameFindings } from '../../admin/regime/form-editor/same-findings';
import { cellAt, pointerAt } from '../../admin/regime/matrix-editor/place-in-address';
import { isWithin, openWithin } from '../../admin/regime/workspace/remarks';
import { givenRegime } from './given';

const PATH = 'matrices/founding.json';

function founding() {
  const found = givenRegime().regime.matrices.find(({ code }) => code === 'founding');
  if (!found) throw new Error('no founding matrix');
  return found;
}

describe('a place of a matrix in the address', () => {
  it('is read for this file only', () => {
    expect(pointerAt(`${PATH}#/rows/2`, PATH)).toBe('/rows/2');
    expect(pointerAt(PATH, PATH)).toBe('');
    expect(pointerAt('matrices/founding.json2#/rows/2', PATH)).toBeNull();
    expect(pointerAt(null, PATH)).toBeNull();
  });

  it('leads to the cell that shows it', () => {
    const matrix = founding();
    const second = matrix.inputs[1]?.code ?? '';
    expect(cellAt(matrix, `/rows/3/when/${second}`)).toEqual({ row: 3, column: 2 });
    expect(cellAt(matrix, `/rows/3/words/${second}`)).toEqual({ row: 3, column: 2 });
    expect(cellAt(matrix, '/rows/2')).toEqual({ row: 2, column: 1 });
    expect(cellAt(matrix, '/rows/2/chain/0/bodies/1')).toEqual({ row: 2, column: matrix.inputs.length + 1 });
    expect(cellAt(matrix, '/rows/2/clause')).toEqual({ row: 2, column: matrix.inputs.length + 2 });
    expect(cellAt(matrix, '/rows/2/note')).toEqual({ row: 2, column: matrix.inputs.length + 3 });
  });

  it('is no cell where the row is gone or the whole matrix is meant', () => {
    expect(cellAt(founding(), '/rows/99')).toBeNull();
    expect(cellAt(founding(), '/inputs/0')).toBeNull();
    expect(cellAt(founding(), '')).toBeNull();
  });
});

describe('notes at a place', () => {
  it('belong to the place itself and to what lies in it, not to its neighbour', () => {
    expect(isWithin(`${PATH}#/rows/2`, `${PATH}#/rows/2`)).toBe(true);
    expect(isWithin(`${PATH}#/rows/2/chain`, `${PATH}#/rows/2`)).toBe(true);
    expect(isWithin(`${PATH}#/rows/20`, `${PATH}#/rows/2`)).toBe(false);
    expect(isWithin(`${PATH}#/rows/2`, PATH)).toBe(true);
    expect(isWithin('matrices/founding.jsonx#/rows', PATH)).toBe(false);
  });

  it('are counted while they are open; outside of the studio there are none', () => {
    const remarks = { open: [`${PATH}#/rows/2`, `${PATH}#/rows/2/note`, `${PATH}#/rows/21`], at: () => null };
    expect(openWithin(remarks, `${PATH}#/rows/2`)).toBe(2);
    expect(openWithin(null, PATH)).toBe(0);
  });
});

describe('what the server and the browser say', () => {
  const one = { code: 'required', path: 'a', message: '必填' };
  const other = { code: 'limit', path: null, message: '超过' };

  it('is the same in whatever order, and where one leaves the place open', () => {
    expect(sameFindings([one, other], [{ code: 'limit', message: '超过' }, one])).toBe(true);
  });

  it('differs in a word, a place or a number', () => {
    expect(sameFindings([one], [{ ...one, message: '须填' }])).toBe(false);
    expect(sameFindings([one], [{ ...one, path: 'b' }])).toBe(false);
    expect(sameFindings([one, one], [one])).toBe(false);
  });
});
