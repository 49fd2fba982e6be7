import fc from 'fast-check';
import { compileEvaluation, gradeOf } from '../../../form-schemas/engine/evaluation/compile';
import { percentOf, readHundredths, wordHundredths } from '../../../form-schemas/engine/evaluation/hundredths';
import { judgeSheet } from '../../../form-schemas/engine/evaluation/sheet';
import { isMet, readTargets } from '../../../form-schemas/engine/evaluation/targets';
import { compileVocabulary } from '../../../form-schemas/engine/vocabulary/vocabulary';

const vocabulary = compileVocabulary({ facts: [], parameters: [] }).value!;
const grade = (value: string, from: string) => ({ value, title: value, from, clause: ['X-1'] });
/** Computed by hand: 25 + 25 + 25 and 6.25 four times are 100. */
const { grades, trees } = compileEvaluation(
  {
    grades: [grade('excellent', '90'), grade('good', '80'), grade('fair', '60'), grade('poor', '0')],
    kinds: [],
    trees: [
      {
        code: 'tree',
        title: '某',
        clause: ['X-1'],
        targets: true,
        indicators: [
          { code: 'founding', title: '立项', weight: '25' },
          { code: 'money', title: '资金', weight: '25' },
          { code: 'running', title: '组织', weight: '25' },
          {
            code: 'results',
            title: '绩效',
            weight: '25',
            children: [
              { code: 'quantity', title: '数量', weight: '6.25', kind: 'quantity' },
              { code: 'quality', title: '质量', weight: '6.25', kind: 'quality' },
              { code: 'benefit', title: '效益', weight: '6.25', kind: 'benefit' },
              { code: 'cost', title: '成本', weight: '6.25', kind: 'cost' },
            ],
          },
        ],
      },
    ],
  },
  vocabulary,
  new Map(),
).value!;
const tree = trees.get('tree')!;

const SCORES = {
  founding: '21.75',
  money: '22',
  running: '21.5',
  quantity: '5.45',
  quality: '5.43',
  benefit: '5.44',
  cost: '5.41',
};
const entries = (scores: Readonly<Record<string, string>>, reason = '有据') =>
  Object.entries(scores).map(([indicator, score]) => ({ indicator, score, reason }));
const said = (scores: Readonly<Record<string, string>>, reason?: string) =>
  judgeSheet(tree, grades, entries(scores, reason)).findings.map(({ code, path }) => `${code} ${path}`);

test('seven scores added up by hand: 21.75 + 22 + 21.5 + 5.45 + 5.43 + 5.44 + 5.41 = 86.98, good', () => {
  const { value, findings } = judgeSheet(tree, grades, entries(SCORES));
  expect(findings).toEqual([]);
  expect(wordHundredths(value.total)).toBe('86.98');
  expect(value.grade?.document.value).toBe('good');
  expect(value.lines.find(({ code }) => code === 'results')?.score).toBe(2173);
});

test.each([
  ['the full weight of a leaf', { quantity: '6.25' }, []],
  ['a hundredth above it', { quantity: '6.26' }, ['score-above-weight quantity.score']],
  ['three decimals', { money: '1.005' }, ['score-format money.score']],
  ['below nothing', { money: '-1' }, ['score-format money.score']],
  ['no number', { money: '很好' }, ['score-format money.score']],
  ['nothing', { money: ' ' }, ['score-missing money.score']],
])('%s', (_, change, expected) => {
  expect(said({ ...SCORES, ...change })).toEqual(expected);
});

test('a score needs its reason, is given to a leaf, and once', () => {
  expect(said({ ...SCORES }, ' ')).toHaveLength(7);
  expect(said({ ...SCORES, results: '25' })).toEqual(['indicator-unknown results']);
  expect(said({ ...SCORES, other: '1' })).toEqual(['indicator-unknown other']);
  const twice = [...entries(SCORES), { indicator: 'money', score: '1', reason: '有据' }];
  expect(judgeSheet(tree, grades, twice).findings.map(({ code }) => code)).toEqual(['score-twice']);
});

test('a draft has its total so far and no grade', () => {
  const { value, findings } = judgeSheet(tree, grades, entries({ founding: '20.5', cost: '0' }, ''), false);
  expect(findings).toEqual([]);
  expect([value.total, value.scored, value.leaves, value.grade]).toEqual([2050, 2, 7, null]);
});

