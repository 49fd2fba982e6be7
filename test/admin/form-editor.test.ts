import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  addNode,
  containersFor,
  moveInto,
  moveNode,
  nodeAt,
  placesFor,
  removeNode,
} from '../../admin/regime/form-editor/edit-form';
import { keysBeside, proposeKey, refuseNewKey } from '../../admin/regime/form-editor/keys';
import { asKind, newNode } from '../../admin/regime/form-editor/kinds';
import { judgeNewFact, newFact, optionsBeyond } from '../../admin/regime/form-editor/new-fact';
import { nearestLine, outlineLines, unfolded } from '../../admin/regime/form-editor/outline';
import { propertiesOf, propertyAt, readProperties, setProperty } from '../../admin/regime/form-editor/properties';
import { readForm } from '../../admin/regime/form-editor/read-form';
import { renameKey } from '../../admin/regime/form-editor/rename-key';
import {
  compileForm,
  type FormComponent,
  type FormDocument,
  type FormNode,
  FORM_COMPONENTS,
} from '../../form-schemas/engine';
import { givenRegime } from './given';

const PATH = 'forms/sample.json';
const FUNDS = '/schema/properties/money/properties/funds';

function givenForm(): FormDocument {
  const text = (title: string, index: number, more: Partial<FormNode> = {}): FormNode => ({
    type: 'string',
    title,
    'x-component': 'Text',
    'x-index': index,
    ...more,
  });
  return {
    code: 'sample',
    title: '样表',
    clause: ['X-1'],
    schema: {
      type: 'object',
      properties: {
        basics: {
          type: 'void',
          title: '基本情况',
          'x-component': 'Section',
          'x-index': 10,
          properties: {
            name: text('名称', 10),
            total: { type: 'string', title: '总投资', 'x-component': 'Money', 'x-index': 20 },
            note: text('说明', 30, { 'x-visible': '{{total > 100 and name != "total"}}' }),
          },
        },
        money: {
          type: 'void',
          title: '资金',
          'x-component': 'Section',
          'x-index': 20,
          properties: {
            funds: {
              type: 'array',
              title: '资金来源',
              'x-component': 'Table',
              'x-index': 10,
              'x-rules': [
                { test: '{{sum(funds.amount) = total}}', message: '合计须等于总投资' },
                { test: '{{some amount in funds satisfies amount.amount > 0}}', message: '至少一行' },
                { test: '{{count(funds[amount > 5]) >= 0}}', message: '无' },
              ],
              items: {
                type: 'object',
                properties: {
                  amount: { type: 'string', title: '金额', 'x-component': 'Money', 'x-index': 10 },
                  why: text('理由', 20, { 'x-visible': '{{amount > total}}' }),
                },
              },
            },
          },
        },
      },
    },
  };
}

const order = (document: FormDocument) => outlineLines(document).map(({ key }) => key);

describe('the outline of a form', () => {
  it('lists sections, fields and columns in the order of x-index, with what marks them', () => {
    const lines = outlineLines(givenForm());
    expect(lines.map(({ key, level }) => `${level} ${key}`)).toEqual([
      '1 sample',
      '2 basics',
      '3 name',
      '3 total',
      '3 note',
      '2 money',
      '3 funds',
      '4 amount',
      '4 why',
    ]);
    expect(lines.find(({ key }) => key === 'note')?.marks).toEqual(['conditional']);
  });

  it('hides what lies in a folded section, however deep', () => {
    const lines = outlineLines(givenForm());
    const seen = unfolded(lines, new Set(['/schema/properties/money']));
    expect(seen.map(({ key }) => key)).toEqual(['sample', 'basics', 'name', 'total', 'note', 'money']);
  });

  it('falls back to what lay around a selection that is gone', () => {
    const lines = outlineLines(givenForm());
    expect(nearestLine(lines, '/schema/properties/basics/properties/gone')?.key).toBe('basics');
    expect(nearestLine(lines, '/nowhere/at/all')?.key).toBe('sample');
  });
});

