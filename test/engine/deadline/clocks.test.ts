import { compileCalendar } from '../../../form-schemas/engine/calendar/calendar';
import { NO_CALENDAR } from '../../../form-schemas/engine/calendar/earliest';
import { clocksOf, type ClockState } from '../../../form-schemas/engine/deadline/clocks';
import { dueDays } from '../../../form-schemas/engine/deadline/due-days';
import { latenessOn, remindersOn } from '../../../form-schemas/engine/deadline/notices';
import type { CalendarDocument } from '../../../form-schemas/engine/model/calendar';
import type { ClockDocument } from '../../../form-schemas/engine/model/deadline';
import type { Facts } from '../../../form-schemas/engine/value';
import year2026 from '../../../form-schemas/library/calendar/2026.json';
import { brokenBridge, bridgeRegime } from '../fixtures/bridge-regime';
import { compiled, day } from '../fixtures/invented-case';
import { brokenRegime } from '../fixtures/invented-regime';

const calendar = compileCalendar([year2026 as CalendarDocument]).value!;
const regime = compiled(bridgeRegime());
const ACCEPTED: Facts = { acceptedOn: '2025-07-31', evaluated: false };

function clock(code: string, on: string, facts: Facts, since?: string): readonly ClockState[] {
  const asked = since === undefined ? {} : { since: day(since) };
  return clocksOf(regime, facts, calendar, day(on), asked).filter((one) => one.code === code);
}

describe('a clock from a day', () => {
  // Accepted on 2025-07-31: opens on 2026-01-31, due on 2026-07-31, a Friday.
  test.each<[string, string, Facts]>([
    ['not-running', '2026-03-01', { evaluated: false }],
    ['not-open', '2026-01-30', ACCEPTED],
    ['open', '2026-01-31', ACCEPTED],
    ['open', '2026-07-28', ACCEPTED],
    ['near', '2026-07-29', ACCEPTED],
    ['near', '2026-07-31', ACCEPTED],
    ['late', '2026-08-01', ACCEPTED],
    ['met', '2026-08-01', { ...ACCEPTED, evaluated: true }],
    ['open', '2026-02-01', { acceptedOn: '2025-07-31' }],
  ])('is %s on %s', (status, on, facts) => expect(clock('evaluation', on, facts)).toMatchObject([{ status }]));

  test('says its days, who has to act and its words', () => {
    expect(clock('evaluation', '2026-02-01', ACCEPTED)).toMatchObject([
      {
        from: '2025-07-31',
        opens: '2026-01-31',
        due: '2026-07-31',
        strength: 'should',
        article: '第9条',
        words: '原则上自“建成日”起满6个月后、12个月内',
        who: ['village'],
        procedure: 'evaluation',
        reminders: ['2026-07-01'],
        escalation: { on: '2026-08-07', to: ['elder'] },
      },
    ]);
  });

  test('is provisional where it reaches into a year that is not announced', () => {
    expect(clock('evaluation', '2026-02-01', ACCEPTED)[0]?.provisional).toBe(true);
    const later = { acceptedOn: '2026-01-10', evaluated: false };
    expect(clocksOf(regime, later, calendar, day('2026-02-01'))[0]).toMatchObject({
      due: '2027-01-11',
      provisional: true,
    });
    const short = brokenBridge((broken) => {
      broken.deadlines[0]!.opens = { count: 1, unit: 'month' };
      broken.deadlines[0]!.within = { count: 2, unit: 'month' };
    });
    expect(clocksOf(compiled(short), later, calendar, day('2026-02-01'))[0]).toMatchObject({
      due: '2026-03-10',
      provisional: false,
    });
  });

  test('tells of itself on its days and on no other, and no more once it is met', () => {
    const told = (on: string, facts = ACCEPTED) => {
      const clocks = clock('evaluation', on, facts);
      return [...remindersOn(clocks, day(on)), ...latenessOn(clocks, day(on))].map(({ kind, to, left }) => [
        kind,
        to,
        left,
      ]);
    };
    expect(told('2026-06-30')).toEqual([]);
    expect(told('2026-07-01')).toEqual([['reminder', ['village'], 30]]);
    expect(told('2026-08-01')).toEqual([['late', ['village'], -1]]);
    expect(told('2026-08-02')).toEqual([]);
    expect(told('2026-08-07')).toEqual([['escalation', ['elder'], -7]]);
    expect(told('2026-08-07', { ...ACCEPTED, evaluated: true })).toEqual([]);
  });

  test('runs only where its condition is true: undecided is not true, whatever has been done', () => {
    const damaged = brokenBridge((broken) => {
      broken.deadlines[0]!.while = 'secretive';
    });
    const status = (facts: Facts) =>
      clocksOf(compiled(damaged), { ...ACCEPTED, evaluated: true, ...facts }, calendar, day('2026-02-01'))[0]?.status;
    expect([status({}), status({ secretive: false }), status({ secretive: true })]).toEqual([
      'not-running',
      'not-running',
      'met',
    ]);
  });
});

