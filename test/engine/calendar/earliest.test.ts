import { compileCalendar } from '../../../form-schemas/engine/calendar/calendar';
import { dueDay } from '../../../form-schemas/engine/calendar/count';
import { earliestDay, escalationDay, NO_CALENDAR } from '../../../form-schemas/engine/calendar/earliest';
import type { Day } from '../../../form-schemas/engine/day';
import type { CalendarDocument } from '../../../form-schemas/engine/model/calendar';
import type { DeadlineUnit } from '../../../form-schemas/engine/model/deadline';
import year2026 from '../../../form-schemas/library/calendar/2026.json';

const calendar = compileCalendar([year2026 as CalendarDocument]).value!;
const day = (text: string) => text as Day;

describe('a time that must pass', () => {
  test.each<[string, number, DeadlineUnit, string, string]>([
    ['2026-03-02', 7, 'day', '2026-03-10', 'begun on the 2nd, the 9th is day 7, and the day after it the earliest'],
    ['2026-02-13', 7, 'day', '2026-02-21', 'days off do not shift it: it may end within the spring festival'],
    ['2026-02-13', 1, 'workday', '2026-02-15', 'the Saturday worked before the festival is its workday'],
    ['2026-02-13', 2, 'workday', '2026-02-25', 'the second workday comes after the festival'],
    ['2026-01-26', 30, 'workday', '2026-03-14', 'thirty workdays across the festival with both days made up'],
    ['2026-03-06', 5, 'workday', '2026-03-14', 'the fifth workday is a Friday, the day after it a Saturday'],
    ['2026-01-31', 1, 'month', '2026-02-28', 'no 31st of February: the month’s end'],
    ['2024-01-31', 1, 'month', '2024-02-29', 'in a leap year its 29th'],
    ['2026-01-31', 3, 'month', '2026-04-30', 'three months from the end of January'],
    ['2026-08-31', 6, 'month', '2027-02-28', 'half a year over the new year'],
    ['2026-03-15', 0, 'day', '2026-03-15', 'no time at all'],
  ])('%s + %i %s → %s: %s', (from, count, unit, on) => {
    expect(earliestDay(calendar, day(from), count, unit).on).toBe(on);
  });

  test('is provisional only where workdays reach into a year that is not announced', () => {
    expect(earliestDay(calendar, day('2026-12-18'), 5, 'workday')).toEqual({ on: '2026-12-26', provisional: false });
    expect(earliestDay(calendar, day('2026-12-24'), 6, 'workday').provisional).toBe(true);
    expect(earliestDay(calendar, day('2026-12-24'), 60, 'day').provisional).toBe(false);
    expect(earliestDay(NO_CALENDAR, day('2026-03-06'), 1, 'workday')).toEqual({ on: '2026-03-10', provisional: true });
  });
});

test('the last days of December are not certain before the arrangement of the next year is', () => {
  // Monday, 31 December 2018 was off and Saturday the 29th worked by the notice for 2019.
  const source = { number: '', title: '', issued: '2018-12-06' };
  const thatYear: CalendarDocument = { year: 2018, status: 'published', source, holidays: [], workdays: [] };
  const nextYear: CalendarDocument = {
    ...thatYear,
    year: 2019,
    holidays: [{ title: '元旦', from: '2018-12-30', to: '2019-01-01' }],
    workdays: ['2018-12-29'],
  };
  const before = compileCalendar([thatYear]).value!;
  const after = compileCalendar([thatYear, nextYear]).value!;
  expect(earliestDay(before, day('2018-12-27'), 2, 'workday')).toEqual({ on: '2019-01-01', provisional: true });
  expect(earliestDay(after, day('2018-12-27'), 2, 'workday').on).toBe('2018-12-30');
  expect(dueDay(before, day('2018-12-21'), 10, 'day')).toEqual({ on: '2018-12-31', provisional: true });
  expect(dueDay(after, day('2018-12-21'), 10, 'day').on).toBe('2019-01-02');
  expect(dueDay(before, day('2018-12-21'), 4, 'workday')).toEqual({ on: '2018-12-27', provisional: false });
  expect(dueDay(before, day('2018-12-21'), 5, 'workday')).toEqual({ on: '2018-12-28', provisional: true });
});

test('what is late is told further up some workdays after it was due, or on the day after', () => {
  expect(escalationDay(calendar, day('2026-02-13'), 2)).toBe('2026-02-24');
  expect(escalationDay(calendar, day('2026-02-13'), 1)).toBe('2026-02-14');
  expect(escalationDay(calendar, day('2026-03-06'), 0)).toBe('2026-03-07');
});
