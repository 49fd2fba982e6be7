import { compileCalendar } from '../../../form-schemas/engine/calendar/calendar';
import { withCalendar } from '../../../form-schemas/engine/compiled-regime';
import { isFine } from '../../../form-schemas/engine/finding';
import type { CaseEvent, CaseState } from '../../../form-schemas/engine/procedure/case';
import { step } from '../../../form-schemas/engine/procedure/step';
import { knownCalendar } from '../../../form-schemas/formats/calendars';
import { actor, codes, compiled, day, opened, through } from '../fixtures/invented-case';
import {
  CONTRACT,
  deciding,
  doneSide,
  handing,
  inReview,
  onTrial,
  openIds,
  publicised,
  SCOPE,
  toContract,
} from '../fixtures/life-case';
import { lifeRegime, lifeStage } from '../fixtures/life-regime';
import { earliestDay } from '../../../form-schemas/engine/procedure/earliest-day';

const regime = compiled(lifeRegime());

const refused = (state: CaseState, event: CaseEvent, by = regime) => {
  const outcome = step(by, state, event);
  if (!isFine(outcome.findings)) expect(outcome.value).toBe(state);
  return codes(outcome.findings);
};

describe('a wait of seven days', () => {
  test('begun on the 1st is not over on the 8th and is over on the 9th', () => {
    const state = publicised(regime);
    expect(state).toMatchObject({
      stage: 'publicity',
      chain: [{ action: 'file', bodies: ['secretariat'], form: null }],
    });
    expect(refused(state, handing('2030-01-08', 'secretariat'))).toEqual(['wait-not-over']);
    expect(through(regime, state, handing('2030-01-09', 'secretariat')).stage).toBe('contract');
  });

  test('says the earliest day, the article and who could shorten it', () => {
    const [finding] = step(regime, publicised(regime), handing('2030-01-02', 'secretariat')).findings;
    expect(finding).toMatchObject({ article: '第四条', rule: 'publicity', parameters: { earliest: '2030-01-09' } });
    expect(finding?.message).toContain('至少7日，最早 2030-01-09 可以继续');
    expect(finding?.message).toContain('可由秘书处写明理由后缩短');
  });

  test('is shortened by whom the text names, with a reason, and that is on record', () => {
    const override = (rule: string, reason: string) =>
      handing('2030-01-05', 'secretariat', {}, { overrides: [{ rule, reason }] });
    const state = publicised(regime);
    expect(refused(state, override('publicity', ' '))).toEqual(['override-incomplete']);
    const shortened = step(regime, state, override('publicity', '汛期将至'));
    expect(shortened.value).toMatchObject({
      stage: 'contract',
      overrides: [{ rule: 'publicity', body: 'secretariat', reason: '汛期将至', on: '2030-01-05' }],
    });
    expect(shortened.findings).toMatchObject([{ code: 'wait-shortened', severity: 'warning' }]);
  });

  test('cannot be shortened where the text does not say so', () => {
    const strict = compiled(
      lifeRegime((changed) => void delete lifeStage(changed, 'wait', 'publicity').atLeast.override),
    );
    const hasty = handing('2030-01-08', 'secretariat', {}, { overrides: [{ rule: 'publicity', reason: '急' }] });
    expect(refused(publicised(strict), hasty, strict)).toEqual(['wait-not-over']);
  });

  test('takes no answers, since it asks none, and belongs to whom it names', () => {
    const state = publicised(regime);
    expect(refused(state, handing('2030-01-09', 'secretariat', { total: '1.00' }))).toEqual(['form-unexpected']);
    expect(refused(state, handing('2030-01-09', 'applicant'))).toEqual(['not-your-body']);
    expect(refused(state, deciding('2030-01-09', openIds(state)[0]!))).toEqual(['slot-unknown']);
  });

  test('of none at all, by its parameter, is over at once; one that is not set is asked for by name', () => {
    const withDays = (value: number | null) =>
      compiled(lifeRegime((changed) => void Object.assign(changed.parameters[0]!, { value })));
    expect(through(withDays(0), publicised(withDays(0)), handing('2030-01-01', 'secretariat')).stage).toBe('contract');
    const open = step(withDays(null), publicised(withDays(null)), handing('2031-01-01', 'secretariat'));
    expect(open.findings).toMatchObject([{ code: 'wait-open', parameters: { missing: ['publicityDays'] } }]);
    expect(open.findings[0]?.message).toContain('公示天数');
  });

  test('that was ended too soon is not begun anew by taking the end back', () => {
    const ended = through(regime, publicised(regime), handing('2030-01-09', 'secretariat'));
    const back = through(regime, ended, {
      type: 'withdraw',
      on: day('2030-01-10'),
      actor: actor('secretariat'),
      reason: '',
    });
    expect(back.stage).toBe('publicity');
    expect(through(regime, back, handing('2030-01-10', 'secretariat')).stage).toBe('contract');
  });
});

