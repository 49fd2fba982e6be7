import { isFine } from '../../../form-schemas/engine/finding';
import type { CaseEvent, CaseState } from '../../../form-schemas/engine/procedure/case';
import { step } from '../../../form-schemas/engine/procedure/step';
import type { Surroundings } from '../../../form-schemas/engine/project/project';
import { tellCase } from '../../../form-schemas/engine/project/tell-case';
import { caseIn, openBeside, openWorld, playEvent, type World } from '../../../form-schemas/engine/project/world';
import { actor, codes, compiled, day } from '../fixtures/invented-case';
import { CONTRACT, deciding, effecting, handing, onTrial, SCOPE } from '../fixtures/life-case';
import { lifeRegime } from '../fixtures/life-regime';

/**
 * Whatever leaves or enters a stage is told what stands around the case by then: checks, gates and rows go by what is,
 * not by what was when somebody last filed or decided.
 */

/** Supplements come to 1000.00 at most, all of them together; whoever agrees may ask another body besides. */
const capped = compiled(
  lifeRegime((regime) => {
    regime.facts.push({
      name: 'supplementsTotal',
      title: '补充合同合计',
      type: 'money',
      owner: { kind: 'records', record: 'supplement', operation: 'sum', of: 'amount' },
      provenance: 'recorded',
    });
    regime.checks.push({
      code: 'cap',
      title: '补充合同的上限',
      clause: ['QX-9'],
      require: 'supplementsTotal + extra <= 1000',
      effect: 'block',
      message: '补充合同合计超出上限',
    });
    const supplement = regime.procedures.find(({ code }) => code === 'supplement')!;
    Object.assign(supplement.opens!, { several: true });
    const agree = supplement.stages.find(({ code }) => code === 'agree')!;
    Object.assign(agree, { signers: ['deputy'], checks: ['cap'] });
    // The project begins again before a gate that goes by how often it has been halted.
    regime.procedures[0]!.stages.push({
      kind: 'gate',
      code: 'again',
      title: '从何处重来',
      clause: ['QX-10'],
      branches: [{ if: 'halts >= 1', to: 'contract' }],
      otherwise: 'start',
    });
    const redo = regime.procedures.find(({ code }) => code === 'redo')!;
    const done = redo.stages.find(({ code }) => code === 'redo-done')!;
    Object.assign(done, { effects: [{ effect: 'restart', stage: 'again', clause: ['QX-10'] }] });
  }),
);

function played(world: World, ...events: readonly (readonly [string | undefined, CaseEvent])[]): World {
  return events.reduce((now, [label, event]) => {
    const { value, findings } = playEvent(capped, now, label, event);
    if (!isFine(findings)) throw new Error(findings.map(({ message }) => message).join('\n'));
    return value;
  }, world);
}

function beside(world: World, label: string, procedure: string, body = 'secretariat', about?: string): World {
  const asked = { bodies: [body], ...(about === undefined ? {} : { about }) };
  const { value, findings } = openBeside(capped, world, label, procedure, asked);
  if (!isFine(findings)) throw new Error(findings.map(({ message }) => message).join('\n'));
  return value;
}

const inTrial = () =>
  played(
    openWorld(capped, 'project').value!,
    [undefined, handing('2030-01-01', 'applicant', { total: '99999.99', risky: false }, { given: SCOPE })],
    [undefined, handing('2030-01-09', 'secretariat')],
    [undefined, handing('2030-01-31', 'applicant', CONTRACT)],
  );

const base = (on: string) => ({ on: day(on), actor: actor('secretariat'), reason: '须其把关' });
const SLOT = '2.0.secretariat';
const addingSigner: CaseEvent = { ...base('2030-02-02'), type: 'add-signer', slot: SLOT, body: 'deputy' };
const removing: CaseEvent = { ...base('2030-02-05'), type: 'remove-signer', slot: '2.0.deputy' };

