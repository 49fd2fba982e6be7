import { previewRoute } from '../../../form-schemas/engine/procedure/preview-route';
import { askScope } from '../../../form-schemas/engine/procedure/scope';
import { step } from '../../../form-schemas/engine/procedure/step';
import { readWindow } from '../../../form-schemas/engine/procedure/window';
import type { Fen } from '../../../form-schemas/engine/money';
import { actor, codes, compiled, day, decision, filing, opened, through } from '../fixtures/invented-case';
import { brokenRegime } from '../fixtures/invented-regime';

const regime = compiled();

describe('scope', () => {
  test('a secret project is refused at the first answer, with its article, and nothing more is asked', () => {
    const { value, findings } = askScope(regime, { secret: true });
    expect(value).toEqual({ inScope: false, next: null });
    expect(findings).toEqual([
      expect.objectContaining({ code: 'out-of-scope', rule: 'not-secret', article: '第二条', severity: 'error' }),
    ]);
  });

  test('questions are asked in their order until all rules are decided', () => {
    expect(askScope(regime, {})).toEqual({ value: { inScope: null, next: 'secret' }, findings: [] });
    expect(askScope(regime, { secret: false }).value).toEqual({ inScope: null, next: 'inCounty' });
    expect(askScope(regime, { secret: false, inCounty: true }).value).toEqual({ inScope: true, next: null });
  });

  test('a fact of a form cannot be slipped in with the scope answers', () => {
    const { value, findings } = askScope(regime, { secret: false, inCounty: true, declaredAmount: '1.00' });
    expect(value.inScope).not.toBe(true);
    expect(codes(findings)).toEqual(['fact-not-given-here']);
  });
});

describe('filing', () => {
  test('moves on to the review with a slot for each body', () => {
    const state = through(regime, opened(regime), filing());
    expect(state.stage).toBe('appraisal');
    expect(state.slots.map(({ id, status }) => [id, status])).toEqual([
      ['2.0.secretariat', 'open'],
      ['2.0.treasury', 'open'],
    ]);
    expect(state.facts).toMatchObject({
      declaredAmount: 3_000_000,
      projectName: '防汛水泵',
      filedOn: '2030-06-01',
      planYear: 2031,
      secret: false,
    });
    expect(state.trail).toEqual([{ visit: 1, stage: 'proposal', outcome: 'file', on: '2030-06-01', to: 'appraisal' }]);
  });

  test.each([
    ['out of scope', filing({ given: { secret: false, inCounty: false } }), ['out-of-scope']],
    ['scope not answered', filing({ given: { secret: false } }), ['scope-undecided']],
    [
      'a fact of a form among the host facts',
      filing({ given: { secret: false, inCounty: true, appraisedAmount: '1.00' } }),
      ['fact-not-given-here'],
    ],
    ['by another body', filing({ actor: actor('treasury') }), ['not-your-body']],
    [
      'above the cap by one fen',
      filing({ answers: { name: '水泵', amount: '1000000.01', luxury: false } }),
      ['check-failed'],
    ],
    ['on a day that is none', filing({ on: day('2030-02-30') }), ['day-invalid']],
    [
      'with an override of what is not checked here',
      filing({ overrides: [{ rule: 'nothing', reason: '因为' }] }),
      ['override-unknown'],
    ],
    [
      'with an override of a check that only blocks',
      filing({
        answers: { name: '水泵', amount: '1000000.01', luxury: false },
        overrides: [{ rule: 'cap', reason: '因为' }],
      }),
      ['check-failed'],
    ],
  ])('%s is refused and leaves the very same state', (_, event, expected) => {
    const before = opened(regime);
    const { value, findings } = step(regime, before, event);
    expect(codes(findings)).toEqual(expected);
    expect(value).toBe(before);
  });

  test('exactly the cap passes; one fen more says amount and cap in words', () => {
    expect(
      codes(
        step(regime, opened(regime), filing({ answers: { name: '水泵', amount: '1000000.00', luxury: false } }))
          .findings,
      ),
    ).toEqual([]);
    const { findings } = step(
      regime,
      opened(regime),
      filing({ answers: { name: '水泵', amount: '1000000.01', luxury: false } }),
    );
    expect(findings).toEqual([
      expect.objectContaining({
        message: '申报价值1,000,000.01元超过上限100万元',
        article: '第五条',
        rule: 'cap',
        path: 'amount',
      }),
    ]);
  });

  test('a check used as a warning says so and goes on', () => {
    const { value, findings } = step(
      regime,
      opened(regime),
      filing({ answers: { name: '名画', amount: '30000.00', luxury: true } }),
    );
    expect(value.stage).toBe('appraisal');
    expect(findings).toEqual([expect.objectContaining({ severity: 'warning', rule: 'no-luxury', article: '第九条' })]);
  });
});

