import { analyse } from '../../form-schemas/engine/matrix/analyse';
import { compileMatrix } from '../../form-schemas/engine/matrix/compile';
import { decide } from '../../form-schemas/engine/matrix/decide';
import { literalBounds } from '../../form-schemas/engine/matrix/literal';
import type { MatrixDocument } from '../../form-schemas/engine/model/matrix';
import { runCase } from '../../form-schemas/engine/proof/run-case';
import { staticProof } from '../support/static-proof';
import { ask, compiled, dazhou, matrixOf, reader, regime } from './dazhou';

const VICE_MAYORS = '审核 分管项目建设单位的副市长+分管数字经济工作的副市长';
const BANDS = {
  first: `${VICE_MAYORS} → 审定 分管财政工作的副市长 (第十条（一）、第六十二条)`,
  second: `${VICE_MAYORS} → 审签 分管财政工作的副市长 → 审定 市长 (第十条（二）、第六十二条)`,
  third: '审定 市政府常务会议 (第十条（三）、第六十二条)',
  fourth: '审议 市政府常务会议 → 审定 市委常委会 (第十条（四）、第六十二条)',
  joint: '审议 市委财经委员会 → 审定 市政府常务会议 → 审定 市委常委会 (第十条第一款)',
} as const;

describe('article 10: who decides a project singly', () => {
  it.each([
    ['300,000.00 元整 goes to 分管财政工作的副市长 (第十条（一）)', '300000.00', BANDS.first],
    ['1,999,999.99 元 stays with 分管财政工作的副市长 (第十条（一）)', '1999999.99', BANDS.first],
    ['2,000,000.00 元整 goes to 市长 (第十条（二）、第六十二条)', '2000000.00', BANDS.second],
    ['4,999,999.99 元 stays with 市长 (第十条（二）)', '4999999.99', BANDS.second],
    ['5,000,000.00 元整 goes to 市政府常务会议 (第十条（三）、第六十二条)', '5000000.00', BANDS.third],
    ['9,999,999.99 元 stays with 市政府常务会议 (第十条（三）)', '9999999.99', BANDS.third],
    [
      '10,000,000.00 元整 goes to 市政府常务会议, then to 市委常委会 (第十条（四）、第六十二条)',
      '10000000.00',
      BANDS.fourth,
    ],
  ])('%s', (_, total, expected) => {
    expect(ask('founding', { decidedJointly: false, total })).toBe(expected);
  });

  it('299,999.99 元 is no project of this regulation (第二条)', () => {
    expect(ask('founding', { decidedJointly: false, total: '299999.99' })).toBe(
      'matrix-input-out-of-domain 第二条第一款',
    );
  });

  it.each(['300000.00', '2000000.00', '5000000.00', '10000000.00', '999999999.99'])(
    'a list decided jointly takes the same three meetings whatever the amount, %s 元 (第十条第一款)',
    (total) => {
      expect(ask('founding', { decidedJointly: true, total })).toBe(BANDS.joint);
    },
  );

  it('a project declared at 500万元 and argued one fen lower is decided by the mayor', () => {
    expect(ask('founding', { declaredTotal: '5000000.00' })).toBe(BANDS.third);
    expect(ask('founding', { declaredTotal: '5000000.00', arguedTotal: '4999999.99' })).toBe(BANDS.second);
  });

  it('has one row for every amount', () => {
    const { value } = analyse(dazhou.matrices.get('founding')!);
    expect([value.decided, value.complete, value.disjoint]).toEqual([true, true, true]);
  });

  it('without article 62, with 以上 and 以下 both including the number, decides exactly 200, 500 and 1000万元 twice', () => {
    const literal = literalBounds(matrixOf('founding'), dazhou.vocabulary);
    expect(literal.findings).toEqual([]);
    const { value } = analyse(compileMatrix(literal.value, dazhou.vocabulary).value!);
    expect(value.overlaps.map((overlap) => overlap.rows)).toEqual([
      ['below-2m', 'from-2m'],
      ['from-2m', 'from-5m'],
      ['from-5m', 'from-10m'],
    ]);
    const read = (total: string) =>
      decide(compileMatrix(literal.value, dazhou.vocabulary).value!, reader({ decidedJointly: false, total }));
    for (const total of ['2000000.00', '5000000.00', '10000000.00']) {
      expect(read(total).findings.map((finding) => finding.code)).toEqual(['matrix-several-rows']);
    }
    for (const total of ['1999999.99', '2000000.01', '4999999.99', '5000000.01', '9999999.99', '10000000.01']) {
      expect(read(total).findings).toEqual([]);
    }
  });

  it('read under article 62 the words of the bands mean what the cells say', () => {
    const worded = literalBounds(matrixOf('founding'), dazhou.vocabulary, regime.bounds);
    const { value } = analyse(compileMatrix(worded.value, dazhou.vocabulary).value!);
    expect([value.complete, value.disjoint]).toEqual([true, true]);
  });
});

