import type { AcceptanceDocument } from '../../../form-schemas/engine/model/acceptance';
import { brokenBridge, bridgeRegime } from '../fixtures/bridge-regime';
import type { Mutable } from '../fixtures/invented-regime';
import { errorsOf } from './break-life';

/** How the village takes over its bridges. */
const ACCEPTANCE: AcceptanceDocument = {
  procedure: 'build',
  steps: [
    {
      code: 'trial',
      title: '试行',
      kind: 'trial',
      clause: ['LF-5'],
      stages: ['trial'],
      when: 'parameters.trialMonths > 0',
      failed: 'isBlamed',
      on: 'signedOn',
      says: [{ fact: 'signedAmount' }, { field: { form: 'need', key: 'total' } }],
      problems: [],
      clocks: ['evaluation'],
    },
  ],
  points: [{ code: 'price', title: '不超过总价', clause: ['LF-4'], step: 'trial', check: 'within-total' }],
  security: [
    {
      code: 'safe',
      title: '不在处分之中',
      kind: 'measures',
      clause: ['LF-10'],
      met: 'not(isBlamed)',
      checks: ['unblamed'],
    },
    {
      code: 'grade',
      title: '得分',
      kind: 'level',
      clause: ['LF-9'],
      value: { fact: 'score' },
      on: { fact: 'acceptedOn' },
    },
  ],
  money: ['supplement'],
};

type Acceptance = Mutable<AcceptanceDocument>;

function errors(damage: (acceptance: Acceptance) => void) {
  return errorsOf(
    brokenBridge((regime) => {
      const acceptance = structuredClone(ACCEPTANCE) as Acceptance;
      damage(acceptance);
      regime.acceptance = acceptance;
    }),
  );
}

test('a section that names what there is has nothing to be said of; without one nothing is said either', () => {
  expect(errors(() => {})).toEqual([]);
  expect(errorsOf(bridgeRegime())).toEqual([]);
});

test('a check of a stage of a step that has no point is told by its name; one that a point of any step, or a table, has is not', () => {
  const unlisted = { code: 'acceptance-check-unlisted', path: 'regime.json#/acceptance/steps/0/stages/1' };
  const also = (stage: string) => (a: Acceptance) => void a.steps[0]!.stages.push(stage);
  expect(errors(also('filing'))).toEqual([unlisted]);
  // `within-total`, which the contract asks, is a point already.
  expect(errors(also('contract'))).toEqual([]);
  const withPoint = (a: Acceptance) => {
    also('filing')(a);
    a.points.push({ code: 'blame', title: '没有处分', clause: ['LF-10'], step: 'trial', check: 'unblamed' });
  };
  expect(errors(withPoint)).toEqual([]);
});

const rows = (record: string, text: string) => [{ rows: { record, text } }];

