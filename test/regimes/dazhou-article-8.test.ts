import { analyse } from '../../form-schemas/engine/matrix/analyse';
import { compileMatrix } from '../../form-schemas/engine/matrix/compile';
import { decide } from '../../form-schemas/engine/matrix/decide';
import { literalMatrix } from '../../form-schemas/engine/matrix/literal';
import { ask, dazhou, matrixOf, reader, regime, withParameter } from './dazhou';

describe('article 8: who founds a project that cannot be parted from an engineering project', () => {
  const mixed = (engineeringPart: string, informationPart: string) => ({
    partOfEngineering: true,
    foundedSeparately: false,
    engineeringPart,
    informationPart,
  });
  const settledBy = (value: string) => withParameter('equalHalvesAuthority', value);

  it('one fen more engineering than information goes to 市发展改革委', () => {
    expect(ask('founding-authority', mixed('1000000.01', '1000000.00'))).toBe('批复 市发展改革委 (第八条第二款)');
  });

  it('one fen more information than engineering goes to 市数字经济局', () => {
    expect(ask('founding-authority', mixed('1000000.00', '1000000.01'))).toBe('批复 市数字经济局 (第八条第二款)');
  });

  it('is exact at a trillion yuan: half and one fen is more than half', () => {
    expect(ask('founding-authority', mixed('499999999999.99', '500000000000.00'))).toContain('市数字经济局');
    expect(ask('founding-authority', mixed('500000000000.00', '499999999999.99'))).toContain('市发展改革委');
  });

  it('equal halves follow the parameter, whichever way it is set', () => {
    expect(ask('founding-authority', mixed('1000000.00', '1000000.00'), settledBy('digital-bureau'))).toBe(
      '批复 市数字经济局 (第八条第二款)',
    );
    expect(ask('founding-authority', mixed('1000000.00', '1000000.00'), settledBy('development-reform'))).toBe(
      '批复 市发展改革委 (第八条第二款)',
    );
  });

  it('read literally the text leaves exactly the 50:50 project undecided, and nothing else', () => {
    const literal = compileMatrix(literalMatrix(matrixOf('founding-authority')), dazhou.vocabulary).value!;
    const { value } = analyse(literal);
    expect(value.complete).toBe(false);
    expect(value.disjoint).toBe(true);
    expect(value.gaps).toHaveLength(1);
    const codes = (engineering: string, information: string) =>
      decide(literal, reader(mixed(engineering, information))).findings.map((finding) => finding.code);
    expect(codes('1000000.00', '1000000.00')).toEqual(['matrix-no-row']);
    expect(codes('1000000.01', '1000000.00')).toEqual([]);
    expect(codes('1000000.00', '1000000.01')).toEqual([]);
  });

  it('every gap of the text names a parameter that is set, or a place, and says why', () => {
    for (const gap of regime.textGaps) {
      const parameter = regime.parameters.find((each) => each.name === gap.parameter);
      expect(gap.settled?.at ?? parameter?.value ?? null).not.toBeNull();
      expect(gap.settled?.how ?? parameter?.note ?? '').not.toBe('');
    }
  });
});