test.each([
  ['100.00', 'excellent'],
  ['90.00', 'excellent'],
  ['89.99', 'good'],
  ['86.98', 'good'],
  ['86.38', 'good'],
  ['80.00', 'good'],
  ['79.99', 'fair'],
  ['60.00', 'fair'],
  ['59.99', 'poor'],
  ['0', 'poor'],
])('%s is %s', (score, expected) => {
  expect(gradeOf(grades, readHundredths(score)!)?.document.value).toBe(expected);
});

test('the total is the exact sum of what the leaves have, whatever they have', () => {
  const leaves = [...tree.leaves.values()];
  fc.assert(
    fc.property(fc.tuple(...leaves.map(({ weight }) => fc.integer({ min: 0, max: weight }))), (scores) => {
      const given = Object.fromEntries(
        leaves.map(({ code }, at) => [
          code,
          `${Math.trunc(scores[at]! / 100)}.${`${scores[at]! % 100}`.padStart(2, '0')}`,
        ]),
      );
      const { value, findings } = judgeSheet(tree, grades, entries(given));
      const sum = scores.reduce((all, one) => all + BigInt(one), 0n);
      expect(findings).toEqual([]);
      expect(BigInt(value.total)).toBe(sum);
      expect(value.grade?.document.value).toBe(
        sum >= 9000n ? 'excellent' : sum >= 8000n ? 'good' : sum >= 6000n ? 'fair' : 'poor',
      );
    }),
  );
});

test('rates of the 2023 report: 2811.47 of 3400.06 and 10752.13 of 10931.32 万元, half up', () => {
  expect(percentOf(2_811_470_000n, 3_400_060_000n)).toBe('82.69');
  expect(percentOf(10_752_130_000n, 10_931_320_000n)).toBe('98.36');
  expect(percentOf(13_563_600_000n, 14_331_380_000n)).toBe('94.64');
  expect(percentOf(1n, 800n)).toBe('0.13');
  expect(percentOf(1n, 801n)).toBe('0.12');
  expect(percentOf(0n, 1n)).toBe('0.00');
  expect(percentOf(3n, 2n)).toBe('150.00');
  expect(percentOf(1n, 0n)).toBeNull();
});

test('a rate is within half a hundredth of the fraction, and at the half above it', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 10n ** 14n), fc.bigInt(1n, 10n ** 14n), (part, whole) => {
      const hundredths = BigInt(percentOf(part, whole)!.replace('.', ''));
      const off = hundredths * whole - part * 10_000n;
      expect(-whole < off * 2n && off * 2n <= whole).toBe(true);
    }),
  );
});

const TARGET = { comparison: '>=', number: '40', unit: '家', source: '接入台账' };
const targets = (change: object, leaf = 'quantity', whole = false) =>
  readTargets(tree, { [leaf]: { ...TARGET, ...change } } as never, whole).findings.map(
    ({ code, path }) => `${code} ${path}`,
  );

test.each([
  [{}, []],
  [{ number: '99.95' }, []],
  [{ number: '' }, ['target-without-number quantity.number']],
  [{ number: '大幅提升' }, ['target-without-number quantity.number']],
  [{ number: 40 }, ['target-without-number quantity.number']],
  [{ unit: ' ' }, ['target-without-unit quantity.unit']],
  [{ source: '' }, ['target-without-source quantity.source']],
  [{ comparison: '约' }, ['target-comparison quantity.comparison']],
  [
    { comparison: '', number: '', unit: '', source: '' },
    [
      'target-comparison quantity.comparison',
      'target-without-number quantity.number',
      'target-without-unit quantity.unit',
      'target-without-source quantity.source',
    ],
  ],
])('a target that is %j: %j', (change, expected) => {
  expect(targets(change)).toEqual(expected);
});

test('each leaf of a kind needs its target where the tree asks for them', () => {
  expect(targets({}, 'quantity', true)).toEqual([
    'target-missing quality',
    'target-missing benefit',
    'target-missing cost',
  ]);
  expect(targets({}, 'results')).toEqual(['target-indicator-unknown results']);
  expect(readTargets(tree, { quantity: 'many' }, false).findings).toMatchObject([{ code: 'target-not-object' }]);
});

test.each([
  ['>=', '40', true],
  ['>', '40', false],
  ['<=', '40.000001', false],
  ['<', '39.999999', true],
  ['=', '40.0', true],
] as const)('%s 40 by %s: %s', (comparison, reached, met) => {
  expect(isMet({ ...TARGET, comparison }, reached)).toBe(met);
  expect(isMet({ ...TARGET, comparison }, '约四十')).toBeNull();
});
