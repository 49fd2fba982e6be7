import fc from 'fast-check';
import { isFine } from '../../../form-schemas/engine/finding';
import { judgeEvent } from '../../../form-schemas/engine/procedure/judge-event';
import type { CaseEvent, CaseState } from '../../../form-schemas/engine/procedure/case';
import { step } from '../../../form-schemas/engine/procedure/step';
import { appraised, codes, compiled, decision, filing, opened, openedList, through } from '../fixtures/invented-case';

/** Events come from clients as JSON: whatever is in them, the answer is a finding and the state stays. */

const regime = compiled();
const filed = () => through(regime, opened(regime), filing());
const base = { on: filing().on, actor: { person: 'p', bodies: ['treasury'] } };
const events: readonly (readonly [string, () => CaseState, CaseEvent])[] = [
  ['a filing', () => opened(regime), filing()],
  ['a decision', filed, decision('2.0.treasury', 'approve')],
  [
    'a decision with everything',
    () => appraised(regime, '30000.00'),
    decision('4.0.deputy', 'return', {
      to: 'appraisal',
      opinion: '请重新核定',
      minutes: '',
      given: {},
      overrides: [],
      remarks: [{ path: 'appraised', text: '请附询价记录' }],
      recordedBy: { person: 'clerk', scan: 'scan-1' },
    }),
  ],
  [
    'a decision on lines',
    () =>
      through(
        regime,
        openedList(regime, 'A', 'B'),
        filing({ answers: { title: '清单' }, given: {}, actor: { person: 'p', bodies: ['secretariat'] } }),
      ),
    decision('2.0.council', 'approve', { minutes: '纪要1号', lines: { A: 'reject', B: 'approve' } }),
  ],
  ['a withdrawal', filed, { type: 'withdraw', on: filing().on, actor: filing().actor, reason: '' }],
  [
    'a list decision',
    () => appraised(regime, '30000.00', true),
    {
      type: 'list-decided',
      on: filing().on,
      actor: filing().actor,
      list: 'annual',
      outcome: 'approve',
      minutes: ['纪要1号'],
    },
  ],
  ['a hand-over', filed, { ...base, type: 'transfer', slot: '2.0.treasury', to: 'colleague', reason: '出差' }],
  ['a reminder', filed, { ...base, actor: { person: 'p', bodies: ['chair'] }, type: 'remind', slot: '2.0.treasury' }],
  ['a copy', filed, { ...base, type: 'copy', bodies: ['chair', 'deputy'], note: '请知悉' }],
  [
    'a proxy',
    filed,
    decision('2.0.treasury', 'approve', {
      actor: { person: 'substitute', bodies: ['treasury'], proxyOf: { treasury: 'principal' } },
    }),
  ],
  [
    'a restart',
    filed,
    { ...base, type: 'effect', from: 'S1', effect: { effect: 'restart', to: 'proposal' }, clause: ['QX-10'] },
  ],
  ['a suspension', filed, { ...base, type: 'effect', from: 'S1', effect: { effect: 'suspend' }, clause: ['QX-10'] }],
];

test.each(events)('%s as it should be is accepted', (_, state, event) => {
  expect(codes(step(regime, state(), event).findings)).toEqual([]);
});

const wild = fc.oneof(
  fc.constantFrom<unknown>(
    undefined,
    null,
    true,
    -1,
    1e308,
    '',
    ' ',
    'x'.repeat(1_000_000),
    '__proto__',
    'constructor',
    [],
    [null],
    [[]],
    {},
    { toString: 1, valueOf: 1 },
    { length: 3 },
    JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": 1}}'),
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Every place of an event by its path, whole sub-objects too. */
function pathsOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))];
}

function put(value: unknown, path: readonly string[], wildcard: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return wildcard;
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[key] = put(copy[key], rest, wildcard);
  return copy;
}

test.each(events)('with anything anywhere in %s nothing throws and the state keeps its shape', (_, start, event) => {
  const state = start();
  const before = JSON.stringify(state);
  fc.assert(
    fc.property(fc.constantFrom(...pathsOf(event)), wild, (path, wildcard) => {
      const outcome = step(regime, state, put(event, path, wildcard) as CaseEvent);
      expect(JSON.stringify(state)).toBe(before);
      for (const finding of outcome.findings) expect(finding.message.length).toBeLessThan(1_000);
      if (!isFine(outcome.findings)) expect(outcome.value).toBe(state);
      else {
        const verdicts = outcome.value.slots.flatMap((slot) => slot.decision?.verdict ?? []);
        expect(verdicts.every((verdict) => ['file', 'approve', 'reject', 'return'].includes(verdict))).toBe(true);
        expect(JSON.parse(JSON.stringify(outcome.value))).toEqual(outcome.value);
      }
    }),
    { numRuns: 400, seed: 20300102 },
  );
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

describe('a finding names the member, what it must be and what was given', () => {
  const refusal = (event: unknown) => judgeEvent(event).map(({ path, message }) => `${path ?? ''}: ${message}`);

  test.each<readonly [unknown, string]>([
    [null, ': 办理事项须为对象；所给为空值'],
    [
      { ...filing(), type: 'constructor' },
      'type: 办理事项的 type 须为 file、decide、withdraw、list-decided、transfer、add-signer、remove-signer、remind、copy、effect 之一；所给为文本“constructor”',
    ],
    [
      decision('2.0.treasury', 'abstain' as 'approve'),
      'verdict: 办理事项的 verdict 须为 approve、reject、return 之一；所给为文本“abstain”',
    ],
    [
      { ...filing(), actor: { person: '', bodies: [] } },
      'actor.person: 办理事项的 actor.person 须为不超过 200 字的非空文本；所给为文本“”',
    ],
  ])('%#', (event, message) => {
    expect(refusal(event)).toEqual([message]);
  });

  test('members of lists by their place', () => {
    const event = decision('2.0.treasury', 'approve', { overrides: [{ rule: 'a' }, { rule: 7 as unknown as string }] });
    expect(judgeEvent(event).map((finding) => finding.path)).toEqual(['overrides[1].rule']);
  });
});

test('a verdict that is none would leave a step that can never be settled: it is refused', () => {
  const state = filed();
  expect(codes(step(regime, state, decision('2.0.treasury', 'file' as 'approve')).findings)).toEqual(['event-invalid']);
});