describe('the filing window (4月1日至次年3月31日)', () => {
  test.each([
    ['2030-03-31', 2030, null],
    ['2030-04-01', 2031, 2030],
    ['2030-05-31', 2031, 2030],
    ['2030-06-01', 2031, null],
    ['2030-12-31', 2031, null],
    ['2031-01-01', 2031, null],
  ])('%s counts for %d, late for %s', (on, counts, late) => {
    const reading = readWindow(regime.regime.windows[0]!, day(on));
    expect([reading.counts, reading.late?.counts ?? null]).toEqual([counts, late]);
  });

  test('a window that ends in October with late filing to the end of January', () => {
    const window = {
      ...regime.regime.windows[0]!,
      from: '11-01',
      to: '10-31',
      yearOffset: 1,
      late: { until: '01-31', override: { by: [], needs: [] } },
    };
    const readings = ['2030-10-31', '2030-11-01', '2031-01-31', '2031-02-01'].map((on) => readWindow(window, day(on)));
    expect(readings.map(({ counts, late }) => [counts, late?.counts ?? null])).toEqual([
      [2031, null],
      [2032, 2031],
      [2032, 2031],
      [2032, null],
    ]);
  });

  test('late filing with a reason counts for the window that closed, on the record', () => {
    const event = filing({ on: day('2030-04-15'), overrides: [{ rule: 'spring', reason: '汛情' }] });
    const { value, findings } = step(regime, opened(regime), event);
    expect(value.facts['planYear']).toBe(2030);
    expect(value.overrides).toEqual([
      {
        rule: 'spring',
        clause: ['QX-3'],
        stage: 'proposal',
        visit: 1,
        body: 'applicant',
        person: 'person-of-applicant',
        reason: '汛情',
        citation: null,
        on: '2030-04-15',
      },
    ]);
    expect(findings).toEqual([
      expect.objectContaining({ code: 'window-late', severity: 'warning', article: '第三条' }),
    ]);
  });

  test('whether it was filed late is a fact of its own, which a return does not take away', () => {
    const marked = compiled(
      brokenRegime((changed) => {
        changed.facts.push({
          name: 'cameLate',
          title: '补报',
          type: 'boolean',
          owner: { kind: 'case' },
          provenance: 'recorded',
        });
        changed.windows[0]!.late!.sets = 'cameLate';
      }),
    );
    const late = filing({ on: day('2030-04-15'), overrides: [{ rule: 'spring', reason: '汛情' }] });
    const filed = through(marked, opened(marked), late);
    expect(filed.facts['cameLate']).toBe(true);
    expect(through(marked, opened(marked), filing({ on: day('2030-04-15') })).facts['cameLate']).toBe(false);
    expect(through(marked, opened(marked), filing({ on: day('2031-03-30') })).facts['cameLate']).toBe(false);
    const sentBack = through(marked, filed, decision('2.0.treasury', 'return', { on: day('2030-07-02') }));
    const again = through(marked, sentBack, filing({ on: day('2030-07-10') }));
    expect([again.facts['planYear'], again.facts['cameLate']]).toEqual([2030, true]);
    const inTime = through(marked, opened(marked), filing({ on: day('2031-03-30') }));
    const back = through(marked, inTime, decision('2.0.treasury', 'return', { on: day('2031-04-02') }));
    expect(through(marked, back, filing({ on: day('2031-04-10') })).facts['cameLate']).toBe(false);
  });

  test('without it the filing counts for the next window and says how it could count for the last', () => {
    const { value, findings } = step(regime, opened(regime), filing({ on: day('2030-04-15') }));
    expect(value.facts['planYear']).toBe(2031);
    expect(findings).toEqual([
      expect.objectContaining({
        code: 'window-next-year',
        severity: 'info',
        message: expect.stringContaining('2030 年 3 月 31 日截止'),
      }),
    ]);
  });

  test('late filing without a reason, or after the late term, is refused', () => {
    expect(
      codes(
        step(regime, opened(regime), filing({ on: day('2030-04-15'), overrides: [{ rule: 'spring', reason: ' ' }] }))
          .findings,
      ),
    ).toEqual(['override-incomplete']);
    expect(
      codes(step(regime, opened(regime), filing({ overrides: [{ rule: 'spring', reason: '汛情' }] })).findings),
    ).toEqual(['window-not-late']);
  });

  test('a filing sent back keeps its year; one taken back by the unit does not', () => {
    const filed = through(regime, opened(regime), filing({ on: day('2031-03-30') }));
    const sentBack = through(regime, filed, decision('2.0.treasury', 'return', { on: day('2031-04-02') }));
    expect(through(regime, sentBack, filing({ on: day('2031-06-10') })).facts['planYear']).toBe(2031);
    const takenBack = through(regime, filed, {
      type: 'withdraw',
      on: day('2031-04-02'),
      actor: actor('applicant'),
      reason: '补充',
    });
    expect(through(regime, takenBack, filing({ on: day('2031-06-10') })).facts['planYear']).toBe(2032);
  });
});

