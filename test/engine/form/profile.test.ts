import { fact, form, node, options, refusals, section, table, vocabularyOf, codes } from './given';

const base = { type: 'string', title: '名称', 'x-component': 'Text', 'x-index': 1 };

function withField(field: unknown): unknown {
  return { code: 'trial', title: '试填表', clause: ['T-1'], schema: { type: 'object', properties: { a: field } } };
}

describe('the strict profile', () => {
  const at = '/schema/properties/a';
  const money = { type: 'string', title: '额', 'x-component': 'Money', 'x-index': 1 };
  const integer = { type: 'number', title: '数', 'x-component': 'Integer', 'x-index': 1 };
  const select = { type: 'string', title: '选', 'x-component': 'Select', 'x-index': 1, enum: options('x') };
  const cases: readonly (readonly [string, unknown, string, string, RegExp])[] = [
    [
      'an unknown key, with what was meant',
      { ...base, 'x-visble': '{{true}}' },
      'form-key-unknown',
      `${at}/x-visble`,
      /x-visible/,
    ],
    [
      'x-reactions, which run code in Formily',
      { ...base, 'x-reactions': [] },
      'form-key-unknown',
      `${at}/x-reactions`,
      /不认识/,
    ],
    ['options on a text', { ...base, enum: options('x') }, 'form-key-unknown', `${at}/enum`, /组件 Text 不认识“enum”/],
    [
      'an unknown component',
      { ...base, 'x-component': 'Texts' },
      'form-component-unknown',
      `${at}/x-component`,
      /是否指“Text”/,
    ],
    [
      'a component that is no text',
      { ...base, 'x-component': 3 },
      'form-component-unknown',
      `${at}/x-component`,
      /数值 3/,
    ],
    [
      'a type that is not the component’s',
      { ...base, type: 'number' },
      'form-type-mismatch',
      `${at}/type`,
      /须为 "string"/,
    ],
    [
      'money as a number',
      { ...money, type: 'number' },
      'form-type-mismatch',
      `${at}/type`,
      /Money 的 type 须为 "string"/,
    ],
    ['no x-index', { ...base, 'x-index': undefined }, 'form-index-missing', `${at}/x-index`, /整数 x-index/],
    ['no title', { ...base, title: undefined }, 'form-title-missing', `${at}/title`, /须有标题/],
    ['a blank title', { ...base, title: ' ' }, 'form-text-invalid', `${at}/title`, /title 须为非空文本/],
    ['braces in a title', { ...base, title: '{{constructor}}' }, 'form-braces', `${at}/title`, /只能写在/],
    ['braces in a description', { ...base, description: 'a {{x}} b' }, 'form-braces', `${at}/description`, /只能写在/],
    ['braces in a default', { ...base, default: '{{1}}' }, 'form-braces', `${at}/default`, /只能写在/],
    [
      'braces in an option',
      { ...select, enum: [{ value: 'x', label: '{{1}}' }] },
      'form-braces',
      `${at}/enum/0/label`,
      /只能写在/,
    ],
    [
      'braces in a rule’s message',
      { ...base, 'x-rules': [{ test: '{{true}}', message: '{{1}}' }] },
      'form-braces',
      `${at}/x-rules/0/message`,
      /只能写在/,
    ],
    [
      'a rule without braces',
      { ...base, 'x-visible': 'true' },
      'form-rule-invalid',
      `${at}/x-visible`,
      /\{\{表达式\}\}/,
    ],
    [
      'two rules in one',
      { ...base, 'x-visible': '{{true}} and {{true}}' },
      'form-rule-invalid',
      `${at}/x-visible`,
      /\{\{表达式\}\}/,
    ],
    ['an empty rule', { ...base, 'x-visible': '{{ }}' }, 'form-rule-invalid', `${at}/x-visible`, /\{\{表达式\}\}/],
    ['required as text', { ...base, required: 'yes' }, 'form-rule-invalid', `${at}/required`, /true、false/],
    [
      'a rule without a message',
      { ...base, 'x-rules': [{ test: '{{true}}' }] },
      'form-rule-invalid',
      `${at}/x-rules/0/message`,
      /message/,
    ],
    [
      'a rule with an unknown severity',
      { ...base, 'x-rules': [{ test: '{{true}}', message: 'm', severity: 'fatal' }] },
      'form-rule-invalid',
      `${at}/x-rules/0/severity`,
      /warning/,
    ],
    [
      'JavaScript in a rule',
      { ...base, 'x-visible': '{{a.constructor("x")}}' },
      'expression-syntax',
      `${at}/x-visible`,
      /./,
    ],
    [
      'an unknown name in a rule',
      { ...base, 'x-visible': '{{nothing}}' },
      'expression-unknown-name',
      `${at}/x-visible`,
      /nothing/,
    ],
    ['a rule of the wrong type', { ...base, 'x-visible': '{{"x"}}' }, 'expression-type', `${at}/x-visible`, /./],
    [
      'a computed value of the wrong type',
      { ...integer, 'x-computed': '{{"x"}}' },
      'expression-type',
      `${at}/x-computed`,
      /./,
    ],
    [
      'a computed field with a default',
      { ...integer, 'x-computed': '{{1}}', default: 1 },
      'form-computed-default',
      `${at}/default`,
      /默认值/,
    ],
    [
      'a default that is no option',
      { ...select, default: 'y' },
      'form-default-invalid',
      `${at}/default`,
      /默认值不合格.*须为 x 之一/,
    ],
    ['a select without options', { ...select, enum: undefined }, 'form-options-missing', `${at}/enum`, /须有选项/],
    [
      'an option twice',
      {
        ...select,
        enum: [
          { value: 'x', label: '甲' },
          { value: 'x', label: '乙' },
        ],
      },
      'form-option-twice',
      `${at}/enum/1/value`,
      /重复/,
    ],
    [
      'a label twice',
      {
        ...select,
        enum: [
          { value: 'x', label: '甲' },
          { value: 'y', label: '甲' },
        ],
      },
      'form-option-twice',
      `${at}/enum/1/label`,
      /重复/,
    ],
    [
      'a multi-select without options',
      { type: 'array', title: '多', 'x-component': 'MultiSelect', 'x-index': 1, items: { type: 'string' } },
      'form-options-missing',
      `${at}/items/enum`,
      /须有选项/,
    ],
    ['a negative length', { ...base, maxLength: -1 }, 'form-limit-invalid', `${at}/maxLength`, /整数/],
    [
      'lengths that cross',
      { ...base, minLength: 5, maxLength: 4 },
      'form-limit-crossed',
      `${at}/minLength`,
      /不得大于/,
    ],
    ['a money bound as a number', { ...money, minimum: 300000 }, 'form-limit-invalid', `${at}/minimum`, /十进制文本/],
    [
      'money bounds that cross by a fen',
      { ...money, minimum: '0.02', maximum: '0.01' },
      'form-limit-crossed',
      `${at}/minimum`,
      /0.02/,
    ],
    ['a fraction as bound of an integer', { ...integer, minimum: 0.5 }, 'form-limit-invalid', `${at}/minimum`, /整数/],
    [
      'a table without columns',
      { type: 'array', title: '表', 'x-component': 'Table', 'x-index': 1, items: { type: 'object', properties: {} } },
      'form-items-invalid',
      `${at}/items/properties`,
      /至少要有一列/,
    ],
    [
      'a section without properties',
      { type: 'void', 'x-component': 'Section', 'x-index': 1 },
      'form-node-invalid',
      `${at}/properties`,
      /properties/,
    ],
    ['unknown roles', { ...base, 'x-roles': { edit: ['x'] } }, 'form-key-unknown', `${at}/x-roles/edit`, /see 和 fill/],
    [
      'no one who may fill',
      { ...base, 'x-roles': { fill: [] } },
      'form-roles-invalid',
      `${at}/x-roles/fill`,
      /至少一个/,
    ],
    ['a clause that is no text', { ...base, 'x-clause': [1] }, 'form-clause-invalid', `${at}/x-clause`, /条款编号/],
    ['a node that is no object', 'Text', 'form-node-invalid', at, /须为对象/],
    ['an unknown fact', { ...base, 'x-fact': 'nothing' }, 'form-fact-unknown', `${at}/x-fact`, /没有名为/],
  ];

  it.each(cases)('refuses %s', (_, field, code, pointer, message) => {
    const findings = refusals(JSON.parse(JSON.stringify(withField(field))));
    const finding = findings.find((each) => each.path === `forms/trial.json#${pointer}` && each.code === code);
    expect(finding?.message).toMatch(message);
    expect(finding?.severity).toBe('error');
  });

  it('refuses documents that are no forms, naming the place', () => {
    expect(codes(refusals(null))).toEqual(['form-not-object']);
    expect(codes(refusals([]))).toEqual(['form-not-object']);
    expect(codes(refusals({}))).toEqual([
      'form-code-invalid',
      'form-title-missing',
      'form-clause-invalid',
      'form-root-invalid',
    ]);
    const odd = { ...form({}), titel: 'x' };
    expect(refusals(odd)[0]).toMatchObject({
      code: 'form-key-unknown',
      path: 'forms/trial.json#/titel',
      message: '表单中不认识“titel”，是否指“title”？',
    });
  });

  it('refuses a document nested without end instead of walking it', () => {
    let deep: unknown = 'x';
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    expect(codes(refusals({ ...form({}), note: deep }))).toContain('form-too-deep');
  });

  it('refuses keys that are no identifiers, reserved or reach into objects', () => {
    for (const key of ['1a', 'a-b', 'a.b', '名称', '', 'if', 'parameters', 'constructor', 'prototype']) {
      const findings = refusals(form({ [key]: node('Text', '名') }));
      expect(codes(findings)).toContain('form-field-key');
    }
    const polluted: unknown = JSON.parse(
      '{"code":"trial","title":"t","clause":[],"schema":{"type":"object","properties":{"__proto__":{"type":"string","title":"x","x-component":"Text","x-index":1}}}}',
    );
    expect(codes(refusals(polluted))).toEqual(['form-field-key']);
    expect(Object.hasOwn(Object.prototype, 'x-component')).toBe(false);
  });

  it('refuses one key in two sections, but allows it in a form and a table', () => {
    const twice = form({
      one: section('一', { name: node('Text', '名') }),
      two: section('二', { name: node('Text', '名') }),
    });
    expect(refusals(twice)[0]).toMatchObject({
      code: 'form-field-twice',
      path: 'forms/trial.json#/schema/properties/two/properties/name',
      message: expect.stringContaining('/schema/properties/one/properties/name') as string,
    });
  });

  it('refuses the same x-index among siblings', () => {
    const findings = refusals(
      form({ a: node('Text', '甲', { 'x-index': 1 }), b: node('Text', '乙', { 'x-index': 1 }) }),
    );
    expect(findings[0]).toMatchObject({
      code: 'form-index-twice',
      path: 'forms/trial.json#/schema/properties/b/x-index',
    });
  });

  it('refuses tables and sections within tables', () => {
    const inner = table('里', { x: node('Text', '名') });
    expect(codes(refusals(form({ outer: table('外', { inner }) })))).toContain('form-table-nested');
    expect(codes(refusals(form({ outer: table('外', { s: section('组', {}) }) })))).toContain('form-table-nested');
  });
});

