import fc from 'fast-check';
import { analyse } from '../../../form-schemas/engine/matrix/analyse';
import { decide } from '../../../form-schemas/engine/matrix/decide';
import type { HitPolicy, MatrixDocument } from '../../../form-schemas/engine/model/matrix';
import { compiled, fact, good, reading, row, rowsOf, table, vocabularyOf } from './given';

const words = vocabularyOf([fact('amount', '金额', 'integer')]);
const inputs = [{ code: 'amount', title: '金额', expression: 'amount', domain: '[0..100]' }];

/** 30 is in all three rows, 15 in small and wide, 80 in large and wide. */
const three = (hit: HitPolicy, more: Partial<MatrixDocument> = {}): MatrixDocument =>
  table(
    inputs,
    [
      row('small', { amount: '<= 30' }, { number: '0.1' }),
      row('large', { amount: '>= 30' }, { number: '0.2' }),
      row('wide', { amount: '-' }, { number: '-3' }),
    ],
    { hit, ...more },
  );
const at = (document: MatrixDocument, amount: number) => good(decide(compiled(document, words), reading({ amount })));
const said = (document: MatrixDocument, amount: number) => {
  const { rows, chain, number } = at(document, amount);
  return [rows.map(({ id }) => id), chain.flatMap(({ bodies }) => bodies), number];
};
const priorities = ['wide', 'large', 'small'];

test.each<[HitPolicy, readonly string[], string | undefined]>([
  ['first', ['small'], undefined],
  ['priority', ['wide'], undefined],
  ['rule-order', ['small', 'large', 'wide'], undefined],
  ['output-order', ['wide', 'large', 'small'], undefined],
  ['collect', ['small', 'large', 'wide'], undefined],
  // 0.1 + 0.2 − 3, exactly: in binary it would be −2.7000000000000006 or the like.
  ['collect-sum', ['small', 'large', 'wide'], '-2.7'],
  ['collect-min', ['wide'], '-3'],
  ['collect-max', ['large'], '0.2'],
  ['collect-count', ['small', 'large', 'wide'], '3'],
])('where three rows apply, %s gives %j', (hit, rows, number) => {
  const ordered = hit === 'priority' || hit === 'output-order' ? { priorities } : {};
  expect(said(three(hit, ordered), 30)).toEqual([rows, rows, number]);
});

test('where only some apply, only those count', () => {
  expect(said(three('priority', { priorities: ['small', 'large', 'wide'] }), 80)).toEqual([
    ['large'],
    ['large'],
    undefined,
  ]);
  expect(said(three('collect-sum'), 80)).toEqual([['large', 'wide'], ['large', 'wide'], '-2.8']);
  expect(said(three('collect-count'), 15)[2]).toBe('2');
});

test('a row that applies alone gives its number too', () => {
  const alone = (hit: HitPolicy) => table(inputs, [row('only', { amount: '-' }, { number: '2.50' })], { hit });
  expect(
    (['collect-sum', 'collect-min', 'collect-max', 'collect-count', 'collect'] as const).map(
      (hit) => said(alone(hit), 1)[2],
    ),
  ).toEqual(['2.5', '2.5', '2.5', '1', undefined]);
});

test('several rows with one number at the end all give their chains; a step is not taken twice', () => {
  const step = { action: 'decide', mode: 'one', bodies: ['mayor'] } as const;
  const check = { action: 'check', mode: 'one', bodies: ['bureau'] } as const;
  const document = table(
    inputs,
    [
      row('a', { amount: '-' }, { number: '1', chain: [check, step] }),
      row('b', { amount: '-' }, { number: '1.0', chain: [step] }),
    ],
    { hit: 'collect-max' },
  );
  expect(at(document, 1)).toEqual({
    rows: [
      { id: 'a', clause: ['C-a'] },
      { id: 'b', clause: ['C-b'] },
    ],
    chain: [check, step],
    number: '1',
  });
});

test('no row is no decision under any policy, and a hole is told', () => {
  for (const hit of ['priority', 'rule-order', 'output-order', 'collect', 'collect-sum', 'collect-count'] as const) {
    const document = table(inputs, [row('a', { amount: '< 10' }, { number: '1' })], { hit, priorities: ['a'] });
    expect(rowsOf(compiled(document, words), { amount: 50 })).toEqual(['matrix-no-row']);
    expect(analyse(compiled(document, words)).findings.map(({ code }) => code)).toEqual(['matrix-gap']);
  }
});

test('overlaps are no fault of a policy that settles them', () => {
  for (const hit of [
    'rule-order',
    'output-order',
    'collect',
    'collect-sum',
    'collect-min',
    'collect-max',
    'collect-count',
  ] as const) {
    const { value, findings } = analyse(compiled(three(hit, { priorities }), words));
    expect([findings, value.overlapCount, value.complete]).toEqual([[], 3, true]);
  }
  expect(analyse(compiled(three('unique'), words)).findings.map(({ code }) => code)).toContain('matrix-overlap');
});

test('under priority a row that those before it take everything from is never hit', () => {
  const { findings } = analyse(compiled(three('priority', { priorities }), words));
  expect(findings.map(({ code, path }) => [code, path])).toEqual([
    ['matrix-row-unreachable', 'matrices/bands.json#/rows/0'],
    ['matrix-row-unreachable', 'matrices/bands.json#/rows/1'],
  ]);
  expect(
    analyse(compiled(three('priority', { priorities: ['small', 'large', 'wide'] }), words)).findings.map(
      ({ rule }) => rule,
    ),
  ).toEqual(['wide']);
});

test('priority decides as first does on the rows put in that order', () => {
  const bound = fc.integer({ min: 0, max: 100 });
  const ranges = fc.array(fc.tuple(bound, bound), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(ranges, fc.infiniteStream(fc.nat(5)), bound, (cells, seeds, amount) => {
      const rows = cells.map(([a, b], index) => row(`r${index}`, { amount: `[${Math.min(a, b)}..${Math.max(a, b)}]` }));
      const order = rows
        .map((each) => ({ each, rank: seeds.next().value as number }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ each }) => each);
      const byPriority = table(inputs, rows, { hit: 'priority', priorities: order.map(({ id }) => id) });
      const asFirst = table(inputs, order, { hit: 'first' });
      const [one, other] = [compiled(byPriority, words), compiled(asFirst, words)];
      expect(rowsOf(one, { amount })).toEqual(rowsOf(other, { amount }));
      expect([...analyse(one).value.unreachable].sort()).toEqual([...analyse(other).value.unreachable].sort());
    }),
    { numRuns: 150 },
  );
});
