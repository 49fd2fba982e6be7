import type { CompiledRegime } from '../../form-schemas/engine/compiled-regime';
import type { Day } from '../../form-schemas/engine/day';
import { clocksOf } from '../../form-schemas/engine/deadline/clocks';
import { runCheck } from '../../form-schemas/engine/check/run';
import { coverageOf } from '../../form-schemas/engine/proof/coverage';
import { askScope } from '../../form-schemas/engine/procedure/scope';
import type { JsonObject } from '../../form-schemas/engine/value';
import { readFacts } from '../../form-schemas/engine/vocabulary/read-facts';
import { knownCalendar } from '../../form-schemas/formats/calendars';
import { dazhou, regime, withParameter } from './dazhou';

/** Dazhou's regulation, sentence by sentence. */

describe('articles 2, 3 and 65: before a draft exists', () => {
  it('asks first whether the project is secret, and refuses nothing before anything is answered', () => {
    expect(askScope(dazhou, {}).value).toEqual({ inScope: null, next: 'secret' });
  });

  it('refuses a secret project at the first answer, before any other question (第六十五条)', () => {
    const { value, findings } = askScope(dazhou, { secret: true });
    expect(value).toEqual({ inScope: false, next: null });
    expect(findings.map((finding) => [finding.code, finding.rule, finding.article])).toEqual([
      ['out-of-scope', 'not-secret', '第六十五条'],
    ]);
  });

  it('asks on after each answer and ends in scope', () => {
    const answers: JsonObject = {
      secret: false,
      investingLevel: 'city',
      budgetKind: 'general-public',
      investmentMode: 'direct',
      fundSources: ['city-budget'],
      unitType: 'state-organ',
      projectCategory: 'key-business-system',
      nationalStandard: true,
      estimatedTotal: '300000.00',
    };
    const asked: string[] = [];
    let given: JsonObject = {};
    for (let next = askScope(dazhou, given).value.next; next !== null; next = askScope(dazhou, given).value.next) {
      asked.push(next);
      given = { ...given, [next]: answers[next] ?? null };
      if (asked.length > 20) break;
    }
    expect(asked).toEqual(Object.keys(answers));
    expect(askScope(dazhou, answers).value.inScope).toBe(true);
  });

  it('asks no free text in the scope questions', () => {
    const types = regime.scope.questions.map(
      (question) => regime.facts.find((fact) => fact.name === question.fact)?.type,
    );
    expect(types).not.toContain('text');
  });
});

describe('articles 11 and 12: parameters decide what the text leaves open', () => {
  const verdict = (within: CompiledRegime, check: string, facts: JsonObject) =>
    runCheck(within.checks.get(check)!, within.vocabulary, readFacts(within.vocabulary, facts).value).verdict;

  it('under “all” one ground of three is not enough to build oneself, under “any” it is (第十一条)', () => {
    const facts = { method: 'self-build', leadershipRequirement: true, urgentSpecial: false, total: '10000000.00' };
    expect(verdict(withParameter('selfBuildGrounds', 'any'), 'self-build-grounds', facts)).toBe('pass');
    expect(verdict(withParameter('selfBuildGrounds', 'all'), 'self-build-grounds', facts)).toBe('fail');
    expect(
      verdict(withParameter('selfBuildGrounds', 'all'), 'self-build-grounds', { ...facts, urgentSpecial: true }),
    ).toBe('pass');
  });

  it('with a margin of 0 a service one fen cheaper is economical, one at the same price is not (第十二条（二）)', () => {
    const within = withParameter('serviceMarginPercent', 0);
    const facts = (serviceFeeTotal: string) => ({
      method: 'service',
      serviceFeeTotal,
      ownBuildCost: '700000.00',
      ownOperationCost: '300000.00',
    });
    expect(verdict(within, 'service-economy', facts('999999.99'))).toBe('pass');
    expect(verdict(within, 'service-economy', facts('1000000.00'))).toBe('fail');
  });

  it('the number of providers follows its parameter (第十二条（三）)', () => {
    expect(
      verdict(withParameter('minimumProviders', 3), 'service-providers', { method: 'service', providerCount: 2 }),
    ).toBe('fail');
    expect(
      verdict(withParameter('minimumProviders', 3), 'service-providers', { method: 'service', providerCount: 3 }),
    ).toBe('pass');
  });

  it('says the amounts and the parameter when a service is not economical', () => {
    const facts = readFacts(dazhou.vocabulary, {
      method: 'service',
      serviceFeeTotal: '900000.00',
      ownBuildCost: '800000.00',
      ownOperationCost: '200000.00',
    }).value;
    const message = runCheck(dazhou.checks.get('service-economy')!, dazhou.vocabulary, facts).finding?.message;
    expect(message).toContain('90万元');
    expect(message).toContain('100万元');
    expect(message).toContain('10%');
  });
});

describe('article 29: the budget of next year', () => {
  const founded = { foundedOn: '2025-03-17', decisionRoute: 'joint', budgetYears: [] };
  const on = (day: string, facts: JsonObject) =>
    clocksOf(dazhou, readFacts(dazhou.vocabulary, { ...founded, ...facts }).value, knownCalendar(), day as Day)
      .filter(({ code, year }) => code === 'next-year-budget' && year === 2026)
      .map(({ status }) => status);
  const accepted = (acceptedOn: string) => ({ acceptancePassed: true, acceptedOn });

  it('is not owed for a year before whose September the project was accepted', () => {
    expect(on('2026-12-01', accepted('2026-08-31'))).toEqual(['not-running']);
    expect(on('2026-12-01', accepted('2026-09-01'))).toEqual(['late']);
  });

  it('an acceptance after the day that was missed does not take the lateness away', () => {
    expect(on('2026-12-01', { acceptancePassed: false })).toEqual(['late']);
    expect(on('2026-12-01', accepted('2026-11-30'))).toEqual(['late']);
    expect(on('2027-02-01', accepted('2027-01-04'))).toEqual(['late']);
    expect(on('2026-12-01', { ...accepted('2026-11-30'), budgetYears: [2027] })).toEqual(['met']);
  });
});

describe('the list of clauses', () => {
  const articleOf = (id: string) => Number(id.split('-')[1]);

  it('speaks of each of the 66 articles, 165 provisions in all', () => {
    expect(regime.clauses).toHaveLength(165);
    expect([...new Set(regime.clauses.map((clause) => articleOf(clause.id)))]).toEqual(
      Array.from({ length: 66 }, (_, index) => index + 1),
    );
  });

  it('names the article of each clause as the city numbers it', () => {
    const digits = '零一二三四五六七八九';
    const words = (number: number) => {
      const [tens, ones] = [Math.floor(number / 10), number % 10];
      return `第${tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]}十`}${ones === 0 ? '' : digits[ones]}条`;
    };
    const wrong = regime.clauses.filter((clause) => !clause.article.startsWith(words(articleOf(clause.id))));
    expect(wrong).toEqual([]);
  });

  it('is a full edition: nothing is left unmodelled or waived, and what is not advisory is proven', () => {
    expect(regime.edition).toBe('full');
    const states = coverageOf(regime).filter(({ state }) => state !== 'covered' && state !== 'advisory');
    expect(states).toEqual([]);
  });
});
