import { printUnary } from '../../../form-schemas/engine/expression/unary';
import { parseBandWords, type BoundSemantics } from '../../../form-schemas/engine/matrix/words';
import { literalBounds } from '../../../form-schemas/engine/matrix/literal';
import { proveWords } from '../../../form-schemas/engine/matrix/prove-words';
import { ARTICLE_62 } from './dazhou';
import { codes, compiled, fact, row, table, vocabularyOf } from './given';

const BOTH: BoundSemantics = { above: 'included', below: 'included', clause: [] };
const NEITHER: BoundSemantics = { above: 'excluded', below: 'excluded', clause: [] };

function cellOf(words: string, bounds: BoundSemantics): string {
  const { value, findings } = parseBandWords(words, bounds);
  return value === null ? codes(findings).join() : printUnary(value.tests, { kind: value.kind });
}

describe('words whose bound the regime decides', () => {
  test.each([
    ['200万元以上', '>= 2000000', '>= 2000000', '> 2000000'],
    ['200 万元以下的', '< 2000000', '<= 2000000', '< 2000000'],
    ['200万元以上，500万元以下', '[2000000..5000000)', '[2000000..5000000]', '(2000000..5000000)'],
    ['500 万元以上的，1000 万元以下的', '[5000000..10000000)', '[5000000..10000000]', '(5000000..10000000)'],
    ['500万元以上1000万元以下', '[5000000..10000000)', '[5000000..10000000]', '(5000000..10000000)'],
    ['500万元以下、200万元以上', '[2000000..5000000)', '[2000000..5000000]', '(2000000..5000000)'],
    ['50%以上', '>= 0.5', '>= 0.5', '> 0.5'],
  ])('%s: %s under 第六十二条, %s with both included, %s with neither', (words, article62, both, neither) => {
    expect([ARTICLE_62, BOTH, NEITHER].map((bounds) => cellOf(words, bounds))).toEqual([article62, both, neither]);
  });
});

describe('words that carry their own bound', () => {
  test.each([
    ['不超过 1000 万元', '<= 10000000'],
    ['超过1000万元', '> 10000000'],
    ['不低于30万元', '>= 300000'],
    ['低于30万元', '< 300000'],
    ['达到30万元', '>= 300000'],
    ['未达到30万元', '< 300000'],
    ['不足50万元', '< 500000'],
    ['50万元以内', '<= 500000'],
    ['不少于30万元、不超过50万元', '[300000..500000]'],
    ['超过30万元，低于50万元', '(300000..500000)'],
    ['超过30万元但不超过50万元', '(300000..500000]'],
    ['正好500万元', '[5000000..5000000]'],
    ['500万元（含）以上', '>= 5000000'],
    ['500万元以下（不含本数）', '< 5000000'],
    ['500万元以上（不含）', '> 5000000'],
    ['超过50%', '> 0.5'],
    ['不超过原合同采购金额的10%'.replace('原合同采购金额的', ''), '<= 0.1'],
  ])('%s: %s whatever the regime says of 以上 and 以下', (words, expected) => {
    for (const bounds of [ARTICLE_62, BOTH, NEITHER]) expect(cellOf(words, bounds)).toBe(expected);
  });
});

describe('amounts', () => {
  test.each([
    ['299,999.99元', '299999.99'],
    ['0.01元', '0.01'],
    ['0.5万元', '5000'],
    ['1.000001万元', '10000.01'],
    ['2 千元', '2000'],
    ['3百万元', '3000000'],
    ['1亿元', '100000000'],
    ['１００万元', '1000000'],
    ['1，000万元', '10000000'],
    ['三十万元', '300000'],
    ['十五万元', '150000'],
    ['二百万元', '2000000'],
    ['一百零五万元', '1050000'],
    ['一千万元', '10000000'],
    ['两千三百四十五元', '2345'],
    ['10000亿元', '1000000000000'],
  ])('%s is %s yuan', (words, yuan) => {
    expect(cellOf(`超过${words}`, BOTH)).toBe(`> ${yuan}`);
  });

  test.each([
    '0.001元',
    '1.0000001万元',
    '1,00万元',
    '1,0000元',
    '10001亿元',
    '三三万元',
    '百万元',
    '一百五万元',
    '三十十万元',
    '万元',
    '-5万元',
    '1.2.3万元',
    '5',
    '5万',
    '5万美元',
  ])('%s is refused', (words) => {
    expect(cellOf(`超过${words}`, BOTH)).toBe('words-unreadable');
  });
});

