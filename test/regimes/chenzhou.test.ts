import type { Day } from '../../form-schemas/engine/day';
import { compileRegime, withCalendar, type CompiledRegime } from '../../form-schemas/engine/compiled-regime';
import { analyse } from '../../form-schemas/engine/matrix/analyse';
import { compileMatrix } from '../../form-schemas/engine/matrix/compile';
import { decide } from '../../form-schemas/engine/matrix/decide';
import { literalMatrix } from '../../form-schemas/engine/matrix/literal';
import type { MatrixDocument } from '../../form-schemas/engine/model/matrix';
import type { ParameterDocument, Regime } from '../../form-schemas/engine/model/regime';
import type { StoryCase, WorkedCase } from '../../form-schemas/engine/model/worked-case';
import { coverage } from '../../form-schemas/engine/proof/coverage';
import { playEvent, type World } from '../../form-schemas/engine/project/world';
import { playStory } from '../../form-schemas/engine/proof/run-story';
import type { JsonObject } from '../../form-schemas/engine/value';
import { readFacts } from '../../form-schemas/engine/vocabulary/read-facts';
import { findRegime } from '../../form-schemas/files/find-regime';
import { knownCalendar } from '../../form-schemas/formats/calendars';
import { readRegime } from '../../form-schemas/formats/read-regime';
import { staticProof } from '../support/static-proof';

/** Expected values are read off 郴政办发〔2022〕31号; the two amounts of article 8 are set here, not taken from the regime. */

const regime = readChenzhou();
const chenzhou = compiled(regime);

function readChenzhou(): Regime {
  const files = findRegime('chenzhou').value;
  const read = files && readRegime(files).value;
  if (!read) throw new Error('the regime of Chenzhou cannot be read');
  return read;
}

function compiled(document: Regime): CompiledRegime {
  const { value, findings } = compileRegime(document);
  if (!value) throw new Error(findings.map(({ message }) => message).join('\n'));
  return withCalendar(value, knownCalendar());
}

function withParameters(change: Readonly<Record<string, Partial<ParameterDocument>>>): CompiledRegime {
  const parameters = regime.parameters.map((parameter) => ({ ...parameter, ...change[parameter.name] }));
  return compiled({ ...regime, parameters });
}

/** The limit is 1,000,000 and the founding amount 3,000,000, in 2030 twice as much. */
function amounts(atFounding: 'upper' | 'lower'): CompiledRegime {
  const yearly = (value: string) => ({ by: 'planYear', values: { '2030': value } });
  return withParameters({
    procurementLimit: { value: '1000000.00', yearly: yearly('2000000.00') },
    foundingAmount: { value: '3000000.00', yearly: yearly('6000000.00') },
    atFounding: { value: atFounding },
  });
}

function bodiesOf(
  within: CompiledRegime,
  facts: JsonObject,
  matrix = within.matrices.get('reviews'),
): readonly string[] {
  if (!matrix) throw new Error('no matrix reviews');
  const read = within.vocabulary.reader(readFacts(within.vocabulary, facts).value);
  const { value, findings } = decide(matrix, read);
  return value ? value.chain.flatMap(({ bodies }) => bodies) : findings.map(({ code }) => code);
}

const SELF = ['applicant'];
const TWO = ['approval-bureau', 'finance-bureau'];
const THREE = ['development-reform', ...TWO];

describe('article 8: three routes at two amounts that the city sets for each year', () => {
  test.each<readonly [string, number, readonly string[]]>([
    ['999999.99', 2029, SELF],
    ['1000000.00', 2029, TWO],
    ['2999999.99', 2029, TWO],
    ['3000000.01', 2029, THREE],
    ['1999999.99', 2030, SELF],
    ['2000000.00', 2030, TWO],
    ['5999999.99', 2030, TWO],
    ['6000000.01', 2030, THREE],
    ['999999999999.99', 2030, THREE],
    ['0.01', 2030, SELF],
  ])('%s yuan in the plan of %d goes to %j, whoever gets the founding amount itself', (total, planYear, bodies) => {
    expect(bodiesOf(amounts('upper'), { total, planYear })).toEqual(bodies);
    expect(bodiesOf(amounts('lower'), { total, planYear })).toEqual(bodies);
  });

  it('gives exactly the founding amount to the side that the parameter says', () => {
    for (const [total, planYear] of [
      ['3000000.00', 2029],
      ['6000000.00', 2030],
    ] as const) {
      expect(bodiesOf(amounts('upper'), { total, planYear })).toEqual(THREE);
      expect(bodiesOf(amounts('lower'), { total, planYear })).toEqual(TWO);
    }
  });

  it('read as it is written, exactly the founding amount is in two bands, and nothing else is in two or in none', () => {
    const document = regime.matrices.find(({ code }) => code === 'reviews') as MatrixDocument;
    const within = amounts('upper');
    const literal = compileMatrix({ ...literalMatrix(document), hit: 'unique' }, within.vocabulary).value!;
    const { value } = analyse(literal);
    expect([value.decided, value.complete, value.disjoint]).toEqual([true, true, false]);
    expect(value.overlaps.map(({ rows }) => rows)).toEqual([['from-limit', 'from-founding']]);
    const facts = (total: string) => ({ total, planYear: 2029 });
    expect(bodiesOf(within, facts('3000000.00'), literal)).toEqual(['matrix-several-rows']);
    expect(bodiesOf(within, facts('2999999.99'), literal)).toEqual(TWO);
    expect(bodiesOf(within, facts('3000000.01'), literal)).toEqual(THREE);
    expect(bodiesOf(within, facts('1000000.00'), literal)).toEqual(TWO);
    expect(bodiesOf(within, facts('999999.99'), literal)).toEqual(SELF);
  });

  it('the overlap stands as a text gap beside the parameter that settles it', () => {
    const gap = regime.textGaps.find(({ id }) => id === 'TG-8-at');
    expect(gap).toMatchObject({ kind: 'overlap', matrix: 'reviews', parameter: 'atFounding' });
    const moved = regime.textGaps.map((one) =>
      one.id === 'TG-8-at' ? { ...one, witness: { planYear: 2026, total: '3999999.99' } } : one,
    );
    const findings = staticProof(compiled({ ...regime, textGaps: moved }));
    expect(findings.map(({ code }) => code)).toContain('text-gap-not-there');
  });

  it('is not published while an amount is not set', () => {
    for (const name of ['procurementLimit', 'foundingAmount', 'atFounding']) {
      const findings = staticProof(withParameters({ [name]: { value: null } }));
      expect(findings.filter(({ code, rule }) => code === 'parameter-unset' && rule === name)).toHaveLength(1);
    }
  });
});

