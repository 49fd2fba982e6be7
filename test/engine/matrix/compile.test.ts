import { analyse } from '../../../form-schemas/engine/matrix/analyse';
import { compileMatrix } from '../../../form-schemas/engine/matrix/compile';
import type { MatrixDocument } from '../../../form-schemas/engine/model/matrix';
import { codes, compiled, fact, row, rowsOf, table, vocabularyOf, yuan } from './given';

const vocabulary = vocabularyOf([
  fact('total', '总投资', 'money', { domain: '[0..1000000000000]', clause: ['F-1'] }),
  fact('mode', '实施方式', 'enum', {
    options: [
      { value: 'self-build', title: '自行建设' },
      { value: 'service', title: '购买服务' },
    ],
  }),
  fact('funds', '资金来源', 'list', { of: 'text' }),
  fact('parts', '标段数', 'integer'),
]);
const total = { code: 'total', title: '总投资', expression: 'total', domain: '>= 300000', clause: ['B-1'] };
const mode = { code: 'mode', title: '实施方式', expression: 'mode' };
const findingsOf = (document: MatrixDocument) => compileMatrix(document, vocabulary);

describe('a table with mistakes names each at its place', () => {
  test('a cell that cannot be read', () => {
    const { value, findings } = findingsOf(
      table([total], [row('a', { total: '-' }), row('b', { total: '>= 二百万' })]),
    );
    expect(value).toBeNull();
    expect(findings).toEqual([
      expect.objectContaining({
        code: 'cell-unreadable',
        severity: 'error',
        path: 'matrices/bands.json#/rows/1/when/total',
        rule: 'b',
      }),
    ]);
    expect(findings[0]?.message).toMatch(/^行“b”列“总投资”的条件“>= 二百万”：/);
  });

  test('each unreadable cell, even where the same text stands twice', () => {
    const { findings } = findingsOf(table([total], [row('a', { total: 'x' }), row('b', { total: 'x' })]));
    expect(findings.map((each) => each.path)).toEqual([
      'matrices/bands.json#/rows/0/when/total',
      'matrices/bands.json#/rows/1/when/total',
    ]);
  });

  test('an amount with a third decimal, an option that is none', () => {
    expect(codes(findingsOf(table([total], [row('a', { total: '>= 300000.001' })])).findings)).toEqual([
      'cell-unreadable',
    ]);
    expect(codes(findingsOf(table([mode], [row('a', { mode: '"selfbuild"' })])).findings)).toEqual(['cell-unreadable']);
  });

  test('a column that does not exist, with the one that was meant', () => {
    const { value, findings } = findingsOf(table([total], [row('a', { totl: '< 2000000' })]));
    expect(value).toBeNull();
    expect(findings[0]).toMatchObject({
      code: 'column-unknown',
      path: 'matrices/bands.json#/rows/0/when/totl',
      rule: 'a',
    });
    expect(findings[0]?.message).toContain('是否指“total”？');
  });

  test('a column named like something every object has is no column', () => {
    const { findings } = findingsOf(
      table([total], [row('a', JSON.parse('{"__proto__": "-", "constructor": "-"}') as Record<string, string>)]),
    );
    expect(codes(findings)).toEqual(['column-unknown', 'column-unknown']);
    expect(compileMatrix(table([{ ...total, code: 'constructor' }], [row('a', {})]), vocabulary).findings).toEqual([]);
  });

  test('a cell outside of the column’s domain', () => {
    const { value, findings } = findingsOf(
      table([total], [row('low', { total: '< 300000' }), row('rest', { total: '>= 300000' })]),
    );
    expect(findings).toEqual([
      expect.objectContaining({
        code: 'cell-outside-domain',
        severity: 'error',
        path: 'matrices/bands.json#/rows/0/when/total',
        clause: ['B-1'],
        message: '行“low”列“总投资”的条件“< 300000”全在该列取值范围之外（总投资须不低于 30万元），此行永远不会命中',
      }),
    ]);
    expect(analyse(value!)).toMatchObject({
      value: { outside: ['low'], complete: true },
      findings: [{ code: 'matrix-row-outside-domain', rule: 'low' }],
    });
  });

  test('a part of a cell outside of the domain is a warning', () => {
    const { findings } = findingsOf(table([total], [row('a', { total: '100000, >= 300000' })]));
    expect(findings).toEqual([expect.objectContaining({ code: 'cell-partly-outside-domain', severity: 'warning' })]);
  });

  test.each([
    [
      'row ids that occur twice',
      table([total], [row('a', { total: '< 500000' }), row('a', { total: '>= 500000' })]),
      ['row-id-twice'],
    ],
    ['columns that occur twice', table([total, total], []), ['column-twice']],
    ['an expression that cannot be read', table([{ ...total, expression: 'total +' }], []), ['column-expression']],
    ['an expression over unknown facts', table([{ ...total, expression: 'totl' }], []), ['column-expression']],
    ['a domain that cannot be read', table([{ ...total, domain: '>= ' }], []), ['column-domain']],
    ['a domain of nothing', table([{ ...total, domain: 'not(-5, >= -1000000000000)' }], []), ['column-domain-empty']],
    ['a list as a column', table([{ code: 'funds', title: '资金来源', expression: 'funds' }], []), ['column-type']],
    ['null as a condition', table([total], [row('a', { total: 'null' })]), ['cell-is-null']],
  ])('%s', (_, document, expected) => {
    expect(codes(findingsOf(document).findings)).toEqual(expected);
  });
});

test('a column takes the domain and clause of the fact that it is, where it says none itself', () => {
  const matrix = compiled(
    table([{ code: 't', title: '总投资', expression: 'total' }], [row('a', { t: '< 5' }), row('b', { t: '>= 5' })]),
    vocabulary,
  );
  expect(rowsOf(matrix, { total: -1 })).toEqual(['matrix-input-out-of-domain']);
  expect(matrix.inputs[0]?.clause).toEqual(['F-1']);
});

test('a column may be written by the fact’s Chinese title, or calculated', () => {
  const byTitle = compiled(table([{ ...total, expression: '总投资' }], [row('all', {})]), vocabulary);
  expect(rowsOf(byTitle, { total: yuan('300,000') })).toEqual(['all']);
  const calculated = compiled(
    table(
      [{ code: 'per', title: '每标段', expression: 'total / parts' }],
      [row('small', { per: '< 100' }), row('large', { per: '>= 100' })],
    ),
    vocabulary,
  );
  expect(rowsOf(calculated, { total: yuan('299.97'), parts: 3 })).toEqual(['small']);
  expect(rowsOf(calculated, { total: yuan('300'), parts: 3 })).toEqual(['large']);
  expect(rowsOf(calculated, { total: yuan('300'), parts: 0 })).toEqual(['matrix-input-missing']);
});

test('an option is worded by its title', () => {
  const matrix = compiled(table([mode], [row('self', { mode: '"self-build"' })]), vocabulary);
  expect(analyse(matrix).findings.map((each) => each.message)).toEqual(['没有任何一行覆盖：实施方式 = 购买服务']);
  expect(rowsOf(matrix, { mode: 'lease' })).toEqual(['matrix-input-out-of-domain']);
});
