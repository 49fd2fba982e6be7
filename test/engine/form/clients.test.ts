import { Schema } from '@formily/json-schema';
import { createForm } from '@formily/core';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import ts from 'typescript';
import { answersJsonSchema } from '../../../form-schemas/engine/form/answers-json-schema';
import { answersTypeScript } from '../../../form-schemas/engine/form/answers-typescript';
import { formilySchema } from '../../../form-schemas/engine/form/formily';
import type { JsonObject } from '../../../form-schemas/engine/value';
import { fill, form, node, options, section, table } from './given';

/** What front-end teams get of a form: a JSON Schema, a TypeScript interface, a Formily schema. */

const document = form({
  name: node('Text', '项目名称', { required: true, maxLength: 3 }),
  total: node('Money', '总额', { required: true, minimum: '300000', 'x-computed': '{{sum(funds.amount)}}' }),
  kind: node('Select', '类别', { enum: options('new', 'old'), required: true }),
  years: node('Integer', '年限', { minimum: 1, maximum: 5 }),
  rate: node('Number', '占比'),
  code: node('Text', '代码', { 'x-format': 'uscc' }),
  account: node('Text', '账号', { 'x-format': 'digits', maxLength: 20 }),
  mail: node('Text', '邮箱', { 'x-format': 'email' }),
  phone: node('Text', '电话', { 'x-format': 'phone' }),
  post: node('Text', '邮编', { 'x-format': 'postcode' }),
  since: node('Date', '日期'),
  more: section('更多', { why: node('LongText', '理由', { required: true }) }, { 'x-visible': '{{kind = "old"}}' }),
  tags: node('MultiSelect', '标签', { items: { type: 'string', enum: options('a', 'b') } }),
  files: node('Attachment', '附件', {
    maxItems: 2,
    'x-rules': [{ test: '{{count(files) > 0}}', message: '须有附件', clause: ['T-3'] }],
  }),
  funds: table(
    '资金',
    {
      amount: node('Money', '金额', { required: true }),
      own: node('YesNo', '自筹', { 'x-visible': '{{amount > 0}}' }),
    },
    { required: true },
  ),
});

const good: JsonObject = {
  name: '政务云',
  kind: 'new',
  years: 5,
  rate: '0.15',
  code: '91350100M000100Y43',
  account: '4100000000000001',
  mail: 'name@example.com',
  phone: '0731-88888888',
  post: '410000',
  since: '2026-11-20',
  why: null,
  tags: ['a'],
  files: [{ id: '1', name: 'a.pdf', size: 1, digest: '0'.repeat(64) }],
  funds: [{ amount: '300000.00', own: true }],
};

