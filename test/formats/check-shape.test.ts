import Ajv2020 from 'ajv/dist/2020';
import fc from 'fast-check';
import { FORM_COMPONENTS } from '../../form-schemas/engine/model/form';
import type { Json, JsonObject } from '../../form-schemas/engine/value';
import { checkShape } from '../../form-schemas/formats/check-shape';
import { schemaReference, type DocumentKind } from '../../form-schemas/formats/document-kind';
import { SCHEMA_KEYWORDS } from '../../form-schemas/formats/schema-node';
import { commonSchema, documentSchemas } from '../../form-schemas/formats/schemas';
import { DOCUMENTS, KINDS, set } from './small-documents';

const ajv = new Ajv2020({
  allErrors: true,
  discriminator: true,
  allowUnionTypes: true,
  strict: true,
  strictRequired: false,
});
ajv.addSchema(commonSchema, 'common.schema.json');
for (const kind of KINDS) ajv.addSchema(documentSchemas[kind], `${kind}.schema.json`);

const acceptsByAjv = (kind: DocumentKind, json: Json): boolean => ajv.getSchema(`${kind}.schema.json`)?.(json) === true;

/** Every pointer into a document, the root excepted. */
function pointersOf(value: Json, base = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [
    `${base}/${key}`,
    ...pointersOf(item as Json, `${base}/${key}`),
  ]);
}

const broken = (kind: DocumentKind, pointer: string, value: Json | undefined) =>
  checkShape(kind, set(DOCUMENTS[kind].json, pointer, value), 'x.json');

