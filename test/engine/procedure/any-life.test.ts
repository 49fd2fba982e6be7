import fc from 'fast-check';
import { isFine } from '../../../form-schemas/engine/finding';
import { availableActions } from '../../../form-schemas/engine/procedure/available-actions';
import type { Actor, CaseEvent, CaseState, Verdict } from '../../../form-schemas/engine/procedure/case';
import { isParallel } from '../../../form-schemas/engine/procedure/lanes';
import { replayFrom, step } from '../../../form-schemas/engine/procedure/step';
import { readState, writeState } from '../../../form-schemas/engine/procedure/stored-state';
import type { JsonObject } from '../../../form-schemas/engine/value';
import { compiled, day, opened } from '../fixtures/invented-case';
import { CONTRACT, effecting, openedSide, SCOPE, type Effected } from '../fixtures/life-case';
import { lifeRegime } from '../fixtures/life-regime';

/** Every kind of stage and every verb, in any order, by anybody. */

const regime = compiled(lifeRegime());

interface Picked {
  readonly later: number;
  readonly wild: boolean;
  readonly kind: 'act' | 'act' | 'withdraw' | 'transfer' | 'add' | 'remove' | 'remind' | 'copy' | 'effect';
  readonly number: number;
  readonly bodies: readonly string[];
  readonly person: string;
  readonly verdict: Verdict;
  readonly to: string | undefined;
  readonly total: string;
  readonly yes: boolean;
  readonly effect: Effected;
}

const BODIES = ['applicant', 'secretariat', 'treasury', 'deputy', 'chair', 'council'];
const picked: fc.Arbitrary<Picked> = fc.record({
  later: fc.constantFrom(0, 1, 8, 31),
  wild: fc.constantFrom(false, false, false, false, false, true),
  kind: fc.constantFrom<Picked['kind']>(
    ...Array.from({ length: 12 }, () => 'act' as const),
    'withdraw',
    'transfer',
    'add',
    'remove',
    'remind',
    'copy',
    'effect',
  ),
  number: fc.nat(7),
  bodies: fc.uniqueArray(fc.constantFrom(...BODIES), { maxLength: 3 }),
  person: fc.constantFrom('a', 'b'),
  verdict: fc.constantFrom<Verdict>('approve', 'approve', 'approve', 'approve', 'reject', 'return'),
  to: fc.constantFrom(undefined, 'start', 'contract'),
  total: fc.constantFrom('99999.99', '100000.00', '1.00'),
  yes: fc.boolean(),
  effect: fc.constantFrom<Effected>(
    { effect: 'suspend' },
    { effect: 'resume' },
    { effect: 'resume' },
    { effect: 'restart', to: 'contract' },
    { effect: 'restart', to: 'publicity' },
    { effect: 'end', to: 'refused' },
    { effect: 'set', fact: 'approvedTotal', value: 500 },
    { effect: 'set', fact: 'total', value: 500 },
  ),
});

const ANSWERS: Readonly<Record<string, (pick: Picked) => JsonObject>> = {
  start: ({ total, yes }) => ({ total, risky: yes }),
  contract: () => CONTRACT,
  ask: ({ yes }) => ({ extra: '10.00', serious: yes }),
};

function eventFor(state: CaseState, pick: Picked, on: CaseEvent['on']): CaseEvent {
  const open = state.slots.filter((slot) => slot.status === 'open');
  const among = open.length > 0 && !pick.wild ? open : state.slots;
  const slot = among[pick.number % Math.max(1, among.length)];
  const holder: Actor = {
    person: slot?.assignee ?? pick.person,
    bodies: pick.wild || !slot ? pick.bodies : [slot.body],
  };
  const base = { on, actor: holder };
  const id = slot?.id ?? 'x';
  switch (pick.kind) {
    case 'withdraw':
      return {
        on,
        actor: { person: state.undo?.person ?? 'a', bodies: state.undo?.bodies ?? [] },
        type: 'withdraw',
        reason: '',
      };
    case 'transfer':
      return { ...base, type: 'transfer', slot: id, to: pick.yes ? 'a' : 'b', reason: '出差' };
    case 'add': {
      const signers = state.chain[slot?.step ?? 0]?.signers ?? BODIES;
      return { ...base, type: 'add-signer', slot: id, body: signers[pick.number % signers.length]!, reason: '把关' };
    }
    case 'remove': {
      const added = state.slots.find((one) => one.added);
      return {
        on,
        actor: { person: 'a', bodies: added?.added ? [added.added.by] : [] },
        type: 'remove-signer',
        slot: added?.id ?? id,
        reason: '减签',
      };
    }
    case 'remind':
      return { on, actor: { person: 'a', bodies: pick.bodies }, type: 'remind', slot: id };
    case 'copy':
      return { ...base, type: 'copy', bodies: pick.bodies };
    case 'effect':
      return effecting(on, pick.effect);
    case 'act':
  }
  const stage = regime.procedures.get(state.procedure)?.stages.get(state.stage);
  const handsIn = stage?.kind === 'file' || stage?.kind === 'wait' || stage?.kind === 'record';
  if (handsIn && (pick.verdict !== 'return' || stage.kind !== 'record'))
    return {
      ...base,
      type: 'file',
      answers: ANSWERS[state.stage]?.(pick) ?? {},
      given: {
        ...(stage.kind === 'file' && state.procedure === 'project' ? SCOPE : {}),
        ...(state.procedure === 'supplement' ? { thisContract: '100.00' } : {}),
      },
    };
  const lead =
    slot &&
    !slot.added &&
    state.chain[slot.step]?.form === 'opinion' &&
    state.chain[slot.step]?.bodies[0] === slot.body;
  return {
    ...base,
    type: 'decide',
    slot: id,
    verdict: pick.verdict,
    ...(pick.verdict === 'approve' ? {} : { opinion: '须补充' }),
    ...(pick.to === undefined ? {} : { to: pick.to }),
    ...(lead && pick.verdict === 'approve' ? { answers: { score: pick.number } } : {}),
    minutes: '纪要',
  };
}

