import { analyse } from '../../../form-schemas/engine/matrix/analyse';
import { decide } from '../../../form-schemas/engine/matrix/decide';
import { literalBounds, literalMatrix } from '../../../form-schemas/engine/matrix/literal';
import { proveWords } from '../../../form-schemas/engine/matrix/prove-words';
import { ARTICLE_62, article10, article8, vocabulary } from './dazhou';
import { codes, compiled, good, reading, row, rowsOf, yuan } from './given';

const matrix = compiled(article10, vocabulary);

describe('第十条 decides by the total, to the fen', () => {
  test.each([
    ['300,000.00', 'finance-vice-mayor'],
    ['300,000.01', 'finance-vice-mayor'],
    ['1,999,999.99', 'finance-vice-mayor'],
    ['2,000,000.00', 'mayor'],
    ['2,000,000.01', 'mayor'],
    ['4,999,999.99', 'mayor'],
    ['5,000,000.00', 'executive-meeting'],
    ['5,000,000.01', 'executive-meeting'],
    ['9,999,999.99', 'executive-meeting'],
    ['10,000,000.00', 'standing-committee'],
    ['10,000,000.01', 'standing-committee'],
    ['1,000,000,000,000.00', 'standing-committee'],
  ])('%s yuan, decided singly, goes by the row %s', (total, expected) => {
    expect(rowsOf(matrix, { total: yuan(total), jointly: false })).toEqual([expected]);
  });

  test.each(['300,000.00', '2,000,000.00', '999,999,999.99'])('on the joint list %s yuan is no matter', (total) => {
    const decision = good(decide(matrix, reading({ total: yuan(total), jointly: true })));
    expect(decision.chain.map((each) => each.bodies)).toEqual([
      ['finance-commission'],
      ['executive-meeting'],
      ['standing-committee'],
    ]);
    expect(decision.rows).toEqual([{ id: 'joint-list', clause: ['DZ-10-2'] }]);
  });

  test('299,999.99 is below what the regulation speaks of: the refusal names the bound, the amount and the clause', () => {
    const { value, findings } = decide(matrix, reading({ total: yuan('299,999.99'), jointly: false }));
    expect(value).toBeNull();
    expect(findings).toEqual([
      expect.objectContaining({
        code: 'matrix-input-out-of-domain',
        severity: 'error',
        message: '总投资须不低于 30万元，所给为 299,999.99元',
        path: 'total',
        clause: ['DZ-2-1'],
      }),
    ]);
  });

  test('every missing input is told, not only the first', () => {
    const { value, findings } = decide(matrix, reading({}));
    expect(value).toBeNull();
    expect(findings.map((each) => [each.code, each.path])).toEqual([
      ['matrix-input-missing', 'total'],
      ['matrix-input-missing', 'jointly'],
    ]);
  });

  test('a value of another type is a finding, never a silent "no row"', () => {
    expect(rowsOf(matrix, { total: '2000000.00', jointly: 'no' })).toEqual(['matrix-input-type', 'matrix-input-type']);
    expect(rowsOf(matrix, { total: 0.5, jointly: false })).toEqual(['matrix-input-type']);
    expect(rowsOf(matrix, { total: Number.NaN, jointly: false })).toEqual(['matrix-input-type']);
  });
});

