import type { LedgerDocument } from '../../../form-schemas/engine/model/ledger';
import { brokenBridge, bridgeRegime } from '../fixtures/bridge-regime';
import type { Mutable } from '../fixtures/invented-regime';
import { errorsOf } from './break-life';

/** How the village adds up its bridges. */
const LEDGER: LedgerDocument = {
  funds: [
    { code: 'rough', title: '估价', fact: 'standingTotal' },
    { code: 'contract', title: '合同', rows: { record: 'contract', amount: 'amount' }, checks: ['unblamed'] },
    {
      code: 'carried',
      title: '结转',
      carry: {
        arranged: [{ record: 'contract', amount: 'amount' }],
        spent: [{ record: 'supplement', amount: 'amount' }],
      },
    },
    { code: 'paid', title: '支付', silent: '乡约没有写' },
  ],
  execution: [
    {
      code: 'more',
      title: '补充占合同',
      clause: ['LF-6'],
      executed: [{ record: 'supplement', amount: 'amount' }],
      budgeted: [{ record: 'contract', amount: 'amount' }],
    },
  ],
  budget: {
    title: '桥款',
    clause: ['LF-6'],
    keepers: ['treasury'],
    confirmers: ['elder'],
  },
  systems: [{ record: 'contract' }, { record: 'blame', name: 'why' }],
  tallies: [{ code: 'why', title: '缘由', record: 'blame', by: 'why' }],
  similar: { name: 'orderReason', functions: [{ form: 'need', fields: ['total'] }], atLeast: 30 },
};

type Ledger = Mutable<LedgerDocument>;

function errors(damage: (ledger: Ledger) => void) {
  return errorsOf(
    brokenBridge((regime) => {
      const ledger = structuredClone(LEDGER) as Ledger;
      damage(ledger);
      regime.ledger = ledger;
    }),
  );
}

test('a ledger that names what there is has nothing to be said of; without one nothing is said either', () => {
  expect(errors(() => {})).toEqual([]);
  expect(errorsOf(bridgeRegime())).toEqual([]);
});

test.each<readonly [string, (ledger: Ledger) => void, string, string]>([
  ['an unknown fact', (l) => (l.funds[0]!.fact = 'wish'), 'fact-unknown', 'funds/0/fact'],
  ['a fact that is no amount', (l) => (l.funds[0]!.fact = 'signedOn'), 'ledger-type', 'funds/0/fact'],
  ['a link of nothing', (l) => delete l.funds[0]!.fact, 'ledger-source', 'funds/0'],
  ['a link of both', (l) => (l.funds[1]!.fact = 'total'), 'ledger-source', 'funds/1'],
  ['a code that is given twice', (l) => (l.funds[1]!.code = 'rough'), 'ledger-code-twice', 'funds/1/code'],
  ['an unknown check', (l) => (l.funds[1]!.checks = ['luck']), 'check-unknown', 'funds/1/checks/0'],
  ['an unknown record', (l) => (l.funds[1]!.rows!.record = 'scroll'), 'record-unknown', 'funds/1/rows/record'],
  ['a field that is no amount', (l) => (l.funds[1]!.rows!.amount = 'on'), 'ledger-type', 'funds/1/rows/amount'],
  ['an unknown field', (l) => (l.funds[1]!.rows!.amount = 'luck'), 'record-field-unknown', 'funds/1/rows/amount'],
  [
    'a choice that there is not',
    (l) => (l.funds[1]!.rows!.where = { kind: 'gift' }),
    'record-field-unknown',
    'funds/1/rows/where/kind',
  ],
  ['a link that is there and is not', (l) => (l.funds[1]!.silent = '没有'), 'ledger-source', 'funds/1'],
  ['an unknown limit', (l) => (l.funds[1]!.deadline = 'dusk'), 'deadline-unknown', 'funds/1/deadline'],
  [
    'what is carried over of an unknown record',
    (l) => (l.funds[2]!.carry!.spent[0]!.record = 'scroll'),
    'record-unknown',
    'funds/2/carry/spent/0/record',
  ],
  ['a budget that nobody keeps', (l) => (l.budget!.keepers = ['ghost']), 'body-unknown', 'budget/keepers/0'],
  ['a budget that nobody confirms', (l) => (l.budget!.confirmers = ['ghost']), 'body-unknown', 'budget/confirmers/0'],
  [
    'a budget that bounds rows without a year',
    (l) =>
      (l.budget!.bounds = [{ clause: ['LF-6'], effect: 'block', record: 'contract', amount: 'amount', year: 'on' }]),
    'ledger-type',
    'budget/bounds/0/year',
  ],
  [
    'lines of a budget that there is not',
    (l) => {
      delete l.budget;
      l.execution[0]!.lines = true;
    },
    'ledger-source',
    'execution/0/lines',
  ],
  ['nothing budgeted', (l) => (l.execution[0]!.budgeted = []), 'ledger-source', 'execution/0/budgeted'],
  ['an unknown clause', (l) => (l.execution[0]!.clause = ['LF-99']), 'clause-unknown', 'execution/0/clause/0'],
  ['a year that is a day', (l) => (l.execution[0]!.budgeted[0]!.year = 'on'), 'ledger-type', 'budgeted/0/year'],
  [
    'two places for a year',
    (l) => {
      l.execution[0]!.budgeted[0]!.year = 'on';
      l.execution[0]!.budgeted[0]!.aboutYear = { record: 'evaluation', field: 'score' };
    },
    'ledger-source',
    'execution/0/budgeted/0',
  ],
  [
    'a plan by a procedure that is no list',
    (l) => (l.plan = { title: '计划', clause: ['LF-1'], lists: [{ procedure: 'build' }], amount: 'total' }),
    'procedure-unknown',
    'plan/lists/0/procedure',
  ],
  ["a nameless system that is a unit's", (l) => delete l.systems[1]!.name, 'ledger-record-owner', 'systems/1'],
  ['a name that is an amount', (l) => (l.systems[0]!.name = 'amount'), 'ledger-type', 'systems/0/name'],
  ['a tally by an amount', (l) => (l.tallies[0]!.by = 'amount'), 'record-field-unknown', 'tallies/0/by'],
  ['more than all in common', (l) => (l.similar!.atLeast = 101), 'ledger-share', 'similar/atLeast'],
  ['an unknown form', (l) => (l.similar!.functions[0]!.form = 'wish'), 'form-unknown', 'functions/0/form'],
  ['an unknown field of a form', (l) => (l.similar!.functions[0]!.fields = ['wish']), 'field-unknown', 'fields/0'],
])('%s is refused, at its place', (_, damage, code, path) => {
  expect(errors(damage)).toContainEqual({ code, path: expect.stringContaining(path) as string });
});
