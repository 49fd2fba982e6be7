import { refusal } from './given';

test.each<[string, string]>([
  ['total + months', 'yuan'],
  ['total * paid', '金额不能与金额相乘'],
  ['months / total', '数不能除以金额'],
  ['count(funds) * 500 > total', 'yuan'],
  ['total > "5"', '金额与文本'],
  ['total = true', '金额与是非'],
  ['remark > "a"', '没有大小'],
  ['urgent > secret', '没有大小'],
  ['filedOn > "2026-01-01"', '日期与文本'],
  ['filedOn + 1', '日期不能加减'],
  ['remark + months', '文本只能与文本相连'],
  ['months between 5 and total', '整数与金额'],
  ['5 between months and total', '金额与整数'],
  ['months and urgent', '须是条件'],
  ['if months then 1 else 2', '须是条件'],
  ['if urgent then 1 else "a"', '同类'],
  ['[1, "a"]', '同类'],
  ['total.x', '没有字段'],
  ['total[1]', '须是列表'],
  ['funds["a"]', '第几项'],
  ['funds in [1]', '单个的值'],
  ['not(months)', '须是条件'],
  ['sum(words)', '金额或数的列表'],
  ['count(1)', '须是列表'],
  ['floor(total)', 'round'],
  ['round(months, years)', '小数位'],
  ['round(total, 3)', '小数位'],
  ['contains(months, "a")', '须是文本'],
  ['year("2026-01-01")', '须是日期'],
  ['abs(1, 2)', '1 个参数'],
  ['some x in total satisfies true', '须是列表'],
  ['some x in counts satisfies x', '须是条件'],
  ['-remark', '负号'],
  ['funds = amounts', '不能相比'],
])('%s is refused: %s', (text, part) => {
  const finding = refusal(text);
  expect(finding.code).toBe('expression-type');
  expect(finding.message).toContain(part);
});

test.each([
  ['kind = "servic"', '是否指“service”'],
  ['kind in ("service", "x")', 'self-build、service、mixed'],
  ['"nowhere" = kind', 'self-build、service、mixed'],
  ['kinds = ["mixd"]', '是否指“mixed”'],
  ['kind = level', '没有共同的可选项'],
])('an option that does not exist is refused with the options: %s', (text, part) => {
  const finding = refusal(text);
  expect(finding.code).toBe('expression-unknown-option');
  expect(finding.message).toContain(part);
});

describe('the type that the place expects', () => {
  test('a condition must be a condition', () =>
    expect(refusal('total', { kind: 'boolean' }).message).toContain('须得出是非'));
  test('money is no number', () => expect(refusal('total', { kind: 'number' }).message).toContain('金额'));
  test('a number that was calculated is no money', () =>
    expect(refusal('months', { kind: 'money' }).code).toBe('expression-type'));
  test('a fraction is no integer', () =>
    expect(refusal('months / 2', { kind: 'integer' }).code).toBe('expression-type'));
  test('an option must be among them', () =>
    expect(refusal('if urgent then "service" else "x"', { kind: 'enum', values: ['service'] }).message).toContain(
      'service',
    ));
});
