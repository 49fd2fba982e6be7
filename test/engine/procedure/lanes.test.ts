import fc from 'fast-check';
import { isFine } from '../../../form-schemas/engine/finding';
import type { CaseEvent, CaseState } from '../../../form-schemas/engine/procedure/case';
import { dueOf, limitOf } from '../../../form-schemas/engine/procedure/due';
import { previewRoute } from '../../../form-schemas/engine/procedure/preview-route';
import { step } from '../../../form-schemas/engine/procedure/step';
import type { Fen } from '../../../form-schemas/engine/money';
import { knownCalendar } from '../../../form-schemas/formats/calendars';
import { actor, codes, compiled, day, through } from '../fixtures/invented-case';
import { CONTRACT, deciding, handing, inReview, openIds, toContract } from '../fixtures/life-case';
import { lifeRegime, lifeStage } from '../fixtures/life-regime';

const regime = compiled(lifeRegime());
const ON = '2030-01-11';
const yes = (slot: string, answers?: { readonly score: number }) =>
  deciding(ON, slot, 'approve', answers === undefined ? {} : { answers });

const refused = (state: CaseState, event: CaseEvent, by = regime) => {
  const outcome = step(by, state, event);
  if (!isFine(outcome.findings)) expect(outcome.value).toBe(state);
  return codes(outcome.findings);
};

describe('the lanes of a parallel stage', () => {
  test('are there by their conditions, at the bound too, and all open at once', () => {
    expect(openIds(inReview(regime, '100000.00', true))).toEqual([
      '4.0.treasury',
      '4.0.deputy',
      '4.1.deputy',
      '4.1.chair',
    ]);
    expect(openIds(inReview(regime, '99999.99', true))).toEqual(['4.0.deputy', '4.0.chair']);
    expect(openIds(inReview(regime, '100000.00', false))).toEqual(['4.0.treasury', '4.0.deputy']);
    expect(inReview(regime, '99999.99', true).chain.map((lane) => lane.lane)).toEqual(['safety']);
  });

  test('that are none at all let the case pass at once, with an entry in the trail', () => {
    const state = inReview(regime, '99999.99', false);
    expect(state.stage).toBe('trial');
    expect(state.trail.at(-1)).toEqual({
      visit: 4,
      stage: 'reviews',
      outcome: 'approve',
      on: '2030-01-10',
      to: 'trial',
    });
  });

  test('of which one cannot be judged stop the case, and the fact is named', () => {
    const unclear = compiled(
      lifeRegime((changed) => void (lifeStage(changed, 'parallel', 'reviews').lanes[1]!.when = 'approvedTotal > 5')),
    );
    const outcome = step(unclear, toContract(unclear), handing('2030-01-10', 'applicant', CONTRACT));
    expect(outcome.findings).toMatchObject([
      { code: 'lane-undecided', rule: 'safety', parameters: { missing: ['approvedTotal'] } },
    ]);
    expect(outcome.findings[0]?.message).toContain('“联合审查”是否须经“安全审查”');
    expect(outcome.findings[0]?.message).toContain('由程序“调整”的结果设定');
  });

  test('settle each by its own mode; the stage goes on when the last is approved', () => {
    const state = inReview(regime);
    const any = through(regime, state, yes('4.1.chair'));
    expect(any.stage).toBe('reviews');
    expect(any.slots.find((slot) => slot.id === '4.1.deputy')?.status).toBe('closed');
    const half = through(regime, any, yes('4.0.deputy'));
    expect(openIds(half)).toEqual(['4.0.treasury']);
    const all = through(regime, half, yes('4.0.treasury', { score: 90 }));
    expect(all).toMatchObject({ stage: 'trial', facts: { score: 90, reviewedOn: ON } });
  });

  test('are signed one by one: a signature in one is none in another', () => {
    const state = through(regime, inReview(regime), yes('4.0.deputy'));
    expect(state.slots.find((slot) => slot.id === '4.1.deputy')?.status).toBe('open');
  });

  test('have forms of their own, filled by their lead', () => {
    expect(refused(inReview(regime), yes('4.0.treasury'))).toEqual(['form-needed']);
    expect(refused(inReview(regime), yes('4.1.chair', { score: 1 }))).toEqual(['form-unexpected']);
    expect(refused(inReview(regime), yes('4.0.deputy', { score: 1 }))).toEqual(['form-unexpected']);
  });

  test.each([
    ['reject', 'refused', 'refused'],
    ['return', 'start', null],
  ] as const)('one that is settled by %s settles the stage and closes the rest', (verdict, stage, ended) => {
    const state = inReview(regime);
    const to = verdict === 'return' ? { to: 'start' } : {};
    const after = through(regime, state, deciding(ON, '4.0.treasury', verdict, to));
    expect(after.stage).toBe(stage);
    expect(after.ended?.outcome ?? null).toBe(ended);
    expect(after.trail.at(-1)).toMatchObject({ stage: 'reviews', outcome: verdict, to: stage });
  });

  test('of mode any are refused only when every body refuses', () => {
    const one = through(regime, inReview(regime), deciding(ON, '4.1.deputy', 'reject'));
    expect(one.stage).toBe('reviews');
    expect(through(regime, one, deciding(ON, '4.1.chair', 'reject')).stage).toBe('refused');
  });

  test('lose what they set when the case goes back before them', () => {
    const done = through(regime, inReview(regime), yes('4.1.chair'), yes('4.0.treasury', { score: 90 }));
    const back = through(regime, done, deciding(ON, '4.0.deputy', 'return', { to: 'contract' }));
    expect(back).toMatchObject({ stage: 'contract' });
    expect(back.facts['score']).toBeUndefined();
    expect(back.facts['total']).toBe(10_000_000);
  });

  test('can be taken back one signature at a time, the others kept', () => {
    const state = through(regime, inReview(regime), yes('4.1.chair'), yes('4.0.treasury', { score: 90 }));
    const back = through(regime, state, { type: 'withdraw', on: day(ON), actor: actor('treasury'), reason: '' });
    expect(openIds(back)).toEqual(['5.0.treasury', '5.0.deputy']);
    expect(back.slots.find((slot) => slot.id === '5.1.chair')?.status).toBe('decided');
    expect(back.facts['score']).toBeUndefined();
  });

  test('have limits of their own, else that of the stage', () => {
    const state = inReview(regime);
    const stage = regime.procedures.get('project')!.stages.get('reviews')!;
    expect(limitOf(regime, stage, state.chain[0])).toMatchObject({ within: 5, clause: ['QX-7'] });
    expect(limitOf(regime, stage, state.chain[1])).toMatchObject({ within: 20, clause: ['QX-6'] });
    expect(dueOf(regime, stage, knownCalendar(), day('2026-11-20'), state.chain[0])?.on).toBe('2026-11-27');
  });
});

