import fc from 'fast-check';
import type { Type } from '../../../form-schemas/engine/value';
import { readFacts, writeFacts } from '../../../form-schemas/engine/vocabulary/read-facts';
import { readValue, writeValue } from '../../../form-schemas/engine/vocabulary/read-value';
import { vocabulary } from './given';

const known = vocabulary();

test('facts are read into the engine and written back as they were', () => {
  const json = {
    total: '2000000.00',
    months: 12,
    share: '0.15',
    urgent: false,
    filedOn: '2026-11-20',
    remark: '改造',
    kind: 'service',
    parts: ['0.10', '0.20'],
    granted: '5.00',
  };
  const read = readFacts(known, json);
  expect(read.findings).toEqual([]);
  expect({ ...read.value }).toEqual({
    ...json,
    total: 200_000_000,
    share: { n: 3n, d: 20n },
    parts: [10, 20],
    granted: 500,
  });
  expect(writeFacts(known, read.value)).toEqual(json);
});

test.each<[string, unknown, string, string]>([
  ['totl', '5', 'fact-unknown', '是否指“total”'],
  ['__proto__x', '5', 'fact-unknown', '没有事实'],
  ['total', 2_000_000, 'money-not-text', '总投资'],
  ['total', '5.001', 'money-third-decimal', '两位小数'],
  ['total', '200万', 'money-not-decimal', '不带单位'],
  ['total', '２００', 'value-full-width', '半角'],
  ['total', '-0.01', 'fact-out-of-domain', '[0..1000000000000]'],
  ['total', '1000000000000.01', 'money-out-of-domain', '1 万亿元'],
  ['months', '12', 'value-not-integer', '整数'],
  ['months', 1.5, 'value-not-integer', '整数'],
  ['months', 2 ** 53, 'value-not-integer', '整数'],
  ['months', 61, 'fact-out-of-domain', '61个月'],
  ['share', 0.15, 'value-not-number', '"0.15"'],
  ['share', '1e5', 'value-not-number', '十进制'],
  ['urgent', 'true', 'value-not-boolean', '不加引号'],
  ['urgent', 1, 'value-not-boolean', 'true 或 false'],
  ['filedOn', '2026-02-29', 'day-invalid', '真实存在'],
  ['filedOn', '２０２６-01-01', 'value-full-width', '半角'],
  ['remark', 5, 'value-not-text', '文本'],
  ['kind', 'selfbuild', 'value-not-option', 'self-build、service'],
  ['kind', true, 'value-not-option', 'self-build、service'],
  ['parts', '5', 'value-not-list', '列表'],
  ['parts', ['5', 5], 'money-not-text', '分项'],
])('%s: %j is refused: %s', (name, given, code, part) => {
  const read = readFacts(known, { [name]: given, urgent: name === 'urgent' ? given : true });
  expect(read.findings).toHaveLength(1);
  expect(read.findings[0]).toMatchObject({ code, severity: 'error' });
  expect(read.findings[0]?.message).toContain(part);
  expect(read.findings[0]?.path).toContain(name);
  expect(Object.hasOwn(read.value, name)).toBe(false);
  if (name !== 'urgent') expect(read.value['urgent']).toBe(true);
});

test('at the domain and one fen past it', () => {
  expect(readFacts(known, { total: '0.00' }).findings).toEqual([]);
  expect(readFacts(known, { months: 60 }).findings).toEqual([]);
  expect(readFacts(known, { months: 0 }).findings).toMatchObject([{ code: 'fact-out-of-domain' }]);
  expect(readFacts(known, { total: '-0.01' }).findings).toMatchObject([
    { code: 'fact-out-of-domain', clause: ['X-1'] },
  ]);
});

test('null and absent are not given', () => {
  expect(readFacts(known, { total: null })).toMatchObject({ findings: [] });
  expect(Object.keys(readFacts(known, { total: null }).value)).toEqual([]);
});

test.each([[null], [[]], ['x'], [5], [undefined]])('%j is no facts', (json) => {
  expect(readFacts(known, json).findings).toMatchObject([{ code: 'facts-not-object' }]);
});

test('a JSON __proto__ pollutes nothing', () => {
  const read = readFacts(known, JSON.parse('{"__proto__": {"total": "5"}, "constructor": "x"}'));
  expect(read.findings.map(({ code }) => code)).toEqual(['fact-unknown', 'fact-unknown']);
  expect(read.value['total']).toBeUndefined();
});

test('what is written reads back as the same value', () => {
  const cases: readonly (readonly [Type, fc.Arbitrary<unknown>])[] = [
    [{ kind: 'money' }, fc.integer({ min: -(10 ** 14), max: 10 ** 14 })],
    [{ kind: 'integer' }, fc.maxSafeInteger()],
    [{ kind: 'text' }, fc.string()],
    [{ kind: 'list', of: { kind: 'boolean' } }, fc.array(fc.boolean())],
  ];
  for (const [type, values] of cases) {
    fc.assert(
      fc.property(values, (value) => {
        expect(readValue(type, JSON.parse(JSON.stringify(writeValue(type, value as never))), 'x')).toEqual({
          value,
          findings: [],
        });
      }),
    );
  }
});

test('readValue never throws whatever JSON it is given', () => {
  const types: readonly Type[] = [
    { kind: 'money' },
    { kind: 'integer' },
    { kind: 'number' },
    { kind: 'boolean' },
    { kind: 'date' },
    { kind: 'text' },
    { kind: 'enum', values: ['a'] },
    { kind: 'list', of: { kind: 'money' } },
    { kind: 'record', fields: { a: { kind: 'text' } } },
    { kind: 'null' },
  ];
  fc.assert(
    fc.property(fc.constantFrom(...types), fc.jsonValue(), (type, json) => {
      const read = readValue(type, json, 'x');
      expect(read.findings.length === 0 || read.value === null).toBe(true);
    }),
  );
});

test.each<[string, string]>([
  ['an amount of five thousand digits', '9'.repeat(5000)],
  ['an amount of five thousand decimals', `0.${'9'.repeat(5000)}`],
  ['a text cut where a character of two halves stands', `${'x'.repeat(39)}${'😀'.repeat(3000)}`],
])('%s is refused in a message of a readable length', (_, given) => {
  const [finding] = readFacts(known, { total: given }).findings;
  expect(finding?.message.length).toBeLessThan(150);
  expect(JSON.stringify(finding)).not.toMatch(/\\ud[89a-f]/);
});