function storyOf(code: string): StoryCase {
  const story = regime.cases.flatMap<WorkedCase>((document) => document.cases).find((each) => each.code === code);
  if (story?.kind !== 'story') throw new Error(`no story ${code}`);
  return story;
}

/** Where a story stands after so many of its events. */
function after(story: StoryCase, count: number, within = chenzhou): World {
  const played = playStory(within, { ...story, events: story.events.slice(0, count) }).events.at(-1);
  if (!played) throw new Error(`nothing was played of ${story.code}`);
  return played.world;
}

describe('article 9: reviews before the reviews of article 8', () => {
  const small = storyOf('below-limit-whole-life');

  it('whether projects below the limit have them is the parameter', () => {
    const toPreReviews = (within: CompiledRegime) => after(small, 5, within).surroundings.main?.stage;
    expect(toPreReviews(chenzhou)).toBe('pre-reviews');
    const without = withParameters({ preReviewBelowLimit: { value: false } });
    expect(toPreReviews(without)).toBe('reviews');
    const atLimit = storyOf('from-limit-whole-life');
    expect(after(atLimit, 5, without).surroundings.main?.stage).toBe('pre-reviews');
  });
});

describe('article 9: once small projects have no pre-reviews', () => {
  it('they are built without a filing of network security, those at the limit are not', () => {
    const within = withParameters({ preReviewBelowLimit: { value: false } });
    const skipping = (code: string) => {
      const story = storyOf(code);
      const before = new Set(['party-office', 'cyberspace-office']);
      return { ...story, events: story.events.filter(({ by }) => !before.has(by)) };
    };
    const small = playStory(within, { ...skipping('below-limit-whole-life') });
    const built = small.events.findIndex(({ after: state }) => state.stage === 'building');
    expect(built).toBeGreaterThan(0);
    const large = playStory(within, { ...skipping('from-limit-whole-life') });
    expect(large.events.every(({ after: state }) => state.stage !== 'building')).toBe(true);
  });
});

describe('article 7: the yearly plan', () => {
  const step = (mode: string) => {
    const within = withParameters({ planStudyMode: { value: mode } });
    const { value } = decide(within.matrices.get('annual-plan')!, within.vocabulary.reader({}));
    return value?.chain.map(({ bodies, mode: how, ratio }) => [how, ratio ?? null, bodies.length]);
  };

  it('is studied by the three groups, all or two of them, decided by the leading group and approved by the city', () => {
    expect(step('all')).toEqual([
      ['all', null, 3],
      ['one', null, 1],
      ['one', null, 1],
    ]);
    expect(step('majority')).toEqual([
      ['ratio', '2/3', 3],
      ['one', null, 1],
      ['one', null, 1],
    ]);
  });
});

describe('article 17: filings of a unit that is held', () => {
  it('one that was filed before is not taken up either', () => {
    const world = after(storyOf('the-last-day-of-the-year'), 1);
    const hold = { id: 'other/1', record: 'hold', on: day('2026-01-04'), about: null, closedOn: null };
    const held = { ...world.surroundings, rows: [{ ...hold, fields: { ground: 'refused', on: '2026-01-04' } }] };
    const answers = { materialsComplete: true, especiallyMajor: false };
    const event = {
      type: 'decide',
      on: day('2026-01-05'),
      actor: { person: 'somebody', bodies: ['office'] },
      slot: '2.0.office',
      verdict: 'approve',
      answers,
    } as const;
    const refused = playEvent(chenzhou, { ...world, surroundings: held }, undefined, event);
    expect(refused.findings.map(({ rule }) => rule)).toEqual(['not-held']);
    const taken = playEvent(chenzhou, world, undefined, event);
    expect(taken.findings).toEqual([]);
    expect(taken.value.surroundings.main?.stage).toBe('plan-pool');
  });
});

function day(text: string): Day {
  return text as Day;
}

it('every provision that is not advisory is brought about and proven, none waived', () => {
  const states = coverage(chenzhou).map(({ clause, state }) => [clause, state]);
  expect(states).toHaveLength(54);
  expect(states.filter(([, state]) => state !== 'covered')).toEqual([
    ['CZ-1-1', 'advisory'],
    ['CZ-11-3', 'advisory'],
    ['CZ-21-1', 'advisory'],
  ]);
});