function ajv(): (answers: unknown) => readonly string[] {
  const validator = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
  addFormats(validator);
  const validate = validator.compile(answersJsonSchema(document));
  return (answers) => {
    validate(answers);
    return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.keyword}`);
  };
}

describe('the JSON Schema of the answers', () => {
  it('is a strict draft 2020-12 schema that takes what the engine takes', () => {
    expect(ajv()(good)).toEqual([]);
    expect(fill(document, good).findings).toEqual([]);
  });

  it('takes the engine’s cleaned answers', () => {
    expect(ajv()(fill(document, good).value.answers)).toEqual([]);
  });

  it.each<[string, JsonObject, string]>([
    ['a money number', { funds: [{ amount: 300000 }] }, '/funds/0/amount type'],
    ['a third decimal', { funds: [{ amount: '300000.001' }] }, '/funds/0/amount pattern'],
    ['a foreign option', { kind: 'x' }, '/kind enum'],
    ['a missing name', { name: null }, '/name type'],
    ['a name one character too long', { name: '政务云台' }, '/name maxLength'],
    ['an integer above its bound', { years: 6 }, '/years maximum'],
    ['a day that does not exist', { since: '2027-02-29' }, '/since format'],
    ['a code of 17 characters', { code: '91350100M000100Y4' }, '/code pattern'],
    ['an account number in full-width digits', { account: '４１００' }, '/account pattern'],
    ['a phone number without area code', { phone: '88888888' }, '/phone pattern'],
    ['a mail address without a domain', { mail: 'name@example' }, '/mail pattern'],
    ['a postcode of 5 digits', { post: '41000' }, '/post pattern'],
    ['a foreign tag', { tags: ['c'] }, '/tags/0 enum'],
    ['a file without digest', { files: [{ id: '1', name: 'a', size: 1 }] }, '/files/0 required'],
    ['no rows', { funds: [] }, '/funds minItems'],
    ['an unknown key', { nmae: 'x' }, ' additionalProperties'],
    ['an unknown column', { funds: [{ amount: '300000', x: 1 }] }, '/funds/0 additionalProperties'],
  ])('refuses %s, as the engine does', (_, change, expected) => {
    expect(ajv()({ ...good, ...change })).toContain(expected);
    expect(fill(document, { ...good, ...change }).findings).not.toEqual([]);
  });

  it('tells of the check character what no pattern can say', () => {
    const { code } = answersJsonSchema(document)['properties'] as Readonly<Record<string, JsonObject>>;
    expect(code?.['$comment']).toContain('末位为校验码');
  });

  it('does not demand what only some cases demand', () => {
    expect(answersJsonSchema(document)['required']).toEqual(['name', 'kind', 'funds']);
  });
});

describe('the TypeScript interface', () => {
  const check = (source: string): readonly string[] => {
    const host = ts.createCompilerHost({});
    const read = host.getSourceFile.bind(host);
    host.getSourceFile = (name, version) =>
      name === 'answers.ts' ? ts.createSourceFile(name, source, version, true) : read(name, version);
    const program = ts.createProgram(
      ['answers.ts'],
      { strict: true, noEmit: true, types: [], exactOptionalPropertyTypes: true },
      host,
    );
    return ts.getPreEmitDiagnostics(program).map((each) => ts.flattenDiagnosticMessageText(each.messageText, ' '));
  };

  it('compiles, takes good answers and refuses wrong ones', () => {
    const source = answersTypeScript(document);
    expect(source).toContain('export interface TrialAnswers {');
    expect(source).toContain('readonly kind: "new" | "old";');
    expect(source).toContain('readonly why?: string | null;');
    expect(source).toMatch(/代码（18 位统一社会信用代码.*\n {2}readonly code\?: string \| null;/);
    expect(check(`${source}\nexport const good: TrialAnswers = ${JSON.stringify(good)};`)).toEqual([]);
    expect(
      check(`${source}\nexport const bad: TrialAnswers = ${JSON.stringify({ ...good, kind: 'x' })};`),
    ).toHaveLength(1);
    expect(
      check(`${source}\nexport const bad: TrialAnswers = ${JSON.stringify({ ...good, name: undefined })};`),
    ).toHaveLength(1);
  });

  it('keeps titles and options in their places', () => {
    const hostile = form({
      a: node('Text', '*/ process.exit() /*\nx'),
      b: node('Select', '选', { enum: [{ value: '"; process.exit(); "', label: 'x' }] }),
    });
    const source = answersTypeScript({ ...hostile, title: '*/ evil()' });
    expect(check(source)).toEqual([]);
    const file = ts.createSourceFile('answers.ts', source, ts.ScriptTarget.ES2022, true);
    expect(file.statements.map((statement) => ts.SyntaxKind[statement.kind])).toEqual(['InterfaceDeclaration']);
  });
});

describe('the Formily schema', () => {
  it('leaves Formily nothing to compile or to validate', () => {
    const schema = formilySchema(document);
    expect(JSON.stringify(schema)).not.toContain('{{');
    for (const key of ['"x-visible"', '"required":"', '"x-computed"', '"x-rules"', '"x-reactions"', '"x-validator"']) {
      expect(JSON.stringify(schema)).not.toContain(key);
    }
    let compiled = 0;
    Schema.registerCompiler(() => {
      compiled += 1;
    });
    const formily = createForm();
    new Schema(schema as object).mapProperties((child, key) => {
      const props = { ...child.toFieldProps({}), name: String(key), basePath: '' };
      if (child.type === 'void') formily.createVoidField(props);
      else formily.createField(props);
    });
    expect(compiled).toBe(0);
    expect(formily.query('total').get('data')).toEqual({
      rules: { required: true, computed: 'sum(funds.amount)' },
      limits: { minimum: '300000' },
    });
  });

  it('keeps components, order, titles, options and nesting', () => {
    const properties = formilySchema(document)['properties'] as JsonObject;
    expect(Object.keys(properties)).toEqual(Object.keys(document.schema.properties));
    expect(properties['kind']).toMatchObject({
      type: 'string',
      'x-component': 'Select',
      'x-decorator': 'FormItem',
      enum: options('new', 'old'),
    });
    expect(properties['more']).toMatchObject({
      type: 'void',
      'x-component': 'Section',
      properties: { why: { 'x-component': 'LongText' } },
    });
    expect(properties['account']).toMatchObject({ 'x-data': { format: 'digits', limits: { maxLength: 20 } } });
    expect(properties['funds']).toMatchObject({
      items: { type: 'object', properties: { amount: { 'x-component': 'Money' } } },
    });
    expect(properties['files']).toMatchObject({
      'x-data': { rules: { tests: [{ test: 'count(files) > 0', message: '须有附件', clause: ['T-3'] }] } },
    });
  });
});
