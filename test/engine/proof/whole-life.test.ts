import { verifyRegime } from '../../../form-schemas/engine/proof/prove';
import { bridgeRegime } from '../fixtures/bridge-regime';
import { clock, effect, lane, procedure, refuses } from './break-life';
import { stage } from './damage';

test('control: the unbroken regime has nothing against it', () => {
  expect(verifyRegime(bridgeRegime()).findings).toEqual([]);
});

describe('names and references', () => {
  refuses([
    ['two lanes with one code', (r) => (lane(r).code = 'money'), 'code-twice', 'stages/1/lanes/1'],
    ['two records with one code', (r) => r.records.push({ ...r.records[0]! }), 'code-twice', 'records.json#/records/4'],
    [
      'a field twice in a record',
      (r) => r.records[0]!.fields.push({ ...r.records[0]!.fields[0]! }),
      'code-twice',
      'records/0/fields/2',
    ],
    [
      'two clocks with one code',
      (r) => (r.deadlines[1]!.code = 'evaluation'),
      'code-twice',
      'deadlines.json#/deadlines/1',
    ],
    ['a lane by an unknown body', (r) => (lane(r).by = ['dragon']), 'body-unknown', 'stages/1/lanes/1/by/0'],
    ['a signer who is unknown', (r) => (lane(r).signers = ['dragon']), 'body-unknown', 'lanes/1/signers/0'],
    [
      'a lateness told to nobody',
      (r) => (lane(r).deadline!.escalate!.to = ['dragon']),
      'body-unknown',
      'lanes/1/deadline/escalate/to/0',
    ],
    ['a lane with an unknown form', (r) => (lane(r).form = 'scroll'), 'form-unknown', 'lanes/1/form'],
    [
      'an unknown form to put on record',
      (r) => (stage(r, 'record', 'contract').form = 'scroll'),
      'form-unknown',
      'stages/2/form',
    ],
    [
      'an unknown check before putting on record',
      (r) => (stage(r, 'record', 'contract').checks = ['luck']),
      'check-unknown',
      'stages/2/checks/0',
    ],
    ['a wait that leads nowhere', (r) => (stage(r, 'wait', 'trial').next = 'heaven'), 'stage-unknown', 'stages/3/next'],
    [
      'a wait from an unknown fact',
      (r) => (stage(r, 'wait', 'trial').atLeast.from = 'moonrise'),
      'fact-unknown',
      'atLeast/from',
    ],
    [
      'a wait from something that is no day',
      (r) => (stage(r, 'wait', 'trial').atLeast.from = 'signedAmount'),
      'wait-fact',
      'atLeast/from',
    ],
    [
      'a wait that nobody there may shorten',
      (r) => (stage(r, 'wait', 'trial').atLeast.override!.by = ['elder']),
      'override-out-of-reach',
      'atLeast/override',
    ],
    [
      'a message about an unknown fact',
      (r) => (procedure(r, 'supplement').opens!.when!.message = '{luck}'),
      'placeholder-unknown',
      'opens/when/message',
    ],
    ['a lane without a clause', (r) => (lane(r).clause = []), 'clause-missing', 'stages/1/lanes/1'],
    ['a period without a clause', (r) => (stage(r, 'wait', 'trial').atLeast.clause = []), 'clause-missing', 'atLeast'],
    ['an effect without a clause', (r) => (effect(r, 'stopped').clause = []), 'clause-missing', 'effects/0'],
    ['a clock without a clause', (r) => (clock(r).clause = []), 'clause-missing', 'deadlines/0'],
    ['a record with an unknown clause', (r) => (r.records[0]!.clause = ['LF-99']), 'clause-unknown', 'records/0'],
    [
      'an event that cites an unknown clause',
      (r) =>
        r.cases[0]!.cases.push({
          kind: 'story',
          code: 'tale',
          title: '故事',
          clause: ['LF-1'],
          procedure: 'build',
          events: [{ on: '2030-01-02', by: 'village', do: 'look', clause: ['LF-99'], expect: {} }],
        }),
      'clause-unknown',
      'events/0',
    ],
  ]);
});

describe('ways', () => {
  refuses([
    ['no lane at all', (r) => (stage(r, 'parallel', 'joint').lanes = []), 'lanes-missing', 'stages/1/lanes'],
    ['a lane for one with two', (r) => (lane(r).by = ['watch', 'treasury']), 'step-mode', 'stages/1/lanes/1'],
    ['a record that nobody makes', (r) => (stage(r, 'record', 'contract').by = []), 'step-without-body', 'stages/2/by'],
    [
      'an end that only a side case led to, without it',
      (r) => ((effect(r, 'off') as { effect: string }).effect = 'resume'),
      'stage-unreachable',
      'stages/6',
    ],
    [
      'a record stage from which no end is reached',
      (r) => (stage(r, 'wait', 'trial').next = 'trial'),
      'stage-without-end',
      'procedures/build.json#/stages/3',
    ],
    [
      'a record sent back to where it never was',
      (r) => (stage(r, 'record', 'contract').returns = ['trial']),
      'return-not-passed',
      'stages/2/returns/0',
    ],
    [
      'a side procedure that begins with a decision',
      (r) => (procedure(r, 'go-on').start = 'word'),
      'start-not-file',
      'go-on.json#/start',
    ],
    [
      'a main procedure that begins with a record',
      (r) => (r.procedures[0]!.start = 'contract'),
      'start-not-file',
      'build.json#/start',
    ],
  ]);
});