describe('words that cannot be', () => {
  test.each([
    ['', 'words-unreadable'],
    ['以上', 'words-unreadable'],
    ['较大金额', 'words-unreadable'],
    ['200万元', 'words-unreadable'],
    ['200万元以上左右', 'words-unreadable'],
    ['不超过200万元以上', 'words-unreadable'],
    ['200万元（含）以上（不含）', 'words-unreadable'],
    ['200万元以上，300万元以上', 'words-contradict'],
    ['500万元以上，200万元以下', 'words-contradict'],
    ['超过200万元，低于200万元', 'words-contradict'],
    ['超过200万元，低于50%', 'words-contradict'],
  ])('“%s”: %s', (words, code) => {
    expect(cellOf(words, BOTH)).toBe(code);
  });

  test('the message says what was not understood', () => {
    expect(parseBandWords('200万元以上，约莫500万元', BOTH).findings[0]?.message).toMatch(
      /^“200万元以上，约莫500万元”：读不懂“约莫500万元”/,
    );
  });

  test('a very long text is answered at once', () => {
    expect(cellOf('不'.repeat(200_000), BOTH)).toBe('words-unreadable');
    expect(cellOf(`${'1'.repeat(200_000)}元以上`, BOTH)).toBe('words-unreadable');
  });
});

describe('a row whose words and cell part', () => {
  const vocabulary = vocabularyOf([fact('total', '总投资', 'money'), fact('kind', '方式', 'text')]);
  const inputs = [
    { code: 'total', title: '总投资', expression: 'total', domain: '>= 300000' },
    { code: 'kind', title: '方式', expression: 'kind' },
  ];
  const proven = (cell: string, words: string, column = 'total') =>
    proveWords(
      compiled(table(inputs, [row('a', { [column]: cell }, { words: { [column]: words } })]), vocabulary),
      ARTICLE_62,
    ).findings;

  test.each([
    ['< 2000000', '200万元以下'],
    ['[300000..2000000)', '200万元以下'],
    ['[300000..1999999.99]', '200万元以下'],
    ['not(>= 2000000)', '不足200万元'],
    ['-', '30万元以上'],
  ])('%s means 总投资 %s within the column’s domain', (cell, words) => {
    expect(proven(cell, words)).toEqual([]);
  });

  test.each([
    ['<= 2000000', '200万元以下'],
    ['< 2000000.01', '200万元以下'],
    ['< 1999999.99', '200万元以下'],
    ['[300000.01..2000000)', '200万元以下'],
    ['-', '30万元以上，500万元以下'],
  ])('%s is not 总投资 %s', (cell, words) => {
    expect(codes(proven(cell, words))).toEqual(['cell-not-its-words']);
  });

  test('money said of a column that is not money, and words that cannot be read, are findings at their place', () => {
    expect(proven('"a"', '200万元以下', 'kind')).toEqual([
      expect.objectContaining({
        code: 'words-of-other-type',
        path: 'matrices/bands.json#/rows/0/words/kind',
        rule: 'a',
      }),
    ]);
    expect(codes(proven('-', '适量'))).toEqual(['words-unreadable']);
    const document = table(inputs, [row('a', { kind: '"a"' }, { words: { kind: '200万元以下' } })]);
    expect(codes(literalBounds(document, vocabulary).findings)).toEqual(['words-of-other-type']);
  });
});
