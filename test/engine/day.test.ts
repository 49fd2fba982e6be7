import { addMonths, daysInMonth, monthDayOf, parseDay, yearOf, type Day } from '../../form-schemas/engine/day';

describe('a day is a calendar day', () => {
  test.each(['2026-11-20', '2024-02-29', '2000-02-29', '1999-12-31'])('%s exists', (text) => {
    expect(parseDay(text)).toEqual({ value: text, findings: [] });
  });

  test.each([
    '2026-02-29',
    '2100-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-1-1',
    '20261120',
    '',
    null,
    20261120,
  ])('%p does not exist and is not rolled over', (given) => {
    expect(parseDay(given, 'filedOn')).toMatchObject({
      value: null,
      findings: [{ code: 'day-invalid', path: 'filedOn' }],
    });
  });

  test('an object that cannot even be turned into text is no day', () => {
    expect(parseDay({ toString: 1, valueOf: 1 }).findings.map((finding) => finding.code)).toEqual(['day-invalid']);
  });

  test('months end where the calendar ends them', () => {
    expect([1, 2, 4, 12].map((month) => daysInMonth(2026, month))).toEqual([31, 28, 30, 31]);
    expect(daysInMonth(2024, 2)).toBe(29);
  });

  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-11-20', -12, '2025-11-20'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-12-31', 2, '2027-02-28'],
  ])('%s and %d months is %s', (from, months, to) => {
    expect(addMonths(from as Day, months)).toBe(to);
  });

  test('a day tells its year and its place in the year', () => {
    expect(yearOf('2026-10-31' as Day)).toBe(2026);
    expect(monthDayOf('2026-10-31' as Day)).toBe('10-31');
  });
});
