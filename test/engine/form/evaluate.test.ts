import { codes, compiled, fact, fill, form, node, options, places, section, table, vocabularyOf } from './given';
import { evaluateForm } from '../../../form-schemas/engine/form/evaluate-form';

describe('what is hidden', () => {
  const document = form({
    kind: node('Select', '类别', { enum: options('cloud', 'other') }),
    outer: section(
      '其他',
      { name: node('Text', '名称', { required: true }), inner: section('里层', { note: node('Text', '备注') }) },
      { 'x-visible': '{{kind = "other"}}' },
    ),
    follows: node('Text', '随名称', { 'x-visible': '{{name != null}}' }),
  });

  it('has no value, with everything in it and everything that hangs on it', () => {
    const given = { kind: 'cloud', name: '甲', note: '乙', follows: '丙' };
    const { value, findings } = fill(document, given);
    expect(findings).toEqual([]);
    expect(value.answers).toEqual({ kind: 'cloud' });
    expect(value.fields.map(({ path, visible }) => [path, visible])).toEqual([
      ['kind', true],
      ['outer', false],
      ['name', false],
      ['inner', false],
      ['note', false],
      ['follows', false],
    ]);
    expect(fill(document, { ...given, kind: 'other' }).value.answers).toEqual({
      kind: 'other',
      name: '甲',
      note: '乙',
      follows: '丙',
    });
  });

  it('is not required and its wrong values are not complained of', () => {
    expect(fill(document, { kind: 'cloud', name: 5 }).findings).toEqual([]);
    expect(places(fill(document, { kind: 'other' }).findings)).toEqual(['name required-missing']);
  });

  it('stays hidden while its condition has no answer', () => {
    const by = form({ amount: node('Money', '额'), more: node('Text', '说明', { 'x-visible': '{{amount > 100}}' }) });
    expect(fill(by, { more: 'x' }).value.answers).toEqual({});
    expect(fill(by, { amount: '100', more: 'x' }).value.answers).toEqual({ amount: '100.00' });
    expect(fill(by, { amount: '100.01', more: 'x' }).value.answers).toEqual({ amount: '100.01', more: 'x' });
  });
});

describe('computed fields', () => {
  const document = form({
    funds: table('资金', {
      amount: node('Money', '金额', { required: true }),
      double: node('Money', '加倍', { 'x-computed': '{{amount * 2}}' }),
    }),
    total: node('Money', '总额', { 'x-computed': '{{sum(funds.amount)}}', required: true }),
    large: node('YesNo', '大额', { 'x-computed': '{{total >= 2000000}}' }),
  });
  const six = {
    funds: ['333333.33', '333333.33', '333333.33', '333333.33', '333333.34', '333333.34'].map((amount) => ({ amount })),
  };

  it('are exact: six items that add up to 2,000,000.00 reach the band', () => {
    const { value, findings } = fill(document, six);
    expect(findings).toEqual([]);
    expect(value.answers).toMatchObject({ total: '2000000.00', large: true });
  });

  it('replace whatever the client says', () => {
    const { value, findings } = fill(document, { ...six, total: '1.00', large: 'perhaps' });
    expect(findings).toEqual([]);
    expect(value.answers).toMatchObject({ total: '2000000.00', large: true });
  });

  it('are computed in rows, in any order of the fields', () => {
    const backwards = form({
      c: node('Integer', '丙', { 'x-computed': '{{b + 1}}' }),
      b: node('Integer', '乙', { 'x-computed': '{{a + 1}}' }),
      a: node('Integer', '甲'),
    });
    expect(fill(backwards, { a: 1 }).value.answers).toEqual({ a: 1, b: 2, c: 3 });
    expect(fill(document, { funds: [{ amount: '1.5' }] }).value.answers['funds']).toEqual([
      { amount: '1.50', double: '3.00' },
    ]);
  });

  it('are missing when they are required and cannot be computed', () => {
    expect(places(fill(document, {}).findings)).toEqual(['total required-missing']);
  });
});

