import { step } from '../../../form-schemas/engine/procedure/step';
import { previewRoute } from '../../../form-schemas/engine/procedure/preview-route';
import type { CaseState } from '../../../form-schemas/engine/procedure/case';
import { actor, appraised, codes, compiled, day, decision, filing, opened, through } from '../fixtures/invented-case';
import { brokenRegime } from '../fixtures/invented-regime';

/** What the last round said decides nothing in the next one until it is said again. */

const regime = compiled();
const withdrawal = (person: string, ...bodies: readonly string[]) =>
  ({ type: 'withdraw', on: day('2030-06-03'), actor: { person, bodies }, reason: '撤回' }) as const;

describe('facts of a form behind the stage that a case goes back to', () => {
  const back = () =>
    through(regime, appraised(regime, '30000.00'), decision('4.0.deputy', 'return', { to: 'proposal' }));

  test('are gone with the return; the answers stay, and what the stage itself and those before it said', () => {
    expect(back().facts).not.toHaveProperty('appraisedAmount');
    expect(back().facts).not.toHaveProperty('joint');
    expect(back().facts).toMatchObject({ declaredAmount: 3_000_000, secret: false });
    expect(back().answers['appraisal']).toEqual({ appraised: '30000.00', joint: false });
  });

  test('do not come back with the next filing, but with the next appraisal', () => {
    const again = through(regime, back(), filing({ answers: { name: '水泵', amount: '60000.00', luxury: false } }));
    expect(again.facts).not.toHaveProperty('appraisedAmount');
    const visit = String(again.visit);
    const decided = through(
      regime,
      again,
      decision(`${visit}.0.treasury`, 'approve'),
      decision(`${visit}.0.secretariat`, 'approve', { answers: { appraised: '60000.00', joint: false } }),
    );
    expect([decided.facts['appraisedAmount'], decided.route?.rows]).toEqual([6_000_000, ['middle']]);
  });

  test('a return to the appraisal itself keeps what was declared', () => {
    const state = through(regime, appraised(regime, '30000.00'), decision('4.0.deputy', 'return', { to: 'appraisal' }));
    expect(state.facts).toMatchObject({ declaredAmount: 3_000_000 });
  });

  test('what is filled with the return itself is not known in the next round either', () => {
    const filed = through(regime, opened(regime), filing());
    const sentBack = through(regime, filed, decision('2.0.secretariat', 'return', { answers: { joint: true } }));
    expect(sentBack.facts).not.toHaveProperty('joint');
    expect(previewRoute(regime, 'loan', sentBack.facts).findings.map((finding) => finding.code)).toContain(
      'gate-assumed',
    );
  });

  test('are there again when the return is taken back, and the way on is the same as without it', () => {
    const before = appraised(regime, '30000.00');
    const state = through(regime, back(), withdrawal('person-of-deputy', 'deputy'));
    expect([state.stage, state.facts, state.answers]).toEqual(['single', before.facts, before.answers]);
    const visit = String(state.visit);
    const returned = through(regime, state, decision(`${visit}.0.deputy`, 'return', { to: 'proposal' }));
    expect(returned.facts).toEqual(back().facts);
  });
});

describe('the year of a filing that was sent back', () => {
  const sentBack = () =>
    through(
      regime,
      opened(regime),
      filing({ on: day('2031-03-30') }),
      decision('2.0.treasury', 'return', { on: day('2031-04-02') }),
    );
  const takenBack = (state: CaseState) =>
    through(regime, state, filing({ on: day('2031-06-10') }), withdrawal('person-of-applicant', 'applicant'));

  test('stays when it is handed in again and taken back, however often', () => {
    const state = takenBack(takenBack(sentBack()));
    expect(through(regime, state, filing({ on: day('2031-06-12') })).facts['planYear']).toBe(2031);
  });

  test('a first filing taken back twice counts anew', () => {
    const state = takenBack(takenBack(opened(regime)));
    expect(through(regime, state, filing({ on: day('2031-06-12') })).facts['planYear']).toBe(2032);
  });
});

test('who files acts for the filing bodies only: another body that the person holds lifts nothing there', () => {
  const strict = compiled(
    brokenRegime((changed) => {
      changed.cases = [];
      changed.windows[0]!.late!.override.by = ['secretariat'];
    }),
  );
  const late = filing({
    on: day('2030-05-01'),
    actor: actor('applicant', 'secretariat'),
    overrides: [{ rule: 'spring', reason: '抢险' }],
  });
  expect(codes(step(strict, opened(strict), late).findings)).toEqual(['override-not-allowed']);
});
