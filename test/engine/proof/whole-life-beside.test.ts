import { brokenBridge } from '../fixtures/bridge-regime';
import { effect, errorsOf, fact, procedure, refuses, write } from './break-life';
import { stage } from './damage';

describe('records', () => {
  refuses([
    [
      'a write into an unknown record',
      (r) => (write(r).record = 'scroll'),
      'record-unknown',
      'stages/2/writes/0/record',
    ],
    [
      'a write of an unknown field',
      (r) => (write(r).fields!['luck'] = 'signedAmount'),
      'record-field-unknown',
      'writes/0/fields/luck',
    ],
    [
      'a write without a required field',
      (r) => delete write(r).fields!['amount'],
      'record-field-missing',
      'writes/0/fields',
    ],
    ['a write of both a row and a closing', (r) => (write(r).close = true), 'write-shape', 'writes/0'],
    [
      'a closing of what it is not about',
      (r) => (stage(r, 'end', 'forgiven').writes![0]!.record = 'contract'),
      'write-closes-other',
      'writes/0',
    ],
    ["a project's row written beside a unit", (r) => (r.records[3]!.of = 'project'), 'record-of-nobody', 'writes/0'],
    [
      'a record that nothing writes',
      (r) => delete stage(r, 'record', 'result').writes,
      'record-never-written',
      'records.json#/records/2',
    ],
    [
      'a choice without options',
      (r) => (r.records[3]!.fields[0]!.type = 'enum'),
      'record-field-options',
      'records/3/fields/0',
    ],
    [
      'a sum of what is no number',
      (r) => Object.assign(fact(r, 'supplements').owner, { record: 'blame', of: 'why' }),
      'fact-type',
      'facts/14/owner',
    ],
    [
      'an order among what is added up',
      (r) => Object.assign(fact(r, 'supplements').owner, { orderedBy: 'amount' }),
      'record-order-unused',
      'facts/14/owner/orderedBy',
    ],
    [
      'an order by what is no day',
      (r) => Object.assign(fact(r, 'supplements').owner, { operation: 'latest', orderedBy: 'amount' }),
      'record-order-type',
      'facts/14/owner/orderedBy',
    ],
    [
      'a sum of nothing',
      (r) => delete (fact(r, 'supplements').owner as { of?: string }).of,
      'record-field-missing',
      'facts/14/owner/of',
    ],
    [
      'a fact of an unknown record',
      (r) => Object.assign(fact(r, 'isBlamed').owner, { record: 'scroll' }),
      'record-unknown',
      'facts/16/owner/record',
    ],
    [
      'a fact of rows with an unknown field',
      (r) => Object.assign(fact(r, 'isBlamed').owner, { where: { luck: 'x' } }),
      'record-field-unknown',
      'facts/16/owner/where/luck',
    ],
    [
      'a fact of what no procedure is about',
      (r) => {
        delete procedure(r, 'supplement').opens!.about;
      },
      'fact-never-set',
      'facts/13/owner/record',
    ],
    ['a count that is no whole number', (r) => (fact(r, 'lastReport').type = 'money'), 'fact-type', 'facts/17/owner'],
    [
      'side cases with a word that none ends with',
      (r) => Object.assign(fact(r, 'lastReport').owner, { outcome: 'dropped' }),
      'outcome-unknown',
      'facts/17/owner/outcome',
    ],
    [
      'a day of a stage that is not there',
      (r) => Object.assign(fact(r, 'acceptedOn').owner, { stage: 'heaven' }),
      'stage-unknown',
      'facts/10/owner/stage',
    ],
    [
      'a day on which an end was left',
      (r) => Object.assign(fact(r, 'acceptedOn').owner, { moment: 'left' }),
      'fact-never-set',
      'facts/10/owner/moment',
    ],
    ['a day of a stage that is no day', (r) => (fact(r, 'acceptedOn').type = 'text'), 'fact-type', 'facts/10/owner'],
    ['today as a number', (r) => (fact(r, 'today').type = 'integer'), 'fact-never-recorded', 'facts/9/owner'],
  ]);

  test('a text where a field holds an amount is refused', () => {
    const errors = errorsOf(brokenBridge((r) => (write(r).fields!['amount'] = '"viel"')));
    expect(errors.map(({ path }) => path)).toContainEqual(expect.stringContaining('stages/2/writes/0/fields/amount'));
  });
});

