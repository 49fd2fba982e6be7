import fc from 'fast-check';
import type { Finding } from '../../form-schemas/engine/finding';
import { MAX_CHARACTERS, MAX_DEPTH, positionsOf, readJson } from '../../form-schemas/formats/read-json';
import { anyJson } from './json-arbitrary';

const only = (text: string): Finding => {
  const { value, findings } = readJson(text, 'x.json');
  expect(value).toBeNull();
  expect(findings).toHaveLength(1);
  return findings[0] as Finding;
};

describe('reading JSON strictly', () => {
  it('gives what JSON.parse gives for every JSON text', () => {
    fc.assert(
      fc.property(anyJson, fc.constantFrom(undefined, 2, '\t'), (value, space) => {
        expect(readJson(JSON.stringify(value, null, space), 'x.json')).toEqual({ value, findings: [] });
      }),
    );
  });

  it('never throws and agrees with JSON.parse on what is no JSON', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '1', '-', 'true', 'nul', ' ', '\n', '"', '\\'), {
          maxLength: 12,
        }),
        (parts) => {
          const text = parts.join('');
          let parses = true;
          try {
            JSON.parse(text);
          } catch {
            parses = false;
          }
          const refused =
            readJson(text, 'x.json').findings.filter((finding) => finding.code === 'json-syntax').length > 0;
          expect(refused).toBe(!parses);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['{"a": 1,}', 1, 9, '多余的逗号'],
    ['{\n  "a": 1\n  "b": 2\n}', 3, 3, '逗号或 }'],
    ['{\n  a: 1 }', 2, 3, '双引号'],
    ['[1, 2', 1, 6, '文件结尾'],
    ['["上\n"]', 1, 2, '结尾的双引号'],
    ['["\t"]', 1, 3, '控制字符'],
    ['["\\x"]', 1, 2, '转义'],
    ['01', 1, 2, '数的写法'],
    ['1.2.3', 1, 4, '数的写法'],
    ['{} x', 1, 4, '已结束'],
    ['\uFEFF{}', 1, 1, 'BOM'],
    ['', 1, 1, '文件结尾'],
  ])('names line and column: %j', (text, line, column, words) => {
    const finding = only(text);
    expect(finding).toMatchObject({ code: 'json-syntax', path: 'x.json', parameters: { line, column } });
    expect(finding.message).toContain(`第 ${line} 行第 ${column} 列`);
    expect(finding.message).toContain(words);
  });

  it('refuses a key that is given twice in one object and names its place', () => {
    expect(only('{"rows": [{"id": 1, "id": 2}]}')).toMatchObject({
      code: 'json-duplicate-key',
      path: 'x.json#/rows/0/id',
      parameters: { line: 1, column: 21 },
    });
    expect(readJson('[{"id": 1}, {"id": 1}]', 'x.json').findings).toEqual([]);
    expect(only('{"a": 1, "\\u0061": 2}')).toMatchObject({ code: 'json-duplicate-key' });
  });

  it.each(['__proto__', 'constructor', 'prototype', '__pro\\u0074o__'])('refuses the key %s', (key) => {
    expect(only(`{"a": {"${key}": {"polluted": true}}}`)).toMatchObject({ code: 'json-forbidden-key' });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('refuses integers that a double cannot hold, at the bound', () => {
    expect(readJson('9007199254740991', 'x.json').value).toBe(9007199254740991);
    expect(only('9007199254740992').code).toBe('json-number');
    expect(only('1e999').code).toBe('json-number');
  });

  it('refuses nesting beyond the limit and texts that are too long', () => {
    const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
    expect(readJson(nested(MAX_DEPTH + 1), 'x.json').findings).toEqual([]);
    expect(only(nested(MAX_DEPTH + 2)).code).toBe('json-too-deep');
    expect(only(nested(1_000_000)).code).toBe('json-too-deep');
    expect(only(' '.repeat(MAX_CHARACTERS + 1)).code).toBe('json-too-large');
  });

  it('refuses half of a surrogate pair, which no UTF-8 file can hold', () => {
    expect(only('["\\ud800"]').code).toBe('json-not-unicode');
    expect(only('["a\\u0000b"]').code).toBe('json-not-unicode');
    expect(readJson('["\\ud83d\\ude00"]', 'x.json').value).toEqual(['😀']);
  });

  it('knows where each value begins', () => {
    const positions = positionsOf('{\n  "a/b": [1,\n    {"~": null}]\n}');
    expect(positions.get('')).toEqual({ line: 1, column: 1 });
    expect(positions.get('/a~1b/1/~0')).toEqual({ line: 3, column: 11 });
  });
});
