import fc from 'fast-check';
import { bundleText, readBundle } from '../../form-schemas/formats/bundle';
import { canonicalText, isCanonical, WIDTH } from '../../form-schemas/formats/canonical';
import { contentHash } from '../../form-schemas/formats/content-hash';
import { readJson } from '../../form-schemas/formats/read-json';
import { anyJson } from './json-arbitrary';
import { DOCUMENTS, filesWith, KINDS, set } from './small-documents';

describe('canonical text', () => {
  it('keeps the value and the order of keys, and writes the same text again', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        const text = canonicalText(value);
        const read = readJson(text, 'x.json');
        expect(read.findings).toEqual([]);
        expect(JSON.stringify(read.value)).toBe(JSON.stringify(value));
        expect(canonicalText(read.value)).toBe(text);
        expect(isCanonical(text)).toBe(true);
      }),
    );
  });

  it('does not depend on how the text was laid out before', () => {
    fc.assert(
      fc.property(anyJson, fc.constantFrom(0, 1, 4, '\t'), (value, space) => {
        expect(canonicalText(readJson(JSON.stringify(value, null, space), 'x.json').value)).toBe(canonicalText(value));
      }),
    );
  });

  it('breaks a list or object exactly when its line would pass the width', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        for (const line of canonicalText(value).split('\n')) {
          if (line.length <= WIDTH) continue;
          // Only one scalar, with its key, may be wider.
          expect(line.trim()).toMatch(/^("(?:[^"\\]|\\.)*": )?"(?:[^"\\]|\\.)*",?$/);
        }
      }),
    );
    const fits = { note: 'x'.repeat(WIDTH - '{ "note": "" }'.length) };
    expect(canonicalText(fits)).toBe(
      `${JSON.stringify(fits).replace('{', '{ ').replace(':', ': ').replace('}', ' }')}\n`,
    );
    expect(canonicalText({ note: `${fits.note}x` })).toBe(`{\n  "note": "${fits.note}x"\n}\n`);
  });

  it('lays a document out as people would', () => {
    expect(canonicalText({ b: [], a: {}, list: [1, 'two', { three: null }] })).toBe(
      '{ "b": [], "a": {}, "list": [1, "two", { "three": null }] }\n',
    );
    const row = {
      id: 'band-1',
      when: { total: '>= 300000' },
      chain: [{ action: 'decide', mode: 'one', bodies: ['mayor'] }],
    };
    expect(canonicalText({ rows: [row, { ...row, id: 'band-2' }] })).toBe(
      [
        '{',
        '  "rows": [',
        '    { "id": "band-1", "when": { "total": ">= 300000" }, "chain": [{ "action": "decide", "mode": "one", "bodies": ["mayor"] }] },',
        '    { "id": "band-2", "when": { "total": ">= 300000" }, "chain": [{ "action": "decide", "mode": "one", "bodies": ["mayor"] }] }',
        '  ]',
        '}',
        '',
      ]
        .join('\n')
        // 124 characters: one too many for a line, so the row is opened.
        .replace(/^ {4}\{ "id": "(band-\d)".*?(,?)$/gm, (_, id: string, comma: string) =>
          [
            '    {',
            `      "id": "${id}",`,
            '      "when": { "total": ">= 300000" },',
            '      "chain": [{ "action": "decide", "mode": "one", "bodies": ["mayor"] }]',
            `    }${comma}`,
          ].join('\n'),
        ),
    );
  });

  it.each(['{}', '{ }\n', '{"a":1}\n', '{ "a": 1 }\r\n', '{\n  "a": 1\n}\n', '\n{}\n', 'not json'])(
    'is not %j',
    (text) => {
      expect(isCanonical(text)).toBe(false);
    },
  );
});

describe('a regime as one text', () => {
  it('comes back byte for byte, canonical or not', () => {
    const files = filesWith({ 'bodies.json': '{"not" :  "canonical"}\r\n', 'checks.json': 'no json, 汉字 😀 \u2028' });
    expect(readBundle(bundleText(files))).toEqual({ value: new Map([...files].sort()), findings: [] });
    expect(bundleText(new Map([...files].reverse()))).toBe(bundleText(files));
  });

  it.each([
    ['{}', 'bundle-format'],
    ['[]', 'bundle-format'],
    ['{"format": "tongchou-regime/2", "files": {}}', 'bundle-format'],
    ['{"format": "tongchou-regime/1", "files": {"regime.json": 1}}', 'bundle-format'],
    ['{"format": "tongchou-regime/1", "files": {"../regime.json": ""}}', 'file-unknown'],
    ['{"format": "tongchou-regime/1", "files": {"forms/../x.json": ""}}', 'file-unknown'],
    ['{', 'json-syntax'],
  ])('refuses %s', (text, code) => {
    expect(readBundle(text)).toMatchObject({ value: null, findings: [{ code }] });
  });
});

describe('the content hash', () => {
  const hash = contentHash(filesWith());

  it('is SHA-256 in hex, and the same for the same content', () => {
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(contentHash(new Map([...filesWith()].reverse()))).toBe(hash);
    expect(contentHash(filesWith({ 'bodies.json': JSON.stringify(DOCUMENTS.bodies.json) }))).toBe(hash);
  });

  it('changes with any value, any path, any file more or less', () => {
    const seen = new Set([hash]);
    for (const kind of KINDS) {
      const { path, json: document } = DOCUMENTS[kind];
      seen.add(contentHash(filesWith({ [path]: null })));
      seen.add(contentHash(filesWith({ [path]: canonicalText(set(document, '/added', true)) })));
    }
    const form = canonicalText(DOCUMENTS.form.json);
    seen.add(contentHash(filesWith({ 'forms/application.json': null, 'forms/other.json': form })));
    seen.add(contentHash(filesWith({ 'bodies.json': '{ broken' })));
    expect(seen.size).toBe(1 + 2 * KINDS.length + 2);
  });
});
