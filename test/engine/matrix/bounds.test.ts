import { analyse } from '../../../form-schemas/engine/matrix/analyse';
import { compiled, fact, row, rowsOf, table, vocabularyOf, yuan } from './given';
import type { Value } from '../../../form-schemas/engine/value';

const vocabulary = vocabularyOf([
  fact('amount', '金额', 'money'),
  fact('count', '数量', 'integer'),
  fact('day', '日期', 'date'),
  fact('share', '占比', 'number'),
]);
const column = (expression: string) => [{ code: 'x', title: '值', expression }];
const hits = (name: string, cell: string, value: Value) =>
  rowsOf(compiled(table(column(name), [row('in', { x: cell })]), vocabulary), { [name]: value })[0] === 'in';

const tenth = { n: 1n, d: 10n };
const justBelow = { n: 10n ** 20n - 1n, d: 10n ** 21n };
const justAbove = { n: 10n ** 20n + 1n, d: 10n ** 21n };

describe.each([
  ['amount', '5', '9', [yuan('4.99'), yuan('5'), yuan('5.01')], [yuan('8.99'), yuan('9'), yuan('9.01')]],
  ['count', '5', '9', [4, 5, 6], [8, 9, 10]],
  [
    'day',
    '@"2024-02-29"',
    '@"2025-01-01"',
    ['2024-02-28', '2024-02-29', '2024-03-01'],
    ['2024-12-31', '2025-01-01', '2025-01-02'],
  ],
  ['share', '0.1', '9', [justBelow, tenth, justAbove], [8, 9, 10]],
] as const)('a column of %s', (name, low, high, atLow, atHigh) => {
  test.each([
    [`[${low}..${high}]`, [false, true, true], [true, true, false]],
    [`[${low}..${high})`, [false, true, true], [true, false, false]],
    [`(${low}..${high}]`, [false, false, true], [true, true, false]],
    [`(${low}..${high})`, [false, false, true], [true, false, false]],
    [`>= ${low}`, [false, true, true], [true, true, true]],
    [`> ${low}`, [false, false, true], [true, true, true]],
    [`< ${high}`, [true, true, true], [true, false, false]],
    [`<= ${high}`, [true, true, true], [true, true, false]],
    [low, [false, true, false], [false, false, false]],
    [`not(${low})`, [true, false, true], [true, true, true]],
    [`< ${low}, > ${high}`, [true, false, false], [false, false, true]],
  ])('%s holds just below, at and just above its bounds as written', (cell, low3, high3) => {
    expect(atLow.map((value) => hits(name, cell, value))).toEqual(low3);
    expect(atHigh.map((value) => hits(name, cell, value))).toEqual(high3);
  });
});

describe('between two neighbours of a column nothing is missed and nothing imagined', () => {
  const gapsOf = (name: string, ...cells: string[]) =>
    analyse(
      compiled(
        table(
          column(name),
          cells.map((cell, at) => row(`r${at}`, { x: cell })),
        ),
        vocabulary,
      ),
    ).value.gaps.map((gap) => gap.words);

  test.each([
    ['amount', ['<= 5', '>= 5.01'], []],
    ['amount', ['< 5', '> 5'], ['值 = 5元']],
    ['amount', ['<= 5', '> 5.01'], ['值 = 5.01元']],
    ['amount', ['< 2000000', '> 2000000'], ['值 = 200万元']],
    ['amount', ['< 2000000', '>= 5000000'], ['值 ∈ [200万元, 500万元)']],
    ['amount', ['<= 2000000', '> 5000000'], ['值 ∈ (200万元, 500万元]']],
    ['amount', ['<= 2000000'], ['值 > 200万元']],
    ['amount', ['>= 2000000'], ['值 < 200万元']],
    ['count', ['<= 5', '>= 6'], []],
    ['count', ['< 5', '> 7'], ['值 ∈ [5, 7]']],
    ['day', ['<= @"2023-02-28"', '>= @"2023-03-01"'], []],
    ['day', ['<= @"2024-02-28"', '>= @"2024-03-01"'], ['值 = 2024-02-29']],
    ['day', ['>= @"2000-01-01"'], ['值 ≤ 1999-12-31']],
    ['share', ['<= 5', '>= 6'], ['值 ∈ (5, 6)']],
    ['share', ['<= 5', '> 5'], []],
    ['share', ['< 0.5', '> 0.5'], ['值 = 0.5']],
  ])('%s: %j leaves %j', (name, cells, gaps) => {
    expect(gapsOf(name, ...cells)).toEqual(gaps);
  });
});

test.each([
  ['2100-02-28', '2100-03-01'],
  ['2000-02-29', '2000-03-01'],
  ['1999-12-31', '2000-01-01'],
  ['2400-02-29', '2400-03-01'],
  ['2998-12-31', '2999-01-01'],
])('no day lies between %s and %s', (last, first) => {
  const matrix = compiled(
    table(column('day'), [row('a', { x: `<= @"${last}"` }), row('b', { x: `>= @"${first}"` })]),
    vocabulary,
  );
  expect(analyse(matrix).value).toMatchObject({ complete: true, disjoint: true });
});
