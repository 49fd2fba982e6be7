import { compileExpression } from '../../../form-schemas/engine/expression/compile';
import type { Value } from '../../../form-schemas/engine/value';
import { answer, scope, yuan } from './given';

describe('money literals are yuan', () => {
  test.each<[string, number, boolean]>([
    ['total >= 2000000', yuan(1_999_999.99), false],
    ['total >= 2000000', yuan(2_000_000), true],
    ['2000000 <= total', yuan(2_000_000), true],
    ['total = 299999.99', 29_999_999, true],
    ['total in [2000000..5000000)', yuan(2_000_000), true],
    ['total in [2000000..5000000)', yuan(4_999_999.99), true],
    ['total in [2000000..5000000)', yuan(5_000_000), false],
    ['total in (2000000..5000000]', yuan(2_000_000), false],
    ['total in ]2000000..5000000[', yuan(2_000_000.01), true],
    ['total in (< 100, [200..300], 5000)', yuan(5_000), true],
    ['total in ((200..300), 5000)', yuan(200), false],
    ['total in [100, 200]', yuan(200), true],
    ['total between 100 and 200', yuan(200), true],
    ['total = if months = null then 100 else 200', yuan(100), true],
    ['total > 2 * 1000 * 1000', yuan(2_000_000), false],
    ['total > -5', 0, true],
    ['5 in (total, 7)', yuan(5), true],
    ['5 between 1 and total', yuan(5), true],
    ['5 between 1 and total', yuan(4.99), false],
    ['max(total, 5) = 5', yuan(3), true],
    ['list contains([1, 2], 2) and total = 0', 0, true],
  ])('%s where total is %p fen: %p', (text, total, expected) => {
    expect(answer(text, { total })).toBe(expected);
  });
});

describe('units', () => {
  test.each<[string, string, Value]>([
    ['total + paid', 'money', 300],
    ['total - paid', 'money', -100],
    ['total + 1.5', 'money', 250],
    ['total * months', 'money', 300],
    ['months * total', 'money', 300],
    ['total * 0.25', 'money', 25],
    ['total / 4', 'money', 25],
    ['total / paid', 'number', { n: 1n, d: 2n }],
    ['-total', 'money', -100],
    ['abs(-total)', 'money', 100],
    ['yuan(months) + total', 'money', 400],
    ['months + years', 'integer', 5],
    ['months * years', 'integer', 6],
    ['months - 1', 'integer', 2],
    ['months / years', 'number', { n: 3n, d: 2n }],
    ['months + 0.5', 'number', { n: 7n, d: 2n }],
    ['sum(amounts)', 'money', 600],
    ['mean(amounts)', 'money', 200],
    ['mean(counts)', 'number', { n: 3n, d: 2n }],
    ['round(total / 3)', 'money', 33],
    ['parameters.limit + total', 'money', 1100],
    ['if urgent then total else 5', 'money', 100],
  ])('%s is %s', (text, kind, expected) => {
    const facts = {
      total: 100,
      paid: 200,
      months: 3,
      years: 2,
      urgent: true,
      amounts: [100, 200, 300],
      counts: [1, 2],
      parameters: { limit: 1000 },
    };
    expect(compileExpression(text, scope).value?.type.kind).toBe(kind);
    expect(answer(text, facts)).toEqual(expected);
  });

  test('a result that is no whole fen stays exact in comparisons and is null where money is to be stored', () => {
    expect(answer('total / 3 * 3 = total', { total: 100 })).toBe(true);
    expect(answer('total / 3 > 0.33', { total: 100 })).toBe(true);
    expect(answer('total / 3', { total: 100 }, { kind: 'money' })).toBeNull();
    expect(answer('round(total / 3)', { total: 100 }, { kind: 'money' })).toBe(33);
    expect(answer('5', {}, { kind: 'money' })).toBe(500);
  });
});

describe('lists and records', () => {
  const funds = [
    { source: '财政', amount: yuan(100), months: 1 },
    { source: '自筹', amount: yuan(50), months: 7 },
  ];
  test.each<[string, Value]>([
    ['sum(funds.amount)', yuan(150)],
    ['funds[amount > 60].source', ['财政']],
    ['funds[item.amount > 60].source', ['财政']],
    ['funds[2].source', '自筹'],
    ['funds[-1].source', '自筹'],
    ['funds[3].source', null],
    ['funds[0].source', null],
    ['count(funds[source = "财政"])', 1],
    ['some f in funds satisfies f.amount >= 100', true],
    ['every f in funds satisfies f.amount >= 100', false],
    ['sum(funds.amount) = total', true],
    // a field of the item hides the fact of the same name
    ['count(funds[months > 5])', 1],
    // loops within loops reach outwards
    ['count(funds[some c in counts satisfies c = months])', 1],
    ['"财政" in funds.source', true],
    ['count([1, 2, null])', 3],
    ['kind in kinds', true],
    ['list contains(kinds, "service")', false],
  ])('%s', (text, expected) => {
    expect(
      answer(text, { funds, months: 100, total: yuan(150), counts: [1, 2], kind: 'mixed', kinds: ['mixed'] }),
    ).toEqual(expected);
  });
});

describe('texts, options, days', () => {
  test.each<[string, Value]>([
    ['remark + "！"', '改造！'],
    ['kind = "service"', true],
    ['建设方式 = "service"', true],
    ['kind in ("service", "mixed")', true],
    ['"a\\"b\\\\c\\u4e2d\\n" = remark', false],
    ['string length("a\\"b\\u4e2d")', 4],
    ['filedOn >= date("2026-11-20")', true],
    ['filedOn = @"2026-11-20"', true],
    ['filedOn in [@"2026-01-01"..@"2026-12-31"]', true],
    ['filedOn.year * 100 + filedOn.month', 202_611],
    ['year(filedOn) + month(filedOn) + day(filedOn)', 2026 + 11 + 20],
    ['max(filedOn, @"2027-01-01")', '2027-01-01'],
  ])('%s', (text, expected) => {
    expect(answer(text, { remark: '改造', kind: 'service', filedOn: '2026-11-20' })).toEqual(expected);
  });
});

describe('precedence', () => {
  test.each<[string, Value]>([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['10 - 4 - 3', 3],
    ['12 / 3 / 2', 2],
    ['-2 * -3', 6],
    ['- -2', 2],
    ['true or false and false', true],
    ['(true or false) and false', false],
    ['1 + 1 = 2 and 2 < 3', true],
    ['if true then 1 else 2 + 10', 1],
    ['(if true then 1 else 2) + 10', 11],
    ['not(true) or true', true],
    ['3 between 1 and 2 or true', true],
    ['3 in [1..2] or true', true],
    ['3 in ]1..4[ and true', true],
  ])('%s is %p', (text, expected) => expect(answer(text)).toEqual(expected));
});

describe('names read', () => {
  test.each<[string, readonly string[]]>([
    ['总投资 > 5 and total < 9', ['total']],
    ['parameters.limit > total', ['parameters.limit', 'total']],
    ['parameters = null', ['parameters']],
    ['funds[amount > 1 and months = 1].source = []', ['funds']],
    ['some total in amounts satisfies total > 5', ['amounts']],
    ['if urgent then months else years', ['months', 'urgent', 'years']],
  ])('%s reads %p', (text, names) => expect(compileExpression(text, scope).value?.dependencies).toEqual(names));
});