test.each<readonly [string, (a: Acceptance) => void, string, string]>([
  ['a procedure that there is not', (a) => (a.procedure = 'fly'), 'procedure-unknown', 'procedure'],
  ['money by a main procedure', (a) => (a.money = ['build']), 'procedure-unknown', 'money/0'],
  ['an unknown stage', (a) => (a.steps[0]!.stages = ['dream']), 'stage-unknown', 'steps/0/stages/0'],
  ['a step of no stage', (a) => (a.steps[0]!.stages = []), 'acceptance-source', 'steps/0/stages'],
  [
    'a stage in two steps',
    (a) => a.steps.push({ ...a.steps[0]!, code: 'again' }),
    'acceptance-stage-twice',
    'steps/1/stages/0',
  ],
  ['a step that is there twice', (a) => a.steps.push(a.steps[0]!), 'acceptance-code-twice', 'steps/1/code'],
  ['an unknown clause', (a) => (a.steps[0]!.clause = ['LF-99']), 'clause-unknown', 'steps/0/clause/0'],
  ['a day that is an amount', (a) => (a.steps[0]!.on = 'total'), 'acceptance-type', 'steps/0/on'],
  ['a day that there is not', (a) => (a.steps[0]!.on = 'doomsday'), 'fact-unknown', 'steps/0/on'],
  ['a condition of unknown names', (a) => (a.steps[0]!.failed = 'luck'), 'expression-unknown-name', 'steps/0/failed'],
  ['a condition that is no condition', (a) => (a.steps[0]!.when = 'total'), 'expression-type', 'steps/0/when'],
  ['a saying of nothing', (a) => (a.steps[0]!.says = [{}]), 'acceptance-source', 'steps/0/says/0'],
  [
    'a saying of both',
    (a) => (a.steps[0]!.says![0]!.field = { form: 'need', key: 'total' }),
    'acceptance-source',
    'steps/0/says/0',
  ],
  [
    'a form that there is not',
    (a) => (a.steps[0]!.says![1]!.field!.form = 'wish'),
    'form-unknown',
    'says/1/field/form',
  ],
  [
    'a field that there is not',
    (a) => (a.steps[0]!.says![1]!.field!.key = 'wish'),
    'field-unknown',
    'says/1/field/key',
  ],
  ['a clock that there is not', (a) => (a.steps[0]!.clocks = ['tide']), 'clock-unknown', 'steps/0/clocks/0'],
  ['a clock of the government', (a) => (a.steps[0]!.clocks = ['report']), 'clock-unknown', 'steps/0/clocks/0'],
  [
    'problems in an unknown record',
    (a) => (a.steps[0]!.problems = rows('scroll', 'why')),
    'record-unknown',
    'rows/text',
  ],
  [
    "problems in a unit's record",
    (a) => (a.steps[0]!.problems = rows('blame', 'why')),
    'acceptance-record-owner',
    'problems/0/rows/record',
  ],
  [
    'problems that are amounts',
    (a) => (a.steps[0]!.problems = rows('contract', 'amount')),
    'acceptance-type',
    'problems/0/rows/text',
  ],
  ['problems nowhere', (a) => (a.steps[0]!.problems = [{}]), 'acceptance-source', 'steps/0/problems/0'],
  ['a point of no step', (a) => (a.points[0]!.step = 'end'), 'acceptance-step-unknown', 'points/0/step'],
  ['a point without proof', (a) => delete a.points[0]!.check, 'acceptance-source', 'points/0'],
  ['a point by an unknown check', (a) => (a.points[0]!.check = 'luck'), 'check-unknown', 'points/0/check'],
  [
    'a point by two proofs',
    (a) => (a.points[0]!.document = { form: 'need', key: 'total' }),
    'acceptance-source',
    'points/0',
  ],
  [
    'a document that is no file',
    (a) => {
      delete a.points[0]!.check;
      a.points[0]!.document = { form: 'need', key: 'total' };
    },
    'acceptance-type',
    'points/0/document/key',
  ],
  [
    'a table that is none',
    (a) => {
      delete a.points[0]!.check;
      a.points[0]!.table = { form: 'need', key: 'total', text: 'a', met: 'b' };
    },
    'acceptance-type',
    'points/0/table/key',
  ],
  [
    'a part of a point without its check',
    (a) => {
      delete a.points[0]!.check;
      a.points[0]!.met = 'not(isBlamed)';
    },
    'acceptance-source',
    'points/0/met',
  ],
  ['a security fact of nothing', (a) => delete a.security[0]!.met, 'acceptance-source', 'security/0'],
  ['a level without its value', (a) => delete a.security[1]!.value, 'acceptance-source', 'security/1'],
  [
    'a level that is an amount',
    (a) => (a.security[1]!.value = { fact: 'total' }),
    'acceptance-type',
    'security/1/value/fact',
  ],
  [
    'a day of assessment that is none',
    (a) => (a.security[1]!.on = { fact: 'score' }),
    'acceptance-type',
    'security/1/on',
  ],
  ['a gate by an unknown check', (a) => (a.security[0]!.checks = ['luck']), 'check-unknown', 'security/0/checks/0'],
])('%s is refused, at its place', (_, damage, code, path) => {
  expect(errors(damage)).toContainEqual({ code, path: expect.stringContaining(path) as string });
});

test('a point whose check no stage runs gates nothing, and is refused', () => {
  const found = errorsOf(
    brokenBridge((regime) => {
      regime.acceptance = structuredClone(ACCEPTANCE) as Acceptance;
      for (const { stages } of regime.procedures)
        for (const stage of stages)
          if ('checks' in stage) stage.checks = stage.checks?.filter((one) => one !== 'within-total');
    }),
  );
  expect(found).toContainEqual({
    code: 'acceptance-gates-nothing',
    path: expect.stringContaining('points/0/check') as string,
  });
});
