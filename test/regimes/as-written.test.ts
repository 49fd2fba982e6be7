import { analyse } from '../../form-schemas/engine/matrix/analyse';
import { compileMatrix } from '../../form-schemas/engine/matrix/compile';
import { literalBounds, literalMatrix } from '../../form-schemas/engine/matrix/literal';
import type { MatrixDocument } from '../../form-schemas/engine/model/matrix';
import type { Regime } from '../../form-schemas/engine/model/regime';
import { listRegimes } from '../../form-schemas/files/find-regime';
import { askedOf, regimeOf } from '../support/regime-of';

/**
 * The texts as they are written, without what the city has settled beside them: what the analysis finds there is what the
 * articles say, counted by hand, and stands in `textGaps` beside the parameter that settles it.
 */

function analysed(regime: string, document: MatrixDocument) {
  const matrix = compileMatrix({ ...document, hit: 'unique' }, askedOf(regime).vocabulary).value;
  if (!matrix) throw new Error('does not compile');
  return analyse(matrix).value;
}

const matrixOf = (regime: string, code: string): MatrixDocument => {
  const found = regimeOf(regime).matrices.find((matrix) => matrix.code === code);
  if (!found) throw new Error(`no matrix ${code}`);
  return found;
};
const gapOf = (regime: string, id: string) => regimeOf(regime).textGaps.find((gap) => gap.id === id);
const isSet = ({ parameters }: Regime, name: string) =>
  (parameters.find((parameter) => parameter.name === name)?.value ?? null) !== null;

describe('达州第八条: half engineering, half information', () => {
  const literal = literalMatrix(matrixOf('dazhou', 'founding-authority'));

  it('more than half goes to the one, more than half to the other: one half exactly is a hole, the only one', () => {
    const { decided, complete, disjoint, gaps, moreGaps } = analysed('dazhou', literal);
    expect([decided, complete, disjoint, gaps.length, moreGaps]).toEqual([true, false, true, 1, false]);
    expect(gaps[0]?.point).toMatchObject({ engineeringShare: '0.5' });
    expect(gaps[0]?.words).toBe('工程部分占比 = 0.5');
  });

  it('stands as a text gap beside the parameter that settles it', () => {
    expect(gapOf('dazhou', 'TG-8-half')).toMatchObject({ kind: 'gap', parameter: 'equalHalvesAuthority' });
    expect(isSet(regimeOf('dazhou'), 'equalHalvesAuthority')).toBe(true);
  });
});

describe('达州第十条 if 第六十二条 were missing', () => {
  it('200, 500 and 1000万元 would each belong to two bands, by 第六十二条 to one', () => {
    const { vocabulary } = askedOf('dazhou');
    const founding = matrixOf('dazhou', 'founding');
    const loose = analysed('dazhou', literalBounds(founding, vocabulary).value);
    expect(loose.overlaps.map(({ rows }) => rows)).toEqual([
      ['below-2m', 'from-2m'],
      ['from-2m', 'from-5m'],
      ['from-5m', 'from-10m'],
    ]);
    expect(loose.overlaps.map(({ box }) => box.point['total'])).toEqual(['2000000.00', '5000000.00', '10000000.00']);
    expect(loose.overlaps.map(({ box }) => box.words)).toEqual(
      ['200万元', '500万元', '1,000万元'].map((amount) => `是否统一审定 = 否，总投资 = ${amount}`),
    );
    const bound = analysed('dazhou', literalBounds(founding, vocabulary, regimeOf('dazhou').bounds).value);
    expect([bound.overlapCount, bound.complete]).toEqual([0, true]);
  });
});

describe('郴州第八条: exactly the founding amount', () => {
  it('is below it and above it, the only overlap', () => {
    const literal = literalMatrix(matrixOf('chenzhou', 'reviews'));
    const { overlaps, overlapCount, complete } = analysed('chenzhou', literal);
    expect([overlapCount, complete]).toEqual([1, true]);
    expect(overlaps.map(({ rows }) => rows)).toEqual([['from-limit', 'from-founding']]);
  });

  it('stands as a text gap beside the parameter that settles it', () => {
    expect(gapOf('chenzhou', 'TG-8-at')).toMatchObject({ kind: 'overlap', parameter: 'atFounding' });
    expect(isSet(regimeOf('chenzhou'), 'atFounding')).toBe(true);
  });
});

describe('达州第四十三条: bands of supplements that a self-built project never comes to', () => {
  /**
   * 第十一条（三） bounds a self-built project at 1000万元 where all three grounds must be given; no contract is larger, and all
   * supplements together are at most a tenth of it: 100万元.
   */
  const upTo = (most: string) => {
    const supplement = matrixOf('dazhou', 'supplement');
    const inputs = supplement.inputs.map((input) => ({ ...input, domain: `(0..${most}]` }));
    return analysed('dazhou', { ...supplement, inputs });
  };

  it('all bands from 500万元 on lie outside of what can be, the first one holds for all of it', () => {
    const { outside, complete } = upTo('1000000');
    expect(outside).toEqual(['from-5m', 'from-10m', 'from-50m']);
    expect(complete).toBe(true);
  });

  it.each([
    ['4999999.99', ['from-5m', 'from-10m', 'from-50m']],
    ['5000000', ['from-10m', 'from-50m']],
    ['10000000', ['from-50m']],
    ['50000000', []],
  ])('up to %s 元 it would be %j', (most, outside) => {
    expect(upTo(most).outside).toEqual(outside);
  });

  it('stands as a text gap beside the parameter that settles it', () => {
    expect(gapOf('dazhou', 'TG-43-unreachable')).toMatchObject({
      clause: expect.arrayContaining(['DZ-43-5', 'DZ-43-6', 'DZ-43-7', 'DZ-11-4']) as string[],
      parameter: 'selfBuildGrounds',
    });
    expect(isSet(regimeOf('dazhou'), 'selfBuildGrounds')).toBe(true);
  });
});

describe.each(listRegimes())('%s', (code) => {
  it('has no hole or overlap as written but those that stand as text gaps', () => {
    const regime = regimeOf(code);
    const stated = new Set(
      regime.textGaps.flatMap(({ kind, matrix }) => (kind === 'open' || matrix === undefined ? [] : [matrix])),
    );
    const found = regime.matrices.flatMap((matrix) => {
      const { complete, disjoint } = analysed(code, literalMatrix(matrix));
      const mayMeet = matrix.hit !== 'unique' && !stated.has(matrix.code);
      return complete && (disjoint || mayMeet) ? [] : [matrix.code];
    });
    expect(found.filter((matrix) => !stated.has(matrix))).toEqual([]);
    expect([...stated].filter((matrix) => !found.includes(matrix))).toEqual([]);
  });
});