describe('a field and its fact', () => {
  it('must be of one type', () => {
    const vocabulary = vocabularyOf([
      fact('total', 'money'),
      fact('kind', 'enum', { options: [{ value: 'x', title: '甲' }] }),
    ]);
    const text = refusals(form({ a: node('Text', '总额', { 'x-fact': 'total' }) }), vocabulary);
    expect(text[0]).toMatchObject({ code: 'form-fact-type', path: 'forms/trial.json#/schema/properties/a/x-fact' });
    expect(text[0]?.message).toContain('类型是 money，组件 Text 给出的是 text');
    const foreign = refusals(
      form({ a: node('Select', '类别', { 'x-fact': 'kind', enum: options('x', 'y') }) }),
      vocabulary,
    );
    expect(foreign[0]?.message).toContain('选项 y 不在');
  });

  it('must be the form’s own, set once, and not from within a table', () => {
    const vocabulary = vocabularyOf([fact('mine', 'money'), fact('theirs', 'money', { owner: { kind: 'scope' } })]);
    expect(codes(refusals(form({ a: node('Money', '额', { 'x-fact': 'theirs' }) }), vocabulary))).toEqual([
      'form-fact-not-owned',
    ]);
    const twice = form({ a: node('Money', '甲', { 'x-fact': 'mine' }), b: node('Money', '乙', { 'x-fact': 'mine' }) });
    expect(codes(refusals(twice, vocabulary))).toEqual(['form-fact-twice']);
    const inTable = form({ t: table('表', { a: node('Money', '额', { 'x-fact': 'mine' }) }) });
    expect(codes(refusals(inTable, vocabulary))).toEqual(['form-fact-in-table']);
  });
});

