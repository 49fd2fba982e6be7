import fc from 'fast-check';
import { parseExpression } from '../../../form-schemas/engine/expression/parse';
import { printExpression } from '../../../form-schemas/engine/expression/print';
import type { Value } from '../../../form-schemas/engine/value';
import { answer, refusal } from './given';

const DAY = 86_400_000;
const iso = (time: number) => new Date(time).toISOString().slice(0, 10);

test.each<[string, Value]>([
  ['add days(@"2026-02-28", 1)', '2026-03-01'],
  ['add days(@"2024-02-28", 1)', '2024-02-29'],
  ['add days(@"2100-02-28", 1)', '2100-03-01'],
  ['add days(@"2000-02-28", 1)', '2000-02-29'],
  ['add days(@"2026-01-01", -1)', '2025-12-31'],
  ['add days(@"2026-01-01", 0)', '2026-01-01'],
  ['add days(@"2999-12-31", 1)', null],
  ['add days(@"1900-01-01", -1)', null],
  ['add days(@"2026-01-01", 9007199254740991)', null],
  ['add days(@"2026-01-01", -9007199254740991)', null],
  ['add months(@"2026-01-31", 1)', '2026-02-28'],
  ['add months(@"2024-01-31", 1)', '2024-02-29'],
  ['add months(@"2026-03-31", -1)', '2026-02-28'],
  ['add months(@"2026-01-31", 2)', '2026-03-31'],
  ['add months(@"2026-12-15", 1)', '2027-01-15'],
  ['add months(@"2024-02-29", 12)', '2025-02-28'],
  ['add months(@"2999-12-01", 1)', null],
  ['add months(@"1900-01-31", -1)', null],
  ['add months(@"2026-01-31", 100000000)', null],
  ['days between(@"2026-02-28", @"2026-03-01")', 1],
  ['days between(@"2024-02-28", @"2024-03-01")', 2],
  ['days between(@"2026-03-01", @"2026-02-28")', -1],
  ['days between(@"2026-03-01", @"2026-03-01")', 0],
  ['days between(@"1900-01-01", @"2999-12-31")', 401_766],
  ['add days(null, 1)', null],
  ['add days(filedOn, months)', null],
  ['days between(filedOn, @"2026-01-01")', null],
  ['days between(@"2026-01-01", add days(@"2026-01-01", 30)) <= 30 and true', true],
])('%s', (text, expected) => expect(answer(text)).toEqual(expected));

test('days come out as the calendar has them, both ways', () => {
  const some = fc.integer({ min: Date.UTC(1950, 0, 1) / DAY, max: Date.UTC(2900, 0, 1) / DAY });
  fc.assert(
    fc.property(some, fc.integer({ min: -15_000, max: 15_000 }), (start, count) => {
      const [from, to] = [iso(start * DAY), iso((start + count) * DAY)];
      expect(answer(`add days(@"${from}", ${count})`)).toBe(to);
      expect(answer(`days between(@"${from}", @"${to}")`)).toBe(count);
    }),
  );
});

test.each([
  ['add days(total, 1)', '第一项须是日期'],
  ['add days(filedOn, 1.5)', '第二项须是整数'],
  ['add days(filedOn, total)', '第二项须是整数'],
  ['add months(filedOn, "1")', '第二项须是整数'],
  ['days between(filedOn, 3)', '须是日期'],
  ['add days(filedOn)', '须有 2 个参数'],
])('%s is refused: %s', (text, words) => expect(refusal(text).message).toContain(words));

test('what is written is printed again, and a fact named days can still be compared', () => {
  const text = 'days between(add months(filedOn, 1), @"2026-01-01") + 1';
  expect(printExpression(parseExpression(text).value!)).toBe(text);
  const compared = 'days between (1 + 2) * 3 and (4)';
  expect(parseExpression(compared).value).toMatchObject({ kind: 'between', value: { kind: 'name', name: 'days' } });
  const nested = 'days between (max(1, 2)) and 4';
  expect(parseExpression(nested).value).toMatchObject({ kind: 'between' });
});