describe('a slip in article 10 is found before anyone is routed by it', () => {
  const analysed = (change: (document: MatrixDocument) => MatrixDocument) => {
    const matrix = compileMatrix(change(matrixOf('founding')), dazhou.vocabulary).value;
    if (!matrix) throw new Error('does not compile');
    return analyse(matrix);
  };
  const withCell =
    (id: string, total: string) =>
    (document: MatrixDocument): MatrixDocument => ({
      ...document,
      rows: document.rows.map((row) => {
        const { words: _, ...rest } = row;
        return row.id === id ? { ...rest, when: { ...row.when, total } } : row;
      }),
    });

  it.each(matrixOf('founding').rows.map((row) => row.id))('dropping row %s leaves a gap', (id) => {
    const { value, findings } = analysed((document) => ({
      ...document,
      rows: document.rows.filter((row) => row.id !== id),
    }));
    expect(value.complete).toBe(false);
    expect(findings.map((finding) => finding.code)).toContain('matrix-gap');
  });

  it.each([
    ['below-2m', '< 1999999.99', 'matrix-gap'],
    ['below-2m', '< 2000000.01', 'matrix-overlap'],
    ['below-2m', '<= 2000000', 'matrix-overlap'],
    ['from-2m', '[2000000.01..5000000)', 'matrix-gap'],
    ['from-2m', '[2000000..5000000.01)', 'matrix-overlap'],
    ['from-5m', '(5000000..10000000)', 'matrix-gap'],
    ['from-10m', '>= 10000000.01', 'matrix-gap'],
    ['from-10m', '>= 9999999.99', 'matrix-overlap'],
  ])('row %s moved to %s gives %s', (id, cell, code) => {
    const { findings } = analysed(withCell(id, cell));
    expect(findings.map((finding) => finding.code)).toEqual([code]);
  });

  const proven = (change: (document: MatrixDocument) => MatrixDocument) => {
    const matrices = regime.matrices.map((matrix) => (matrix.code === 'founding' ? change(matrix) : matrix));
    const changed = compiled({ ...regime, matrices });
    const asked = regime.cases
      .flatMap((document) => document.cases)
      .filter((worked) => worked.kind === 'matrix' && worked.matrix === 'founding');
    return [
      ...staticProof(changed).map((finding) => ({ ...finding, article: changed.article(finding.clause ?? []) })),
      ...asked.flatMap((worked) => runCase(changed, worked).findings),
    ].filter((finding) => finding.severity === 'error');
  };

  it('stands against publication as a whole: a dropped row fails the proof', () => {
    expect(proven((document) => document)).toEqual([]);
    const codes = proven((document) => ({
      ...document,
      rows: document.rows.filter((row) => row.id !== 'from-5m'),
    })).map((finding) => finding.code);
    expect(codes).toEqual(expect.arrayContaining(['matrix-gap', 'case-failed']));
  });

  it('a bound moved by one fen on both sides leaves no gap, but contradicts the words of the text', () => {
    const moved: Readonly<Record<string, string>> = {
      'from-2m': '[2000000..5000000.01)',
      'from-5m': '[5000000.01..10000000)',
    };
    const findings = proven((document) => ({
      ...document,
      rows: document.rows.map((row) => ({
        ...row,
        when: { ...row.when, total: moved[row.id] ?? row.when['total'] ?? '-' },
      })),
    }));
    expect(findings.map((finding) => finding.code)).not.toContain('matrix-gap');
    const words = findings.filter((finding) => finding.code === 'cell-not-its-words');
    expect(words.map((finding) => finding.article)).toEqual(['第十条（二）', '第十条（三）']);
  });
});