describe('dependency loops', () => {
  it('are named by titles along the circle', () => {
    const document = form({
      a: node('Integer', '甲', { 'x-computed': '{{b + 1}}' }),
      b: node('Integer', '乙', { 'x-computed': '{{a + 1}}' }),
    });
    expect(refusals(document)[0]).toMatchObject({
      code: 'form-loop',
      message: expect.stringContaining('甲 → 乙 → 甲') as string,
      parameters: { fields: ['a', 'b'] },
    });
  });

  it.each([
    ['a field that shows itself', form({ a: node('YesNo', '甲', { 'x-visible': '{{a}}' }) }), '甲 → 甲'],
    [
      'visibility and computation mixed',
      form({
        a: node('YesNo', '甲', { 'x-visible': '{{b > 1}}' }),
        b: node('Integer', '乙', { 'x-computed': '{{if a then 2 else 1}}' }),
      }),
      '甲 → 乙 → 甲',
    ],
    [
      'a section shown by what is inside of it',
      form({ s: section('组', { a: node('YesNo', '甲') }, { 'x-visible': '{{a}}' }) }),
      '组 → 甲 → 组',
    ],
    [
      'a column computed from a sum over its own table',
      form({
        t: table('表', { x: node('Integer', '数'), y: node('Integer', '和', { 'x-computed': '{{total}}' }) }),
        total: node('Integer', '合计', { 'x-computed': '{{sum(t.x)}}' }),
      }),
      '表 → 合计 → 表',
    ],
    [
      'columns among themselves',
      form({
        t: table('表', {
          x: node('Integer', '子', { 'x-computed': '{{y}}' }),
          y: node('Integer', '丑', { 'x-computed': '{{x}}' }),
        }),
      }),
      '子 → 丑 → 子',
    ],
  ])('%s', (_, document, words) => {
    expect(refusals(document).find((finding) => finding.code === 'form-loop')?.message).toContain(words);
  });

  it('are found through computed facts of the vocabulary', () => {
    const vocabulary = vocabularyOf([
      fact('total', 'money'),
      fact('large', 'boolean', { owner: { kind: 'computed', expression: 'total >= 5000000' } }),
    ]);
    const document = form({ sum: node('Money', '总额', { 'x-fact': 'total', 'x-visible': '{{large}}' }) });
    expect(refusals(document, vocabulary)[0]?.message).toContain('总额 → 总额');
  });
});
