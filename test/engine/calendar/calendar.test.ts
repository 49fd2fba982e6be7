import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020';
import fc from 'fast-check';
import { compileCalendar, isWorkday, type Calendar } from '../../../form-schemas/engine/calendar/calendar';
import { addWorkdays, dueDay, dueState } from '../../../form-schemas/engine/calendar/count';
import { addDays, dayNumber, daysBetween, weekdayOf, type Day } from '../../../form-schemas/engine/day';
import type { CalendarDocument } from '../../../form-schemas/engine/model/calendar';
import { CALENDAR_FILES, knownCalendar } from '../../../form-schemas/formats/calendars';
import { isCanonical } from '../../../form-schemas/formats/canonical';
import calendarSchema from '../../../form-schemas/formats/calendar.schema.json';
import commonSchema from '../../../form-schemas/formats/common.schema.json';

const FOLDER = join(__dirname, '../../../form-schemas/library/calendar');
const calendar = knownCalendar();
const day = (text: string): Day => text as Day;

/** Independent of the engine: JavaScript's own dates in UTC. */
const utc = (text: string): Date => new Date(`${text}T00:00:00Z`);
const plus = (text: string, days: number): string =>
  new Date(utc(text).getTime() + days * 86_400_000).toISOString().slice(0, 10);

const days = fc.integer({ min: 0, max: 400_000 }).map((since) => day(plus('1905-01-01', since)));

describe('counting days', () => {
  test('agrees with JavaScript’s calendar, leap years and centuries included', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -5_000, max: 5_000 }), (from, count) => {
        const to = addDays(from, count);
        expect(to).toBe(plus(from, count));
        expect(daysBetween(from, to)).toBe(count);
        expect(weekdayOf(from)).toBe(utc(from).getUTCDay());
        expect(dayNumber(from)).toBe(utc(from).getTime() / 86_400_000);
      }),
    );
  });
});

describe('the calendar that comes with the software', () => {
  const files = readdirSync(FOLDER).sort();

  test('knows every file of the library, 2022 to 2026 as published', () => {
    expect([...CALENDAR_FILES.keys()]).toEqual(files);
    expect([...calendar.published]).toEqual([2022, 2023, 2024, 2025, 2026]);
  });

  test.each(files)('%s keeps to its format, is canonical, and is named by its year', (file) => {
    const text = readFileSync(join(FOLDER, file), 'utf8');
    const document = JSON.parse(text) as CalendarDocument;
    const ajv = new Ajv({ strict: false }).addSchema(commonSchema, 'common.schema.json');
    expect(ajv.validate(calendarSchema, document) ? [] : ajv.errors).toEqual([]);
    expect(isCanonical(text)).toBe(true);
    expect(`${document.year}.json`).toBe(file);
  });

  // Read from the notices: 国办发明电〔2025〕7号, 〔2023〕7号, 〔2024〕12号, 〔2022〕16号.
  test.each([
    ['2026-02-14', true, 'the Saturday before the Spring Festival of 2026'],
    ['2026-02-15', false, 'its first day off, a Sunday'],
    ['2026-02-23', false, 'its last, a Monday'],
    ['2026-02-24', true, 'the Tuesday after'],
    ['2026-02-28', true, 'the Saturday that makes up for it'],
    ['2026-01-04', true, 'the Sunday after 元旦'],
    ['2026-10-08', true, 'the Thursday after 国庆'],
    ['2026-10-10', true, 'the Saturday that makes up for it'],
    ['2024-02-09', true, 'the eve of the Spring Festival of 2024, which was no day off'],
    ['2024-02-18', true, 'the Sunday after it'],
    ['2025-10-08', false, 'the eighth day of 国庆 and 中秋'],
    ['2022-12-31', false, 'named by the notice of the year that follows'],
    ['2026-11-21', false, 'an ordinary Saturday'],
    ['2026-11-23', true, 'an ordinary Monday'],
  ])('%s is worked: %s (%s)', (given, worked) => {
    expect(isWorkday(calendar, day(given))).toBe(worked);
  });

  test.each([
    ['2026-02-13', 1, '2026-02-14'],
    ['2026-02-13', 2, '2026-02-24'],
    ['2026-02-13', 6, '2026-02-28'],
    ['2026-02-13', 7, '2026-03-02'],
    ['2024-02-02', 1, '2024-02-04'],
    ['2024-02-02', 7, '2024-02-18'],
    ['2025-09-26', 3, '2025-09-30'],
    ['2025-09-26', 4, '2025-10-09'],
    ['2025-09-26', 6, '2025-10-11'],
    ['2022-12-30', 1, '2023-01-03'],
    ['2026-11-21', 0, '2026-11-21'],
  ])('from %s, workday %i is %s', (from, count, on) => {
    expect(addWorkdays(calendar, day(from), count)).toBe(on);
  });

  test('the n-th workday is what counting day by day over the lists of the files comes to', () => {
    const [off, on] = [new Set<string>(), new Set<string>()];
    for (const file of files) {
      const { holidays, workdays } = JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as CalendarDocument;
      for (const { from, to } of holidays) for (let at = from; at <= to; at = plus(at, 1)) off.add(at);
      for (const at of workdays) on.add(at);
    }
    const start = fc.integer({ min: 0, max: 1_800 }).map((since) => plus('2022-01-01', since));
    fc.assert(
      fc.property(start, fc.integer({ min: 0, max: 300 }), (from, count) => {
        let [at, left] = [from, count];
        while (left > 0) {
          at = plus(at, 1);
          const isWeekend = [0, 6].includes(utc(at).getUTCDay());
          if (on.has(at) || (!isWeekend && !off.has(at))) left -= 1;
        }
        expect(addWorkdays(calendar, day(from), count)).toBe(at);
      }),
    );
  });
});

