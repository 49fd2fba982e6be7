import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { CalendarDocument, Day } from '../../form-schemas/engine';
import { calendarChanges } from '../../form-schemas/formats/calendar/calendar-changes';
import { judgeCalendar } from '../../form-schemas/formats/calendar/judge-calendar';
import { readCalendar } from '../../form-schemas/formats/calendar/read-calendar';
import { tryCalendar } from '../../form-schemas/formats/calendar/try-calendar';
import { NOTICES } from './calendar-notices';
import { processorSeconds } from '../support/processor-time';

/** A year's arrangement as administrators paste it: the notice itself, a table, JSON. What is wrong is said with its place. */

const library = (year: number): CalendarDocument => {
  const file = join(__dirname, '../../form-schemas/library/calendar', `${year}.json`);
  const { $schema: _, ...document } = JSON.parse(readFileSync(file, 'utf8')) as CalendarDocument & { $schema: string };
  return document;
};
const SOURCE = {
  number: '国办发明电〔2026〕9号',
  title: '国务院办公厅关于2027年部分节假日安排的通知',
  issued: '2026-11-20',
};
const read = (text: string, year = 2027) => readCalendar(text, { year, source: SOURCE });
const codes = (text: string, year = 2027) => read(text, year).findings.map(({ code }) => code);
const said = (text: string, year = 2027) => read(text, year).findings.map(({ message }) => message);

describe('the notice’s own text', () => {
  test.each(Object.keys(NOTICES).map(Number))('of %i comes to what the library says of that year', (year) => {
    const { number, title, issued, holidays, workdays } = { ...library(year).source, ...library(year) };
    const given = readCalendar(NOTICES[year] ?? '', { year, source: { number, title, issued } });
    expect(given.findings).toEqual([]);
    expect(given.value).toMatchObject({ year, status: 'published', holidays, workdays });
    expect(judgeCalendar(given.value as CalendarDocument, [])).toEqual([]);
  });

  test('says itself where it stands: number, title, day', () => {
    const whole = `国务院办公厅关于2025年\n部分节假日安排的通知\n国办发明电〔2024〕12号\n各省、自治区、直辖市人民政府：\n${NOTICES[2025]}\n国务院办公厅\n2024年11月12日\n`;
    expect(readCalendar(whole, { year: 2025 }).value?.source).toEqual({
      number: '国办发明电〔2024〕12号',
      title: '国务院办公厅关于2025年部分节假日安排的通知',
      issued: '2024-11-12',
    });
    expect(readCalendar(NOTICES[2025] ?? '', { year: 2025 }).findings.map(({ message }) => message)).toEqual([
      '2025 年已公布的安排须写明出处，尚缺文号、通知名称、印发日期',
    ]);
  });

  test('pasted as one line, with half-width signs, is the same', () => {
    const line = (NOTICES[2026] ?? '').replaceAll('\n', '').normalize('NFKC');
    expect(read(line, 2026).value).toMatchObject({
      holidays: library(2026).holidays,
      workdays: library(2026).workdays,
    });
  });

  test.each([
    ['一、元旦：1月1日（周六）放假。', ['第 1 行：元旦：2027-01-01 写明是周六，实为周五']],
    [
      '一、元旦：1月1日放假。\n二、春节：2月5日至11日放假调休，共8天。',
      ['第 2 行：春节：写明共 8 天，而 2027-02-05 至 2027-02-11 是 7 天'],
    ],
    [
      '一、春节：2月29日至3月2日放假。',
      [expect.stringMatching(/^第 1 行：春节：日期须为真实存在的年-月-日.*2027-02-29/)],
    ],
    ['一、春节：5日放假。', ['第 1 行：春节：5日之前没有写明月份']],
    ['春节放假七天', [expect.stringContaining('没有读到放假安排')]],
    ['', [expect.stringContaining('没有读到放假安排')]],
  ])('%j says what is wrong', (text, expected) => {
    expect(said(text)).toEqual(expected);
  });
});