describe('names in rules', () => {
  it('are row siblings first, then fields, then facts and parameters', () => {
    const vocabulary = vocabularyOf(
      [fact('unitKind', 'text', { owner: { kind: 'scope' } }), fact('limit', 'integer', { owner: { kind: 'scope' } })],
      [{ name: 'extra', title: '加', type: 'integer', value: 100, required: true, clause: [], note: '' }],
    );
    const document = form({
      x: node('Integer', '外', {}),
      y: node('Integer', '又', {}),
      t: table('表', {
        x: node('Integer', '里'),
        r: node('Integer', '和', { 'x-computed': '{{x + y + limit + parameters.extra}}' }),
      }),
    });
    const { value } = fill(document, { x: 1000, y: 10, t: [{ x: 2 }, {}] }, { facts: { limit: 5 } }, vocabulary);
    expect(value.answers['t']).toEqual([{ x: 2, r: 117 }, {}]);
  });

  it('may be titles of one word', () => {
    const document = form({ a: node('Integer', '台数'), b: node('Integer', '双倍', { 'x-computed': '{{台数 * 2}}' }) });
    expect(fill(document, { a: 4 }).value.answers).toEqual({ a: 4, b: 8 });
  });

  it('read a fact that the form sets with its current answer, also through computed facts', () => {
    const vocabulary = vocabularyOf([
      fact('total', 'money'),
      fact('large', 'boolean', { owner: { kind: 'computed', expression: 'total >= 5000000' } }),
    ]);
    const document = form({
      more: node('Text', '大额说明', { 'x-visible': '{{large}}', required: '{{total > 0}}' }),
      sum: node('Money', '总额', { 'x-fact': 'total' }),
    });
    const stale = { facts: { total: 1, large: null } };
    const { value, findings } = fill(document, { sum: '5000000.00' }, stale, vocabulary);
    expect(places(findings)).toEqual(['more required-missing']);
    expect({ ...value.facts }).toEqual({ total: 500000000 });
    expect(fill(document, { sum: '4999999.99' }, { facts: { total: 900000000 } }, vocabulary).findings).toEqual([]);
    expect({ ...fill(document, {}, { facts: { total: 900000000 } }, vocabulary).value.facts }).toEqual({ total: null });
    const form_ = compiled(document, vocabulary);
    expect([form_.sets, form_.reads]).toEqual([['total'], ['large']]);
  });
});

describe('required', () => {
  it('says which field is missing, with its clause and article', () => {
    const document = form({ a: node('Text', '项目名称', { required: true, 'x-clause': ['DZ-9-1'] }) });
    const { findings } = fill(document, {}, { article: ([id]) => (id === 'DZ-9-1' ? '第九条（一）' : undefined) });
    expect(findings).toEqual([
      {
        code: 'required-missing',
        severity: 'error',
        message: '须填写“项目名称”，现为空',
        path: 'a',
        rule: 'a',
        clause: ['DZ-9-1'],
        article: '第九条（一）',
        parameters: { title: '项目名称' },
      },
    ]);
  });

  it('comes after what is wrong, which is said in the order of the form', () => {
    const document = form({
      a: node('Text', '甲', { required: true }),
      b: node('Integer', '乙'),
      c: node('Text', '丙', { required: true }),
      d: node('Money', '丁'),
    });
    expect(places(fill(document, { b: 'x', d: '万' }).findings).map((place) => place.split(' ')[0])).toEqual([
      'b',
      'd',
      'a',
      'c',
    ]);
  });

  it('is a note in a draft', () => {
    const document = form({
      a: node('Text', '甲', { required: true }),
      t: table('表', { x: node('Text', '乙') }, { minItems: 2 }),
    });
    const { findings } = fill(document, { t: [{}] }, { partial: true });
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([
      ['required-missing', 'info'],
      ['too-few-items', 'info'],
    ]);
    expect(fill(document, { a: 5 }, { partial: true }).findings[0]).toMatchObject({
      code: 'answer-type',
      severity: 'error',
    });
  });

  it('may hang on the other field, both ways: one of two', () => {
    const document = form({
      a: node('Text', '甲', { required: '{{b = null}}' }),
      b: node('Text', '乙', { required: '{{a = null}}' }),
    });
    expect(places(fill(document, {}).findings)).toEqual(['a required-missing', 'b required-missing']);
    expect(fill(document, { b: 'x' }).findings).toEqual([]);
  });

  it('takes false and 0 for answers, empty lists and blanks for none', () => {
    const document = form({
      a: node('YesNo', '甲', { required: true }),
      b: node('Integer', '乙', { required: true }),
      c: node('Attachment', '丙', { required: true }),
      d: node('Text', '丁', { required: true }),
    });
    const { findings } = fill(document, { a: false, b: 0, c: [], d: '　' });
    expect(places(findings)).toEqual(['c required-missing', 'd required-missing']);
    expect(findings[0]?.message).toBe('须上传“丙”，现为空');
  });

  it('names the row', () => {
    const document = form({ t: table('表', { x: node('Text', '名称', { required: true }) }) });
    const { findings } = fill(document, { t: [{ x: 'a' }, {}] });
    expect(findings[0]).toMatchObject({ path: 't[1].x', message: '须填写第 2 行的“名称”，现为空' });
  });
});

