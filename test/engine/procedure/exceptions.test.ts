import { step } from '../../../form-schemas/engine/procedure/step';
import { brokenRegime } from '../fixtures/invented-regime';
import { actor, codes, compiled, day, decision, filing, opened, through } from '../fixtures/invented-case';

const regime = compiled();
const filed = () => through(regime, opened(regime), filing());
const appraisal = { answers: { appraised: '30000.00', joint: false } };

describe('checks with the settling signature', () => {
  const luxury = () =>
    through(
      regime,
      opened(regime),
      filing({ answers: { name: '名画', amount: '30000.00', luxury: true } }),
      decision('2.0.treasury', 'approve'),
    );
  const settle = (overrides: readonly { rule: string; reason?: string; citation?: string }[]) =>
    decision('2.0.secretariat', 'approve', { ...appraisal, overrides });

  test('an exception is refused without an override and says who may grant it', () => {
    const { value, findings } = step(regime, luxury(), settle([]));
    expect(findings).toEqual([
      expect.objectContaining({
        code: 'check-failed',
        rule: 'no-luxury',
        message: expect.stringContaining('可由秘书处写明理由和依据条文后准予例外'),
      }),
    ]);
    expect(value.stage).toBe('appraisal');
  });

  test('an override needs everything that must be written down', () => {
    expect(codes(step(regime, luxury(), settle([{ rule: 'no-luxury', reason: '文保' }])).findings)).toEqual([
      'override-incomplete',
    ]);
  });

  test('granted by the body that may, it goes on and stays on the record', () => {
    const state = through(regime, luxury(), settle([{ rule: 'no-luxury', reason: '文保', citation: '文物法' }]));
    expect(state.stage).toBe('single');
    expect(state.overrides).toEqual([
      expect.objectContaining({
        rule: 'no-luxury',
        body: 'secretariat',
        reason: '文保',
        citation: '文物法',
        stage: 'appraisal',
        visit: 2,
      }),
    ]);
  });

  test('granted by a body that may not, it is refused', () => {
    const before = through(
      regime,
      opened(regime),
      filing({ answers: { name: '名画', amount: '30000.00', luxury: true } }),
      decision('2.0.secretariat', 'approve', appraisal),
    );
    expect(
      codes(
        step(
          regime,
          before,
          decision('2.0.treasury', 'approve', { overrides: [{ rule: 'no-luxury', reason: 'x', citation: 'y' }] }),
        ).findings,
      ),
    ).toEqual(['override-not-allowed']);
  });

  test('granted by the first of two co-signers, it stands for the one who settles; not in a later round', () => {
    const filed = through(
      regime,
      opened(regime),
      filing({ answers: { name: '名画', amount: '30000.00', luxury: true } }),
    );
    const first = decision('2.0.secretariat', 'approve', {
      ...appraisal,
      overrides: [{ rule: 'no-luxury', reason: '文保', citation: '文物法' }],
    });
    const passed = through(regime, filed, first, decision('2.0.treasury', 'approve'));
    expect(passed.stage).toBe('single');
    expect(passed.overrides).toEqual([expect.objectContaining({ rule: 'no-luxury', body: 'secretariat', visit: 2 })]);
    const again = through(
      regime,
      passed,
      decision('4.0.deputy', 'return', { to: 'appraisal' }),
      decision('5.0.secretariat', 'approve', appraisal),
    );
    expect(codes(step(regime, again, decision('5.0.treasury', 'approve')).findings)).toEqual(['check-failed']);
    const takenBack = through(regime, passed, {
      type: 'withdraw',
      on: day('2030-06-03'),
      actor: actor('treasury'),
      reason: '再看',
    });
    expect(through(regime, takenBack, decision('5.0.treasury', 'approve')).stage).toBe('single');
  });

  test.each(['', '  ', '\u200b', '\u3164'])('a citation that says nothing (%j) is no citation', (citation) => {
    const filed = through(
      regime,
      opened(regime),
      filing({ answers: { name: '名画', amount: '30000.00', luxury: true } }),
      decision('2.0.treasury', 'approve'),
    );
    const event = decision('2.0.secretariat', 'approve', {
      ...appraisal,
      overrides: [{ rule: 'no-luxury', reason: '文保', citation }],
    });
    expect(codes(step(regime, filed, event).findings)).toContain('override-incomplete');
  });

  test('an override of what is not in the way is not recorded', () => {
    const event = decision('2.0.secretariat', 'approve', {
      ...appraisal,
      overrides: [{ rule: 'no-luxury', reason: '文保', citation: '文物法' }],
    });
    const { value, findings } = step(regime, filed(), event);
    expect(value.overrides).toEqual([]);
    expect(findings).toEqual([expect.objectContaining({ code: 'override-unused', severity: 'warning' })]);
  });

  test.each(['return', 'reject'] as const)(
    'with a %s there is nothing to grant: it is refused, not dropped',
    (verdict) => {
      const at = through(regime, luxury(), settle([{ rule: 'no-luxury', reason: '文保', citation: '文物法' }]));
      const event = decision('4.0.deputy', verdict, {
        ...(verdict === 'return' ? { to: 'proposal' } : {}),
        overrides: [{ rule: 'no-luxury', reason: '文保', citation: '文物法' }],
      });
      expect(codes(step(regime, at, event).findings)).toEqual(['override-not-here']);
    },
  );

  test('of a check that only warns here is refused, whether or not it warns', () => {
    const warning = compiled(
      brokenRegime((changed) => {
        for (const { stages } of changed.procedures)
          for (const stage of stages)
            if (stage.kind === 'review' && stage.code === 'appraisal')
              stage.checks = [{ check: 'no-luxury', as: 'warn' }];
      }),
    );
    for (const isLuxury of [true, false]) {
      const before = through(
        warning,
        opened(warning),
        filing({ answers: { name: '名画', amount: '30000.00', luxury: isLuxury } }),
        decision('2.0.treasury', 'approve'),
      );
      const granted = step(warning, before, settle([{ rule: 'no-luxury', reason: '文保', citation: '文物法' }]));
      expect(codes(granted.findings)).toContain('override-not-here');
      expect(granted.value).toBe(before);
      expect(through(warning, before, settle([])).stage).toBe('single');
    }
  });

  test('what cannot be judged is not lifted: the missing fact is asked for', () => {
    const loose = compiled(
      brokenRegime((changed) => {
        delete changed.forms[0]!.schema.properties['luxury']!.required;
      }),
    );
    const unsaid = through(
      loose,
      opened(loose),
      filing({ answers: { name: '水泵', amount: '30000.00' } }),
      decision('2.0.treasury', 'approve'),
    );
    const { findings } = step(loose, unsaid, settle([{ rule: 'no-luxury', reason: '文保', citation: '文物法' }]));
    expect(codes(findings)).toEqual(['check-undecided']);
  });

  test('filings that look split across a band are warned of, not stopped', () => {
    const before = through(
      regime,
      opened(regime),
      filing({ given: { secret: false, inCounty: true, recentSum: '20000.00' } }),
      decision('2.0.treasury', 'approve'),
    );
    const { value, findings } = step(regime, before, decision('2.0.secretariat', 'approve', appraisal));
    expect(value.stage).toBe('single');
    expect(findings).toEqual([
      expect.objectContaining({
        severity: 'warning',
        rule: 'splitting',
        article: '第十条',
        message: '连同近一年的2万元一并计算会换一档决定',
      }),
    ]);
    expect(
      step(regime, before, decision('2.0.secretariat', 'approve', { answers: { appraised: '29999.99', joint: false } }))
        .findings,
    ).toEqual([]);
  });
});
