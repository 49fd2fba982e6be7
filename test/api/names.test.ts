import { csvLine } from '../../api/platform/csv';
import { plainName, readName } from '../../api/platform/text';
import { InputRefused } from '../../api/platform/user-error';

/** What a person, an organisation, an office or a project may be called. */

const refusal = (given: string): string => {
  try {
    readName(given, 'name');
    return '';
  } catch (error) {
    return error instanceof InputRefused ? error.message : String(error);
  }
};

describe('a name', () => {
  it.each([
    ['Chinese', '王小明'],
    ['with a middle dot', '买买提·艾力'],
    ['with an interpunct of Tibetan', 'བཀྲ་ཤིས།'],
    ['of a rare character', '𠮷田'],
    ['with a variation selector that chooses its glyph', '葛\u{E0100}城'],
    ['that looks like code', '<img src=x onerror=alert(1)>'],
    ['that looks like a template', '{{constructor}}'],
    ['that looks like a formula', '=1+1'],
  ])('may be %s: it is a text like any other', (_, given) => {
    expect(readName(given, 'name')).toBe(given);
  });

  it.each([
    ['the end of a line', '王\n小明', 2, '000A'],
    ['a carriage return', '王\r小明', 2, '000D'],
    ['a tab', '王小\t明', 3, '0009'],
    ['a control character', '王\u0007', 2, '0007'],
    ['a control character of the second set', '王\u0085小明', 2, '0085'],
    ['an override of direction', '王\u202E明小', 2, '202E'],
    ['an isolate of direction', '\u2066王小明', 1, '2066'],
    ['a space without width', '王\u200B小明', 2, '200B'],
    ['a joiner', '𠮷\u200D田', 2, '200D'],
    ['a soft hyphen', '王\u00AD小明', 2, '00AD'],
    ['a filler', '王\u3164', 2, '3164'],
    ['a tag', '王\u{E0041}', 2, 'E0041'],
    ['the end of a paragraph', '王\u2029小明', 2, '2029'],
  ])('with %s is refused, saying where', (_, given, place, sign) => {
    expect(refusal(given)).toContain(`第 ${place} 个字符（U+${sign}）`);
  });

  it('has its spaces made one, of whatever width, and none at its ends', () => {
    expect(readName('\u3000 王\u3000 小明 ', 'name')).toBe('王 小明');
  });

  it.each(['', ' ', '\u3000', '字'.repeat(201)])('of no or too many characters is refused: %#', (given) => {
    expect(refusal(given)).toContain('1 至 200');
  });

  it('taken from a form is made one line, without what is not seen, and not cut within a character', () => {
    expect(plainName(' 校园\r\n一张\u202E网\u200B ')).toBe('校园 一张网');
    expect(plainName(`${'字'.repeat(199)}𠮷𠮷`)).toBe(`${'字'.repeat(199)}𠮷`);
  });
});

describe('a cell of CSV', () => {
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '＝1+1',
    '＋1',
    '－1',
    '＠SUM(A1)',
    '\t=1+1',
    '\r=1+1',
    '\n=1+1',
    ' =1+1',
    '\u3000＝1',
    '\u200B=1+1',
    '\uFEFF=1+1',
    '\u202E=1+1',
    '\u0001=1+1',
    '\ttext',
  ])('that a spreadsheet might compute is a text: %j', (given) => {
    expect(csvLine([given]).replace(/^"/, '')).toMatch(/^'/);
  });

  it.each(['王小明', '1-1', 'a=b', '', '2026-11-20', '{"code":"x"}'])('that is none stays as it is: %j', (given) => {
    const bare = csvLine([given]).trimEnd().replace(/^"|"$/g, '').replaceAll('""', '"');
    expect(bare).toBe(given);
  });

  it('keeps commas, quotes and ends of lines, and holds no control characters', () => {
    expect(csvLine(['甲,"乙"', 'a\nb', 'a\u0001b'])).toBe('"甲,""乙""","a\nb",a\uFFFDb\r\n');
  });
});