describe('reading a form that is being edited', () => {
  const text = (form: unknown) => JSON.stringify({ $schema: '../../../formats/form.schema.json', ...(form as object) });

  it('reads on over an empty title, and tells it', () => {
    const form = JSON.parse(text(givenForm())) as FormDocument;
    const read = readForm(text(setProperty(form, '/schema/properties/basics', 'title', '')), PATH);
    expect(read.value?.schema.properties['basics']?.title).toBe('');
    expect(read.findings).toContainEqual(expect.objectContaining({ code: 'shape-text' }));
  });

  it.each([
    ['no JSON', '{"code": ', 'json-syntax'],
    ['a key used twice', '{"code": "a", "code": "b"}', 'json-duplicate-key'],
    ['a key of JavaScript', '{"__proto__": {}}', 'json-forbidden-key'],
    ['a node that is none', text({ ...givenForm(), schema: { type: 'object', properties: { a: 1 } } }), 'shape-type'],
  ])('does not draw %s, and says why', (_, given, code) => {
    const { value, findings } = readForm(given, PATH);
    expect(value).toBeNull();
    expect(findings).toContainEqual(expect.objectContaining({ code }));
  });
});

describe('adding, moving and removing', () => {
  it('puts a new field after the selected one, between the indices of its neighbours', () => {
    const { after } = placesFor(givenForm(), '/schema/properties/basics/properties/name');
    if (!after) throw new Error('no place');
    const { document, pointer } = addNode(givenForm(), after, 'phone', newNode('Text', '联系电话'));
    expect(order(document).slice(2, 6)).toEqual(['name', 'phone', 'total', 'note']);
    const index = nodeAt(document, pointer)?.['x-index'] ?? 0;
    expect(index).toBeGreaterThan(10);
    expect(index).toBeLessThan(20);
  });

  it('numbers the siblings anew when there is no room between two of them', () => {
    let document = givenForm();
    for (const count of [1, 2, 3, 4, 5, 6]) {
      document = addNode(
        document,
        { container: '/schema/properties/basics/properties', after: 'name' },
        `f${count}`,
        newNode('Text', 'x'),
      ).document;
    }
    expect(order(document).slice(2, 9)).toEqual(['name', 'f6', 'f5', 'f4', 'f3', 'f2', 'f1']);
    const nodes = Object.values(document.schema.properties['basics']?.properties ?? {});
    expect(new Set(nodes.map((node) => node['x-index'])).size).toBe(nodes.length);
  });

  it('moves among siblings by exchanging two indices and nothing else', () => {
    const moved = moveNode(givenForm(), '/schema/properties/basics/properties/total', -1);
    expect(order(moved?.document ?? givenForm()).slice(2, 5)).toEqual(['total', 'name', 'note']);
    expect(nodeAt(moved?.document ?? givenForm(), '/schema/properties/basics/properties/note')?.['x-index']).toBe(30);
  });

  it('moves over the edge of a section into the one beside it, and a column never out of its table', () => {
    const moved = moveNode(givenForm(), '/schema/properties/basics/properties/note', 1);
    expect(moved?.pointer).toBe('/schema/properties/money/properties/note');
    expect(order(moved?.document ?? givenForm()).slice(4, 7)).toEqual(['money', 'note', 'funds']);
    expect(moveNode(givenForm(), `${FUNDS}/items/properties/why`, 1)).toBeNull();
    expect(containersFor(givenForm(), `${FUNDS}/items/properties/why`)).toEqual([]);
  });

  it('never puts a section into itself', () => {
    const form = givenForm();
    const same = moveInto(form, '/schema/properties/basics', '/schema/properties/basics/properties');
    expect(same.document).toBe(form);
    expect(containersFor(form, '/schema/properties/basics').map(({ title }) => title)).toEqual(['样表', '资金']);
  });

  it('removes a node and selects the one beside it, or what was around', () => {
    const one = removeNode(givenForm(), '/schema/properties/basics/properties/total');
    expect(one.pointer).toBe('/schema/properties/basics/properties/note');
    expect(removeNode(givenForm(), FUNDS).pointer).toBe('/schema/properties/money');
  });
});