describe('a wait of a month runs to the corresponding day', () => {
  test.each([
    ['2030-01-31', '2030-02-27', '2030-02-28'],
    ['2028-01-31', '2028-02-28', '2028-02-29'],
    ['2030-02-28', '2030-03-27', '2030-03-28'],
    ['2030-03-31', '2030-04-29', '2030-04-30'],
  ])('from %s: refused on %s, allowed on %s', (from, early, allowed) => {
    const years = from.startsWith('2028') ? 2 : 0;
    const state = through(
      regime,
      years === 0 ? toContract(regime, '99999.99', false) : earlier(),
      handing(from, 'applicant', CONTRACT),
    );
    expect(state).toMatchObject({ stage: 'trial', facts: { trialFrom: from } });
    expect(refused(state, handing(early, 'applicant'))).toEqual(['wait-not-over']);
    expect(through(regime, state, handing(allowed, 'applicant')).stage).toBe('decision');
  });

  const earlier = () =>
    through(
      regime,
      opened(regime, 'project'),
      handing('2028-01-01', 'applicant', { total: '99999.99', risky: false }, { given: SCOPE }),
      handing('2028-01-09', 'secretariat'),
    );

  test('asks for the fact from which it runs while that is missing', () => {
    const undated = compiled(
      lifeRegime((changed) => {
        lifeStage(changed, 'wait', 'trial').atLeast.from = 'signedOn';
        lifeStage(changed, 'record', 'contract').writes = [];
      }),
    );
    const state = through(
      undated,
      toContract(undated, '99999.99', false),
      handing('2030-01-31', 'applicant', { amount: '1.00' }),
    );
    const outcome = step(undated, state, handing('2031-01-31', 'applicant'));
    expect(outcome.findings).toMatchObject([{ code: 'wait-undecided', parameters: { missing: ['signedOn'] } }]);
    expect(outcome.findings[0]?.message).toContain('“签订日”（来自表单“合同登记”）');
  });
});

describe('a wait of workdays', () => {
  const workdays = compiled(
    lifeRegime((changed) =>
      Object.assign(lifeStage(changed, 'wait', 'publicity').atLeast, { count: 3, unit: 'workday' }),
    ),
  );
  const filedOn = (on: string) =>
    through(
      workdays,
      opened(workdays, 'project'),
      handing(on, 'applicant', { total: '1.00', risky: false }, { given: SCOPE }),
    );

  test('is over on the day after the last of them: three from a Thursday end on the Tuesday', () => {
    const state = filedOn('2026-11-19');
    const calendar = withCalendar(workdays, knownCalendar());
    expect(refused(state, handing('2026-11-24', 'secretariat'), calendar)).toEqual(['wait-not-over']);
    expect(through(calendar, state, handing('2026-11-25', 'secretariat')).stage).toBe('contract');
  });

  test('does not count the days off of the calendar that it is given', () => {
    const calendar = compileCalendar([
      {
        year: 2026,
        status: 'published',
        source: { number: '1', title: '安排', issued: '2025-11-01' },
        holidays: [{ title: '节', from: '2026-11-20', to: '2026-11-22' }],
        workdays: [],
      },
    ]).value;
    const off = withCalendar(workdays, calendar!);
    const stage = off.procedures.get('project')!.stages.get('publicity')!;
    if (stage.kind !== 'wait') throw new Error('no wait');
    const state = filedOn('2026-11-19');
    expect(earliestDay(off, stage, state).value).toMatchObject({ on: '2026-11-26', provisional: false });
    expect(earliestDay(workdays, stage, state).value).toMatchObject({ on: '2026-11-25', provisional: true });
  });
});