describe('a clock of a project that does not go on', () => {
  type Main = NonNullable<NonNullable<Parameters<typeof clocksOf>[4]>['main']>;
  const halt = { on: day('2026-03-02'), from: 'halt', clause: [] };
  const GOING: Main = { suspended: null, ended: null };
  const on = (today: string, main: Main, facts = ACCEPTED) =>
    clocksOf(regime, facts, calendar, day(today), { of: 'project', main });
  const ended = (positive: boolean): Main => ({
    ...GOING,
    ended: { outcome: 'over', positive, on: day('2026-03-02') },
  });

  test('rests while it is suspended and for good once it has ended without success: nothing is told of it', () => {
    for (const main of [{ ...GOING, suspended: halt }, ended(false)]) {
      const clocks = on('2026-08-07', main);
      expect(clocks).toMatchObject([{ status: 'not-running', due: null, reminders: [], escalation: null }]);
      expect([...remindersOn(clocks, day('2026-07-01')), ...latenessOn(clocks, day('2026-08-07'))]).toEqual([]);
    }
  });

  test('runs on once it has ended well, and what has been done stays done', () => {
    expect(on('2026-08-07', ended(true))).toMatchObject([{ status: 'late', due: '2026-07-31' }]);
    expect(on('2026-08-07', ended(false), { ...ACCEPTED, evaluated: true })).toMatchObject([{ status: 'met' }]);
  });

  test('has as many days left as it had, and says so', () => {
    // Twelve months to Friday, 31 July 2026; 28 days from Monday, 2 March to the 30th: Friday, 28 August.
    const rests = [{ from: day('2026-03-02'), to: day('2026-03-30') }];
    expect(on('2026-08-01', { ...GOING, rests })).toMatchObject([
      {
        status: 'open',
        opens: '2026-01-31',
        due: '2026-08-28',
        words: '原则上自“建成日”起满6个月后、12个月内（不计中止的28日）',
        reminders: ['2026-07-29'],
        escalation: { on: '2026-09-04' },
      },
    ]);
    expect(on('2026-08-29', { ...GOING, rests })).toMatchObject([{ status: 'late' }]);
  });

  test('is no longer for a rest that was over before it began to run', () => {
    const rests = [{ from: day('2025-05-01'), to: day('2025-07-31') }];
    expect(on('2026-08-01', { ...GOING, rests })).toMatchObject([{ status: 'late', due: '2026-07-31' }]);
  });

  test('is on the day that was named, whatever rested', () => {
    const named = compiled(
      brokenBridge((broken) => {
        delete broken.deadlines[0]!.opens;
        delete broken.deadlines[0]!.within;
        broken.deadlines[1]!.of = 'project';
        broken.deadlines[1]!.within = { count: 10, unit: 'day' };
        broken.deadlines[1]!.from = { yearly: '03-01' };
      }),
    );
    const rests = [{ from: day('2026-03-02'), to: day('2026-03-30') }];
    const facts = { acceptedOn: '2026-03-20', lastReport: 2025 };
    const dues = clocksOf(named, facts, calendar, day('2026-04-01'), { of: 'project', main: { ...GOING, rests } });
    expect(dues.map(({ due }) => due)).toEqual(['2026-03-20', '2026-03-11']);
  });
});

describe('a yearly clock', () => {
  const states = (on: string, facts: Facts, since?: string) =>
    clock('report', on, facts, since).map(({ year, due, status }) => [year, due, status]);

  test('is that of this year, and of the last one until it has been met', () => {
    expect(states('2026-03-01', { lastReport: 2024 })).toEqual([
      [2025, '2025-12-31', 'late'],
      [2026, '2026-12-31', 'open'],
    ]);
    expect(states('2026-03-01', { lastReport: 2025 })).toEqual([[2026, '2026-12-31', 'open']]);
    expect(states('2026-12-31', { lastReport: 2025 })).toEqual([[2026, '2026-12-31', 'near']]);
    expect(states('2026-12-31', { lastReport: 2026 })).toEqual([[2026, '2026-12-31', 'met']]);
  });

  test('did not run for what was not there yet', () => {
    expect(states('2026-03-01', { lastReport: 0 }, '2026-01-01')).toEqual([[2026, '2026-12-31', 'open']]);
    expect(states('2026-03-01', { lastReport: 0 }, '2025-12-31')).toHaveLength(2);
  });

  test('of the 29th of February falls on the 28th where there is none', () => {
    const damaged = compiled(brokenBridge((broken) => (broken.deadlines[1]!.from = { yearly: '02-29' })));
    const due = (on: string) => clocksOf(damaged, { lastReport: 9999 }, calendar, day(on)).at(-1)?.due;
    expect([due('2024-01-01'), due('2026-01-01')]).toEqual(['2024-02-29', '2026-02-28']);
  });
});

