import { lineOutcomes, openCase, openList } from '../../../form-schemas/engine/procedure/open-case';
import { step } from '../../../form-schemas/engine/procedure/step';
import {
  actor,
  appraised,
  codes,
  compiled,
  day,
  decision,
  filing,
  opened,
  openedList,
  through,
} from '../fixtures/invented-case';
import { brokenRegime } from '../fixtures/invented-regime';

const regime = compiled();
const sheet = filing({ actor: actor('secretariat'), answers: { title: '2031年清单' }, given: {} });
const council = { minutes: '青理纪〔2030〕4号' };
const compiledList = (...lines: readonly string[]) => through(regime, openedList(regime, ...lines), sheet);

test('a list goes its way with all its lines and each line shares its end', () => {
  const state = through(
    regime,
    compiledList('A', 'B'),
    decision('2.0.council', 'approve', council),
    decision('3.0.chair', 'approve'),
  );
  expect(state.ended?.outcome).toBe('endorsed');
  expect([...lineOutcomes(state)]).toEqual([
    ['A', 'approve'],
    ['B', 'approve'],
  ]);
});

test('lines refused or sent back fall out at their step and keep that outcome', () => {
  const state = through(
    regime,
    compiledList('A', 'B', 'C'),
    decision('2.0.council', 'approve', { ...council, lines: { B: 'return' } }),
    decision('3.0.chair', 'approve', { lines: { C: 'reject' } }),
  );
  expect([...lineOutcomes(state)]).toEqual([
    ['A', 'approve'],
    ['B', 'return'],
    ['C', 'reject'],
  ]);
  expect(state.lines['B']).toMatchObject({ fellAt: 0, fellIn: 2 });
});

test('a list of which nothing is left ends', () => {
  const state = through(
    regime,
    compiledList('A', 'B'),
    decision('2.0.council', 'approve', { ...council, lines: { A: 'reject', B: 'return' } }),
  );
  expect(state.ended?.outcome).toBe('dropped');
  expect([...lineOutcomes(state)]).toEqual([
    ['A', 'reject'],
    ['B', 'return'],
  ]);
});

test('a list refused as a whole refuses every line that is still in', () => {
  const state = through(
    regime,
    compiledList('A', 'B'),
    decision('2.0.council', 'approve', { ...council, lines: { A: 'return' } }),
    decision('3.0.chair', 'reject'),
  );
  expect([...lineOutcomes(state)]).toEqual([
    ['A', 'return'],
    ['B', 'reject'],
  ]);
});

test('until it is decided no line is', () => {
  expect([...lineOutcomes(compiledList('A'))]).toEqual([['A', null]]);
});

test.each([
  ['a line that is not on the list', { Z: 'reject' }, 'approve', 'line-unknown'],
  ['lines beside a refusal of the whole', { A: 'approve' }, 'reject', 'lines-unexpected'],
] as const)('%s is refused', (_, lines, verdict, code) => {
  expect(
    codes(step(regime, compiledList('A', 'B'), decision('2.0.council', verdict, { ...council, lines })).findings),
  ).toEqual([code]);
});

test('a line that has fallen out cannot come back, and a single case has no lines', () => {
  const fallen = through(
    regime,
    compiledList('A', 'B'),
    decision('2.0.council', 'approve', { ...council, lines: { A: 'reject' } }),
  );
  expect(codes(step(regime, fallen, decision('3.0.chair', 'approve', { lines: { A: 'approve' } })).findings)).toEqual([
    'line-fell',
  ]);
  expect(
    codes(
      step(regime, appraised(regime, '30000.00'), decision('4.0.deputy', 'approve', { lines: { A: 'reject' } }))
        .findings,
    ),
  ).toEqual(['lines-unexpected']);
});