describe('第十条 under 第六十二条', () => {
  test('is complete and disjoint from 300,000 yuan on', () => {
    const { value, findings } = analyse(matrix);
    expect(findings).toEqual([]);
    expect(value).toMatchObject({ decided: true, complete: true, disjoint: true, gaps: [], overlaps: [], outside: [] });
  });

  test('has cells that mean what its words say', () => {
    expect(proveWords(matrix, ARTICLE_62).findings).toEqual([]);
  });

  test('would not mean what its words say if 以下 included the number', () => {
    const { findings } = proveWords(matrix, { ...ARTICLE_62, below: 'included' });
    expect(findings.map((each) => [each.code, each.rule])).toEqual([
      ['cell-not-its-words', 'finance-vice-mayor'],
      ['cell-not-its-words', 'mayor'],
      ['cell-not-its-words', 'executive-meeting'],
    ]);
    expect(findings[1]).toMatchObject({
      path: 'matrices/founding.json#/rows/2/words/total',
      message:
        '行“mayor”列“总投资”：原文“200 万元以上，500 万元以下的”按“以上”含本数、“以下”含本数是 总投资 ∈ [200万元, 500万元]，条件“[2000000..5000000)”却是 总投资 ∈ [200万元, 500万元)',
    });
  });

  test('gives back the same cells from its words', () => {
    const rebuilt = literalBounds(article10, vocabulary, ARTICLE_62);
    expect(rebuilt.findings).toEqual([]);
    expect(analyse(compiled(rebuilt.value, vocabulary)).value).toMatchObject({ complete: true, disjoint: true });
    expect(rebuilt.value.rows.map((each) => each.when['total'])).toEqual([
      '-',
      '< 2000000',
      '[2000000..5000000)',
      '[5000000..10000000)',
      '>= 10000000',
    ]);
  });

  test('without the row for the executive meeting leaves exactly its band open', () => {
    const holed = { ...article10, rows: article10.rows.filter((each) => each.id !== 'executive-meeting') };
    const { value, findings } = analyse(compiled(holed, vocabulary));
    expect(value).toMatchObject({ decided: true, complete: false, disjoint: true, moreGaps: false });
    expect(findings.map((each) => [each.code, each.message])).toEqual([
      ['matrix-gap', '没有任何一行覆盖：总投资 ∈ [500万元, 1,000万元)，是否集中审定 = 否'],
    ]);
    expect(value.gaps[0]?.point).toEqual({ total: '5000000.00', jointly: false });
    expect(value.gaps[0]?.columns.map((each) => each.extent)).toEqual([
      { spans: [{ low: '5000000.00', lowIncluded: true, high: '10000000.00', highIncluded: false }] },
      { values: [false] },
    ]);
  });
});

test('第十条 read without 第六十二条 decides twice at exactly 200, 500 and 1000万元, nowhere else', () => {
  const literal = compiled(literalBounds(article10, vocabulary).value, vocabulary);
  const { value, findings } = analyse(literal);
  expect(value).toMatchObject({ complete: true, disjoint: false, overlapCount: 3 });
  expect(value.overlaps.map((each) => [each.rows, each.box.words])).toEqual([
    [['finance-vice-mayor', 'mayor'], '总投资 = 200万元，是否集中审定 = 否'],
    [['mayor', 'executive-meeting'], '总投资 = 500万元，是否集中审定 = 否'],
    [['executive-meeting', 'standing-committee'], '总投资 = 1,000万元，是否集中审定 = 否'],
  ]);
  expect(codes(findings)).toEqual(['matrix-overlap', 'matrix-overlap', 'matrix-overlap']);
  expect(rowsOf(literal, { total: yuan('4,999,999.99'), jointly: false })).toEqual(['mayor']);
  expect(rowsOf(literal, { total: yuan('5,000,000.00'), jointly: false })).toEqual(['matrix-several-rows']);
  expect(rowsOf(literal, { total: yuan('5,000,000.01'), jointly: false })).toEqual(['executive-meeting']);
});

describe('第八条', () => {
  const literal = compiled(article8, vocabulary);

  test('leaves exactly one point open: half and half', () => {
    const { value, findings } = analyse(literal);
    expect(value).toMatchObject({ decided: true, complete: false, disjoint: true, moreGaps: false });
    expect(findings.map((each) => each.message)).toEqual(['没有任何一行覆盖：工程部分占比 = 0.5']);
    expect(value.gaps[0]?.point).toEqual({ share: '0.5' });
  });

  test.each([
    ['1,000,000.01', '2,000,000.00', 'development-commission'],
    ['1,000,000.00', '2,000,000.00', 'matrix-no-row'],
    ['999,999.99', '2,000,000.00', 'digital-bureau'],
    ['0.01', '0.03', 'digital-bureau'],
    ['0.02', '0.03', 'development-commission'],
    ['3.00', '2.00', 'matrix-input-out-of-domain'],
    ['0.00', '0.00', 'matrix-input-missing'],
  ])('engineering %s of %s yuan: %s', (engineering, estimate, expected) => {
    expect(rowsOf(literal, { engineering: yuan(engineering), estimate: yuan(estimate) })).toEqual([expected]);
  });

  test('with a row that settles the hole is complete; the literal reading leaves that row out', () => {
    const settled = {
      ...article8,
      rows: [...article8.rows, row('settled', { share: '0.5' }, { settles: 'half-and-half' })],
    };
    expect(analyse(compiled(settled, vocabulary)).value).toMatchObject({ complete: true, disjoint: true });
    expect(literalMatrix(settled)).toEqual(article8);
  });

  test('has cells that mean what its words say', () => {
    expect(proveWords(literal, ARTICLE_62).findings).toEqual([]);
  });
});