/** What holds of every state, whatever has happened. */
function holds(state: CaseState, decidedOnce: Map<string, string>): void {
  const stage = regime.procedures.get(state.procedure)!.stages.get(state.stage)!;
  expect(['gate', undefined]).not.toContain(stage?.kind);
  expect(state.ended !== null).toBe(stage.kind === 'end');
  expect(state.facts['today']).toBeDefined();
  if (state.ended) expect([state.slots, state.suspended, state.undo]).toEqual([[], null, null]);
  else expect(state.slots.some((slot) => slot.status === 'open')).toBe(true);
  expect(new Set(state.slots.map(({ id }) => id)).size).toBe(state.slots.length);
  for (const slot of state.slots) {
    expect(slot.id).toBe(`${state.visit}.${slot.step}.${slot.body}`);
    if (slot.status === 'open' && !isParallel(state.chain)) expect(slot.step).toBe(state.step);
    if (slot.added) expect(state.chain[slot.step]?.signers).toContain(slot.body);
    else expect(state.chain[slot.step]?.bodies).toContain(slot.body);
    expect(slot.decision !== null).toBe(slot.status === 'decided');
    if (slot.decision) {
      const text = JSON.stringify(slot.decision);
      expect(decidedOnce.get(slot.id) ?? text).toBe(text);
      decidedOnce.set(slot.id, text);
      if (slot.assignee !== undefined) expect(slot.decision.person).toBe(slot.assignee);
    }
  }
  expect(new Set(state.rows.map(({ id }) => id)).size).toBe(state.rows.length);
}

/** Whoever writes into a state that was handed in is caught at it. */
function deepFrozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFrozen);
  }
  return value;
}

const reached = new Set<string>();
const happened = new Set<string>();

test.each([
  ['a project', () => opened(regime, 'project')],
  ['a supplement', () => openedSide(regime, 'supplement', 'P/3.1')],
])(
  'whatever happens to %s, its rules hold, nothing throws, and what was accepted gives the same state again',
  (_, start) => {
    fc.assert(
      fc.property(fc.array(picked, { minLength: 5, maxLength: 45 }), (picks) => {
        let state = start();
        let at = 0;
        const accepted: CaseEvent[] = [];
        const decidedOnce = new Map<string, string>();
        for (const pick of picks) {
          at += pick.later;
          const on = day(new Date(Date.UTC(2030, 0, 1 + at)).toISOString().slice(0, 10));
          const event = eventFor(state, pick, on);
          const before = state;
          const outcome = step(regime, deepFrozen(state), event);
          availableActions(regime, state, event.actor, on);
          if (!isFine(outcome.findings)) {
            expect(outcome.value).toBe(state);
            for (const finding of outcome.findings) expect(finding.article).toMatch(/^第.+条/);
            continue;
          }
          accepted.push(event);
          state = outcome.value;
          holds(state, decidedOnce);
          // Rows, effects and days are only ever added to, and a suspended case takes effects alone.
          expect(state.rows.slice(0, before.rows.length)).toEqual(before.rows);
          expect(state.trail.slice(0, before.trail.length)).toEqual(before.trail);
          if (before.suspended || before.ended) expect(event.type).toBe('effect');
          if (state.rows.length > before.rows.length) expect(state.undo ?? null).toBeNull();
          reached.add(state.stage);
          happened.add(event.type === 'effect' ? event.effect.effect : event.type);
        }
        const stored = JSON.parse(JSON.stringify(writeState(regime, state)));
        expect(readState(regime, stored)).toEqual({ value: state, findings: [] });
        expect(replayFrom(regime, start(), accepted)).toEqual({ value: state, findings: [] });
      }),
      { numRuns: 200, seed: 20300104 },
    );
  },
);

test('the random cases came to every stage, by every verb', () => {
  const stages = ['project', 'supplement'].flatMap((code) => [...regime.procedures.get(code)!.stages.keys()]);
  expect([...reached].sort()).toEqual(stages.sort());
  expect([...happened].sort()).toEqual(
    [
      'file',
      'decide',
      'withdraw',
      'transfer',
      'add-signer',
      'remove-signer',
      'remind',
      'copy',
      'suspend',
      'resume',
      'restart',
      'end',
      'set',
    ].sort(),
  );
});
