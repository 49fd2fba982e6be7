import { runCheck } from '../../form-schemas/engine/check/run';
import { compileRegime, type CompiledRegime } from '../../form-schemas/engine/compiled-regime';
import type { StoryCase } from '../../form-schemas/engine/model/worked-case';
import { previewRoute } from '../../form-schemas/engine/procedure/preview-route';
import { playStory } from '../../form-schemas/engine/proof/run-story';
import type { JsonObject } from '../../form-schemas/engine/value';
import { readFacts } from '../../form-schemas/engine/vocabulary/read-facts';
import { askedOf, regimeOf } from '../support/regime-of';

/** Rules that hang on what the text leaves to the city, where the city says otherwise than it does. */

function otherwise(code: string, name: string, value: string | boolean): CompiledRegime {
  const regime = regimeOf(code);
  expect(regime.parameters.find((parameter) => parameter.name === name)?.value).not.toBe(value);
  const parameters = regime.parameters.map((one) => (one.name === name ? { ...one, value } : one));
  const compiled = compileRegime({ ...regime, parameters }).value;
  if (!compiled) throw new Error('does not compile');
  return compiled;
}

function verdict(within: CompiledRegime, check: string, facts: JsonObject) {
  const found = within.checks.get(check);
  if (!found) throw new Error(`no check ${check}`);
  return runCheck(found, within.vocabulary, readFacts(within.vocabulary, facts).value).verdict;
}

it.each<[string, string, string, string | boolean, string, JsonObject]>([
  ['DZ-59-1', 'dazhou', 'gradedTestBeforeUse', false, 'graded-tested', { operationDate: '2026-04-01' }],
  ['DZ-49-2', 'dazhou', 'advancePayments', 'allowed', 'payment-approval-letter', { preAccepted: false }],
  ['DZ-49-2', 'dazhou', 'advancePayments', 'allowed', 'payment-acceptance-report', { acceptancePassed: false }],
  ['CZ-20-2', 'chenzhou', 'poorResultConsequence', 'shown', 'past-results', { poorEvaluations: 1 }],
  [
    'CZ-20-2',
    'chenzhou',
    'poorResultConsequence',
    'shown',
    'results-for-funds',
    { poorYears: [2026], fundsYear: 2027 },
  ],
  [
    'NY-26-2',
    'nanyang',
    'paymentsAboveContracts',
    'unlimited',
    'payment-within-contract',
    { contractsTotal: '1.00', fiscalPaid: '0.00', payAmount: '1.01' },
  ],
])('%s: where %s sets %s to %j, %s asks nothing', (_, code, parameter, value, check, facts) => {
  expect(verdict(askedOf(code), check, facts)).toBe('fail');
  expect(verdict(otherwise(code, parameter, value), check, facts)).toBe('not-applicable');
});

it('DZ-59-1: where formal use does not wait for the graded test, a project without one goes on and has none on record', () => {
  const story = regimeOf('dazhou')
    .cases.flatMap(({ cases }) => cases)
    .find((worked): worked is StoryCase => worked.kind === 'story' && worked.code === 'life-self-built');
  if (!story) throw new Error('no story');
  const GRADED = ['gradedTestedOn', 'gradedLevel', 'gradedReport', 'gradedPassed', 'gradedRecordNumber'];
  const untested: StoryCase = {
    ...story,
    events: story.events.map((event) => {
      const kept = Object.entries(event.answers ?? {}).filter(([key]) => !GRADED.includes(key));
      return event.answers ? { ...event, answers: Object.fromEntries(kept) } : event;
    }),
  };
  const ended = (within: CompiledRegime, told: StoryCase) => {
    const around = playStory(within, told).events.at(-1)?.world.surroundings;
    return [around?.main?.stage, around?.rows.filter(({ record }) => record === 'security-test').length];
  };
  const within = otherwise('dazhou', 'gradedTestBeforeUse', false);
  expect(ended(within, untested)).toEqual(['in-use', 0]);
  // Control: where it does wait, the story goes on with the test alone.
  expect(ended(askedOf('dazhou'), story)).toEqual(['in-use', 1]);
});

it('CZ-9-4: where small projects have no review before, the filing of network security is asked from the limit on', () => {
  const within = otherwise('chenzhou', 'preReviewBelowLimit', false);
  const facts = (schemeTotal: string) => ({ cyberFiled: false, planYear: 2026, schemeTotal });
  const limit = regimeOf('chenzhou').parameters.find(({ name }) => name === 'procurementLimit')?.value;
  expect(verdict(within, 'cyber-filed', facts(String(limit)))).toBe('fail');
  expect(verdict(within, 'cyber-filed', facts('0.01'))).toBe('not-applicable');
});

it('NY-11-1: the review of network security stands beside that of the feasibility, or not', () => {
  const lanes = (within: CompiledRegime) =>
    previewRoute(within, 'project', {}, 'feasibility-approval').value[0]?.steps.flatMap(({ bodies }) => bodies) ?? [];
  expect(lanes(askedOf('nanyang'))).toContain('cyberspace');
  expect(lanes(otherwise('nanyang', 'securityReviewWithFeasibility', false))).not.toContain('cyberspace');
});