describe.each(KINDS)('the format of %s', (kind) => {
  const { json, path } = DOCUMENTS[kind];

  it('accepts a valid document and asks for the $schema that stands there', () => {
    expect(checkShape(kind, json, path)).toEqual([]);
    expect(json['$schema']).toBe(schemaReference(path, kind));
    expect(checkShape(kind, set(json, '/$schema', '../../formats/other.schema.json'), path)).toHaveLength(1);
    expect(checkShape(kind, set(json, '/$schema', undefined), path)).toHaveLength(1);
  });

  it('refuses a key it does not know at every level', () => {
    for (const pointer of ['', ...pointersOf(json)]) {
      const place = pointer
        .split('/')
        .slice(1)
        .reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], json);
      if (typeof place !== 'object' || place === null || Array.isArray(place)) continue;
      const findings = checkShape(kind, set(json, `${pointer}/not known`, 1), path);
      expect([pointer, findings.map((finding) => finding.path)]).toEqual([pointer, [`${path}#${pointer}/not known`]]);
    }
  });

  it('says yes and no exactly where Ajv does, whatever is changed', () => {
    const values: readonly (Json | undefined)[] = [
      undefined,
      null,
      true,
      0,
      -1,
      1.5,
      '',
      'x',
      'unknown-code',
      '2030-13-01',
      '{{x}}',
      [],
      {},
      [1],
      { kind: 'x' },
    ];
    const pointers = pointersOf(json);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...pointers), fc.constantFrom(...values)), { minLength: 1, maxLength: 2 }),
        (changes) => {
          let document: JsonObject = json;
          try {
            for (const [pointer, value] of changes) document = set(document, pointer, value);
          } catch {
            return; // the first change removed the place of the second
          }
          expect(checkShape(kind, document, path).length === 0).toBe(acceptsByAjv(kind, document));
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('what is said about a document', () => {
  it('an unknown key: the nearest known one, or all of them', () => {
    expect(broken('matrix', '/rows/0/clauses', ['SA-2'])).toMatchObject([
      { code: 'shape-unknown-key', path: 'x.json#/rows/0/clauses', parameters: { suggestion: null } },
    ]);
    const [finding] = broken('matrix', '/rows/0/chian', []);
    expect(finding).toMatchObject({ code: 'shape-unknown-key', path: 'x.json#/rows/0/chian' });
    const [swapped] = checkShape(
      'matrix',
      set(set(DOCUMENTS.matrix.json, '/rows/0/chain', undefined), '/rows/0/chian', []),
      'x.json',
    ).filter((one) => one.code === 'shape-unknown-key');
    expect(swapped?.message).toContain('是否为“chain”');
  });

  it('a missing key: which and what it is', () => {
    expect(broken('regime', '/basis/number', undefined)).toMatchObject([
      { code: 'shape-missing', path: 'x.json#/basis', message: expect.stringContaining('“number”（文号）') as string },
    ]);
  });

  it('an empty list where something has to stand: how many', () => {
    const budget = { title: '预算', clause: ['SA-1'], keepers: [], confirmers: ['finance'], sources: [] };
    const [finding] = checkShape('regime', set(DOCUMENTS.regime.json, '/ledger', { budget }), 'x.json').filter(
      ({ code }) => code === 'shape-items',
    );
    expect(finding).toMatchObject({ path: 'x.json#/ledger/budget/keepers', parameters: { minItems: 1 } });
    expect(finding?.message).toContain('应至少有 1 项');
  });

  it('a wrong option: all options and the nearest', () => {
    const [finding] = broken('matrix', '/hit', 'uniqe');
    expect(finding).toMatchObject({
      code: 'shape-option',
      path: 'x.json#/hit',
      parameters: {
        options: expect.arrayContaining(['unique', 'first', 'any', 'collect']) as string[],
        suggestion: 'unique',
      },
    });
    expect(finding?.message).toContain('unique、first、any');
  });

  it('a stage of unknown or missing kind: the kinds, and nothing else', () => {
    expect(broken('procedure', '/stages/0/kind', 'fille')).toMatchObject([
      { code: 'shape-option', path: 'x.json#/stages/0/kind', parameters: { suggestion: 'file' } },
    ]);
    expect(broken('procedure', '/stages/0/kind', undefined)).toMatchObject([
      { code: 'shape-missing', path: 'x.json#/stages/0' },
    ]);
  });

  it('a number where money belongs into text', () => {
    expect(broken('regime', '/bounds/above', 5)).toMatchObject([
      { code: 'shape-type', message: expect.stringContaining('文字') as string },
    ]);
  });

  it('a code in capitals: how codes are written', () => {
    expect(broken('matrix', '/rows/0/id', 'Band_1')).toMatchObject([
      { code: 'shape-text', message: expect.stringContaining('行的编码') as string },
    ]);
  });

  it('a condition without braces in a form', () => {
    const [finding] = broken('form', '/schema/properties/basics/properties/total/x-visible', 'total > 1');
    expect(finding).toMatchObject({ code: 'shape-text' });
    expect(finding?.message).toContain('{{');
  });

  it('one of several forms: the nearest one speaks', () => {
    expect(broken('procedure', '/stages/0/checks/0', { check: 'cap', as: 'block' })).toMatchObject([
      { code: 'shape-option', path: 'x.json#/stages/0/checks/0/as' },
    ]);
    expect(broken('procedure', '/stages/0/checks/0', 7)).toMatchObject([
      { code: 'shape-alternative', path: 'x.json#/stages/0/checks/0' },
    ]);
  });

  it('an object that shares no key with any of several forms: what the forms are, not what one of them lacks', () => {
    expect(broken('cases', '/cases/0/expect', { rows: ['small'] })).toMatchObject([
      { code: 'shape-alternative', message: expect.stringContaining('"row", "chain"') as string },
    ]);
    expect(broken('cases', '/cases/0/expect', { row: 'small', chian: [] })).toMatchObject([
      { code: 'shape-missing', parameters: { key: 'chain' } },
      { code: 'shape-unknown-key', parameters: { suggestion: 'chain' } },
    ]);
  });

  it('a document that is wrong in a thousand places: a hundred of them', () => {
    const rows = Array.from({ length: 1000 }, () => 1);
    expect(broken('matrix', '/rows', rows)).toHaveLength(100);
  });
});

describe('the formats themselves', () => {
  it('use only the keywords that the walker knows', () => {
    const strange: string[] = [];
    const look = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      for (const [key, value] of Object.entries(node)) {
        if (!SCHEMA_KEYWORDS.includes(key)) strange.push(key);
        if (['properties', 'patternProperties', '$defs'].includes(key)) Object.values(value as object).forEach(look);
        else if (key === 'items') look(value);
        else if (key === 'oneOf') (value as unknown[]).forEach(look);
      }
    };
    [commonSchema, ...Object.values(documentSchemas)].forEach(look);
    expect(strange).toEqual([]);
  });

  it('list the components that the engine knows', () => {
    expect(documentSchemas.form.$defs?.['node']?.properties?.['x-component']?.enum).toEqual([...FORM_COMPONENTS]);
  });

  it('describe every key in Chinese', () => {
    const silent: string[] = [];
    const look = (root: string, node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      for (const [key, value] of Object.entries(node)) {
        if (key === 'properties') {
          for (const [name, child] of Object.entries(
            value as Record<string, { description?: string; $ref?: string; const?: unknown }>,
          )) {
            const told =
              child.$ref !== undefined || child.const !== undefined || /[\u4e00-\u9fff]/.test(child.description ?? '');
            if (!told) silent.push(`${root}/${name}`);
            look(`${root}/${name}`, child);
          }
        } else look(root, value);
      }
    };
    for (const kind of KINDS) look(kind, documentSchemas[kind]);
    expect(silent).toEqual([]);
  });
});
