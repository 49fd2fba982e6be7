import {
  budgetBookings,
  fen,
  formatYuan,
  fundChain,
  parseYuan,
  type Day,
  type StoryCase,
} from '../../form-schemas/engine';
import { playStory } from '../../form-schemas/engine/proof/run-story';
import { carriedOver } from '../../form-schemas/engine/project/fund-chain';
import { standingFacts } from '../../form-schemas/engine/project/project-facts';
import { askedOf } from '../support/regime-of';

/**
 * The worked stories of the four regimes fill the chain of a project's money and its records: every amount is what the people of the
 * story filled in, added up here and not by the engine.
 */

/** The last that somebody filled in and that was not refused, by the case in which it stands (`''`: the project's own). */
type Told = readonly [field: string, ...cases: string[]];

interface Wanted {
  readonly regime: string;
  readonly story: string;
  readonly today: Day;
  /** Links by code; null: no amount yet. */
  readonly chain: Readonly<Record<string, Told | null>>;
  /** Rows of a record with the sum of a field. */
  readonly records: Readonly<Record<string, readonly [count: number, field: string, of: Told]>>;
}

const STORIES: readonly Wanted[] = [
  {
    regime: 'dazhou',
    story: 'dz-beside-project',
    today: '2026-04-13' as Day,
    chain: {
      rough: ['declaredTotal', ''],
      estimate: ['informationEstimate', ''],
      adjusted: ['newTotal', 'adjust-2'],
      'control-price': ['controlPrice', ''],
      contract: ['contractAmount', ''],
      supplement: ['amount', 'more-1', 'more-2'],
      allocated: ['amount', 'fund-0', 'fund-1'],
      preliminary: ['amount', 'fund-0'],
      correction: ['amount', 'fund-1'],
      paid: ['amount', 'pay-early', 'pay-rest'],
      returned: ['amount', 'surplus'],
      'final-accounts': null,
    },
    records: {
      contract: [1, 'amount', ['contractAmount', '']],
      supplement: [2, 'amount', ['amount', 'more-1', 'more-2']],
      allocation: [2, 'amount', ['amount', 'fund-0', 'fund-1']],
      payment: [2, 'amount', ['amount', 'pay-early', 'pay-rest']],
      'surplus-return': [1, 'amount', ['amount', 'surplus']],
    },
  },
  {
    regime: 'changsha',
    story: 'pilot-project',
    today: '2024-03-28' as Day,
    chain: {
      feasibility: ['feasibilityTotal', ''],
      approved: ['approvedTotal', ''],
      estimate: ['approvedEstimate', ''],
      'control-price': ['controlPrice', ''],
      planned: ['plannedAmount', ''],
      contract: ['contractAmount', 'implementation', 'design', 'cost', 'supervision', 'testing'],
      change: ['changeAmount', 'change'],
      allocated: ['fundingAmount', 'money', 'money-2'],
      settled: ['settledAmount', 'settle'],
      'final-accounts': ['finalAmount', 'accounts'],
      carried: null,
      returned: null,
    },
    records: {
      contract: [5, 'amount', ['contractAmount', 'implementation', 'design', 'cost', 'supervision', 'testing']],
      allocation: [2, 'amount', ['fundingAmount', 'money', 'money-2']],
      settlement: [1, 'amount', ['settledAmount', 'settle']],
      'final-accounts': [1, 'amount', ['finalAmount', 'accounts']],
    },
  },
  {
    regime: 'changsha',
    story: 'problem-project',
    today: '2023-12-31' as Day,
    chain: {
      executed: ['projectExecuted', 'execution'],
      carried: ['projectCarriedOver', 'execution'],
      unspent: ['projectUnspent', 'execution'],
    },
    records: { 'budget-execution': [1, 'budget', ['projectBudget', 'execution']] },
  },
  {
    regime: 'chenzhou',
    story: 'cz-15-late-report',
    today: '2026-12-31' as Day,
    chain: {
      rough: ['declaredTotal', ''],
      scheme: ['schemeTotal', ''],
      reviewed: ['reviewedTotal', ''],
      contract: ['contractAmount', ''],
      granted: ['allocatedAmount', 'zj'],
      cut: ['cutAmount', 'wt'],
      paid: null,
      carried: null,
      'final-accounts': null,
    },
    records: { contract: [1, 'amount', ['contractAmount', '']] },
  },
  {
    regime: 'nanyang',
    story: 'ny-26-2-payments-and-contract',
    today: '2026-12-31' as Day,
    chain: {
      feasibility: ['investment', ''],
      approved: ['approvedTotal', ''],
      'control-price': null,
      contract: ['contractTotal', ''],
      supplement: null,
      paid: ['payAmount', 'pay-1', 'pay-2', 'pay-3'],
      'final-accounts': null,
      carried: null,
    },
    records: {
      contract: [1, 'amount', ['contractTotal', '']],
      payment: [3, 'amount', ['payAmount', 'pay-1', 'pay-2', 'pay-3']],
    },
  },
  {
    regime: 'nanyang',
    story: 'company-funded',
    today: '2027-10-23' as Day,
    chain: { contract: ['contractTotal', ''], 'final-accounts': ['finalTotal', 'final'] },
    records: { 'final-accounts': [1, 'amount', ['finalTotal', 'final']] },
  },
];

