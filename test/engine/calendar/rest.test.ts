import fc from 'fast-check';
import { addWorkdays, dueDay } from '../../../form-schemas/engine/calendar/count';
import { restedLimit, wordRest, workdaysBetween } from '../../../form-schemas/engine/calendar/rest';
import { addDays } from '../../../form-schemas/engine/day';
import { knownCalendar } from '../../../form-schemas/formats/calendars';
import { day } from '../fixtures/invented-case';

/** What a limit rested is added to it, counted as the limit itself is. */

const calendar = knownCalendar();
const rest = (from: string, to: string) => ({ from: day(from), to: day(to) });
const due = (from: string, within: number, unit: 'day' | 'workday' | 'month', ...rests: ReturnType<typeof rest>[]) => {
  const limit = restedLimit(calendar, day(from), { within, unit }, rests);
  return dueDay(calendar, day(from), limit.within, limit.unit).on;
};

describe('a limit that rested', () => {
  it('leaves as many workdays as were left, over the National Day holiday with its make-up day', () => {
    // 2026-10-01 to 07 are off, Saturday 10-10 is worked.
    expect(workdaysBetween(calendar, day('2026-09-28'), day('2026-10-20'))).toBe(12);
    expect(due('2026-09-24', 5, 'workday')).toBe('2026-10-09');
    expect(due('2026-09-24', 5, 'workday', rest('2026-09-28', '2026-10-20'))).toBe('2026-10-26');
  });

  it('of days is longer by days of the calendar, and rolls forward only at the end', () => {
    // From the 24th ten days end on 10-04, in the holiday; with three more on 10-07, which rolls to the 8th as well.
    expect(due('2026-09-24', 10, 'day')).toBe('2026-10-08');
    expect(due('2026-09-24', 10, 'day', rest('2026-09-28', '2026-10-01'))).toBe('2026-10-08');
    expect(due('2026-09-24', 10, 'day', rest('2026-09-28', '2026-10-03'))).toBe('2026-10-09');
  });

  it('of months ends as many days after its own day', () => {
    expect(due('2026-01-31', 1, 'month', rest('2026-02-10', '2026-03-12'))).toBe('2026-03-30');
  });

  it('is not longer by what was before it began, and by each rest once', () => {
    expect(due('2026-09-28', 5, 'workday', rest('2026-09-01', '2026-09-28'))).toBe(due('2026-09-28', 5, 'workday'));
    expect(due('2026-09-28', 1, 'day', rest('2026-09-20', '2026-09-29'))).toBe('2026-09-30');
    expect(due('2026-11-02', 3, 'workday', rest('2026-11-03', '2026-11-04'), rest('2026-11-05', '2026-11-06'))).toBe(
      '2026-11-09',
    );
  });

  it('says by how much', () => {
    const rests = [rest('2026-09-28', '2026-10-20')];
    expect(wordRest(calendar, day('2026-09-24'), 'workday', rests)).toBe('不计中止的12个工作日');
    expect(wordRest(calendar, day('2026-09-24'), 'month', rests)).toBe('不计中止的22日');
    expect(wordRest(calendar, day('2026-10-20'), 'workday', rests)).toBe('');
  });

  it('ends as if what was left began on the day on which it goes on', () => {
    fc.assert(
      fc.property(
        fc.nat(300),
        fc.integer({ min: 1, max: 60 }),
        fc.nat(40),
        fc.nat(60),
        (begin, within, run, rested) => {
          const from = addDays(day('2024-01-02'), begin);
          const suspended = addDays(from, run);
          fc.pre(suspended < addWorkdays(calendar, from, within));
          const on = addDays(suspended, rested);
          const left = within - workdaysBetween(calendar, from, suspended);
          expect(due(from, within, 'workday', rest(suspended, on))).toBe(addWorkdays(calendar, on, left));
        },
      ),
    );
  });
});
