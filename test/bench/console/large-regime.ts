import type { JsonObject } from '../../../form-schemas/engine';
import type { FormDocument, FormNode } from '../../../form-schemas/engine/model/form';
import { schemaReference, type RegimeFiles } from '../../../form-schemas/formats/document-kind';
import { edited, SAVE, START } from '../../support/regime-drafts';
import { IMPORT, PUBLISH, SUBMIT } from '../../support/regime-city';
import { IN_SCOPE } from '../../support/given-city';
import { listed, regimeFiles } from '../../support/given-regime';
import type { TestClient } from '../../support/client';
import { syntheticTable } from '../matrix-table';
import type { DemoServer } from './demo-server';

/** Fields of the large form: those of the pilot's application form and as many more as are wanting. */
export const FIELDS = 300;
export const FORM = 'application';
export const MATRIX = 'synthetic';

/** A text field in the middle of the large form. */
export const TEXT_FIELD = 'more120';

export interface LargeRegime {
  /** Global ids of a draft of the regime with the 200×8 matrix, and of a filing begun under the published edition. */
  readonly draft: string;
  readonly filing: string;
}

/** Publishes the pilot regime with a form of 300 fields through the API, begins a filing under it and a draft of it. */
export async function givenLargeRegime(server: DemoServer): Promise<LargeRegime> {
  const preparer = await server.client('regime.prepare');
  const publisher = await server.client('regime.publish');
  const files = withLargeForm(regimeFiles('dazhou'));
  const effectiveFrom = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const imported = await ask<Made>(preparer, IMPORT, { files: listed(files), note: '三百项' }, 'edition');
  await ask(preparer, SUBMIT, { id: imported.id, expectedVersion: 1 }, 'edition');
  const edition = await ask<Made>(
    publisher,
    PUBLISH,
    { id: imported.id, expectedVersion: 2, effectiveFrom },
    'edition',
  );
  const draft = await ask<Made>(preparer, START, { edition: edition.id, note: '' }, 'draft');
  const changed = matrixFiles(files);
  await ask(preparer, SAVE, { id: draft.id, expectedVersion: draft.version, files: changed }, 'draft');
  const filer = await server.client('jiaoyu.filer');
  const start = `mutation ($input: StartFilingInput!) { startFiling(input: $input) { draft { id } findings { message } } }`;
  const filing = await ask<Made>(
    filer,
    start,
    { regimeCode: 'dazhou', procedure: 'project', given: IN_SCOPE },
    'draft',
  );
  return { draft: draft.id, filing: filing.id };
}

interface Made {
  readonly id: string;
  readonly version: number;
}

/** Runs a mutation; fails with the server's words where it made nothing. */
async function ask<T>(client: TestClient, mutation: string, input: JsonObject | object, made: string): Promise<T> {
  const data = await client.data<Readonly<Record<string, Readonly<Record<string, unknown>>>>>(mutation, { input });
  const [payload] = Object.values(data);
  const value = payload?.[made];
  if (!value) throw new Error(`${mutation.slice(0, 80)}…: ${JSON.stringify(payload).slice(0, 800)}`);
  return value as T;
}

const COMPONENTS = ['Text', 'Money', 'Integer', 'Date', 'Select', 'YesNo'] as const;
const TYPES = {
  Text: 'string',
  Money: 'string',
  Integer: 'number',
  Date: 'string',
  Select: 'string',
  YesNo: 'boolean',
};
const OPTIONS = ['a', 'b', 'c'].map((value) => ({ value, label: `选项 ${value}` }));
const PER_SECTION = 24;

/** The application form with sections of optional fields; every third has a condition, a computation or a rule. */
function withLargeForm(files: RegimeFiles): RegimeFiles {
  const path = `forms/${FORM}.json`;
  const large = edited(files, path, (document) => {
    const form = document as unknown as FormDocument;
    const properties = { ...form.schema.properties };
    const more = FIELDS - countFields(properties);
    for (let first = 0; first < more; first += PER_SECTION) {
      const section = first / PER_SECTION;
      const numbers = Array.from({ length: Math.min(PER_SECTION, more - first) }, (_, at) => first + at);
      properties[`part${section}`] = {
        type: 'void',
        title: `附加部分 ${section + 1}`,
        'x-component': 'Section',
        'x-index': 1000 + section,
        properties: Object.fromEntries(numbers.map((number) => [`more${number}`, field(number)])),
      };
    }
    Object.assign(document, { schema: { ...form.schema, properties } });
  });
  return new Map([...files, [path, large.text]]);
}

function field(number: number): FormNode {
  const component = COMPONENTS[number % COMPONENTS.length] ?? 'Text';
  const rules =
    component === 'Money' && number > 6
      ? { 'x-rules': [{ test: `{{more${number} >= more${number - 6}}}`, message: '不得小于上一项' }] }
      : {};
  return {
    type: TYPES[component] as 'string',
    title: `附加项 ${number}`,
    'x-component': component,
    'x-index': number,
    ...(component === 'Select' ? { enum: OPTIONS } : {}),
    ...(component === 'Text' ? { maxLength: 500 } : {}),
    ...(component === 'Integer' && number > 6 ? { required: `{{more${number - 1} >= 3}}` } : {}),
    ...rules,
  };
}

function countFields(nodes: Readonly<Record<string, FormNode>>): number {
  return Object.values(nodes).reduce(
    (sum, node) => sum + (node['x-component'] === 'Section' ? countFields(node.properties ?? {}) : 1),
    0,
  );
}

/** The generated 200×8 matrix as a file of the draft, with the facts that it asks about. */
function matrixFiles(files: RegimeFiles): readonly { readonly path: string; readonly text: string }[] {
  const table = syntheticTable(200, 8);
  const rows = table.document.rows.map((row) => ({
    ...row,
    chain: [{ action: 'decide', mode: 'one', bodies: ['mayor'] }],
    clause: ['DZ-10-1'],
  }));
  const facts = edited(files, 'facts.json', (document) => {
    const before = document['facts'] as readonly JsonObject[];
    document['facts'] = [...before, ...table.facts.map((fact) => ({ ...fact, provenance: 'recorded' }))];
  });
  const path = `matrices/${MATRIX}.json`;
  const matrix = edited(new Map([[path, '{}']]), path, (document) =>
    Object.assign(document, {
      $schema: schemaReference(path, 'matrix'),
      ...table.document,
      code: MATRIX,
      clause: ['DZ-10-1'],
      rows,
    }),
  );
  return [facts, matrix];
}
