import { bandColumn, matrixFacts, readBands } from '../../admin/regime/matrix-bands';
import { compileMatrix, type CompiledMatrix } from '../../form-schemas/engine';
import { givenRegime } from './given';

const regime = givenRegime();
const founding = regime.matrices.get('founding') as CompiledMatrix;
const bandsFor = (matrix: CompiledMatrix, facts: Readonly<Record<string, boolean | number>>) => {
  const column = bandColumn(matrix);
  return column ? readBands(regime, matrix, column, facts) : [];
};

describe('the band picture', () => {
  it('draws the four bands of article 10 after the stretch below 300,000 yuan that the regulation leaves out', () => {
    const bands = bandsFor(founding, { decidedJointly: false, total: 200_000_000 });
    expect(bands.map(({ first, last, row, outside }) => [first, last, row, outside])).toEqual([
      [0, 29_999_999, null, true],
      [30_000_000, 199_999_999, 'below-2m', false],
      [200_000_000, 499_999_999, 'from-2m', false],
      [500_000_000, 999_999_999, 'from-5m', false],
      [1_000_000_000, null, 'from-10m', false],
    ]);
    expect(bands.map(({ here }) => here)).toEqual([false, false, true, false, false]);
    expect(bands[2]?.label).toBe('200万元以上，500万元以下');
  });

  it('puts one fen below a bound into the band below', () => {
    const bands = bandsFor(founding, { decidedJointly: false, total: 199_999_999 });
    expect(bands.findIndex(({ here }) => here)).toBe(1);
  });

  it('draws one band where the list is decided jointly', () => {
    expect(bandsFor(founding, { decidedJointly: true }).map(({ row }) => row)).toEqual([null, 'joint']);
  });

  it('draws nothing while another column is not filled in', () => {
    const [first, ...others] = founding.document.inputs;
    const inputs = [{ ...first!, expression: 'partOfEngineering' }, ...others];
    const other = compileMatrix({ ...founding.document, inputs }, regime.vocabulary).value as CompiledMatrix;
    expect(bandsFor(other, {})).toEqual([]);
    expect(bandsFor(other, { partOfEngineering: false })).toHaveLength(5);
  });

  it('shows the hole that a missing row leaves, and not as out of scope', () => {
    const rows = founding.document.rows.filter(({ id }) => id !== 'from-2m');
    const holed = compileMatrix({ ...founding.document, rows }, regime.vocabulary).value as CompiledMatrix;
    const hole = bandsFor(holed, { decidedJointly: false }).find(({ row, outside }) => row === null && !outside);
    expect(hole).toMatchObject({ first: 200_000_000, last: 499_999_999, label: '没有规定' });
  });

  it('asks only for facts, not for parameters', () => {
    expect(matrixFacts(regime, founding)).toEqual(['decidedJointly', 'total']);
    expect(matrixFacts(regime, regime.matrices.get('founding-authority') as CompiledMatrix)).toEqual([
      'engineeringShare',
    ]);
  });
});