describe('rules of a field', () => {
  const document = form({
    total: node('Money', '总额', {
      'x-clause': ['T-1'],
      'x-rules': [
        { test: '{{sum(funds.amount) = total}}', message: '各项资金之和须等于总额', clause: ['T-2'] },
        { test: '{{total < 10000000}}', message: '金额较大', severity: 'warning' },
      ],
    }),
    funds: table('资金', { amount: node('Money', '金额') }),
  });

  it('refuse when they are false, with their own clause', () => {
    const { findings } = fill(document, { total: '3.00', funds: [{ amount: '1.00' }, { amount: '1.99' }] });
    expect(findings).toMatchObject([
      { code: 'rule-failed', path: 'total', message: '各项资金之和须等于总额', clause: ['T-2'], severity: 'error' },
    ]);
    expect(fill(document, { total: '3.00', funds: [{ amount: '1.00' }, { amount: '2.00' }] }).findings).toEqual([]);
  });

  it('only warn when they say so, under the field’s clause', () => {
    const { findings } = fill(document, { total: '10000000.00', funds: [{ amount: '10000000.00' }] });
    expect(findings).toMatchObject([{ severity: 'warning', clause: ['T-1'] }]);
  });

  it('do not speak of empty fields or missing inputs', () => {
    expect(fill(document, { funds: [{ amount: '1.00' }] }).findings).toEqual([]);
    const bounded = form({
      total: node('Money', '总额', { 'x-rules': [{ test: '{{total <= limit}}', message: '超限' }] }),
      limit: node('Money', '限额'),
    });
    expect(fill(bounded, { total: '3.00' }).findings).toEqual([]);
    expect(places(fill(bounded, { total: '3.00', limit: '2.99' }).findings)).toEqual(['total rule-failed']);
  });
});