describe('a limit', () => {
  test.each([
    ['2026-11-20', 10, 'workday', '2026-12-04', 'the day of the event is not counted'],
    ['2026-11-20', 10, 'day', '2026-11-30', 'days are calendar days'],
    ['2026-11-11', 10, 'day', '2026-11-23', 'a last day that is off (Saturday) rolls to Monday'],
    ['2026-04-02', 3, 'day', '2026-04-07', 'past the three days of 清明'],
    ['2026-02-08', 6, 'day', '2026-02-14', 'a Saturday that is worked does not roll'],
    ['2026-02-10', 5, 'day', '2026-02-24', 'past the whole Spring Festival'],
    ['2026-01-31', 1, 'month', '2026-02-28', 'a month ends at its end; that Saturday is worked'],
    ['2025-12-31', 2, 'month', '2026-02-28', 'two months from 31 December likewise'],
    ['2026-03-31', 1, 'month', '2026-04-30', 'a Thursday'],
    ['2026-07-15', 2, 'month', '2026-09-15', 'on the corresponding day'],
    ['2026-08-05', 2, 'month', '2026-10-08', 'past 国庆'],
  ] as const)('from %s within %i %s ends on %s: %s', (from, within, unit, on, _) => {
    expect(dueDay(calendar, day(from), within, unit)).toEqual({ on, provisional: false });
  });

  test('that reaches into a year without a notice is provisional, over the statutory days alone', () => {
    expect(dueDay(calendar, day('2026-12-18'), 5, 'workday')).toEqual({ on: '2026-12-25', provisional: false });
    expect(dueDay(calendar, day('2026-12-24'), 5, 'workday')).toEqual({ on: '2026-12-31', provisional: true });
    expect(dueDay(calendar, day('2026-12-25'), 5, 'workday')).toEqual({ on: '2027-01-04', provisional: true });
    expect(dueDay(calendar, day('2026-11-20'), 2, 'month')).toEqual({ on: '2027-01-20', provisional: true });
  });

  test('is late after its day, and near on it and two workdays before, over a weekend too', () => {
    const stateOn = (today: string) => dueState(calendar, day('2026-11-24'), day(today));
    expect(['2026-11-19', '2026-11-20', '2026-11-22', '2026-11-24', '2026-11-25'].map(stateOn)).toEqual([
      'on-time',
      'near',
      'near',
      'near',
      'late',
    ]);
  });
});

describe('a year that is not sound is refused', () => {
  const sound: CalendarDocument = {
    year: 2030,
    status: 'published',
    source: { number: '某号', title: '某通知', issued: '2029-11-01' },
    holidays: [{ title: '元旦', from: '2029-12-31', to: '2030-01-02' }],
    workdays: ['2030-01-05'],
  };
  const codes = (...years: readonly CalendarDocument[]) => {
    const outcome: { value: Calendar | null; findings: readonly { code: string }[] } = compileCalendar(years);
    expect(outcome.value === null).toBe(outcome.findings.length > 0);
    return outcome.findings.map((finding) => finding.code);
  };

  test.each<readonly [string, Partial<CalendarDocument>, string[]]>([
    ['sound', {}, []],
    ['a day that does not exist', { workdays: ['2030-02-30'] }, ['day-invalid']],
    [
      'a holiday that ends before it begins',
      { holidays: [{ title: '元旦', from: '2030-01-03', to: '2030-01-01' }] },
      ['calendar-range'],
    ],
    ['a holiday of 31 days', { holidays: [{ title: '长假', from: '2030-01-06', to: '2030-02-05' }] }, []],
    [
      'a holiday of 32 days',
      { holidays: [{ title: '长假', from: '2030-01-06', to: '2030-02-06' }] },
      ['calendar-range'],
    ],
    [
      'a holiday of half a year',
      { holidays: [{ title: '元旦', from: '2030-01-01', to: '2030-07-01' }] },
      ['calendar-range'],
    ],
    ['a day of another year', { workdays: ['2031-01-04'] }, ['calendar-not-of-year']],
    ['a make-up day that is worked anyway', { workdays: ['2030-01-07'] }, ['calendar-no-weekend']],
    [
      'a day both off and worked',
      { holidays: [{ title: '节', from: '2030-01-05', to: '2030-01-05' }] },
      ['calendar-both'],
    ],
  ])('%s', (_, change, expected) => {
    expect(codes({ ...sound, ...change })).toEqual(expected);
  });

  test('the same year twice', () => {
    expect(codes(sound, sound)).toEqual(['calendar-year-twice']);
  });
});
