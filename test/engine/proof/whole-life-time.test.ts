import { verifyRegime } from '../../../form-schemas/engine/proof/prove';
import { brokenBridge } from '../fixtures/bridge-regime';
import { clock, errorsOf, lane, procedure, refuses, write, type Broken } from './break-life';
import { first, stage } from './damage';

describe('time', () => {
  refuses([
    ['a wait of no time', (r) => (stage(r, 'wait', 'trial').atLeast.count = 0), 'deadline-invalid', 'atLeast/count'],
    [
      'a wait by an unknown parameter',
      (r) => (stage(r, 'wait', 'trial').atLeast.count = 'parameters.luck'),
      'parameter-unknown',
      'atLeast/count',
    ],
    [
      'a negative year of a wait',
      (r) => (r.parameters[0]!.yearly!.values['2031'] = -1),
      'deadline-invalid',
      'atLeast/count',
    ],
    [
      'a lane that is late before it opens',
      (r) => (lane(r).deadline!.within = 0),
      'deadline-invalid',
      'lanes/1/deadline/within',
    ],
    [
      'a clock that opens after it is due',
      (r) => (clock(r).opens!.count = 13),
      'clock-opens-too-late',
      'deadlines/0/opens',
    ],
    [
      'a clock that opens on a day later than due, in other units',
      (r) => (clock(r).within = { count: 5, unit: 'day' }),
      'clock-opens-too-late',
      'deadlines/0/opens',
    ],
    [
      'a clock from an unknown fact',
      (r) => (clock(r).from = { fact: 'moonrise' }),
      'fact-unknown',
      'deadlines/0/from/fact',
    ],
    ['a clock from an amount', (r) => (clock(r).from = { fact: 'total' }), 'clock-fact', 'deadlines/0/from/fact'],
    [
      'a clock on a day that not every year has',
      (r) => (r.deadlines[1]!.from = { yearly: '02-29' }),
      'clock-day',
      'deadlines/1/from/yearly',
    ],
    ['a clock for nobody', (r) => (clock(r).who = []), 'clock-without-body', 'deadlines/0/who'],
    ['a clock for the unknown', (r) => (clock(r).who = ['dragon']), 'body-unknown', 'deadlines/0/who/0'],
    [
      'a clock met by an unknown procedure',
      (r) => (clock(r).procedure = 'dance'),
      'procedure-unknown',
      'deadlines/0/procedure',
    ],
    [
      'a clock met beside something else',
      (r) => (clock(r).procedure = 'blaming'),
      'clock-procedure',
      'deadlines/0/procedure',
    ],
    [
      'a year that no fact says',
      (r) => (r.parameters[0]!.yearly!.by = 'moon'),
      'fact-unknown',
      'parameters/0/yearly/by',
    ],
    [
      'a year that is an amount',
      (r) => (r.parameters[0]!.yearly!.by = 'total'),
      'parameter-year-fact',
      'parameters/0/yearly/by',
    ],
    ['a clock that no fact can meet', (r) => (clock(r).done = '1 > 2'), 'clock-constant', 'deadlines/0/done'],
  ]);

  test.each([
    ['a clock that asks what nobody knows', (r: Broken) => (clock(r).done = 'luck'), 'deadlines/0/done'],
    [
      'a clock that asks for a year and is not yearly',
      (r: Broken) => (clock(r).while = 'clockYears > 1'),
      'deadlines/0/while',
    ],
    [
      'a year whose value is no number',
      (r: Broken) => (r.parameters[0]!.yearly!.values['2031'] = 'two'),
      'parameters/0/yearly/values/2031',
    ],
  ])('%s is refused', (_, damage, path) => {
    expect(errorsOf(brokenBridge(damage)).map((error) => error.path)).toContainEqual(expect.stringContaining(path));
  });

  test('a clock may open on the very day on which it is due', () => {
    expect(errorsOf(brokenBridge((r) => (clock(r).opens!.count = 12)))).toEqual([]);
  });
});

describe('facts are there when they are read', () => {
  refuses([
    [
      'a lane that asks what has not been filled yet',
      (r) => (lane(r).when = 'signedAmount > 1'),
      'fact-not-filled',
      'lanes/1/when',
    ],
    [
      'a wait from a day that comes later',
      (r) => (stage(r, 'wait', 'trial').atLeast.from = 'acceptedOn'),
      'fact-not-filled',
      'atLeast/from',
    ],
    [
      'a write of what nobody has filled',
      (r) => (write(r).fields!['amount'] = 'changedTotal'),
      'fact-not-filled',
      'writes/0/fields/amount',
    ],
    [
      'a side case that reads what its main case has not filled where it may be opened',
      (r) => procedure(r, 'supplement').opens!.at![0]!.stages.unshift('contract'),
      'fact-not-filled',
      'supplement.json#/opens/when/if',
    ],
    [
      'a side case opened anywhere',
      (r) => {
        delete procedure(r, 'supplement').opens!.at;
      },
      'fact-not-filled',
      'supplement.json#/opens/when/if',
    ],
    [
      "a unit's case that reads a project's fact",
      (r) => (stage(r, 'record', 'finding').writes![0]!.fields!['why'] = 'orderReason'),
      'fact-not-filled',
      'writes/0/fields/why',
    ],
    [
      'a check that reads a row which the case is not about',
      (r) => (stage(r, 'record', 'contract').checks = ['ten-percent']),
      'fact-not-filled',
      'stages/2/checks/0',
    ],
    [
      'a stage that a side case sends back to before it was filled',
      (r) => Object.assign(stage(r, 'end', 'done').effects![1]!, { stage: 'trial' }),
      'fact-not-filled',
      'stages/3/atLeast/from',
    ],
  ]);

  test('what an effect may have set is only perhaps there: unasked for, it is a warning', () => {
    const regime = brokenBridge(
      (r) => (first(r.checks, ({ code }) => code === 'within-total').require = 'signedAmount <= adjustedTotal'),
    );
    expect(verifyRegime(regime).findings).toContainEqual(
      expect.objectContaining({
        code: 'fact-perhaps-empty',
        severity: 'warning',
        path: expect.stringContaining('stages/2/checks/0') as string,
      }),
    );
  });
});

describe('what is left over', () => {
  refuses([
    [
      'a check that only a record ran',
      (r) => delete stage(r, 'record', 'contract').checks,
      'check-unused',
      'checks.json#/checks/1',
    ],
  ]);

  test('a record that nothing reads is only noted', () => {
    const { findings } = verifyRegime(
      brokenBridge((r) => {
        r.deadlines.shift();
        r.facts = r.facts.filter(({ name }) => name !== 'evaluated');
        r.procedures = r.procedures.map((one) => ({ ...one }));
      }),
    );
    expect(findings).toContainEqual(expect.objectContaining({ code: 'record-unread', severity: 'info' }));
  });
});