test('opening says what is wrong: no lines, a line twice, the wrong kind, an unknown procedure', () => {
  const line = { code: 'A', title: '甲' };
  expect(codes(openList(regime, 'annual', []).findings)).toEqual(['list-empty']);
  expect(codes(openList(regime, 'annual', [line, line]).findings)).toEqual(['line-twice']);
  expect(codes(openList(regime, 'loan', [line]).findings)).toEqual(['procedure-is-main']);
  expect(codes(openCase(regime, 'annual').findings)).toEqual(['procedure-is-list']);
  expect(codes(openCase(regime, 'gift').findings)).toEqual(['procedure-unknown']);
});

test('a vote decides the list as a whole', () => {
  const voting = compiled(
    brokenRegime((changed) => {
      const review = changed.procedures[1]!.stages[1]!;
      Object.assign(review, { mode: 'ratio', ratio: '1/2', by: ['council', 'chair'] });
    }),
  );
  const state = through(voting, openedList(voting, 'A', 'B'), sheet);
  const event = decision('2.0.chair', 'approve', { lines: { A: 'reject' } });
  expect(codes(step(voting, state, event).findings)).toEqual(['lines-unexpected']);
});

describe('a case that waits in the pool', () => {
  const decided = (outcome: 'approve' | 'reject' | 'return', list = 'annual') =>
    ({
      type: 'list-decided',
      on: day('2030-07-01'),
      actor: actor('secretariat'),
      list,
      outcome,
      minutes: ['青理纪〔2030〕4号'],
    }) as const;
  const waiting = () => appraised(regime, '30000.00', true);

  test('passes the gate at once, which leaves its branch and clause in the trail', () => {
    expect(waiting()).toMatchObject({
      stage: 'waiting',
      slots: [],
      trail: [{}, {}, { stage: 'way', outcome: 'branch', to: 'waiting', clause: ['QX-11'] }],
    });
  });

  test.each([
    ['approve', 'issue'],
    ['reject', 'refused'],
    ['return', 'single'],
  ] as const)('list outcome %s leads to %s, with the minutes', (outcome, stage) => {
    const state = through(regime, waiting(), decided(outcome));
    expect(state.stage).toBe(stage);
    expect(state.trail.at(-1)).toMatchObject({ stage: 'waiting', outcome, minutes: ['青理纪〔2030〕4号'] });
  });

  test('after the list has decided nothing before it can be taken back', () => {
    const withdrawal = { type: 'withdraw', on: day('2030-07-02'), actor: actor('secretariat'), reason: '误' } as const;
    expect(codes(step(regime, waiting(), withdrawal).findings)).toEqual([]);
    const state = through(regime, waiting(), decided('approve'));
    expect(codes(step(regime, state, withdrawal).findings)).toEqual(['withdraw-not-possible']);
  });

  test('cannot be decided singly, nor by another list, nor a case that does not wait', () => {
    expect(codes(step(regime, waiting(), decision('4.0.deputy', 'approve')).findings)).toEqual(['slot-unknown']);
    expect(codes(step(regime, waiting(), decided('approve', 'monthly')).findings)).toEqual(['list-not-of-pool']);
    expect(codes(step(regime, opened(regime), decided('approve')).findings)).toEqual(['not-in-pool']);
  });
});

test('a line is not sent back where its pool says no way back: its case could never take that decision', () => {
  const narrow = compiled(
    brokenRegime((changed) => {
      changed.cases = [];
      for (const stage of changed.procedures[0]!.stages) if (stage.kind === 'pool') delete stage.outcomes.return;
    }),
  );
  const filedList = through(
    narrow,
    openedList(narrow, 'A', 'B'),
    filing({ actor: actor('secretariat'), answers: { title: '清单' }, given: {} }),
  );
  const refused = step(
    narrow,
    filedList,
    decision('2.0.council', 'approve', { minutes: '1号', lines: { A: 'return' } }),
  );
  expect(codes(refused.findings)).toEqual(['line-return-not-possible']);
  expect(refused.findings[0]?.message).toContain('可以同意或不同意');
});
