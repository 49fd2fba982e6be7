import { fen, formatYuan, parseYuan, type Day, type StoryCase } from '../../form-schemas/engine';

/**
 * Worked stories of the four regimes with the links of a project's money and the records that they fill: each amount is what the
 * people of the story filled in, added up here and not by the engine.
 */

/** The last that somebody filled in and that was not refused, by the case in which it stands (`''`: the project's own). */
export type Told = readonly [field: string, ...cases: string[]];

export interface FundStory {
  readonly regime: string;
  readonly story: string;
  readonly today: Day;
  /** Links by code; null: no amount yet. */
  readonly chain: Readonly<Record<string, Told | null>>;
  /** Rows of a record with the sum of a field. */
  readonly records: Readonly<Record<string, readonly [count: number, field: string, of: Told]>>;
}

export const FUND_STORIES: readonly FundStory[] = [
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
    story: 'at-founding-whole-life',
    today: '2026-12-07' as Day,
    chain: {
      rough: ['declaredTotal', ''],
      scheme: ['schemeTotal', ''],
      reviewed: ['reviewedTotal', ''],
      contract: ['contractAmount', ''],
      changed: null,
      supplement: null,
      granted: null,
      cut: null,
    },
    records: { contract: [1, 'amount', ['contractAmount', '']] },
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

/** What the people of a story filled in, added up; in yuan. @throws Error where they did not */
export function toldAmount({ events }: StoryCase, [field, ...cases]: Told): string {
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

/** Links by code with what the story's people filled in, in yuan; null: nothing yet. */
export function wantedChain({ chain }: FundStory, story: StoryCase): Readonly<Record<string, string | null>> {
  return Object.fromEntries(
    Object.entries(chain).map(([link, of]) => [link, of === null ? null : toldAmount(story, of)]),
  );
}
