import fc from 'fast-check';
import { isFine } from '../../../form-schemas/engine/finding';
import type { Actor, CaseEvent, CaseState, OverrideGiven, Verdict } from '../../../form-schemas/engine/procedure/case';
import { availableActions } from '../../../form-schemas/engine/procedure/available-actions';
import { replayFrom, step } from '../../../form-schemas/engine/procedure/step';
import type { JsonObject } from '../../../form-schemas/engine/value';
import { compiled, day, opened, openedList } from '../fixtures/invented-case';
import { brokenRegime } from '../fixtures/invented-regime';

/** All modes of signing in one regime. */
const regime = compiled(
  brokenRegime((changed) => {
    changed.cases = [];
    const [small, middle] = changed.matrices[0]!.rows;
    Object.assign(small!, {
      chain: [
        { action: 'check', mode: 'sequence', bodies: ['deputy', 'treasury', 'chair'] },
        { action: 'decide', mode: 'any', bodies: ['chair', 'treasury'] },
      ],
    });
    Object.assign(middle!, {
      chain: [
        { action: 'decide', mode: 'ratio', ratio: '2/3', must: ['chair'], bodies: ['deputy', 'treasury', 'chair'] },
      ],
    });
  }),
);

const BODIES = ['applicant', 'secretariat', 'treasury', 'deputy', 'chair', 'council'];
const amount = fc.constantFrom('999.99', '30000.00', '50000.00', '60000.00', '200000.00', '1000000.01', 'viel');
const actor: fc.Arbitrary<Actor> = fc.record({
  person: fc.constantFrom('a', 'b', 'c'),
  bodies: fc.uniqueArray(fc.constantFrom(...BODIES), { maxLength: 4 }),
});
const on = fc.constantFrom('2030-03-31', '2030-04-15', '2030-06-01', '2030-13-01').map(day);
const overrides: fc.Arbitrary<readonly OverrideGiven[]> = fc.array(
  fc.record({
    rule: fc.constantFrom('no-luxury', 'spring', 'cap'),
    reason: fc.constantFrom('', '因为'),
    citation: fc.constantFrom('', '法'),
  }),
  { maxLength: 2 },
);
const verdict = fc.constantFrom<Verdict>('approve', 'approve', 'approve', 'reject', 'return');
const answers: fc.Arbitrary<JsonObject> = fc.oneof(
  fc.record({ name: fc.constant('水泵'), amount, luxury: fc.boolean() }),
  fc.record({ appraised: amount, joint: fc.boolean() }),
  fc.constant({ title: '清单' }),
  fc.constant({ __proto__x: 1, nothing: [] }),
);
const given: fc.Arbitrary<JsonObject> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ secret: false, inCounty: true, recentSum: '0.00' }) },
  { weight: 1, arbitrary: fc.constantFrom<JsonObject>({}, { secret: true }, { joint: true }, { recentSum: 'x' }) },
);

/** An event chosen with an eye on the state, so that cases get far; now and then a wild one. */
function eventFor(state: CaseState, pick: Picked): CaseEvent {
  const base = { on: pick.on, actor: pick.actor };
  const open = state.slots.filter((slot) => slot.status === 'open');
  const slot =
    open.length > 0 && !pick.wild
      ? open[pick.number % open.length]
      : state.slots[pick.number % Math.max(1, state.slots.length)];
  const mine: Actor =
    pick.wild || !slot
      ? pick.actor
      : { person: pick.actor.person, bodies: [slot.body, ...pick.actor.bodies.filter((body) => body !== slot.body)] };
  if (state.stage === 'waiting' && !pick.wild)
    return { ...base, type: 'list-decided', list: 'annual', outcome: pick.verdict, minutes: [] };
  if (pick.kind === 'withdraw') return { ...base, type: 'withdraw', reason: '撤回' };
  const atFiling = state.stage === 'proposal' || state.stage === 'compile';
  if (atFiling !== pick.wild)
    return {
      ...base,
      actor: mine,
      type: 'file',
      answers: pick.answers,
      given: state.procedure === 'annual' ? {} : pick.given,
      overrides: pick.overrides,
    };
  return {
    ...base,
    actor: mine,
    type: 'decide',
    slot: slot?.id ?? 'x',
    verdict: pick.verdict,
    ...(pick.verdict === 'approve' ? {} : { opinion: '须补充说明' }),
    minutes: '纪要',
    overrides: pick.overrides,
    ...(pick.wild || (state.stage === 'appraisal' && slot?.body === 'secretariat') ? { answers: pick.answers } : {}),
    ...(pick.to === undefined ? {} : { to: pick.to }),
    ...(state.procedure === 'annual' && pick.lines ? { lines: pick.lines } : {}),
  };
}

