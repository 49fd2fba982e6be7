/** Every page of the console, who looks at it, and which record stands in its address. */
export interface PageVisit {
  /** As the route says it; with what is asked in the address where it shows something else then. */
  readonly route: string;
  /** Null: nobody is signed in. */
  readonly login: string | null;
  /** A query whose answer holds the ids that fill `:id`; the first string found under `id` is taken. */
  readonly find?: string;
  readonly fill?: Readonly<Record<string, string>>;
  /** The studio wants a wide screen: on a phone it must only be readable. */
  readonly wide?: boolean;
  /** Selector of what was made elsewhere: its own insides are not ours to mend. */
  readonly foreign?: string;
}

const DRAFT = '{ regimeDrafts(first: 1) { nodes { id } } }';
const EDITION = '{ editions(first: 1) { nodes { id } } }';
const TASK = '{ myTasks(first: 1) { nodes { id } } }';
const CASE = '{ applications(first: 1) { nodes { id } } }';
const PROJECT = '{ projects(first: 1) { nodes { id } } }';
const BUDGET_LINE = '{ budgetLines(first: 1) { nodes { id } } }';
const ENTRY = '{ catalogueEntries(first: 1, where: { states: [DRAFT] }) { nodes { id } } }';
const FILING = '{ myDrafts(first: 1) { nodes { id } } }';

const STUDIO = [
  '',
  '/basics',
  '/compare',
  '/comments',
  '/forms/application',
  '/matrices/founding',
  '/procedures/project',
  '/papers/founding-approval',
  '/checks',
  '/life',
  '/parameters',
  '/clauses',
  '/facts',
  '/cases',
  '/files',
];

export const PAGES: readonly PageVisit[] = [
  { route: '/sign-in', login: null },
  { route: '/verify', login: null },
  { route: '/tasks', login: 'digital.reviewer' },
  { route: '/tasks/:id', login: 'digital.reviewer', find: TASK },
  { route: '/copies', login: 'digital.reviewer' },
  { route: '/lists/new', login: 'clerk' },
  { route: '/filings', login: 'jiaoyu.filer' },
  { route: '/filings/new', login: 'jiaoyu.filer' },
  { route: '/filings/:id', login: 'weijian.filer', find: FILING },
  { route: '/applications/:id', login: 'digital.reviewer', find: CASE },
  { route: '/projects', login: 'digital.reviewer' },
  { route: '/projects/:id', login: 'digital.reviewer', find: PROJECT },
  { route: '/units', login: 'digital.reviewer' },
  { route: '/registers', login: 'digital.reviewer' },
  {
    route: '/registers/:regime/:record',
    login: 'digital.reviewer',
    fill: { regime: 'dazhou', record: 'allocation' },
  },
  { route: '/budgets', login: 'finance.reviewer' },
  { route: '/budgets/import', login: 'finance.reviewer' },
  { route: '/budgets/:id', login: 'finance.reviewer', find: BUDGET_LINE },
  { route: '/funds', login: 'digital.reviewer' },
  { route: '/acceptances', login: 'digital.reviewer' },
  { route: '/security', login: 'digital.reviewer' },
  { route: '/catalogue', login: 'digital.reviewer' },
  { route: '/catalogue/new', login: 'jiaoyu.filer' },
  { route: '/catalogue/import', login: 'jiaoyu.filer' },
  { route: '/catalogue/:id', login: 'jiaoyu.filer', find: ENTRY },
  { route: '/catalogue/:id/edit', login: 'jiaoyu.filer', find: ENTRY },
  { route: '/evaluations', login: 'digital.reviewer' },
  { route: '/evaluations/new', login: 'digital.reviewer' },
  { route: '/evaluations/:id', login: 'digital.reviewer', find: '{ evaluations(first: 1) { nodes { id } } }' },
  { route: '/problems', login: 'digital.reviewer' },
  { route: '/supervision', login: 'digital.reviewer' },
  { route: '/supervision/new', login: 'digital.reviewer' },
  {
    route: '/supervision/:id',
    login: 'digital.reviewer',
    find: '{ supervisionFindings(first: 1) { nodes { id } } }',
  },
  { route: '/unit-records', login: 'jiaotong.filer' },
  { route: '/plans', login: 'digital.reviewer' },
  { route: '/systems', login: 'digital.reviewer' },
  { route: '/dashboard', login: 'digital.reviewer' },
  { route: '/deadlines', login: 'digital.reviewer' },
  { route: '/deadlines?list=clocks', login: 'digital.reviewer' },
  { route: '/notices', login: 'jiaoyu.filer' },
  { route: '/matrix', login: 'jiaoyu.filer' },
  { route: '/regimes', login: 'regime.prepare' },
  { route: '/regimes/import', login: 'regime.prepare' },
  { route: '/regimes/:code', login: 'regime.prepare', fill: { code: 'dazhou' } },
  { route: '/regimes/:code/compare', login: 'regime.prepare', fill: { code: 'dazhou' } },
  { route: '/editions/:id/publish', login: 'regime.publish', find: EDITION },
  ...STUDIO.map((part) => ({
    route: `/editions/:id${part}`,
    login: 'digital.reviewer',
    find: EDITION,
    wide: true,
  })),
  ...[...STUDIO, '/submit', '/rebase'].map((part) => ({
    route: `/regime-drafts/:id${part}`,
    login: 'regime.prepare',
    find: DRAFT,
    wide: true,
  })),
  { route: '/organisations', login: 'system.admin' },
  { route: '/persons', login: 'system.admin' },
  { route: '/appointments', login: 'security.admin' },
  { route: '/service-accounts', login: 'security.admin' },
  { route: '/sessions', login: 'security.admin' },
  { route: '/calendar', login: 'system.admin' },
  { route: '/calendar/import', login: 'system.admin' },
  { route: '/delegations', login: 'digital.reviewer' },
  { route: '/password', login: 'jiaoyu.filer' },
  { route: '/audit', login: 'audit.admin' },
  { route: '/graphiql', login: 'regime.prepare', foreign: '.graphiql-container' },
];
