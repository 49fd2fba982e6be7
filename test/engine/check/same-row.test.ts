import fc from 'fast-check';
import { compileRegime } from '../../../form-schemas/engine/compiled-regime';
import { runCheck } from '../../../form-schemas/engine/check/run';
import type { CheckDocument } from '../../../form-schemas/engine/model/check';
import type { Fact } from '../../../form-schemas/engine/model/fact';
import { verifyRegime } from '../../../form-schemas/engine/proof/prove';
import type { Facts } from '../../../form-schemas/engine/value';
import { compiled } from '../fixtures/invented-case';
import { brokenRegime, type Mutable } from '../fixtures/invented-regime';

/** Rows of the invented matrix, in yuan: below 50 000, below 200 000, exactly 200 000, above; nothing below 1000. */

const LIST: Mutable<Fact> = {
  name: 'recentAmounts',
  title: '近一年各件价值',
  type: 'list',
  of: 'money',
  unit: '元',
  owner: { kind: 'unit-filings', operation: 'list', of: 'declaredAmount', withinMonths: 12 },
  provenance: 'given',
};
const AMONG = { matrix: 'decision', among: { list: 'recentAmounts', fact: 'appraisedAmount' } };
const MESSAGE = '另有{among.count}件共{among.sum}，与本件{appraisedAmount}合计{among.together}';

/** The invented regime with the check `splitting` over the list, or over what is given instead. */
function withList(change: Partial<Mutable<CheckDocument>> = {}, list: Mutable<Fact> = LIST) {
  return brokenRegime((regime) => {
    regime.facts.push(list);
    const at = regime.checks.findIndex((check) => check.code === 'splitting');
    const { applies: _, ...check } = regime.checks[at]!;
    regime.checks[at] = { ...check, sameRow: AMONG, message: MESSAGE, ...change };
    // What was not to be looked at under the condition left out here is looked at now, and nothing is found.
    for (const document of regime.cases)
      document.cases = document.cases.map((worked) =>
        worked.kind === 'check' && worked.check === 'splitting'
          ? { ...worked, facts: { appraisedAmount: '1000.00', [list.name]: [] }, expect: 'pass' }
          : worked,
      );
  });
}

const regime = compiled(withList());
const run = (facts: Facts) => runCheck(regime.checks.get('splitting')!, regime.vocabulary, facts);
const yuan = (...amounts: readonly number[]) => amounts.map((amount) => Math.round(amount * 100));
const judge = (own: number, others: readonly number[]) =>
  run({ appraisedAmount: yuan(own)[0]!, recentAmounts: yuan(...others) }).verdict;

test.each([
  ['nothing else was filed', 40_000, [], 'pass'],
  ['one fen short of the next row', 30_000, [19_999.99], 'pass'],
  ['exactly the next row', 30_000, [20_000], 'fail'],
  ['three pieces one fen short', 10_000, [20_000, 19_999.99], 'pass'],
  ['three pieces reach it', 10_000, [20_000, 20_000], 'fail'],
  ['a larger piece of the same row counts', 1000, [49_999.99], 'fail'],
  ['one fen larger it is in a higher row and does not count', 1000, [50_000], 'pass'],
  ['a large one does not count, the small one beside it does', 30_000, [900_000, 20_000], 'fail'],
  ['a large one does not count, the small one beside it is too small', 30_000, [900_000, 19_999.99], 'pass'],
  ['a piece of a lower row counts', 180_000, [20_000], 'fail'],
  ['a piece of a lower row, one fen short', 180_000, [19_999.99], 'pass'],
  ['a piece that the matrix would not take by itself counts', 199_999.99, [0.01], 'fail'],
  ['nothing is higher than the top row', 200_000.01, [150_000, 9_000_000], 'pass'],
  ['a row of a single amount is left by any piece', 200_000, [0.01], 'fail'],
] as const)('amounts that may be pieces: %s', (_, own, others, verdict) => {
  expect(judge(own, others)).toBe(verdict);
});

test('the message speaks of those that count, not of all', () => {
  expect(run({ appraisedAmount: 3_000_000, recentAmounts: yuan(900_000, 15_000, 12_000) }).finding?.message).toBe(
    '另有2件共2.7万元，与本件3万元合计5.7万元',
  );
});