describe('preview', () => {
  const amount = (fen: number) => ({ joint: false, appraisedAmount: fen as Fen });

  test.each([
    ['49,999.99', 4_999_999, [['deputy', 'treasury']], '第六条'],
    ['50,000.00', 5_000_000, [['deputy'], ['chair']], '第七条'],
    ['200,000.01', 20_000_001, [['council']], '第八条'],
  ])('%s 元 goes its way to the end', (_, fen, chain, article) => {
    const { value, findings } = previewRoute(regime, 'loan', amount(fen));
    expect(findings).toEqual([]);
    expect(value.map((stage) => stage.stage)).toEqual(['proposal', 'appraisal', 'way', 'single', 'issue', 'granted']);
    const route = value.find((stage) => stage.kind === 'route');
    expect(route?.steps.map((chainStep) => chainStep.bodies)).toEqual(chain);
    expect(route?.article).toBe(article);
    expect(value.at(-1)?.ended).toEqual({ outcome: 'granted', positive: true });
  });

  test('what is decided jointly waits in the pool, and the list that decides is shown within', () => {
    const { value } = previewRoute(regime, 'loan', { joint: true });
    expect(value.map((stage) => stage.stage)).toEqual(['proposal', 'appraisal', 'way', 'waiting', 'issue', 'granted']);
    expect(value[3]?.list.flatMap((stage) => stage.steps.map((chainStep) => chainStep.bodies))).toEqual([
      ['secretariat'],
      ['council'],
      ['chair'],
    ]);
  });

  test('what a form further along will say is assumed aloud, and the way that stays is shown', () => {
    const { value, findings } = previewRoute(regime, 'loan', { appraisedAmount: 5_000_000 as Fen });
    expect(value.map((stage) => stage.stage)).toEqual(['proposal', 'appraisal', 'way', 'single', 'issue', 'granted']);
    expect(findings).toEqual([
      expect.objectContaining({
        code: 'gate-assumed',
        severity: 'info',
        message: expect.stringContaining('“纳入年度清单”（来自表单“核定意见”）'),
        article: '第十一条',
        parameters: { missing: ['joint'] },
      }),
    ]);
  });

  test('from behind that form the fact should be known: the preview stops and says which and where it comes from', () => {
    const { value, findings } = previewRoute(regime, 'loan', { appraisedAmount: 5_000_000 as Fen }, 'way');
    expect(value.map((stage) => stage.stage)).toEqual(['way']);
    expect(findings).toEqual([
      expect.objectContaining({ code: 'gate-undecided', severity: 'error', parameters: { missing: ['joint'] } }),
    ]);
  });

  test('an amount that is still to be filed leaves the chain open, said as a note; one below the domain stops', () => {
    const open = previewRoute(regime, 'loan', { joint: false });
    expect(open.findings.map(({ code, severity }) => [code, severity])).toEqual([['route-later', 'info']]);
    expect(open.value.find((stage) => stage.kind === 'route')?.steps).toEqual([]);
    expect(open.value.at(-1)?.ended).toEqual({ outcome: 'granted', positive: true });
    const below = previewRoute(regime, 'loan', amount(99_999));
    expect(below.findings.map(({ code, article }) => [code, article])).toEqual([
      ['matrix-input-out-of-domain', '第六条'],
    ]);
    expect(below.value.at(-1)?.kind).toBe('route');
  });

  test('an amount that should be known by now stops the preview at the matrix', () => {
    const { value, findings } = previewRoute(regime, 'loan', { joint: false }, 'single');
    expect(findings.map(({ code }) => code)).toEqual(['matrix-input-missing']);
    expect(value.map((stage) => stage.stage)).toEqual(['single']);
  });

  test('an unknown procedure is said so with those there are', () => {
    expect(previewRoute(regime, 'gift', {}).findings).toEqual([
      expect.objectContaining({ code: 'procedure-unknown', message: expect.stringContaining('loan、annual') }),
    ]);
  });
});

test('a gate that cannot be judged refuses the signature that leads to it instead of guessing', () => {
  const loose = compiled(
    brokenRegime((changed) => {
      delete changed.forms[1]!.schema.properties['joint']!.required;
    }),
  );
  const before = through(loose, opened(loose), filing(), decision('2.0.treasury', 'approve'));
  const { value, findings } = step(
    loose,
    before,
    decision('2.0.secretariat', 'approve', { answers: { appraised: '20000.00' } }),
  );
  expect(codes(findings)).toEqual(['gate-undecided']);
  expect(value).toBe(before);
});