describe('keys', () => {
  it('counts sections as well, and lets two tables use the same column', () => {
    expect([...keysBeside(givenForm(), '/schema/properties')].sort()).toEqual([
      'basics',
      'funds',
      'money',
      'name',
      'note',
      'total',
    ]);
    expect([...keysBeside(givenForm(), `${FUNDS}/items/properties`)]).toEqual(['amount', 'why']);
  });

  it('proposes the first that is free', () => {
    expect(proposeKey('Text', false, new Set(['field1', 'field2']))).toBe('field3');
    expect(proposeKey('Section', false, new Set())).toBe('section1');
    expect(proposeKey('Text', true, new Set(['column1']))).toBe('column2');
  });

  it.each([
    '__proto__',
    'constructor',
    'prototype',
    'and',
    'item',
    'parameters',
    '',
    '联系电话',
    'Phone',
    'a-b',
    'a_b',
    'name',
  ])('refuses %p with a reason', (key) =>
    expect(refuseNewKey(key, new Set(['name']))).toEqual(expect.stringMatching(/./)),
  );

  it('takes a plain camelCase key', () => expect(refuseNewKey('contactPhone', new Set())).toBeNull());
});

describe('renaming a key', () => {
  it('rewrites the rules that name the field, not texts of the same letters', () => {
    const { document, rewritten, pointer } = renameKey(
      givenForm(),
      '/schema/properties/basics/properties/total',
      'sum1',
    );
    expect(pointer).toBe('/schema/properties/basics/properties/sum1');
    expect(nodeAt(document, '/schema/properties/basics/properties/note')?.['x-visible']).toBe(
      '{{sum1 > 100 and name != "total"}}',
    );
    expect(nodeAt(document, FUNDS)?.['x-rules']?.[0]?.test).toBe('{{sum(funds.amount) = sum1}}');
    expect(nodeAt(document, `${FUNDS}/items/properties/why`)?.['x-visible']).toBe('{{amount > sum1}}');
    expect(rewritten).toBe(3);
  });

  it('knows a column by its row, its table and a filter, and leaves a loop variable of the same name alone', () => {
    const { document } = renameKey(givenForm(), `${FUNDS}/items/properties/amount`, 'yuan1');
    const tests = nodeAt(document, FUNDS)?.['x-rules']?.map(({ test }) => test);
    expect(tests).toEqual([
      '{{sum(funds.yuan1) = total}}',
      '{{some amount in funds satisfies amount.yuan1 > 0}}',
      '{{count(funds[yuan1 > 5]) >= 0}}',
    ]);
    expect(nodeAt(document, `${FUNDS}/items/properties/why`)?.['x-visible']).toBe('{{yuan1 > total}}');
  });

  it('tells a rule that it could not read instead of guessing', () => {
    const form = setProperty(givenForm(), '/schema/properties/basics/properties/note', 'visible', 'total >');
    expect(renameKey(form, '/schema/properties/basics/properties/total', 'sum1').unread).toEqual([
      '/schema/properties/basics/properties/note/x-visible',
    ]);
  });

  it('leaves every form of the regime compiling when any one of its keys is renamed', () => {
    const regime = givenRegime();
    for (const form of regime.forms.values()) {
      for (const { pointer } of form.fields) {
        const { document } = renameKey(form.document, pointer, 'renamedForATest');
        const again = compileForm(document, regime.vocabulary);
        // A field whose key is its fact's name may be read through the fact: both ways compile.
        expect(again.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      }
    }
  });
});

describe('kinds and their properties', () => {
  it.each([...FORM_COMPONENTS])('makes a %s that compiles', (kind: FormComponent) => {
    const { document } = addNode(
      givenForm(),
      { container: '/schema/properties', after: null },
      'fresh',
      newNode(kind, '新'),
    );
    const { findings } = compileForm(document, givenRegime().vocabulary);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('keeps the options when a choice becomes a multi-select and back', () => {
    const options = [{ value: 'a', label: '甲' }];
    const radio = { ...newNode('Radio', '选'), 'x-index': 10, enum: options } as FormNode;
    const many = asKind(radio, 'MultiSelect');
    expect(many).toMatchObject({ type: 'array', items: { type: 'string', enum: options } });
    expect(asKind(many, 'Select')).toMatchObject({ type: 'string', enum: options });
    expect(asKind(many, 'Select')).not.toHaveProperty('items');
  });

  it('offers only what a kind has', () => {
    expect(propertiesOf('Section', '/schema/properties/a')).not.toContain('required');
    expect(propertiesOf('Text', '/schema/properties/a')).not.toContain('minimum');
    expect(propertiesOf('Money', '/schema/properties/a')).toContain('minimum');
    expect(FORM_COMPONENTS.filter((kind) => propertiesOf(kind, '/schema/properties/a').includes('format'))).toEqual([
      'Text',
    ]);
    expect(propertiesOf('Money', `${FUNDS}/items/properties/amount`)).not.toContain('fact');
  });

  it('writes each property where it belongs and reads the same back', () => {
    const at = '/schema/properties/basics/properties/name';
    let form = setProperty(givenForm(), at, 'required', 'total > 5');
    form = setProperty(form, at, 'see', ['applicant']);
    form = setProperty(form, at, 'maxLength', 20);
    expect(nodeAt(form, at)).toMatchObject({
      required: '{{total > 5}}',
      'x-roles': { see: ['applicant'] },
      maxLength: 20,
    });
    expect(readProperties(form, at)).toMatchObject({ required: 'total > 5', see: ['applicant'], maxLength: 20 });
    form = setProperty(setProperty(setProperty(form, at, 'required', false), at, 'see', []), at, 'maxLength', null);
    expect(nodeAt(form, at)).toEqual(nodeAt(givenForm(), at));
  });

  it('says how a text is written, before its lengths; as another kind it no longer does', () => {
    const at = '/schema/properties/basics/properties/name';
    const form = setProperty(setProperty(givenForm(), at, 'maxLength', 20), at, 'format', 'uscc');
    const keys = Object.keys(nodeAt(form, at) ?? {});
    expect(keys.indexOf('x-format')).toBe(keys.indexOf('maxLength') - 1);
    expect(readProperties(form, at)).toMatchObject({ format: 'uscc' });
    expect(propertyAt('x-format')).toBe('format');
    expect(asKind(nodeAt(form, at) as FormNode, 'LongText')).not.toHaveProperty('x-format');
    expect(nodeAt(setProperty(form, at, 'format', null), at)).not.toHaveProperty('x-format');
  });

  it('keeps hostile texts as the texts they are', () => {
    for (const title of ['<img src=x onerror=alert(1)>', '{{constructor}}']) {
      const form = setProperty(givenForm(), '/schema/properties/basics', 'title', title);
      expect(outlineLines(form).find(({ key }) => key === 'basics')?.title).toBe(title);
    }
  });

  it.each([
    ['title', 'title'],
    ['x-rules/0/test', 'rules'],
    ['enum/3/value', 'options'],
    ['items/enum/0/label', 'options'],
    ['x-roles/fill', 'fill'],
    ['', 'key'],
  ])('shows a finding at %p at the property %s', (place, property) => expect(propertyAt(place)).toBe(property));
});

describe('facts of a field', () => {
  const { regime } = givenRegime();
  const money = { ...newNode('Money', '运维费'), 'x-index': 10 } as FormNode;

  it('makes a fact of the type that the field gives, owned by the form', () => {
    expect(newFact(money, 'application', 'upkeep', ' 运维费 ', 'declared', '元')).toEqual({
      name: 'upkeep',
      title: '运维费',
      type: 'money',
      unit: '元',
      owner: { kind: 'form', form: 'application' },
      provenance: 'declared',
    });
  });

  it('refuses a name or title that is taken', () => {
    expect(judgeNewFact(regime.facts, 'declaredTotal', '全新的名称').name).toMatch('declaredTotal');
    const [first] = regime.facts;
    expect(judgeNewFact(regime.facts, 'brandNew', first?.title ?? '').title).toMatch(first?.name ?? '?');
    expect(judgeNewFact(regime.facts, 'brandNew', '全新的名称')).toEqual({ name: null, title: null });
  });

  it('names the options that a fact does not know yet', () => {
    const method = regime.facts.find(({ name }) => name === 'method');
    const radio = { ...newNode('Radio', '方式'), 'x-index': 1, enum: [{ value: 'lease', label: '租用' }] } as FormNode;
    expect(optionsBeyond(method, radio)).toEqual([{ value: 'lease', title: '租用' }]);
  });
});

it('opens every form of the repository', () => {
  for (const code of givenRegime().forms.keys()) {
    const path = join(__dirname, `../../form-schemas/regimes/dazhou/forms/${code}.json`);
    expect(readForm(readFileSync(path, 'utf8'), `forms/${code}.json`).findings).toEqual([]);
  }
});
