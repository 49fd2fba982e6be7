import fc from 'fast-check';
import {
  editText,
  parseBandWords,
  parseUnary,
  printUnary,
  readCell,
  type BoundSemantics,
  type CellColumn,
  type Equal,
  type Interval,
  type Type,
  type Value,
} from '../../form-schemas/engine';

const ARTICLE_62: BoundSemantics = { above: 'included', below: 'excluded', clause: ['DZ-62-1'] };
const BOTH: BoundSemantics = { above: 'included', below: 'included', clause: [] };
const NEITHER: BoundSemantics = { above: 'excluded', below: 'excluded', clause: [] };

const column = (type: Type, options: Readonly<Record<string, string>> = {}): CellColumn => ({
  code: 'x',
  title: '总投资',
  type,
  options: new Map(Object.entries(options)),
  unit: '',
  fact: 'x',
  domain: null,
});
const MONEY = column({ kind: 'money' });
const MODES = column(
  { kind: 'enum', values: ['self-build', 'service'] },
  { 'self-build': '自行建设', service: '购买服务' },
);

const cell = (typed: string, of: CellColumn = MONEY, bounds = ARTICLE_62) =>
  readCell(typed, { column: of, bounds }).cell;

describe('an amount band as people type it', () => {
  test.each([
    ['200万元以上，500万元以下', '[2000000..5000000)'],
    ['200万以上500万以下', '[2000000..5000000)'],
    ['２００万元以上，５００万元以下', '[2000000..5000000)'],
    ['2,000,000.00元以上', '>= 2000000'],
    ['2,000,000.00以上，5,000,000.00以下', '[2000000..5000000)'],
    ['2000000以上', '>= 2000000'],
    ['2000000', '2000000'],
    ['200万', '2000000'],
    ['2,000,000.00', '2000000'],
    ['两百万以上', '>= 2000000'],
    ['1亿以下', '< 100000000'],
    ['200-500万', '[2000000..5000000)'],
    ['200万至500万元', '[2000000..5000000)'],
    ['>=200万', '>= 2000000'],
    ['≥ 200万元', '>= 2000000'],
    ['[200万..500万)', '[2000000..5000000)'],
    ['[2000000..5000000)', '[2000000..5000000)'],
    ['不超过 500 万元', '<= 5000000'],
    ['超过200万，未达到500万', '(2000000..5000000)'],
    ['低于30万元或1000万元以上', '< 300000, >= 10000000'],
    ['4,999,999.99元以下', '< 4999999.99'],
    ['', '-'],
    ['任意', '-'],
    ['-', '-'],
  ])('%s is %s', (typed, expected) => expect(cell(typed)).toBe(expected));

  it('takes 以上 and 以下 as the regime says', () => {
    expect(cell('200万以上，500万以下', MONEY, BOTH)).toBe('[2000000..5000000]');
    expect(cell('200万以上，500万以下', MONEY, NEITHER)).toBe('(2000000..5000000)');
  });

  test.each([
    ['100.005元以上', '最多两位小数'],
    ['0.0000001万元以上', '最多两位小数'],
    ['2026-11-20', '像是日期'],
    ['2026年11月', '像是日期'],
    ['500万元以上，200万元以下', '下限高于上限'],
    ['很多', '读不懂'],
    ['50%以上', '百分比'],
  ])('%s is refused with its reason (%s) and kept', (typed, reason) => {
    const read = readCell(typed, { column: MONEY, bounds: ARTICLE_62 });
    expect(read.problem).toContain(reason);
    expect(read).toMatchObject({ tests: null, cell: typed });
  });

  it('doubts yuan where 万元 are meant and 万元 where yuan are', () => {
    const others = [30_000_000, 200_000_000, 1_000_000_000];
    const small = readCell('200以上', { column: MONEY, bounds: ARTICLE_62, others });
    expect(small).toMatchObject({ cell: '>= 200', instead: '200万元以上' });
    expect(small.caution).toContain('200元');
    expect(readCell('5000000万元以上', { column: MONEY, bounds: ARTICLE_62, others }).instead).toBe('5000000元以上');
    expect(readCell('200万以上', { column: MONEY, bounds: ARTICLE_62, others }).caution).toBeNull();
  });

  it('keeps words that mean the cell and rewrites those that only were typed', () => {
    const words = (typed: string) => readCell(typed, { column: MONEY, bounds: ARTICLE_62 }).words;
    expect(words('500万元（含）以上')).toBe('500万元（含）以上');
    expect(words('200万以上500万以下')).toBe('200万元以上，500万元以下');
    expect(words('不低于200万')).toBe('不低于200万元');
    expect(words('>= 2000000')).toBe('200万元以上');
    expect(words('低于30万元或1000万元以上')).toBeNull();
  });
});