describe('side procedures', () => {
  refuses([
    [
      'one that does not say when',
      (r) => delete procedure(r, 'stop').opens,
      'opens-missing',
      'procedures/stop.json#/opens',
    ],
    [
      'a main procedure that says when',
      (r) => (r.procedures[0]!.opens = { of: 'unit' }),
      'opens-of-main',
      'build.json#/opens',
    ],
    [
      'one beside an unknown procedure',
      (r) => (procedure(r, 'stop').opens!.at![0]!.procedure = 'dig'),
      'procedure-unknown',
      'stop.json#/opens/at/0/procedure',
    ],
    [
      'one at an unknown stage',
      (r) => (procedure(r, 'stop').opens!.at![0]!.stages[1] = 'heaven'),
      'stage-unknown',
      'stop.json#/opens/at/0/stages/1',
    ],
    ['one at no stage', (r) => (procedure(r, 'stop').opens!.at![0]!.stages = []), 'opens-never', 'stop.json#/opens/at'],
    [
      'one about an unknown record',
      (r) => (procedure(r, 'forgiving').opens!.about = 'scroll'),
      'record-unknown',
      'forgiving.json#/opens/about',
    ],
    [
      'one about what only itself writes',
      (r) => (procedure(r, 'evaluation').opens!.about = 'evaluation'),
      'opens-about-nothing',
      'evaluation.json#/opens/about',
    ],
    [
      "one of a unit about a project's row",
      (r) => (procedure(r, 'forgiving').opens!.about = 'contract'),
      'record-of-nobody',
      'forgiving.json#/opens/about',
    ],
    [
      'one of a unit at a stage',
      (r) => (procedure(r, 'blaming').opens!.at = [{ procedure: 'build', stages: ['trial'] }]),
      'opens-at-of-project',
      'blaming.json#/opens/at',
    ],
  ]);
});

describe('effects', () => {
  refuses([
    [
      'a way back to an unknown stage',
      (r) => Object.assign(stage(r, 'end', 'done').effects![1]!, { stage: 'heaven' }),
      'stage-unknown',
      'effects/1/stage',
    ],
    [
      'a way back to an end',
      (r) => Object.assign(stage(r, 'end', 'done').effects![1]!, { stage: 'accepted' }),
      'effect-restart-not-actionable',
      'effects/1/stage',
    ],
    [
      'an end that is none',
      (r) => Object.assign(effect(r, 'off'), { stage: 'trial' }),
      'effect-end-not-end',
      'effects/0/stage',
    ],
    [
      'a fact of a form set by an effect',
      (r) => Object.assign(effect(r, 'done'), { fact: 'total' }),
      'effect-fact-of-other',
      'effects/0/fact',
    ],
    [
      'a fact that its procedure never sets',
      (r) => stage(r, 'end', 'done').effects!.shift(),
      'fact-never-set',
      'facts/11/owner',
    ],
    [
      'an effect of a main procedure',
      (r) => (stage(r, 'end', 'accepted').effects = [{ effect: 'resume', clause: ['LF-7'] }]),
      'effect-without-main',
      'stages/4/effects/0',
    ],
    [
      'an effect on no project',
      (r) => (stage(r, 'end', 'blamed').effects = [{ effect: 'suspend', clause: ['LF-7'] }]),
      'effect-without-main',
      'effects/0',
    ],
    [
      'a suspension that nothing lifts',
      (r) => delete procedure(r, 'go-on').opens!.whileSuspended,
      'suspension-without-end',
      'stop.json#/stages/1/effects/0',
    ],
  ]);

  test('an amount where the fact is one, in words, is refused', () => {
    const errors = errorsOf(brokenBridge((r) => Object.assign(effect(r, 'done'), { value: '"viel"' })));
    expect(errors.map(({ path }) => path)).toContainEqual(expect.stringContaining('stages/1/effects/0/value'));
  });
});