describe('unknown and hostile answers', () => {
  const document = form({
    projectName: node('Text', '名称'),
    basics: section('基本', { unit: node('Text', '单位') }),
    t: table('表', { x: node('Text', '甲') }),
  });

  it('are dropped with a warning and a suggestion', () => {
    const { value, findings } = fill(document, { projectNam: 'a', basics: { unit: 'b' }, t: [{ x: '1', junk: 1 }] });
    expect(value.answers).toEqual({ t: [{ x: '1' }] });
    expect(findings.map(({ path, severity, message }) => [path, severity, message])).toEqual([
      ['projectNam', 'warning', '表单没有字段“projectNam”，已略去，是否指“projectName”？'],
      ['basics', 'warning', '表单没有字段“basics”，已略去：它是分组，其中的字段直接写在上一层'],
      ['t[0].junk', 'warning', '表单没有字段“junk”，已略去'],
    ]);
  });

  it.each([
    ['{"__proto__": {"polluted": 1}}', '__proto__'],
    ['{"constructor": {"prototype": {"polluted": 1}}}', 'constructor'],
    ['{"t": [{"__proto__": {"polluted": 1}}]}', 't[0].__proto__'],
    ['{"projectName": {"a": {"prototype": 1}}}', 'projectName.a.prototype'],
  ])('that reach into objects are refused as a whole: %s', (json, path) => {
    const { value, findings } = fill(document, JSON.parse(json));
    expect(places(findings)).toEqual([`${path} answer-key-forbidden`]);
    expect(value).toEqual({ answers: {}, fields: [], facts: {} });
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('never read inherited properties', () => {
    const named = form({ toString: node('Text', '甲', { required: true }), valueOf: node('Text', '乙') });
    expect(places(fill(named, {}).findings)).toEqual(['toString required-missing']);
  });

  it.each([[null], [[]], ['x'], [5], [undefined]])('that are no object are refused: %j', (given) => {
    expect(codes(fill(document, given).findings)).toEqual(['answers-not-object']);
  });

  it('are bounded in keys, depth and rows', () => {
    const keys = (count: number): unknown =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, 1]));
    expect(codes(fill(document, keys(5_001)).findings)).toEqual(['answers-too-large']);
    expect(new Set(codes(fill(document, keys(5_000)).findings))).toEqual(new Set(['answer-unknown']));
    const deep = (levels: number): unknown => (levels === 0 ? 1 : { a: deep(levels - 1) });
    expect(codes(fill(document, deep(16)).findings)).toEqual(['answer-unknown']);
    expect(codes(fill(document, deep(17)).findings)).toEqual(['answers-too-deep']);
    const rows = (count: number): unknown => ({ t: Array.from({ length: count }, () => ({ x: '1' })) });
    expect(codes(fill(document, rows(1_000)).findings)).toEqual([]);
    expect(codes(fill(document, rows(1_001)).findings)).toEqual(['too-many-rows']);
    const around: { self?: unknown } = {};
    around.self = around;
    expect(codes(fill(document, around).findings)).toEqual(['answers-too-deep']);
  });

  it('cannot make rules loop for ever: what is too costly is refused', () => {
    const cell = node('Integer', '数', {
      'x-rules': [{ test: '{{some a in t satisfies some b in t satisfies a.x + b.x = 1}}', message: '不该有' }],
    });
    const costly = form({ t: table('表', { x: cell }) });
    const { findings } = fill(costly, { t: Array.from({ length: 1_000 }, () => ({ x: 7 })) });
    expect(codes(findings)).toContain('form-too-costly');
    expect(codes(fill(costly, { t: [{ x: 7 }] }).findings)).toEqual(['rule-failed']);
  });

  it('with rows that are no objects say which', () => {
    const { findings, value } = fill(document, { t: [{ x: '1' }, null, 'x'] });
    expect(places(findings)).toEqual(['t[1] answer-type', 't[2] answer-type']);
    expect(value.answers).toEqual({ t: [{ x: '1' }, {}, {}] });
    expect(places(fill(document, { t: { 0: {} } }).findings)).toEqual(['t answer-type']);
  });
});

describe('defaults', () => {
  it('stand in for what is absent, not for an explicit null', () => {
    const document = form({ a: node('Text', '甲', { default: 'x' }), b: node('YesNo', '乙', { default: false }) });
    expect(fill(document, {}).value.answers).toEqual({ a: 'x', b: false });
    expect(fill(document, { a: null, b: true }).value.answers).toEqual({ b: true });
  });
});

it('evaluates without touching what it was given, and the same twice', () => {
  const vocabulary = vocabularyOf();
  const ready = compiled(form({ a: node('Money', '额'), t: table('表', { x: node('Text', '甲') }) }), vocabulary);
  const answers = JSON.stringify({ a: '1', t: [{ x: ' y ', z: 1 }], u: 1 });
  const given: unknown = JSON.parse(answers);
  const first = evaluateForm(ready, vocabulary, { answers: given, facts: Object.freeze({}) });
  expect(JSON.stringify(given)).toBe(answers);
  expect(evaluateForm(ready, vocabulary, { answers: given, facts: {} })).toEqual(first);
  const again = evaluateForm(ready, vocabulary, { answers: first.value.answers, facts: {} });
  expect(again.value.answers).toEqual(first.value.answers);
  expect(again.findings).toEqual([]);
});
