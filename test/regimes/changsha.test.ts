import type { CompiledRegime } from '../../form-schemas/engine/compiled-regime';
import type { Day } from '../../form-schemas/engine/day';
import type { StoryCase, StoryEvent, WorkedCase } from '../../form-schemas/engine/model/worked-case';
import { openable } from '../../form-schemas/engine/procedure/openable';
import { coverage } from '../../form-schemas/engine/proof/coverage';
import { runCase } from '../../form-schemas/engine/proof/run-case';
import { caseOf, changsha, storyOf, withParameter } from './changsha';

const SCOPE = { secret: false, cityLevel: true, documentKind: true, projectYear: 2023, onPilotList: false };
const OUTSIDE = { ...SCOPE, staysOutside: true, specialSubsidy: false, cityEnterprise: false };
const problems = (compiled: CompiledRegime, worked: WorkedCase): readonly string[] =>
  runCase(compiled, worked).findings.map(({ message }) => message);

/** The rule that keeps a project of such an amount outside, or `in scope`. */
function outside(compiled: CompiledRegime, facts: object, rule: string | null): readonly string[] {
  const expect = rule === null ? { inScope: true } : { inScope: false, rule };
  return problems(compiled, { ...caseOf('in-scope'), facts: { ...OUTSIDE, ...facts }, expect } as WorkedCase);
}

describe('三（一）: exactly 50万元', () => {
  const excluded = withParameter('exactlyFifty', 'excluded');

  it.each([
    ['499999.99', 'exempted', 'exempted'],
    ['500000.00', 'exempted', 'exemption-ground'],
    ['500000.01', 'exemption-ground', 'exemption-ground'],
  ])('%s 元: %s where the bound belongs to it, %s where it does not', (estimatedTotal, included, otherwise) => {
    expect(outside(changsha, { estimatedTotal }, included)).toEqual([]);
    expect(outside(excluded, { estimatedTotal }, otherwise)).toEqual([]);
  });
});

describe('五（四）: whether the four kinds may stay outside from 2023 on', () => {
  const asking = withParameter('exemptKindsFrom2023', 'consent-needed');
  const small = { estimatedTotal: '499999.99' };

  it('without consent they may in 2022 only, where consent is needed', () => {
    expect(outside(changsha, small, 'exempted')).toEqual([]);
    expect(outside(asking, small, 'exemption-ground')).toEqual([]);
    expect(outside(asking, { ...small, projectYear: 2022, onPilotList: true }, 'exempted')).toEqual([]);
  });

  it('a secret project is taken where the platform takes them', () => {
    const secret = { secret: true, staysOutside: false, estimatedTotal: '2000000.00' };
    expect(outside(changsha, secret, 'not-secret')).toEqual([]);
    expect(outside(withParameter('secretOnPlatform', true), secret, null)).toEqual([]);
  });
});

describe('五（四）: in force for two years', () => {
  const opens = (on: string, reason?: string) =>
    openable(changsha, on as Day, reason === undefined ? undefined : { reason });

  it.each([
    ['2022-04-26', false],
    ['2022-04-27', true],
    ['2024-04-27', true],
    ['2024-04-28', false],
    ['2026-11-20', false],
  ])('%s: %s', (on, expected) => {
    expect(opens(on).value).toBe(expected);
    if (expected) return;
    expect(opens(on).findings[0]).toMatchObject({ code: 'regime-not-in-force', article: '五（四）' });
    expect(opens(on, '市政府同意继续参照执行').value).toBe(true);
    expect(opens(on, ' ').value).toBe(false);
  });
});

describe('what the text leaves to the city goes the other way where the city says so', () => {
  /** The story up to an event, which then comes to another stage. */
  const upTo = (code: string, is: (event: StoryEvent) => boolean, expect: StoryEvent['expect']): StoryCase => {
    const story = storyOf(code);
    const at = story.events.findIndex(is);
    const events = story.events
      .slice(0, at + 1)
      .map((event, index) => ({ ...event, expect: index === at ? expect : {} }));
    return { ...story, events: events.map((event, index) => keepRefusals(event, story.events[index], index === at)) };
  };
  const keepRefusals = (event: StoryEvent, told: StoryEvent | undefined, isLast: boolean): StoryEvent =>
    isLast || told?.expect.refused === undefined ? event : { ...event, expect: { refused: told.expect.refused } };

  it('the plan is approved by the leading group', () => {
    const told = upTo('the-annual-plan', ({ by }) => by === 'dev-reform', {
      stage: 'group-approval',
      waitingFor: ['leading-group'],
    });
    expect(problems(withParameter('planApprover', 'leading-group'), told)).toEqual([]);
  });

  it('the joint review is that of two bodies', () => {
    const told = upTo('pilot-project', ({ expect: { stage } }) => stage === 'joint-review', {
      stage: 'joint-review',
      waitingFor: ['data-bureau', 'cyberspace'],
    });
    expect(problems(withParameter('jointReviewers', 'bureau-only'), told)).toEqual([]);
  });

  it('acceptance goes without a first one', () => {
    const told = upTo('late-acceptance', ({ expect: { stage } }) => stage === 'first-acceptance', {
      stage: 'acceptance-opinion',
    });
    expect(problems(withParameter('firstAcceptance', false), told)).toEqual([]);
  });

  it('a change is approved by the city government', () => {
    const told = upTo('change-open-lifted', ({ expect: { stage } }) => stage === 'change-approval', {
      stage: 'change-city-approval',
      waitingFor: ['city-government'],
    });
    expect(problems(withParameter('changeApprover', 'city-government'), told)).toEqual([]);
  });

  it.each([
    ['contractingBanReach', 'all-roles', 'subsidiary-supervises', 'fail'],
    ['minimumExperts', 4, 'experts-4', 'pass'],
    ['minimumExperts', 7, 'experts-6', 'fail'],
    ['lowExecutionRate', 80, 'execution-82-69', 'pass'],
    ['contractDays', 31, 'contract-2023-04-01', 'pass'],
    ['intentionDays', 29, 'intention-2023-02-01', 'pass'],
    ['carryOverMonth', 11, 'carry-over-november', 'fail'],
  ] as const)('%s %s: %s is %s', (name, value, code, expect_) => {
    expect(problems(changsha, { ...caseOf(code), expect: expect_ } as WorkedCase)).not.toEqual([]);
    expect(problems(withParameter(name, value), { ...caseOf(code), expect: expect_ } as WorkedCase)).toEqual([]);
  });
});

describe('every provision', () => {
  it('of 82, 13 advise and 69 are brought about and proven', () => {
    const states = coverage(changsha).map(({ state }) => state);
    expect([states.length, states.filter((state) => state === 'advisory').length]).toEqual([82, 13]);
    expect(states.filter((state) => state === 'covered')).toHaveLength(69);
  });
});