function storyOf(regime: string, code: string): StoryCase {
  const story = askedOf(regime)
    .regime.cases.flatMap(({ cases }) => cases)
    .find((worked): worked is StoryCase => worked.kind === 'story' && worked.code === code);
  if (!story) throw new Error(`no story ${code}`);
  return story;
}

/** In yuan, as the story says it. */
function told({ events }: StoryCase, [field, ...cases]: Told): string {
  const fens = cases.map((label) => {
    const said = events.filter(
      ({ case: of = '', answers, expect }) =>
        of === label && expect.refused === undefined && answers !== undefined && Object.hasOwn(answers, field),
    );
    const value = parseYuan(said.at(-1)?.answers?.[field]).value;
    if (value === null) throw new Error(`the story does not say ${field} of ${label}`);
    return value as number;
  });
  return formatYuan(fen(fens.reduce((sum, one) => sum + one, 0)));
}

describe.each(STORIES)('$story of $regime', ({ regime, story: code, today, chain, records }) => {
  const compiled = askedOf(regime);
  const story = storyOf(regime, code);
  const world = playStory(compiled, story).events.at(-1)?.world;
  if (!world) throw new Error('the story is not played');
  const { surroundings } = world;
  const links = fundChain(compiled, standingFacts(compiled, surroundings, { on: today }), surroundings.rows, today);

  it('has in the chain of its money what its people filled in', () => {
    const wanted = Object.entries(chain).map(([link, of]) => [link, of === null ? null : told(story, of)]);
    const shown = Object.keys(chain).map((link) => {
      const amount = links.find((one) => one.code === link)?.amount;
      return [link, amount === null || amount === undefined ? (amount ?? null) : formatYuan(amount)];
    });
    expect(shown).toEqual(wanted);
  });

  it('has them in its records', () => {
    const shown = Object.entries(records).map(([record, [, field]]) => {
      const rows = surroundings.rows.filter((row) => row.record === record);
      return [record, rows.length, formatYuan(fen(rows.reduce((sum, row) => sum + Number(row.fields[field] ?? 0), 0)))];
    });
    expect(shown).toEqual(Object.entries(records).map(([record, [count, , of]]) => [record, count, told(story, of)]));
  });
});

describe('what an act takes out of the yearly budget', () => {
  const compiled = askedOf('dazhou');
  const events = playStory(compiled, storyOf('dazhou', 'dz-beside-project')).events.filter(
    ({ event, findings }) => event.case === 'fund-0' && findings.every(({ severity }) => severity !== 'error'),
  );
  const of = (act: string, isFiled: boolean) => {
    const played = events.find(({ event }) => event.do === act);
    if (!played) throw new Error(`nobody did ${act}`);
    return budgetBookings(compiled, played.before, played.after, isFiled).map(({ year, source, amount }) => [
      year,
      source,
      formatYuan(amount),
    ]);
  };
  const asked = [[2025, 'city-budget', '500000.00']];

  it('is said when it is filed, and taken when it is decided', () => {
    expect([of('file', true), of('approve', false)]).toEqual([asked, asked]);
  });

  it('is nothing before it is filed, and nothing that a filing would not come to', () => {
    expect([of('open', false), of('file', false)]).toEqual([[], []]);
  });
});

describe('what is carried over into a year', () => {
  const compiled = askedOf('dazhou');
  const { rows } = (() => {
    const last = playStory(compiled, storyOf('dazhou', 'dz-beside-project')).events.at(-1);
    if (!last) throw new Error('the story is not played');
    return last.world.surroundings;
  })();
  const document = compiled.regime.ledger?.funds.find(({ code }) => code === 'carried')?.carry;
  const into = (day: string) => document && carriedOver(compiled, document, rows, day as Day);

  // All of 1,790,000.00 is arranged for 2025; 1,760,000.00 are paid and 30,000.00 given back in 2026.
  it('is what was arranged for the years before, without what was paid and given back in them', () => {
    expect([into('2025-12-31'), into('2026-01-01'), into('2026-12-31'), into('2027-01-01')]).toEqual([
      null,
      179_000_000,
      179_000_000,
      0,
    ]);
  });
});

// 第二十六条: special bonds and what comes to the large amount go through an account of their own, whose number is kept.
it('the separate account of fiscal money stands in the record of each payment that needs one', () => {
  const last = playStory(askedOf('nanyang'), storyOf('nanyang', 'government-funded')).events.at(-1);
  const paid = last?.world.surroundings.rows.filter(({ record }) => record === 'payment') ?? [];
  expect(paid.map(({ fields }) => [fields['source'], fields['account'] ?? null])).toEqual([
    ['other-fiscal', null],
    ['other-fiscal', null],
    ['other-fiscal', '4100000000000001'],
  ]);
});

describe('a link that a text does not know', () => {
  it('says so, and has no amount, no bound and no entries', () => {
    const silent = ['dazhou', 'changsha', 'chenzhou', 'nanyang'].map((code) => {
      const links = fundChain(askedOf(code), {}, [], '2026-11-20' as Day).filter((link) => link.silent !== null);
      expect(
        links.every(
          ({ amount, caps, parts, facts }) => amount === null && !caps.length && !parts.length && !facts.length,
        ),
      ).toBe(true);
      return [code, links.map((link) => link.code)];
    });
    expect(silent).toEqual([
      ['dazhou', ['final-accounts']],
      ['changsha', ['returned']],
      ['chenzhou', ['paid', 'carried', 'final-accounts']],
      ['nanyang', ['control-price', 'supplement', 'carried']],
    ]);
  });
});