describe('other columns', () => {
  test.each<[CellColumn, string, string]>([
    [MODES, '自行建设、购买服务', '"self-build", "service"'],
    [MODES, '不是购买服务', 'not("service")'],
    [MODES, 'service', '"service"'],
    [column({ kind: 'boolean' }), '是', 'true'],
    [column({ kind: 'boolean' }), '否', 'false'],
    [column({ kind: 'integer' }), '3以上，10以下', '[3..10)'],
    [column({ kind: 'integer' }), '3-10', '[3..10]'],
    [column({ kind: 'integer' }), '不超过１２', '<= 12'],
    [column({ kind: 'number' }), '超过50%', '> 0.5'],
    [column({ kind: 'number' }), '0.5', '0.5'],
    [column({ kind: 'date' }), '2026年1月5日以后', '> @"2026-01-05"'],
    [column({ kind: 'date' }), '2026/1/5至2026/3/1', '[@"2026-01-05"..@"2026-03-01"]'],
    [column({ kind: 'date' }), '不早于20260105', '>= @"2026-01-05"'],
    [column({ kind: 'text' }), '市直、区县', '"市直", "区县"'],
  ])('%#: $1 is $2', (of, typed, expected) => expect(cell(typed, of)).toBe(expected));

  test.each<[CellColumn, string, string]>([
    [MODES, '自行建没', '是否指“自行建设”'],
    [column({ kind: 'boolean' }), '也许', '只能填'],
    [column({ kind: 'date' }), '2026-02-30', '真实存在'],
    [column({ kind: 'integer' }), '3.5以上', '读不懂'],
  ])('%#: $1 is refused ($2)', (of, typed, reason) =>
    expect(readCell(typed, { column: of, bounds: ARTICLE_62 }).problem).toContain(reason),
  );
});

describe('a cell and its text', () => {
  const money = fc.integer({ min: 0, max: 10 ** 12 });
  const interval = (
    value: fc.Arbitrary<Value>,
    order: (a: Value, b: Value) => boolean,
  ): fc.Arbitrary<Interval | Equal> =>
    fc.oneof(
      value.map((only): Equal => ({ kind: 'equal', value: only })),
      fc
        .record({ a: value, b: value, low: fc.boolean(), high: fc.boolean(), ends: fc.integer({ min: 0, max: 2 }) })
        .filter(({ a, b, ends }) => ends < 2 || order(a, b))
        .map(({ a, b, low, high, ends }): Interval => ({
          kind: 'interval',
          low: ends === 1 ? null : a,
          lowIncluded: ends !== 1 && low,
          high: ends === 0 ? null : b,
          highIncluded: ends !== 0 && high,
        })),
    );
  const less = (a: Value, b: Value) => (a as number) < (b as number);
  const days = fc
    .record({
      y: fc.integer({ min: 1900, max: 2999 }),
      m: fc.integer({ min: 1, max: 12 }),
      d: fc.integer({ min: 1, max: 28 }),
    })
    .map(({ y, m, d }): Value => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`);
  const cases: readonly [string, CellColumn, fc.Arbitrary<readonly (Interval | Equal)[]>][] = [
    ['money', MONEY, fc.array(interval(money, less), { minLength: 1, maxLength: 3 })],
    [
      'integers',
      column({ kind: 'integer' }),
      fc.array(interval(fc.integer({ min: 0, max: 10 ** 9 }), less), { minLength: 1, maxLength: 3 }),
    ],
    [
      'days',
      column({ kind: 'date' }),
      fc.array(
        interval(days, (a, b) => (a as string) < (b as string)),
        { minLength: 1, maxLength: 2 },
      ),
    ],
    [
      'options',
      MODES,
      fc
        .subarray(['self-build', 'service'], { minLength: 1 })
        .map((all) => all.map((value) => ({ kind: 'equal' as const, value }))),
    ],
    [
      'texts',
      column({ kind: 'text' }),
      fc
        .array(
          fc.string({ minLength: 1, maxLength: 8 }).filter((text) => !/[\u0000-\u001f\u007f]/.test(text)),
          { minLength: 1, maxLength: 3 },
        )
        .map((all) => all.map((value) => ({ kind: 'equal' as const, value }))),
    ],
  ];
  it.each(cases)('of %s: what the editor shows reads back as the same tests', (_, of, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, fc.constantFrom(ARTICLE_62, BOTH, NEITHER), fc.boolean(), (tests, bounds, negated) => {
        const type = of.type as Type;
        const text = printUnary({ any: false, negated: negated && type.kind !== 'money', tests }, type);
        if (parseUnary(text, type).value === null) return;
        const shown = editText(text, undefined, of, bounds);
        const again = readCell(shown, { column: of, bounds });
        expect(again.problem).toBeNull();
        expect(again.cell).toBe(printUnary(parseUnary(text, type).value!, type));
        if (again.words !== null) {
          const meant = parseBandWords(again.words, bounds).value!;
          const single = (tests: readonly (Interval | Equal)[]) =>
            tests.map((test) =>
              test.kind === 'equal'
                ? { low: test.value, lowIncluded: true, high: test.value, highIncluded: true }
                : { low: test.low, lowIncluded: test.lowIncluded, high: test.high, highIncluded: test.highIncluded },
            );
          expect(single(meant.tests.tests)).toEqual(single(again.tests!.tests));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never throws and never loses what is typed', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 40 }),
        fc.constantFrom(
          MONEY,
          MODES,
          column({ kind: 'date' }),
          column({ kind: 'integer' }),
          column({ kind: 'number' }),
        ),
        (typed, of) => {
          const read = readCell(typed, { column: of, bounds: ARTICLE_62 });
          if (read.tests === null && read.problem !== null) expect(read.cell).toBe(typed.trim());
        },
      ),
    );
  });
});
