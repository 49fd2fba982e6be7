import { readDayText } from '../../admin/widgets/day-text';

describe('a day typed or pasted by a person', () => {
  test.each([
    ['2026-11-20', '2026-11-20'],
    ['2026/1/5', '2026-01-05'],
    ['2026.01.5', '2026-01-05'],
    ['2026年11月20日', '2026-11-20'],
    ['2026 年 11 月 20 日', '2026-11-20'],
    ['20261120', '2026-11-20'],
    ['２０２６－１１－２０', '2026-11-20'],
    ['2024-02-29', '2024-02-29'],
  ])('%s is %s', (typed, day) => {
    expect(readDayText(typed)).toMatchObject({ day, fine: true });
  });

  test('the field says back which day of the week it is', () => {
    expect(readDayText('2026年11月20日').echo).toBe('2026-11-20，星期五');
  });

  test.each(['2026-02-29', '2026-13-01', '2026年4月31日', '20261301'])('there is no %s', (typed) => {
    expect(readDayText(typed)).toMatchObject({ day: null, fine: false });
    expect(readDayText(typed).echo).toContain(typed);
  });

  test.each(['明天', '11-20', '2026-11', '20-11-2026', '2026-1-1-1', '46346'])(
    '%s is refused, not guessed',
    (typed) => {
      expect(readDayText(typed)).toMatchObject({ day: null, fine: false });
    },
  );

  test('an empty field is empty, not wrong', () => {
    expect(readDayText('　')).toEqual({ day: null, echo: '', fine: true });
  });
});
