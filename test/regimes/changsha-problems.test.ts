import type { CompiledRegime } from '../../form-schemas/engine/compiled-regime';
import type { Day } from '../../form-schemas/engine/day';
import { problemsOf } from '../../form-schemas/engine/evaluation/problems';
import { standingFacts } from '../../form-schemas/engine/project/project-facts';
import { playStory } from '../../form-schemas/engine/proof/run-story';
import { knownCalendar } from '../../form-schemas/formats/calendars';
import { changsha, regime, storyOf, withParameter } from './changsha';

/** What the 2023 report, part four, says of single projects; each of its kinds is a query. */
const NAMED = [
  'carried-over',
  'low-execution',
  'ownership-unsettled',
  'no-panel',
  'changes-incomplete',
  'test-fee-on-contractor',
  'supervision-short',
  'settlement-late',
  'progress-late',
  'deviation',
  'leftover',
  'against-acceptance-rules',
  'contract-late',
  'notice-late',
  'contract-form',
  'goals-vague',
];
/** Part five, (一): acceptance and accounts in time. */
const ADVISED = ['acceptance-late', 'accounts-late'];
/** Part four (二) one and two, (四) five: of the rules, the group and the cloud, not of single projects. */
const INSTITUTIONAL = ['acceptance-rules-missing', 'internal-control-missing', 'cloud-ineffective'];
const reports = regime.checks.filter(({ effect }) => effect === 'report');

function problemsAfter(story: string, on: string, compiled: CompiledRegime = changsha): ReadonlyMap<string, string> {
  const world = playStory(compiled, storyOf(story)).events.at(-1)?.world;
  if (!world) throw new Error(`${story} cannot be played`);
  const facts = standingFacts(compiled, world.surroundings, { on: on as Day });
  const found = problemsOf(compiled.checks, compiled.vocabulary, facts, knownCalendar());
  return new Map(found.map(({ check, message }) => [check, message]));
}

test('each kind of problem that the report finds has its query, and who answers for those that are no project’s', () => {
  expect(reports.map(({ code }) => code).sort()).toEqual([...NAMED, ...ADVISED, ...INSTITUTIONAL].sort());
  const answers = reports.flatMap(({ code, answeredBy: body }) => (body === undefined ? [] : [[code, body]]));
  expect(answers.sort()).toEqual([
    ['acceptance-rules-missing', 'data-bureau'],
    ['cloud-ineffective', 'data-bureau'],
    ['internal-control-missing', 'soe'],
  ]);
  expect(reports.every(({ clause }) => clause.some((id) => id.startsWith('CR-')))).toBe(true);
});

test('each query has worked cases on both sides', () => {
  const worked = regime.cases.flatMap(({ cases }) => cases);
  const sides = (code: string) =>
    new Set(worked.flatMap((one) => (one.kind === 'check' && one.check === code ? [one.expect] : [])));
  for (const { code } of reports)
    expect([code, sides(code).has('pass'), sides(code).has('fail')]).toEqual([code, true, true]);
});

test('the institutional problems are found by what is recorded of the government, and with no project', () => {
  const found = (story: string) => {
    const world = playStory(changsha, storyOf(story)).events.at(-1)?.world;
    if (!world) throw new Error(`${story} cannot be played`);
    const facts = standingFacts(changsha, { ...world.surroundings, main: null }, { on: '2024-03-01' as Day });
    const problems = problemsOf(changsha.checks, changsha.vocabulary, facts, knownCalendar(), 'government');
    return new Map(problems.map(({ check, message }) => [check, message]));
  };
  const cloud = found('cloud-counted');
  expect([...cloud.keys()].sort()).toEqual([...INSTITUTIONAL].sort());
  expect(cloud.get('cloud-ineffective')).toBe(
    '至2023-12-01，政务云已分配10000核，平均在用3999核，利用率39.99%，低于40%',
  );
  expect([...found('rules-issued').keys()]).toEqual(['internal-control-missing']);
  expect(
    [...problemsAfter('problem-project', '2023-12-20').keys()].filter((code) => INSTITUTIONAL.includes(code)),
  ).toEqual([]);
});

test('a project that went by exceptions has them all but what only an operation or a late settlement shows', () => {
  const found = problemsAfter('problem-project', '2023-12-20');
  expect([...found.keys()].sort()).toEqual(
    [...NAMED, 'acceptance-late'].filter((code) => !['deviation', 'settlement-late'].includes(code)).sort(),
  );
  expect(found.get('low-execution')).toBe('最近登记的预算930万元，实际执行620万元，执行率66.67%，低于90%');
  expect(found.get('notice-late')).toBe('2023-02-07定标，中标通知书最迟2023-02-09发出，实为2023-02-14');
  expect(found.get('contract-late')).toBe('中标通知书于2023-02-14发出，合同最迟2023-03-16签订，实为2023-03-20');
});

test('settlement and accounts: late on the day after the last', () => {
  // Accepted on 2023-11-06: sixty days end on Friday 2024-01-05, ninety on Sunday 2024-02-04, a worked one before the festival.
  const late = (on: string) =>
    ['settlement-late', 'accounts-late'].filter((code) => problemsAfter('problem-project', on).has(code));
  expect(late('2024-01-05')).toEqual([]);
  expect(late('2024-01-06')).toEqual(['settlement-late']);
  expect(late('2024-02-04')).toEqual(['settlement-late']);
  expect(late('2024-02-05')).toEqual(['settlement-late', 'accounts-late']);
});

test('the pilot project has what went wrong with it, and nothing else', () => {
  expect([...problemsAfter('pilot-project', '2024-03-10').keys()].sort()).toEqual(
    [
      'contract-form',
      'contract-late',
      'deviation',
      'leftover',
      'progress-late',
      'settlement-late',
      'supervision-short',
    ].sort(),
  );
});

test('bounds are parameters: with a lower line the execution is not low', () => {
  const lower = withParameter('lowExecutionRate', 66);
  expect(problemsAfter('problem-project', '2023-12-20', lower).has('low-execution')).toBe(false);
});