test('an approval that writes rows cannot be taken back, and each row has an id of its own', () => {
  const writing = compiled(
    lifeRegime((changed) => {
      const [row] = lifeStage(changed, 'record', 'contract').writes ?? [];
      lifeStage(changed, 'parallel', 'reviews').writes = [structuredClone(row!), structuredClone(row!)];
    }),
  );
  const state = through(writing, inReview(writing, '99999.99', true), yes('4.0.chair'));
  expect(state).toMatchObject({ stage: 'trial', undo: null });
  expect(state.rows.map(({ id, stage }) => [id, stage])).toEqual([
    ['3.1', 'contract'],
    ['4.1', 'reviews'],
    ['4.2', 'reviews'],
  ]);
  const outcome = step(writing, state, { type: 'withdraw', on: day(ON), actor: actor('chair'), reason: '' });
  expect(outcome.findings[0]?.message).toContain('记入“合同”');
});

describe('a preview', () => {
  const facts = { secret: false, inCounty: true } as const;

  test('shows lanes, waits and records', () => {
    const { value, findings } = previewRoute(regime, 'project', { ...facts, total: 10_000_000 as Fen, risky: false });
    expect(findings).toEqual([]);
    expect(value.map(({ stage, steps }) => [stage, steps.map((one) => one.lane ?? one.action)])).toEqual([
      ['start', ['file']],
      ['publicity', ['file']],
      ['contract', ['file']],
      ['reviews', ['tech']],
      ['trial', ['file']],
      ['decision', ['decide']],
      ['closed', []],
    ]);
    expect(value.flatMap(({ wait }) => wait?.words ?? [])).toEqual(['至少7日', '至少1个月']);
  });

  test('shows a lane that only a form still to come decides, and says that it is assumed', () => {
    const { value, findings } = previewRoute(regime, 'project', { ...facts, total: 10_000_000 as Fen });
    expect(value.find(({ stage }) => stage === 'reviews')?.steps.map((one) => one.lane)).toEqual(['tech', 'safety']);
    expect(findings).toMatchObject([{ code: 'lane-assumed', severity: 'info', rule: 'safety' }]);
  });
});

test('in whatever order the bodies sign, the lanes come to the same end', () => {
  const events = [
    yes('4.0.treasury', { score: 90 }),
    yes('4.0.deputy'),
    deciding(ON, '4.1.deputy', 'reject'),
    yes('4.1.chair'),
  ];
  const state = inReview(regime);
  fc.assert(
    fc.property(fc.shuffledSubarray(events, { minLength: 4 }), (order) => {
      let now = state;
      for (const event of order) {
        const outcome = step(regime, now, event);
        const settled = now.stage !== 'reviews' || !openIds(now).includes(event.slot);
        expect(isFine(outcome.findings)).toBe(!settled);
        now = outcome.value;
      }
      expect(now.stage).toBe('trial');
    }),
  );
});