describe('something put on record', () => {
  test('is handed in without scope and window, and writes its row', () => {
    const state = inReview(regime);
    expect(state).toMatchObject({
      stage: 'reviews',
      rows: [
        {
          id: '3.1',
          record: 'contract',
          on: '2030-01-10',
          stage: 'contract',
          fields: { amount: 9_000_000, signedOn: '2030-01-09', putDown: '2030-01-10' },
          clause: ['QX-5'],
        },
      ],
      facts: { contractAmount: 9_000_000, today: '2030-01-10', filedOn: '2030-01-01' },
    });
  });

  test('takes no scope answers', () => {
    const event = handing('2030-01-10', 'applicant', CONTRACT, { given: { secret: true } });
    expect(refused(toContract(regime), event)).toEqual(['fact-not-given-here']);
  });

  test('without what the row must have is refused, and the fact is named', () => {
    const outcome = step(regime, toContract(regime), handing('2030-01-10', 'applicant', { amount: '90000.00' }));
    expect(outcome.findings).toMatchObject([
      { code: 'row-field-missing', parameters: { field: 'signedOn', missing: ['signedOn'] } },
    ]);
    expect(outcome.findings[0]?.message).toContain('“合同”须记明“签订日”：尚不知道“签订日”（来自表单“合同登记”）');
  });

  test('cannot be taken back once a row is written, and says which', () => {
    const withdraw = { type: 'withdraw', on: day('2030-01-10'), actor: actor('applicant'), reason: '' } as const;
    expect(inReview(regime).undo).toBeNull();
    const [finding] = step(regime, inReview(regime), withdraw).findings;
    expect(finding).toMatchObject({ code: 'withdraw-not-possible' });
    expect(finding?.message).toContain('已经记入“合同”，不能撤回');
  });

  test('may be sent back instead by whoever should put it on record, with a reason; nothing else can be decided', () => {
    const state = toContract(regime);
    const [slot] = openIds(state);
    expect(refused(state, deciding('2030-01-10', slot!, 'approve'))).toEqual(['verdict-not-possible']);
    expect(refused(state, deciding('2030-01-10', slot!, 'reject'))).toEqual(['verdict-not-possible']);
    expect(refused(state, deciding('2030-01-10', slot!, 'return', { opinion: '' }))).toEqual(['opinion-needed']);
    const sent = through(
      regime,
      state,
      deciding('2030-01-10', slot!, 'return', { remarks: [{ path: 'total', text: '总价有误' }] }),
    );
    expect(sent).toMatchObject({ stage: 'start', rows: [], remarks: [{ path: 'total', stage: 'contract' }] });
  });
});

test('a wait that runs from a day which its own form puts down is judged by that day', () => {
  const own = compiled(
    lifeRegime((changed) => {
      Object.assign(lifeStage(changed, 'wait', 'trial'), { form: 'contract' });
      Object.assign(lifeStage(changed, 'wait', 'trial').atLeast, { from: 'signedOn' });
    }),
  );
  const late = handing('2030-01-31', 'applicant', { ...CONTRACT, signedOn: '2030-03-05' });
  const state = through(own, toContract(own, '99999.99', false), late);
  const ending = (signedOn: string) => handing('2030-03-10', 'applicant', { amount: '1.00', signedOn });
  expect(refused(state, ending('2030-02-11'), own)).toEqual(['wait-not-over']);
  expect(through(own, state, ending('2030-02-10')).stage).toBe('decision');
});

test('days of entering and leaving stages are facts, and are as before when the act is taken back', () => {
  const noted = compiled(lifeRegime((changed) => void (lifeStage(changed, 'record', 'contract').writes = [])));
  const trial = onTrial(noted);
  expect(trial.facts).toMatchObject({ trialFrom: '2030-01-31', reviewedOn: '2030-01-31' });
  const back = through(noted, trial, {
    type: 'withdraw',
    on: day('2030-02-01'),
    actor: actor('applicant'),
    reason: '',
  });
  expect(back.facts['trialFrom']).toBeUndefined();
  expect(back.facts['reviewedOn']).toBeUndefined();
  expect(back.facts['today']).toBe('2030-02-01');
});

test('a stage of the same code in another procedure sets none of these days', () => {
  const twin = compiled(
    lifeRegime((changed) => {
      const halt = changed.procedures.find(({ code }) => code === 'halt')!;
      halt.start = 'trial';
      halt.stages[0]!.code = 'trial';
      Object.assign(halt.stages[1]!, { code: 'reviews' });
      Object.assign(halt.stages[0]!, { next: 'reviews' });
    }),
  );
  const facts = doneSide(twin, 'halt', '2030-02-01').facts;
  expect([facts['trialFrom'], facts['reviewedOn'], facts['today']]).toEqual([undefined, undefined, '2030-02-01']);
});

test('the days of its own stages are not to be told to a case', () => {
  const event = handing('2030-01-10', 'applicant', CONTRACT, { given: { trialFrom: '2029-01-01' } });
  expect(refused(toContract(regime), event)).toEqual(['fact-not-given-here']);
});
