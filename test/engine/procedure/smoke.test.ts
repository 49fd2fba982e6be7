import { appraised, compiled, codes, decision, filing, opened, through } from '../fixtures/invented-case';
import { step } from '../../../form-schemas/engine/procedure/step';

test('smoke', () => {
  const regime = compiled();
  const state = appraised(regime, '29000.00');
  expect(state.stage).toBe('single');
  expect(state.slots.map((s) => s.id)).toEqual(['4.0.deputy', '4.0.treasury']);
  const end = through(regime, state, decision('4.0.deputy', 'approve'), decision('4.0.treasury', 'approve'), decision('5.0.secretariat', 'approve'));
  expect(end.ended).toEqual({ outcome: 'granted', positive: true, on: '2030-06-02' });
  expect(codes(step(regime, opened(regime), filing({ given: { secret: true } })).findings)).toEqual(['out-of-scope']);
});
