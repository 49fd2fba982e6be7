import fc from 'fast-check';
import type { TextFormat } from '../../../form-schemas/engine/model/form';
import { TEXT_FORMATS } from '../../../form-schemas/engine/model/form';
import { textFormat } from '../../../form-schemas/engine/form/text-format';
import { drawCode, drawFormat } from '../../support/draw-format';
import { randomOf } from '../../support/random-answers';
import { fill, form, node, places, refusals, table } from './given';

/** What a text must look like: a closed vocabulary. */

/** A valid code that is widely quoted; its check character is worked out below. */
const KNOWN = '91350100M000100Y43';

function said(format: TextFormat, text: string): readonly string[] {
  const document = form({ a: node('Text', '栏目', { 'x-format': format, 'x-clause': ['T-9'] }) });
  return fill(document, { a: text }).findings.map(({ message }) => message);
}

const fits = (format: TextFormat, text: string): boolean => said(format, text).length === 0;

describe('the check character of a unified social credit code', () => {
  it('is worked out by hand with the weights 3^(i-1) mod 31 of GB 32100-2015', () => {
    // 9 1 3 5 0 1 0 0 M 0 0 0 1 0 0 Y 4, where M is 21 and Y is 30 in the table of characters without I, O, S, V, Z.
    const values = [9, 1, 3, 5, 0, 1, 0, 0, 21, 0, 0, 0, 1, 0, 0, 30, 4];
    const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    weights.slice(1).forEach((weight, at) => expect(weight).toBe(((weights[at] ?? 0) * 3) % 31));
    // 9 + 3 + 27 + 135 + 26 + 420 + 8 + 900 + 112 = 1640 = 52 * 31 + 28; 31 - 28 = 3.
    expect(values.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0)).toBe(1640);
    expect(31 - (1640 % 31)).toBe(3);
    expect(fits('uscc', KNOWN)).toBe(true);
  });

  it('may be 0, where the sum is a multiple of 31', () => {
    // 1 * 1 + 10 * 3 = 31.
    expect(fits('uscc', '1A0000000000000000')).toBe(true);
    expect(fits('uscc', '1A0000000000000001')).toBe(false);
  });

  it('fits every drawn code, and no code with one other character in it', () => {
    const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
    fc.assert(
      fc.property(fc.nat(), fc.nat(17), fc.nat(29), (seed, at, shift) => {
        const code = drawCode(randomOf(seed));
        expect(fits('uscc', code)).toBe(true);
        const other = alphabet[(alphabet.indexOf(code[at] ?? '') + 1 + shift) % 31] ?? '';
        expect(fits('uscc', code.slice(0, at) + other + code.slice(at + 1))).toBe(false);
      }),
    );
  });

  it('fails at every other character in every place of the known code', () => {
    const wrong = [...KNOWN].flatMap((own, at) =>
      [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ']
        .filter((one) => one !== own)
        .map((one) => KNOWN.slice(0, at) + one + KNOWN.slice(at + 1)),
    );
    expect(wrong).toHaveLength(18 * 35);
    expect(wrong.filter((code) => fits('uscc', code))).toEqual([]);
  });
});