test.each([
  ['the list', { appraisedAmount: 3_000_000 }, ['recentAmounts']],
  ['the own amount', { recentAmounts: [] }, ['appraisedAmount']],
  ['both', {}, ['appraisedAmount', 'recentAmounts']],
] as const)('without %s it cannot be judged, and it says so', (_, facts, missing) => {
  expect(run(facts)).toMatchObject({ verdict: 'undecided', finding: { parameters: { missing } } });
});

test.each([
  ['an amount in the list is unknown', { appraisedAmount: 3_000_000, recentAmounts: [null] }],
  ['the matrix has no row for the own amount', { appraisedAmount: 99_999, recentAmounts: [100_000] }],
] as const)('it cannot be judged when %s', (_, facts) => {
  expect(run(facts).verdict).toBe('undecided');
});

/** The definition by the words of the bands: what is in no higher band is added, and the band must be the same. */
function byBands(own: number, others: readonly number[]): 'pass' | 'fail' {
  const band = (amount: bigint) =>
    amount < 5_000_000n ? 0 : amount < 20_000_000n ? 1 : amount === 20_000_000n ? 2 : 3;
  const pieces = others.map(BigInt).filter((amount) => band(amount) <= band(BigInt(own)));
  const together = pieces.reduce((sum, amount) => sum + amount, BigInt(own));
  return band(together) === band(BigInt(own)) ? 'pass' : 'fail';
}

test('on bands in order it is the same as counting what is in no higher band', () => {
  const near = (bound: number) => fc.integer({ min: bound - 2, max: bound + 2 });
  const amount = fc.oneof(fc.integer({ min: 100_000, max: 30_000_000 }), near(5_000_000), near(20_000_000));
  fc.assert(
    fc.property(amount, fc.array(amount, { maxLength: 5 }), (own, others) => {
      expect(run({ appraisedAmount: own, recentAmounts: others }).verdict).toBe(byBands(own, others));
      expect(run({ appraisedAmount: own, recentAmounts: [...others].reverse() }).verdict).toBe(byBands(own, others));
    }),
    { examples: [[4_999_999, [1]] as [number, number[]], [100_000, [5_000_000]] as [number, number[]]] },
  );
});

test('a regime with such a check is sound', () => {
  expect(verifyRegime(withList()).findings.filter((finding) => finding.severity !== 'info')).toEqual([]);
});

test.each([
  ['neither with nor among', { sameRow: { matrix: 'decision' } }, 'check-same-row-ambiguous', '/sameRow'],
  ['both', { sameRow: { ...AMONG, with: { appraisedAmount: '1' } } }, 'check-same-row-ambiguous', '/sameRow'],
  [
    'an unknown list',
    { sameRow: { matrix: 'decision', among: { list: 'nobody', fact: 'appraisedAmount' } } },
    'check-fact-unknown',
    '/sameRow/among/list',
  ],
  [
    'an unknown amount',
    { sameRow: { matrix: 'decision', among: { list: 'recentAmounts', fact: 'nobody' } } },
    'check-fact-unknown',
    '/sameRow/among/fact',
  ],
  [
    'a sum where a list is needed',
    { sameRow: { matrix: 'decision', among: { list: 'recentSum', fact: 'appraisedAmount' } } },
    'check-amounts-type',
    '/sameRow/among',
  ],
  [
    'a list of amounts beside something else',
    { sameRow: { matrix: 'decision', among: { list: 'recentAmounts', fact: 'planYear' } } },
    'check-amounts-type',
    '/sameRow/among',
  ],
] as const)('%s is refused at its place', (_, change, code, pointer) => {
  const errors = compileRegime(withList(change as Partial<Mutable<CheckDocument>>)).findings;
  expect(errors.map((finding) => [finding.code, finding.path])).toEqual([[code, `checks.json#/checks/2${pointer}`]]);
});

test('a message may speak of what is counted only where something is counted', () => {
  const spoken = verifyRegime(
    withList({ sameRow: { matrix: 'decision', with: { appraisedAmount: 'withRecent' } } }),
  ).findings;
  expect(spoken.filter((finding) => finding.code === 'placeholder-unknown')).toHaveLength(3);
});

test('amounts of filings of a fact that does not exist are refused', () => {
  const owner = { ...LIST.owner, of: 'nobody' } as Extract<Fact['owner'], { kind: 'unit-filings' }>;
  expect(verifyRegime(withList({}, { ...LIST, owner })).findings).toContainEqual(
    expect.objectContaining({ code: 'fact-unknown', path: expect.stringMatching(/\/owner\/of$/) }),
  );
});
