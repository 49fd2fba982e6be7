import { compileChecks } from '../../../form-schemas/engine/check/compile';
import { missingFacts } from '../../../form-schemas/engine/check/missing';
import { runCheck } from '../../../form-schemas/engine/check/run';
import { placeholders, wordMessage } from '../../../form-schemas/engine/check/wording';
import type { CheckDocument } from '../../../form-schemas/engine/model/check';
import { compiled } from '../fixtures/invented-case';

const regime = compiled();
const run = (code: string, facts: Parameters<typeof runCheck>[2]) =>
  runCheck(regime.checks.get(code)!, regime.vocabulary, facts);

test.each([
  ['at the cap it passes', { declaredAmount: 100_000_000 }, 'pass'],
  ['one fen above it fails', { declaredAmount: 100_000_001 }, 'fail'],
  ['without the amount it cannot be judged', {}, 'undecided'],
] as const)('a condition: %s', (_, facts, verdict) => {
  expect(run('cap', facts).verdict).toBe(verdict);
});

test('what cannot be judged says which fact is missing', () => {
  expect(run('cap', {}).finding).toMatchObject({
    code: 'check-undecided',
    severity: 'error',
    message: expect.stringContaining('“申报价值”尚未填写'),
    parameters: { missing: ['declaredAmount'] },
  });
});

test.each([
  ['the sum stays in the band', { appraisedAmount: 2_000_000, recentSum: 2_999_999 }, 'pass'],
  ['the sum reaches the next band', { appraisedAmount: 2_000_000, recentSum: 3_000_000 }, 'fail'],
  ['nothing was filed before', { appraisedAmount: 2_000_000, recentSum: 0 }, 'not-applicable'],
  ['it is not known what was filed before', { appraisedAmount: 2_000_000 }, 'undecided'],
  ['the amount is not known', { recentSum: 1 }, 'undecided'],
] as const)('the same row of a matrix is demanded: %s', (_, facts, verdict) => {
  expect(run('splitting', facts).verdict).toBe(verdict);
});

test('a warning never is an error, undecided or failed', () => {
  expect(run('splitting', { recentSum: 1 }).finding?.severity).toBe('warning');
  expect(run('splitting', { appraisedAmount: 2_000_000, recentSum: 3_000_000 }).finding?.severity).toBe('warning');
});

test('messages word facts and parameters, leave what they do not know, and list what they name', () => {
  expect(
    wordMessage('{declaredAmount}/{parameters.cap}/{luxury}/{nobody}', regime.vocabulary, {
      declaredAmount: 123_450_000,
      luxury: true,
    }),
  ).toBe('123.45万元/100万元/是/{nobody}');
  expect(placeholders('{a} 与 {parameters.b}')).toEqual(['a', 'parameters.b']);
});

test('missing facts are followed through what is computed', () => {
  expect(missingFacts(['withRecent'], regime.vocabulary, { recentSum: 1 })).toEqual(['appraisedAmount']);
  expect(missingFacts(['withRecent'], regime.vocabulary, { recentSum: 1, appraisedAmount: 1 })).toEqual([]);
});

test('a check that cannot be compiled says where', () => {
  const document = (change: Partial<CheckDocument>): CheckDocument => ({
    code: 'x',
    title: '某',
    clause: ['QX-1'],
    effect: 'block',
    message: '',
    ...change,
  });
  const compile = (change: Partial<CheckDocument>) =>
    compileChecks([document(change)], regime.vocabulary, regime.matrices).findings.map(({ path }) => path);
  expect(compile({})).toEqual(['checks.json#/checks/0']);
  expect(compile({ require: 'luxury', sameRow: { matrix: 'decision', with: {} } })).toEqual(['checks.json#/checks/0']);
  expect(compile({ require: 'declaredAmount' })).toEqual(['checks.json#/checks/0/require']);
  expect(compile({ require: 'true', applies: 'nobody' })).toEqual(['checks.json#/checks/0/applies']);
  expect(compile({ sameRow: { matrix: 'ladder', with: {} } })).toEqual(['checks.json#/checks/0/sameRow/matrix']);
  expect(compile({ sameRow: { matrix: 'decision', with: { nobody: '1' } } })).toEqual([
    'checks.json#/checks/0/sameRow/with/nobody',
  ]);
});
