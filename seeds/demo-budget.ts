/** Lines of the yearly budget of the demonstration; invented. */
export interface DemoBudget {
  readonly lines: readonly DemoBudgetLine[];
  /** Logins of who enters and of who confirms them. */
  readonly by: string;
  readonly confirmedBy: string;
  /** The day on which they do; absent: now. */
  readonly on?: string;
}

export interface DemoBudgetLine {
  /** A year, or how many years before this one. */
  readonly year: number | { readonly ago: number };
  readonly source: string;
  /** Code of the organisation; absent: for no unit in particular. */
  readonly unit?: string;
  readonly number: string;
  /** Decimal text of yuan. */
  readonly amount: string;
  /** Another amount that is proposed and waits. */
  readonly correction?: { readonly amount: string; readonly reason: string };
  /** It waits to be confirmed. */
  readonly waits?: true;
}

export const DAZHOU_BUDGET: DemoBudget = {
  by: 'finance.reviewer',
  confirmedBy: 'digital.reviewer',
  lines: [
    {
      year: { ago: 1 },
      source: 'city-budget',
      unit: 'education',
      number: '达市财预〔上年〕12号',
      amount: '1790000.00',
    },
    {
      year: { ago: 1 },
      source: 'city-budget',
      unit: 'transport',
      number: '达市财预〔上年〕12号',
      amount: '3600000.00',
    },
    {
      year: { ago: 0 },
      source: 'city-budget',
      unit: 'education',
      number: '达市财预〔本年〕7号',
      amount: '1500000.00',
    },
    {
      year: { ago: 0 },
      source: 'city-budget',
      unit: 'transport',
      number: '达市财预〔本年〕7号',
      amount: '2400000.00',
      correction: { amount: '2650000.00', reason: '中期调整增补道路养护二期' },
    },
    {
      year: { ago: 0 },
      source: 'local-bond',
      unit: 'health',
      number: '达市财债〔本年〕3号',
      amount: '8000000.00',
    },
    { year: { ago: 0 }, source: 'city-budget', number: '达市财预〔本年〕7号', amount: '600000.00', waits: true },
  ],
};

export const CHANGSHA_BUDGET: DemoBudget = {
  by: 'changsha.finance',
  confirmedBy: 'changsha.data',
  on: '2023-02-01',
  lines: [
    { year: 2023, source: '新型智慧城市专项', unit: 'soe', number: '长财预〔2023〕18号', amount: '9300000.00' },
    { year: 2023, source: '新型智慧城市专项', unit: 'data-bureau', number: '长财预〔2023〕18号', amount: '1200000.00' },
  ],
};

export const CHENZHOU_BUDGET: DemoBudget = {
  by: 'chenzhou.funds',
  confirmedBy: 'chenzhou.office',
  lines: [
    {
      year: { ago: 0 },
      source: '市本级财政资金',
      unit: 'housing',
      number: '郴数领办〔本年〕5号',
      amount: '1500000.00',
    },
    { year: { ago: 0 }, source: '市本级财政资金', unit: 'culture', number: '郴数领办〔本年〕5号', amount: '900000.00' },
  ],
};

export const NANYANG_BUDGET: DemoBudget = {
  by: 'nanyang.finance',
  confirmedBy: 'nanyang.data',
  lines: [
    { year: { ago: 0 }, source: 'other-fiscal', unit: 'soe', number: '宛财预〔本年〕9号', amount: '6000000.00' },
    { year: { ago: 0 }, source: 'special-bond', unit: 'soe', number: '宛财债〔本年〕2号', amount: '20000000.00' },
  ],
};
