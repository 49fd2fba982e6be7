import { analyse } from '../../../form-schemas/engine/matrix/analyse';
import { compileMatrix } from '../../../form-schemas/engine/matrix/compile';
import { fact, row, table, vocabularyOf } from './given';
import { processorSeconds } from '../../support/processor-time';

const vocabulary = vocabularyOf([fact('total', '总投资', 'money', { domain: '[0..1000000000]' })]);
const column = { code: 'total', title: '总投资', expression: 'total' };

/** Every row meets every other: the worst that can be proven. */
function overlapping(rows: number) {
  return table(
    [column],
    Array.from({ length: rows }, (_, at) => row(`r${at}`, { total: `>= ${at}` })),
  );
}

describe('the number of rows of a matrix', () => {
  it('may be 1,000, and is then proven in seconds even where all of them meet', () => {
    const { value, findings } = compileMatrix(overlapping(1_000), vocabulary);
    expect(findings).toEqual([]);
    const spent = processorSeconds(() => {
      // 1,000 rows that all meet: 1,000 × 999 / 2 pairs.
      expect(analyse(value!).value.overlapCount).toBe(499_500);
    });
    expect(spent).toBeLessThan(20);
  });

  it('may not be 1,001: nothing is compiled, so nothing can analyse it', () => {
    const { value, findings } = compileMatrix(overlapping(1_001), vocabulary);
    expect(value).toBeNull();
    expect(findings).toMatchObject([
      { code: 'matrix-too-many-rows', severity: 'error', parameters: { rows: 1_001, allowed: 1_000 } },
    ]);
    expect(findings[0]!.path).toMatch(/^matrices\/.*\.json#\/rows$/);
  });
});