test('only those of a project, a unit or the government are given where they are asked for', () => {
  const codes = (of: ClockDocument['of']) =>
    clocksOf(regime, {}, calendar, day('2026-03-01'), { of }).map(({ code }) => code);
  expect([codes('project'), codes('unit')]).toEqual([['evaluation'], []]);
  expect(new Set(codes('government'))).toEqual(new Set(['report']));
});

describe('when something is due that begins on a day', () => {
  const due = (deadline: Parameters<typeof dueDays>[1], from: string, facts: Facts = {}) =>
    dueDays(regime, deadline, calendar, day(from), facts);

  test('a yearly clock on its own day, the first that is not before the day asked', () => {
    const dues = ['2026-12-30', '2026-12-31', '2027-01-01'].map((from) => due({ clock: 'report' }, from).value?.due);
    expect(dues).toEqual(['2026-12-31', '2026-12-31', '2027-12-31']);
  });

  test('a clock, a lane with its own limit, a wait', () => {
    expect(due({ clock: 'evaluation' }, '2026-03-02').value).toMatchObject({ opens: '2026-09-02', due: '2027-03-02' });
    expect(due({ procedure: 'build', stage: 'joint', lane: 'safety' }, '2026-02-12').value).toMatchObject({
      due: '2026-02-26',
      words: '5个工作日内',
      article: '第3条',
    });
    expect(due({ procedure: 'build', stage: 'trial' }, '2026-01-31').value).toMatchObject({
      opens: '2026-04-30',
      due: '2026-04-30',
      words: '至少3个月',
    });
  });

  test('is told further up so many workdays after it was due', () => {
    expect(due({ procedure: 'build', stage: 'joint', lane: 'safety' }, '2026-02-10').value).toMatchObject({
      due: '2026-02-24',
      escalation: '2026-02-26',
    });
    expect(due({ procedure: 'build', stage: 'trial' }, '2026-01-31').value?.escalation).toBeNull();
  });

  test('a step of a matrix, by its row and number', () => {
    const stepped = compiled(
      brokenRegime((r) => {
        const row = r.matrices.find(({ code }) => code === 'decision')!.rows[0]!;
        row.chain[0]!.deadline = { within: 5, unit: 'day', strength: 'must', clause: ['QX-4'] };
      }),
    );
    const step = (number: number, row = 'small') =>
      dueDays(stepped, { procedure: 'loan', stage: 'single', row, step: number }, NO_CALENDAR, day('2030-01-01'));
    // Five days after Tuesday, 1 January 2030: Sunday the 6th, so the Monday after it.
    expect(step(1).value).toMatchObject({ due: '2030-01-07', words: '5日内' });
    expect([step(9), step(1, 'nothing')].map(({ findings }) => findings[0]?.code)).toEqual([
      'step-unknown',
      'step-unknown',
    ]);
  });

  test('a wait counted by a parameter of the year', () => {
    const yearly = compiled(brokenBridge((broken) => (broken.parameters[0]!.yearly!.values['2030'] = 2)));
    const wait = { procedure: 'build', stage: 'trial' };
    expect(dueDays(yearly, wait, NO_CALENDAR, day('2026-01-31')).value?.due).toBe('2026-03-31');
  });

  test.each<[Parameters<typeof dueDays>[1], string, string]>([
    [{ clock: 'nothing' }, 'clock-unknown', 'evaluation、report'],
    [{ procedure: 'nothing', stage: 'joint' }, 'procedure-unknown', 'build'],
    [{ procedure: 'build', stage: 'nothing' }, 'stage-unknown', 'joint'],
    [{ procedure: 'build', stage: 'joint', lane: 'nothing' }, 'lane-unknown', 'safety'],
    [{ procedure: 'build', stage: 'joint', lane: 'money' }, 'deadline-none', '钱'],
  ])('%j is refused (%s) and says what there is', (deadline, code, words) => {
    const { value, findings } = due(deadline, '2026-03-02');
    expect(value).toBeNull();
    expect(findings).toMatchObject([{ code, message: expect.stringContaining(words) as string }]);
  });
});