interface Picked {
  readonly on: CaseEvent['on'];
  readonly actor: Actor;
  readonly wild: boolean;
  readonly number: number;
  readonly kind: 'act' | 'withdraw';
  readonly verdict: Verdict;
  readonly to: string | undefined;
  readonly answers: JsonObject;
  readonly given: JsonObject;
  readonly overrides: readonly OverrideGiven[];
  readonly lines: Readonly<Record<string, Verdict>> | undefined;
}

const picked: fc.Arbitrary<Picked> = fc.record({
  on,
  actor,
  wild: fc.constantFrom(false, false, false, false, true),
  number: fc.nat(5),
  kind: fc.constantFrom<'act' | 'withdraw'>('act', 'act', 'act', 'act', 'withdraw'),
  verdict,
  to: fc.constantFrom(undefined, 'proposal', 'appraisal', 'compile', 'nowhere'),
  answers,
  given,
  overrides: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: overrides }),
  lines: fc.option(fc.dictionary(fc.constantFrom('A', 'B', 'Z'), verdict, { maxKeys: 2 }), { nil: undefined }),
});

function holds(state: CaseState, decidedOnce: Map<string, string>): void {
  const procedure = regime.procedures.get(state.procedure)!;
  const stage = procedure.stages.get(state.stage)!;
  expect(stage).toBeDefined();
  expect(stage.kind).not.toBe('gate');
  expect(state.ended !== null).toBe(stage.kind === 'end');
  if (state.ended || stage.kind === 'pool') expect(state.slots).toEqual([]);
  else expect(state.slots.some((slot) => slot.status === 'open')).toBe(true);
  for (const slot of state.slots) {
    expect(slot.id).toBe(`${state.visit}.${slot.step}.${slot.body}`);
    if (slot.status === 'open' || slot.status === 'waiting') expect(slot.step).toBe(state.step);
    expect(slot.decision !== null).toBe(slot.status === 'decided');
    if (!slot.decision) expect(decidedOnce.has(slot.id)).toBe(false);
    else {
      const text = JSON.stringify(slot.decision);
      expect(decidedOnce.get(slot.id) ?? text).toBe(text);
      decidedOnce.set(slot.id, text);
    }
  }
  for (const taken of state.overrides) {
    const allowed = regime.checks.get(taken.rule)?.document.override ?? regime.windows.get(taken.rule)?.late?.override;
    expect(allowed?.by).toContain(taken.body);
  }
  expect(JSON.parse(JSON.stringify(state))).toEqual(state);
}

const reached = new Set<string>();

test.each([
  ['a single case', () => opened(regime)],
  ['a list', () => openedList(regime, 'A', 'B')],
])(
  'whatever happens to %s, its rules hold, nothing throws, and the accepted events give the same state again',
  (_, start) => {
    fc.assert(
      fc.property(fc.array(picked, { minLength: 4, maxLength: 40 }), (picks) => {
        let state = start();
        const accepted: CaseEvent[] = [];
        const decidedOnce = new Map<string, string>();
        for (const pick of picks) {
          const event = eventFor(state, pick);
          const before = JSON.stringify(state);
          const outcome = step(regime, state, event);
          expect(JSON.stringify(state)).toBe(before);
          availableActions(regime, state, event.actor);
          if (!isFine(outcome.findings)) {
            expect(outcome.value).toBe(state);
            for (const finding of outcome.findings) expect(finding.article).toMatch(/^第.+条/);
            continue;
          }
          expect(state.ended).toBeNull();
          accepted.push(event);
          state = outcome.value;
          holds(state, decidedOnce);
          reached.add(state.stage);
        }
        expect(replayFrom(regime, start(), accepted)).toEqual({ value: state, findings: [] });
      }),
      { numRuns: 250, seed: 20300101 },
    );
  },
);

test('the random cases came to every stage', () => {
  const standing = regime.regime.procedures.flatMap((procedure) =>
    procedure.stages.filter((stage) => stage.kind !== 'gate').map((stage) => stage.code),
  );
  expect([...reached].sort()).toEqual(standing.sort());
});
