import { readState, writeState } from '../../../form-schemas/engine/procedure/stored-state';
import { appraised, compiled, decision, filing, opened, through } from '../fixtures/invented-case';
import { brokenRegime } from '../fixtures/invented-regime';

const throughText = (value: unknown) => JSON.parse(JSON.stringify(value));

test('a state stored as JSON is the same state again, with what can be taken back', () => {
  const regime = compiled();
  for (const state of [opened(regime), appraised(regime, '30000.00'), appraised(regime, '30000.00', true)]) {
    expect(readState(regime, throughText(writeState(regime, state)))).toEqual({ value: state, findings: [] });
  }
});

test('an exact fraction, which JSON does not know, survives', () => {
  const regime = compiled(
    brokenRegime((changed) => {
      changed.cases = [];
      changed.facts.push({
        name: 'share',
        title: '自筹比例',
        type: 'number',
        owner: { kind: 'unit', attribute: 'share' },
        provenance: 'given',
      });
    }),
  );
  const given = { secret: false, inCounty: true, recentSum: '0.00', share: '0.15' };
  const state = through(
    regime,
    opened(regime),
    filing({ given }),
    decision('2.0.treasury', 'approve', { given: { share: '0.2' } }),
  );
  expect(state.facts['share']).toEqual({ n: 1n, d: 5n });
  expect(state.undo?.facts['share']).toEqual({ n: 3n, d: 20n });
  expect(readState(regime, throughText(writeState(regime, state)))).toEqual({ value: state, findings: [] });
});

test('a stored state whose facts the regime does not know is refused by name', () => {
  const regime = compiled();
  const stored = { ...writeState(regime, opened(regime)), facts: { strange: 1 } };
  expect(readState(regime, stored)).toEqual({
    value: null,
    findings: [expect.objectContaining({ code: 'fact-unknown' })],
  });
});

test('a state from before there were rows and effects has none', () => {
  const regime = compiled();
  const { rows, closed, effects, about, suspended, reminders, copies, ...old } = writeState(regime, opened(regime));
  expect({ rows, closed, effects, about, suspended, reminders, copies }).toMatchObject({ rows: [], about: null });
  expect(readState(regime, old)).toEqual({ value: opened(regime), findings: [] });
});