describe('a table', () => {
  const TABLE = `日期,类型,名称
2027-01-01,放假,元旦
2027年2月5日至2027年2月6日	放假	春节
2027-02-07；放假；春节
2027/2/20,上班`;

  test('takes days and spans; those of one name that follow each other are one holiday', () => {
    expect(read(TABLE)).toMatchObject({
      findings: [],
      value: {
        holidays: [
          { title: '元旦', from: '2027-01-01', to: '2027-01-01' },
          { title: '春节', from: '2027-02-05', to: '2027-02-07' },
        ],
        workdays: ['2027-02-20'],
      },
    });
  });

  test.each([
    [
      '2027-01-01,放假,元旦\n2027-02-30,放假,春节',
      ['第 2 行：日期须为真实存在的年-月-日，如 2026-11-20；所给为“2027-02-30”'],
    ],
    ['2027-01-01,放,元旦', ['第 1 行：第二列应为“放假”或“上班”，所给为“放”（每行：日期,放假或上班,名称）']],
    ['2027-01-01,放假', ['第 1 行：放假须写明名称（第三列），如 2027-02-05,放假,春节']],
  ])('%j says which line', (text, expected) => {
    expect(said(text)).toEqual(expected);
  });
});

describe('JSON', () => {
  test('of the library is read as it stands', () => {
    const document = library(2024);
    expect(readCalendar(JSON.stringify(document), { year: 2024 })).toEqual({ value: document, findings: [] });
  });

  test.each([
    ['{"holidays": [], "workdays": [}', ['json-syntax']],
    ['{"holidays": [{"title": "元旦", "from": "2027-01-01"}], "workdays": []}', ['shape-missing']],
    ['{"holidays": [], "workdays": [], "workday": []}', ['shape-unknown-key']],
    ['{"holidays": [], "workdays": [20270220]}', ['shape-type']],
    ['{"year": 2026, "holidays": [], "workdays": []}', ['calendar-year']],
    ['{"__proto__": {}, "holidays": [], "workdays": []}', ['json-forbidden-key']],
    ['{"source": [], "holidays": [], "workdays": []}', []],
  ])('%s', (text, expected) => {
    expect(codes(text)).toEqual(expected);
  });
});

describe('an arrangement is judged', () => {
  const sound = library(2026);
  const judge = (change: Partial<CalendarDocument>, others: readonly CalendarDocument[] = []) =>
    judgeCalendar({ ...sound, ...change }, others).map(({ code, severity, message }) => ({ code, severity, message }));
  const found = (...args: Parameters<typeof judge>) =>
    judge(...args).map(({ code, severity }) => `${severity} ${code}`);

  test.each([2022, 2023, 2024, 2025, 2026])(
    '%i as it was announced has nothing against it, beside the others',
    (year) => {
      const others = [2022, 2023, 2024, 2025, 2026].map(library);
      expect(judgeCalendar(library(year), others)).toEqual([]);
    },
  );

  test('a day of another year', () => {
    expect(judge({ workdays: ['2027-01-09'] })).toEqual([
      { code: 'calendar-not-of-year', severity: 'error', message: '2027-01-09 不属于 2026 年的安排' },
    ]);
  });

  test('a make-up day that is a weekday, and one given twice', () => {
    const [first = ''] = sound.workdays;
    expect(judge({ workdays: [...sound.workdays, '2026-03-04', first] }).map(({ message }) => message)).toEqual([
      '2026-03-04 是周三，不是周末，本来就上班',
      `${first} 的上班给出了两次`,
    ]);
  });

  test('a day off given twice, under two names', () => {
    const holidays = [...sound.holidays, { title: '某节', from: '2026-10-07', to: '2026-10-08' }];
    expect(judge({ holidays })).toEqual([
      { code: 'calendar-day-twice', severity: 'error', message: '2026-10-07 的放假给出了两次，其一在“某节”' },
    ]);
  });

  test('a day off and worked', () => {
    expect(found({ workdays: [...sound.workdays, '2026-10-03'] })).toEqual(['error calendar-both']);
  });

  test('a day that the year before has as worked', () => {
    const before: CalendarDocument = { ...library(2025), workdays: [...library(2025).workdays, '2025-12-28'] };
    const holidays = [{ title: '元旦', from: '2025-12-28', to: '2026-01-03' }, ...sound.holidays.slice(1)];
    expect(judge({ holidays }, [before])).toEqual([
      {
        code: 'calendar-both',
        severity: 'error',
        message: '与其他年份的安排不合：2025-12-28 既列为放假，又列为上班',
      },
    ]);
    expect(found({ holidays }, [library(2025)])).toEqual(['warning calendar-balance']);
  });

  test('a holiday too few, a make-up day too few, a statutory day that is worked: doubts, no refusals', () => {
    expect(found({ holidays: sound.holidays.slice(0, -1) })).toEqual([
      'warning calendar-statutory',
      'warning calendar-balance',
    ]);
    expect(judge({ workdays: sound.workdays.slice(1) })).toEqual([
      {
        code: 'calendar-balance',
        severity: 'warning',
        message: '工作日放假 19 天，补班 5 天，相抵 14 天，而法定节假日共 13 天：请核对是否漏列或多列',
      },
    ]);
  });

  test('no day off at all, a day of issue that does not exist, a title of another year', () => {
    expect(found({ holidays: [], workdays: [] })).toEqual(['error calendar-empty']);
    expect(found({ source: { ...sound.source, issued: '2025-11-31' } })).toEqual(['error day-invalid']);
    expect(found({ source: { ...sound.source, title: '关于2025年部分节假日安排的通知' } })).toEqual([
      'warning calendar-source-year',
    ]);
  });
});

