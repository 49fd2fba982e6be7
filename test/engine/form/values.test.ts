import type { FormNode } from '../../../form-schemas/engine/model/form';
import { codes, fact, fill, form, node, options, places, table, vocabularyOf } from './given';

const digest = 'a'.repeat(64);
const file = { id: 'f1', name: '立项报告.pdf', size: 12, digest };
const choice = { items: { type: 'string', enum: options('x', 'y', 'z') } } as const;

describe('values of each component', () => {
  const valid: readonly (readonly [FormNode['x-component'], Partial<FormNode>, unknown, unknown])[] = [
    ['Text', {}, '政务云', '政务云'],
    ['Text', {}, '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['LongText', {}, '一\n二', '一\n二'],
    ['Money', {}, '5', '5.00'],
    ['Money', {}, '2000000.5', '2000000.50'],
    ['Money', {}, '-0.01', '-0.01'],
    ['Money', {}, '1000000000000', '1000000000000.00'],
    ['Integer', {}, 0, 0],
    ['Integer', {}, -7, -7],
    ['Number', {}, '0.15', '0.15'],
    ['Number', {}, '0.10', '0.1'],
    ['Number', {}, 3, '3'],
    ['Date', {}, '2028-02-29', '2028-02-29'],
    ['Select', { enum: options('x') }, 'x', 'x'],
    ['Radio', { enum: options('x') }, 'x', 'x'],
    ['MultiSelect', choice, ['y', 'x'], ['y', 'x']],
    ['YesNo', {}, false, false],
    ['Organisation', {}, 'org-1', 'org-1'],
    ['Attachment', {}, [file], [file]],
    ['Attachment', {}, [], []],
  ];
  it.each(valid)('%s takes %j %j', (component, rest, given, kept) => {
    const { value, findings } = fill(form({ a: node(component, '字段', rest) }), { a: given });
    expect(findings).toEqual([]);
    expect(value.answers).toEqual({ a: kept });
  });

  const invalid: readonly (readonly [FormNode['x-component'], Partial<FormNode>, unknown, string, RegExp])[] = [
    ['Text', {}, 3, 'answer-type', /“字段”须为文本，所给为数值 3/],
    ['Text', {}, ['a'], 'answer-type', /列表/],
    ['Text', {}, { a: 1 }, 'answer-type', /对象/],
    ['Text', {}, 'a\u0000b', 'text-unprintable', /控制字符/],
    ['Text', {}, 'a\ud800', 'text-unprintable', /残缺/],
    ['Text', {}, 'A公司\u202eB', 'text-unprintable', /改变文字方向/],
    ['LongText', {}, true, 'answer-type', /是（true）/],
    ['Money', {}, 5, 'money-not-text', /“字段”：金额须为十进制文本/],
    ['Money', {}, '0.001', 'money-third-decimal', /3 位/],
    ['Money', {}, '1000000000000.01', 'money-out-of-domain', /1 万亿元/],
    ['Money', {}, '500万', 'money-not-decimal', /不带单位/],
    ['Integer', {}, 1.5, 'answer-type', /须为整数，所给为数值 1.5/],
    ['Integer', {}, '1', 'answer-type', /文本“1”/],
    ['Integer', {}, 2 ** 53, 'answer-type', /整数/],
    ['Integer', {}, Number.NaN, 'answer-type', /整数/],
    ['Number', {}, 0.15, 'answer-type', /十进制文本/],
    ['Number', {}, '1e3', 'answer-type', /十进制文本/],
    ['Date', {}, '2027-02-29', 'day-invalid', /真实存在/],
    ['Date', {}, '2026-11-20T00:00:00Z', 'day-invalid', /真实存在/],
    ['Select', { enum: options('x') }, 'X', 'not-an-option', /须为 x 之一，所给为“X”/],
    ['Select', { enum: options('x') }, 1, 'answer-type', /文本/],
    ['Radio', { enum: options('x') }, 'toString', 'not-an-option', /toString/],
    ['MultiSelect', choice, 'x', 'answer-type', /文本的列表/],
    ['MultiSelect', choice, ['x', 1], 'answer-type', /文本的列表/],
    ['YesNo', {}, 'true', 'answer-type', /true 或 false/],
    ['YesNo', {}, 0, 'answer-type', /true 或 false/],
    ['Organisation', {}, 9, 'answer-type', /文本/],
    ['Attachment', {}, 'f1', 'answer-type', /附件的列表/],
  ];
  it.each(invalid)('%s refuses %j %j', (component, rest, given, code, message) => {
    const { findings } = fill(form({ a: node(component, '字段', rest) }), { a: given });
    expect(places(findings)).toEqual([`a ${code}`]);
    expect(findings[0]?.message).toMatch(message);
    expect(findings[0]).toMatchObject({ severity: 'error', rule: 'a' });
  });

  it('tells expected and given apart for programs', () => {
    const { findings } = fill(form({ a: node('Money', '额', { 'x-clause': ['T-9'] }) }), { a: 7 });
    expect(findings[0]).toMatchObject({
      parameters: { expected: expect.stringContaining('2000000.00') as string, given: '数值 7' },
      clause: ['T-9'],
    });
  });

  it('drops a wrong value from the cleaned answers and reads it as not given', () => {
    const document = form({ a: node('Integer', '甲'), b: node('Text', '乙', { 'x-visible': '{{a > 1}}' }) });
    expect(fill(document, { a: '5', b: 'x' }).value.answers).toEqual({});
  });

  it('takes null, blanks and absence for not given', () => {
    const document = form({
      a: node('Text', '甲'),
      b: node('Money', '乙'),
      c: node('Date', '丙'),
      d: node('Number', '丁'),
      e: node('YesNo', '戊'),
    });
    const { value, findings } = fill(document, { a: '  ', b: '', c: '', d: '', e: null });
    expect(findings).toEqual([]);
    expect(value.answers).toEqual({});
  });

  it.each(['\u200b', '\u3000', '\u2060 \ufeff', '\u3164', '\u2800\u00ad'])(
    'takes a text that leaves no mark (%j) for not given',
    (given) => {
      const { findings } = fill(form({ a: node('LongText', '必要性', { required: true, minLength: 1 }) }), {
        a: given,
      });
      expect(places(findings)).toEqual(['a required-missing']);
    },
  );

  it('keeps joiners inside of a text', () => {
    expect(fill(form({ a: node('Text', '甲') }), { a: '👨‍👩‍👧' }).value.answers).toEqual({ a: '👨‍👩‍👧' });
  });

  it.each([
    [{ ...file, digest: 'A'.repeat(64) }, /digest 须为 SHA-256/],
    [{ ...file, digest: undefined }, /digest/],
    [{ ...file, size: -1 }, /size 须为字节数/],
    [{ ...file, size: '12' }, /size/],
    [{ ...file, id: '' }, /id 须为上传后/],
    [{ ...file, name: ' ' }, /name 须为/],
    ['https://elsewhere/x.pdf', /须为 \{id, name, size, digest\}/],
  ])('refuses an attachment %j', (given, message) => {
    const { findings } = fill(form({ a: node('Attachment', '附件') }), { a: [file, given] });
    expect(places(findings)).toEqual(['a[1] attachment-invalid']);
    expect(findings[0]?.message).toMatch(message);
  });

  it('drops what an upload widget adds to an attachment', () => {
    const { value, findings } = fill(form({ a: node('Attachment', '附件') }), { a: [{ ...file, url: 'https://x' }] });
    expect(findings.map(({ code, severity, path }) => [code, severity, path])).toEqual([
      ['answer-unknown', 'warning', 'a[0].url'],
    ]);
    expect(value.answers).toEqual({ a: [file] });
  });
});

describe('bounds, at the bound and one step either side', () => {
  const emoji = '😀';
  const family = '👨‍👩‍👧'; // three pictures and two joiners: five code points
  it.each<[string, Partial<FormNode>, FormNode['x-component'], unknown, readonly string[]]>([
    ['3 of at most 3 characters', { maxLength: 3 }, 'Text', '政务云', []],
    ['4 of at most 3 characters', { maxLength: 3 }, 'Text', '政务云台', ['text-too-long']],
    ['3 emoji of at most 3', { maxLength: 3 }, 'Text', emoji.repeat(3), []],
    ['4 emoji of at most 3', { maxLength: 3 }, 'Text', emoji.repeat(4), ['text-too-long']],
    ['a joined emoji of 5 code points of at most 5', { maxLength: 5 }, 'Text', family, []],
    ['a joined emoji of 5 code points of at most 4', { maxLength: 4 }, 'Text', family, ['text-too-long']],
    ['2 emoji of at least 2', { minLength: 2 }, 'Text', emoji.repeat(2), []],
    ['1 emoji (two UTF-16 units) of at least 2', { minLength: 2 }, 'Text', emoji, ['text-too-short']],
    ['the least amount', { minimum: '300000' }, 'Money', '300000.00', []],
    ['one fen less', { minimum: '300000' }, 'Money', '299999.99', ['below-minimum']],
    ['one fen more', { minimum: '300000' }, 'Money', '300000.01', []],
    ['the greatest amount', { maximum: '0.3' }, 'Money', '0.30', []],
    ['one fen above', { maximum: '0.3' }, 'Money', '0.31', ['above-maximum']],
    ['the least integer', { minimum: -2 }, 'Integer', -2, []],
    ['one below', { minimum: -2 }, 'Integer', -3, ['below-minimum']],
    ['the greatest integer', { maximum: 9 }, 'Integer', 9, []],
    ['one above', { maximum: 9 }, 'Integer', 10, ['above-maximum']],
    ['0.3 of at most 0.3', { maximum: '0.3' }, 'Number', '0.3', []],
    ['0.1 and twenty zeros more', { maximum: '0.3' }, 'Number', '0.300000000000000000001', ['above-maximum']],
    ['the first day', { minimum: '2026-01-01' }, 'Date', '2026-01-01', []],
    ['the day before', { minimum: '2026-01-01' }, 'Date', '2025-12-31', ['below-minimum']],
    ['two choices of two', { ...choice, maxItems: 2 }, 'MultiSelect', ['x', 'y'], []],
    ['three choices of two', { ...choice, maxItems: 2 }, 'MultiSelect', ['x', 'y', 'z'], ['too-many-items']],
    ['one choice of at least two', { ...choice, minItems: 2 }, 'MultiSelect', ['x'], ['too-few-items']],
    ['one file of at most none', { maxItems: 0 }, 'Attachment', [file], ['too-many-items']],
  ])('%s', (_, rest, component, given, expected) => {
    expect(codes(fill(form({ a: node(component, '字段', rest) }), { a: given }).findings)).toEqual(expected);
  });

  it('words the bound and what was given in exact yuan', () => {
    const { findings } = fill(form({ a: node('Money', '总额', { minimum: '300000' }) }), { a: '299999.99' });
    expect(findings[0]?.message).toBe('“总额”不得小于 300000.00元，所给为 299999.99元');
  });

  it('names the choice that is none and the one made twice', () => {
    const { findings } = fill(form({ a: node('MultiSelect', '多选', choice) }), { a: ['x', 'w', 'x'] });
    expect(places(findings)).toEqual(['a[1] not-an-option', 'a[2] option-repeated']);
  });

  it('keeps the domain of the fact that is set', () => {
    const vocabulary = vocabularyOf([fact('total', 'money', { domain: '[0..1000000]' })]);
    const document = form({ a: node('Money', '总额', { 'x-fact': 'total' }) });
    expect(codes(fill(document, { a: '1000000.00' }, {}, vocabulary).findings)).toEqual([]);
    const above = fill(document, { a: '1000000.01' }, {}, vocabulary);
    expect(places(above.findings)).toEqual(['a outside-domain']);
    expect(places(fill(document, { a: '-0.01' }, {}, vocabulary).findings)).toEqual(['a outside-domain']);
  });

  it('counts rows', () => {
    const document = form({ t: table('表', { x: node('Integer', '数') }, { minItems: 2, maxItems: 3 }) });
    const rows = (count: number): unknown => ({ t: Array.from({ length: count }, () => ({ x: 1 })) });
    expect([1, 2, 3, 4].map((count) => codes(fill(document, rows(count)).findings))).toEqual([
      ['too-few-items'],
      [],
      [],
      ['too-many-items'],
    ]);
  });
});
