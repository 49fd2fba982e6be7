import { nearest } from '../../../form-schemas/engine/expression/suggest';
import { refusal, refusals } from './given';

test.each<[string, number, number, number, string]>([
  ['totl > 5', 1, 1, 4, '没有名称“totl”，是否指“total”？'],
  ['total >\n  mnths', 2, 3, 5, '第 2 行第 3 列：没有名称“mnths”，是否指“months”？'],
  ['总投 > 5', 1, 1, 2, '是否指“总投资”？'],
  ['parameters.limt > 5', 1, 12, 4, '没有字段“limt”，是否指“limit”？'],
  ['funds[amont > 5]', 1, 7, 5, '是否指“amount”？'],
  ['list contians(counts, 1)', 1, 1, 13, '没有函数“list contians”，是否指“list contains”？'],
  ['filedOn.yaer', 1, 9, 4, 'year、month、day'],
  ['total > ', 1, 9, 0, '所给为结尾'],
  ['', 1, 1, 0, '空的'],
  ['total ＞ 5', 1, 7, 1, '全角符号，请改用半角 >'],
  ['total >= ５', 1, 10, 1, '全角数字'],
  ['total，5', 1, 6, 1, '请改用半角 ,'],
  ['kind = “service”', 1, 8, 1, '请改用半角 "'],
  ["kind = 'service'", 1, 8, 1, '双引号'],
  ['total >= 200万', 1, 10, 4, '以元为单位'],
  ['total >= 2,000,000', 1, 11, 1, '千分位'],
  ['total == 5', 1, 7, 2, '相等写作 ='],
  ['urgent && secret', 1, 8, 2, 'and'],
  ['!urgent', 1, 1, 1, 'not'],
  ['share > 15%', 1, 11, 1, '0.15'],
  ['1 < months < 5', 1, 12, 1, '不能连写'],
  ['if urgent then 1', 1, 17, 0, 'else'],
  ['(1 + 2', 1, 7, 0, '须有 )'],
  ['remark = "abc', 1, 10, 4, '没有结束'],
  ['remark = "\\q"', 1, 11, 2, '转义'],
  ['@"2026-02-30"', 1, 2, 12, '真实存在'],
  ['date(remark)', 1, 6, 6, 'date("2026-11-20")'],
  ['for x in counts return x', 1, 1, 3, '本语言不含 FEEL 的 for'],
  ['total is 5', 1, 7, 2, '运算符'],
  ['total ? 1', 1, 7, 1, 'if'],
])('%j is refused at %i:%i, %i long: %s', (text, line, column, length, part) => {
  const finding = refusal(text);
  expect(finding.parameters).toMatchObject({ line, column, length });
  expect(finding.message).toContain(part);
  expect(finding.severity).toBe('error');
});

test('several slips are told at once, each once', () => {
  expect(refusals('totl > 5 and mnths > 1 and foo(1)').map((finding) => finding.code)).toEqual([
    'expression-unknown-name',
    'expression-unknown-name',
    'expression-unknown-function',
  ]);
});

test('nothing is suggested where nothing is near', () => {
  expect(refusal('zzzzzz > 5').message).toBe('第 1 列：没有名称“zzzzzz”');
  expect(nearest('abcdef', ['uvwxyz'])).toBeUndefined();
  expect(nearest('totla', ['total', 'tonal'])).toBe('total');
});