test('what changes between two arrangements of a year is told day by day', () => {
  const announced: CalendarDocument = {
    ...library(2027),
    status: 'published',
    holidays: library(2027).holidays.map((holiday) =>
      holiday.title === '元旦'
        ? { ...holiday, to: '2027-01-03' }
        : holiday.title === '清明节'
          ? { ...holiday, to: '2027-04-06' }
          : holiday,
    ),
    workdays: ['2027-04-10'],
  };
  expect(calendarChanges(library(2027), announced)).toEqual([
    { day: '2027-04-06', now: 'off' },
    { day: '2027-04-10', now: 'worked' },
  ]);
  expect(calendarChanges(announced, announced)).toEqual([]);
});

test('whatever is pasted is answered, at once', () => {
  const signs = fc.constantFrom(
    '年',
    '月',
    '日',
    '至',
    '放假',
    '上班',
    '一、',
    '：',
    '（',
    '周',
    '共',
    '天',
    '2027',
    '1',
    '，',
    '\n',
    '{',
    '"',
    '。',
  );
  fc.assert(
    fc.property(fc.array(signs, { maxLength: 400 }), (parts) => {
      const { value, findings } = read(parts.join(''));
      expect(value !== null || findings.length > 0).toBe(true);
    }),
  );
  const long = `一、${'1月'.repeat(6_000)}`;
  const spent = processorSeconds(() => [long, '（'.repeat(19_000), '一、'.repeat(9_000)].forEach((text) => read(text)));
  expect(spent).toBeLessThan(2);
  expect(codes('放'.repeat(20_001))).toEqual(['calendar-too-long']);
});

describe('a text that is tried', () => {
  const today = '2026-11-20' as Day;
  const tried = (text: string, source: Partial<typeof SOURCE>, more: { status?: 'provisional' } = {}) => {
    const asked = { year: 2027, source, ...more };
    return tryCalendar(text, asked, { inForce: [library(2026)], today });
  };
  const codesOf = (...args: Parameters<typeof tried>) => tried(...args).findings.map(({ code }) => code);

  test('without its source, or a part of it, is told all else that is wrong at once, and is not kept', () => {
    const [twice, left] = ['2027-01-01,放假,元旦\n2027-01-01,放假,某节', '2026-12-27,放假,元旦\n2027-01-01,放假,元旦'];
    expect(codesOf(twice, {})).toEqual(['calendar-source', 'calendar-day-twice']);
    expect(codesOf(left, {})).toEqual(['calendar-source', 'calendar-statutory', 'calendar-balance']);
    const json = { source: { issued: '2026-11-21' }, holidays: [], workdays: [] };
    expect(codesOf(JSON.stringify(json), {})).toEqual(['calendar-source', 'calendar-empty', 'calendar-source-future']);
    expect(tried(left, {}).value).toBeNull();
    const { number, title } = SOURCE;
    expect(codesOf(twice, { number, title, issued: '2026-02-30' })).toEqual(['calendar-day-twice', 'day-invalid']);
  });

  test('issued today is taken, issued tomorrow is not: neither announced nor as an estimate', () => {
    const text = '2027-01-01,放假,元旦';
    const errors = (...args: Parameters<typeof tried>) =>
      tried(...args).findings.flatMap(({ code, severity, message }) => (severity === 'error' ? [code, message] : []));
    expect(errors(text, SOURCE)).toEqual([]);
    const future = [
      'calendar-source-future',
      '印发日期 2026-11-21 晚于今天（2026-11-20）：尚未印发的不能导入，请核对日期',
    ];
    const tomorrow = { ...SOURCE, issued: '2026-11-21' };
    expect(errors(text, tomorrow)).toEqual(future);
    expect(errors(text, tomorrow, { status: 'provisional' })).toEqual(future);
    expect(errors('随便写的', tomorrow)).toEqual(['calendar-text-unread', expect.any(String), ...future]);
  });
});