describe('texts that are not written as asked', () => {
  const uscc = '“栏目”须为 18 位统一社会信用代码（数字和大写字母，不用 I、O、S、V、Z），所给为';
  it.each<[TextFormat, string, string]>([
    ['uscc', '91350100M000100Y44', `${uscc}“91350100M000100Y44”；校验码不符，请逐位核对`],
    ['uscc', '91350100m000100y43', `${uscc}“91350100m000100y43”；请用大写字母`],
    ['uscc', '９1350100M000100Y43', `${uscc}“９1350100M000100Y43”；请用半角数字`],
    ['uscc', '91350100Ｍ000100Y43', `${uscc}“91350100Ｍ000100Y43”；请用半角字符`],
    ['uscc', ' 91350100M000100Y43', `${uscc}“ 91350100M000100Y43”；请去掉空格`],
    ['uscc', '91350100M000100Y43\u3000', `${uscc}“91350100M000100Y43\u3000”；请去掉空格`],
    ['uscc', '91350100M000100Y43\u200b', `${uscc}“91350100M000100Y43\u200b”；请去掉不可见的字符`],
    ['uscc', '91350100M000100Y4', `${uscc}“91350100M000100Y4”（17 位）`],
    ['uscc', '91350100M000100Y433', `${uscc}“91350100M000100Y433”（19 位）`],
    ['uscc', '某公司', `${uscc}“某公司”（3 位）`],
    ['uscc', '91350100M00010OY43', `${uscc}“91350100M00010OY43”`],
    ['digits', '４１０００', '“栏目”须为半角数字，所给为“４１０００”；请用半角数字'],
    ['digits', '4100 0000', '“栏目”须为半角数字，所给为“4100 0000”；请去掉空格'],
    ['digits', '4100\n', '“栏目”须为半角数字，所给为“4100\n”；请去掉空格'],
    ['digits', '-5', '“栏目”须为半角数字，所给为“-5”'],
    ['digits', '٤١', '“栏目”须为半角数字，所给为“٤١”'],
    ['digits', '甲'.repeat(50), `“栏目”须为半角数字，所给为“${'甲'.repeat(40)}…”`],
    ['postcode', '41000', '“栏目”须为 6 位邮政编码，所给为“41000”'],
  ])('%s: %j', (format, text, message) => {
    expect(said(format, text)).toEqual([message]);
  });

  it.each<[TextFormat, readonly string[], readonly string[]]>([
    ['digits', ['0', '0012', '6'.repeat(200)], ['1.0', '1e3', '0x1', '12a', '一二']],
    [
      'phone',
      ['13000000000', '19912345678', '010-66666666', '01066666666', '0731-8888888', '0731-88888888-801'],
      [
        '12000000000',
        '1300000000',
        '130000000000',
        '66666666',
        '010-6666666',
        '+8613000000000',
        '0731 88888888',
        '110',
      ],
    ],
    [
      'email',
      ['a@b.cn', 'name.of+one@mail.example.com', 'x_y@xn--fiq228c.xn--fiqs8s'],
      [
        'a@b',
        '@b.cn',
        'a@@b.cn',
        'a@b..cn',
        '.a@b.cn',
        'a.@b.cn',
        'a@-b.cn',
        'a b@c.cn',
        'a@b.cn\n',
        'a＠b.cn',
        '用户@b.cn',
      ],
    ],
    ['postcode', ['410000', '010000'], ['4100000', '41000O', '４１００００', '410 000']],
    [
      'resource-code',
      ['307001/000012', '100000/1', '2010010001/999999999999'],
      ['407001/1', '30700/1', '307001', '307001/', '307001-1', '307001/a', '307001/1234567890123'],
    ],
  ])('%s takes and refuses', (format, good, bad) => {
    expect(good.filter((text) => !fits(format, text))).toEqual([]);
    expect(bad.filter((text) => fits(format, text))).toEqual([]);
  });

  it('takes an empty text for not given: only required asks for it', () => {
    for (const text of ['', '  ', '\u3000']) expect(said('uscc', text)).toEqual([]);
    const asked = form({ a: node('Text', '栏目', { 'x-format': 'uscc', required: true }) });
    expect(places(fill(asked, { a: ' ' }).findings)).toEqual(['a required-missing']);
  });

  it('names field, place, clause, and what was expected and given, for programs too', () => {
    const columns = { code: node('Text', '代码', { 'x-format': 'digits', 'x-clause': ['T-7'] }) };
    const { findings } = fill(form({ rows: table('明细', columns) }), { rows: [{ code: '1' }, { code: 'x' }] });
    expect(findings).toEqual([
      {
        code: 'text-format',
        severity: 'error',
        message: '“代码”须为半角数字，所给为“x”',
        path: 'rows[1].code',
        rule: 'code',
        clause: ['T-7'],
        parameters: { format: 'digits', expected: '半角数字', given: 'x' },
      },
    ]);
  });

  // One that backtracks without bound would not come back before the runner gives up.
  it('refuses a long text made to be slow', () => {
    const texts = ['a.'.repeat(50_000), `a@${'a-'.repeat(50_000)}`, '1'.repeat(100_000), `a@${'a.'.repeat(50_000)}`];
    for (const format of TEXT_FORMATS) for (const text of texts) expect(fits(format, `${text}!`)).toBe(false);
  });
});

describe('a form that says how a text is written', () => {
  const at = '/schema/properties/a';
  const text = { type: 'string', title: '名称', 'x-component': 'Text', 'x-index': 1 };
  const cases: readonly (readonly [string, unknown, string, string, RegExp])[] = [
    [
      'a format that is none, with what was meant',
      { ...text, 'x-format': 'digit' },
      'form-format-unknown',
      `${at}/x-format`,
      /须为 digits、uscc、phone、email、postcode、resource-code 之一，所给为“digit”，是否指“digits”？/,
    ],
    [
      'a pattern for a format',
      { ...text, 'x-format': '^(a+)+$' },
      'form-format-unknown',
      `${at}/x-format`,
      /所给为“\^\(a\+\)\+\$”/,
    ],
    ['a format that is no text', { ...text, 'x-format': 6 }, 'form-format-unknown', `${at}/x-format`, /数值 6/],
    ['a misspelt key of a format', { ...text, 'x-fromat': 'digits' }, 'form-key-unknown', `${at}/x-fromat`, /x-format/],
    [
      'a format of a number',
      { ...text, type: 'number', 'x-component': 'Integer', 'x-format': 'digits' },
      'form-key-unknown',
      `${at}/x-format`,
      /Integer 不认识/,
    ],
    [
      'a format of a long text',
      { ...text, 'x-component': 'LongText', 'x-format': 'phone' },
      'form-key-unknown',
      `${at}/x-format`,
      /LongText 不认识/,
    ],
    [
      'a length that a format cannot have',
      { ...text, 'x-format': 'uscc', maxLength: 17 },
      'form-limit-crossed',
      `${at}/maxLength`,
      /maxLength（17）容不下/,
    ],
    [
      'a default that is not written as its format says',
      { ...text, 'x-format': 'postcode', default: '41000' },
      'form-default-invalid',
      `${at}/default`,
      /默认值不合格.*6 位邮政编码/,
    ],
  ];

  it.each(cases)('is refused with %s', (_, field, code, pointer, message) => {
    const findings = refusals({ ...form({}), schema: { type: 'object', properties: { a: field } } });
    const finding = findings.find((each) => each.path === `forms/trial.json#${pointer}` && each.code === code);
    expect(finding?.message).toMatch(message);
    expect(finding?.severity).toBe('error');
  });
});

describe('each format', () => {
  it.each([...TEXT_FORMATS])('%s: its example and what tests draw fit, within its lengths', (format) => {
    const { example, least, most } = textFormat(format);
    const random = randomOf(7);
    for (const text of [example, ...Array.from({ length: 50 }, () => drawFormat(format, random))]) {
      expect(said(format, text)).toEqual([]);
      expect(text.length).toBeGreaterThanOrEqual(least);
      expect(text.length).toBeLessThanOrEqual(most);
    }
  });
});
