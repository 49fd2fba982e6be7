import { step } from '../../../form-schemas/engine/procedure/step';
import { actor, appraised, codes, compiled, day, decision, filing, opened, through } from '../fixtures/invented-case';

const regime = compiled();
const filed = () => through(regime, opened(regime), filing());
const appraisal = { answers: { appraised: '30000.00', joint: false } };

describe('returns and withdrawals', () => {
  test('a return opens the stage as a new round: what was filled can be read, but approves nothing; the old slots are gone', () => {
    const back = through(regime, appraised(regime, '30000.00'), decision('4.0.deputy', 'return', { to: 'appraisal' }));
    expect(back.slots.map((slot) => slot.id)).toEqual(['5.0.secretariat', '5.0.treasury']);
    expect(back.answers['appraisal']).toEqual({ appraised: '30000.00', joint: false });
    expect(codes(step(regime, back, decision('2.0.secretariat', 'approve', appraisal)).findings)).toEqual([
      'slot-unknown',
    ]);
    expect(codes(step(regime, back, decision('5.0.secretariat', 'approve')).findings)).toEqual(['form-needed']);
    expect(
      through(regime, back, decision('5.0.secretariat', 'approve', appraisal), decision('5.0.treasury', 'approve'))
        .stage,
    ).toBe('single');
  });

  const withdrawal = (body: string) =>
    ({ type: 'withdraw', on: day('2030-06-03'), actor: actor(body), reason: '补充材料' }) as const;

  test('the unit takes a filing back until somebody has acted', () => {
    const back = through(regime, filed(), withdrawal('applicant'));
    expect([back.stage, back.slots.map((slot) => slot.id)]).toEqual(['proposal', ['3.0.applicant']]);
    expect(back.answers['proposal']).toMatchObject({ name: '防汛水泵' });
    const acted = through(regime, filed(), decision('2.0.treasury', 'approve'));
    expect(codes(step(regime, acted, withdrawal('applicant')).findings)).toEqual(['withdraw-not-possible']);
  });

  test('a decision is taken back by its person until the next body has acted, also across stages; others keep theirs', () => {
    const acted = through(
      regime,
      filed(),
      decision('2.0.treasury', 'approve'),
      decision('2.0.secretariat', 'approve', appraisal),
    );
    expect(acted.stage).toBe('single');
    expect(codes(step(regime, acted, withdrawal('treasury')).findings)).toEqual(['withdraw-not-possible']);
    const back = through(regime, acted, withdrawal('secretariat'));
    expect(back.stage).toBe('appraisal');
    expect(back.slots.map((slot) => [slot.id, slot.status])).toEqual([
      ['5.0.secretariat', 'open'],
      ['5.0.treasury', 'decided'],
    ]);
    expect(back.facts).not.toHaveProperty('appraisedAmount');
    expect(back.answers).not.toHaveProperty('appraisal');
    expect(codes(step(regime, back, withdrawal('secretariat')).findings)).toEqual(['withdraw-not-possible']);
    expect(
      through(
        regime,
        back,
        decision('5.0.secretariat', 'approve', { answers: { appraised: '60000.00', joint: false } }),
      ).slots.map((slot) => slot.body),
    ).toEqual(['deputy']);
  });

  test('another person of the same body cannot take a decision back', () => {
    const acted = through(regime, filed(), decision('2.0.treasury', 'approve'));
    const other = { ...withdrawal('treasury'), actor: { person: 'another', bodies: ['treasury'] } };
    expect(codes(step(regime, acted, other).findings)).toEqual(['withdraw-not-possible']);
  });

  test('what is filled with a return may be incomplete', () => {
    const back = through(regime, filed(), decision('2.0.secretariat', 'return', { answers: { joint: false } }));
    expect(back.stage).toBe('proposal');
    expect(back.answers['appraisal']).toMatchObject({ joint: false });
  });

  test('an override falls away with the decision that was taken back', () => {
    const overridden = through(
      regime,
      opened(regime),
      filing({ answers: { name: '名画', amount: '30000.00', luxury: true } }),
      decision('2.0.treasury', 'approve'),
      decision('2.0.secretariat', 'approve', {
        ...appraisal,
        overrides: [{ rule: 'no-luxury', reason: '文保', citation: '文物法' }],
      }),
    );
    expect(overridden.overrides).toHaveLength(1);
    expect(through(regime, overridden, withdrawal('secretariat')).overrides).toEqual([]);
  });
});