/** Two supplements of these amounts: the first is agreed to but for the body asked besides, the second then as a whole. */
function twoSupplements(first: string, second: string): World {
  const trial = inTrial();
  const contract = trial.surroundings.rows[0]!.id;
  const both = ['first', 'second'].reduce(
    (world, label) => beside(world, label, 'supplement', 'applicant', contract),
    trial,
  );
  return played(
    both,
    ['first', handing('2030-02-01', 'applicant', { extra: first, serious: false })],
    ['second', handing('2030-02-01', 'applicant', { extra: second, serious: false })],
    ['first', addingSigner],
    ['first', deciding('2030-02-03', SLOT)],
    ['second', deciding('2030-02-04', SLOT)],
  );
}

describe('when a body that was asked besides is let go', () => {
  test('the stage is judged by what another case has used of the cap meanwhile', () => {
    const world = twoSupplements('600.00', '400.01');
    expect(caseIn(world, 'first')?.stage).toBe('agree');
    const { value, findings } = playEvent(capped, world, 'first', removing);
    expect(codes(findings)).toEqual(['check-failed']);
    expect(value).toBe(world);
  });

  test('control: what is left of the cap to the last fen is enough', () => {
    const world = played(twoSupplements('600.00', '400.00'), ['first', removing]);
    expect(caseIn(world, 'first')?.ended).toMatchObject({ outcome: 'agreed' });
    const amounts = world.surroundings.rows.filter(({ record }) => record === 'supplement');
    expect(amounts.map(({ fields }) => fields['amount'])).toEqual([40_000, 60_000]);
  });
});

test('a project that begins again goes by what has happened beside it since it was last told', () => {
  const note = (on: string) => handing(on, 'secretariat', { extra: '10.00', serious: true });
  const fresh = played(beside(inTrial(), 'redo', 'redo'), ['redo', note('2030-02-01')]);
  expect(caseIn(fresh)?.stage).toBe('start');
  const halted = played(beside(inTrial(), 'halt', 'halt'), ['halt', note('2030-02-01')]);
  const lifted = played(beside(halted, 'lift', 'lift'), ['lift', note('2030-02-02')]);
  const again = played(beside(lifted, 'redo', 'redo'), ['redo', note('2030-02-03')]);
  expect(caseIn(again)?.stage).toBe('contract');
});

describe('what an event is told', () => {
  const main = onTrial(capped);
  const surroundings: Surroundings = { main, sides: {}, rows: [] };
  const told = (state: CaseState, event: CaseEvent) => tellCase(capped, surroundings, state, event);
  const listed: CaseEvent = {
    on: day('2030-02-01'),
    actor: actor('secretariat'),
    type: 'list-decided',
    list: 'annual',
    outcome: 'approve',
    minutes: [],
  };

  test.each<[string, CaseEvent]>([
    ['the decision of a list', listed],
    ['a new beginning', effecting('2030-02-01', { effect: 'restart', to: 'again' })],
    ['an end from outside', effecting('2030-02-01', { effect: 'end', to: 'refused' })],
    ['the end of what was asked besides', removing],
  ])('%s: all that is recorded and goes on around it', (_, event) => {
    expect(told(main, event)).toEqual({
      ...event,
      given: { contractsTotal: '0.00', supplementsTotal: '0.00', halts: 0, thisContract: null },
    });
  });

  test.each<[string, CaseEvent]>([
    ['a suspension', effecting('2030-02-01', { effect: 'suspend' })],
    ['a fact that is set', effecting('2030-02-01', { effect: 'set', fact: 'approvedTotal', value: 1 })],
    ['a body asked besides', addingSigner],
    ['a withdrawal', { ...base('2030-02-01'), type: 'withdraw' }],
  ])('%s: nothing, since it moves nothing on', (_, event) => expect(told(main, event)).toBe(event));

  test('comes from the host alone: what a form says is not slipped in, nor what is no project’s is given beside', () => {
    const given = step(capped, main, {
      ...effecting('2030-02-01', { effect: 'restart', to: 'again' }),
      given: { total: '1.00' },
    } as CaseEvent);
    expect([codes(given.findings), given.value]).toEqual([['fact-not-given-here'], main]);
    const besides = { ...effecting('2030-02-01', { effect: 'end', to: 'refused' }), beside: {} } as CaseEvent;
    expect(codes(step(capped, main, besides).findings)).toEqual(['beside-not-here']);
    const malformed = { ...removing, given: 'all' } as unknown as CaseEvent;
    expect(codes(step(capped, main, malformed).findings)).toEqual(['event-invalid']);
  });
});
