import { analyse } from '../../../form-schemas/engine/matrix/analyse';
import type { HitPolicy, MatrixRow } from '../../../form-schemas/engine/model/matrix';
import { codes, compiled, fact, row, rowsOf, table, vocabularyOf, yuan } from './given';
import { processorSeconds } from '../../support/processor-time';

const vocabulary = vocabularyOf([
  fact('total', '总投资', 'money'),
  fact('jointly', '是否集中审定', 'boolean'),
  fact('field', '领域', 'text'),
  fact('count', '数量', 'integer'),
]);
const inputs = [
  { code: 'total', title: '总投资', expression: 'total', domain: '>= 0' },
  { code: 'jointly', title: '是否集中审定', expression: 'jointly' },
];
const matrix = (hit: HitPolicy, ...rows: MatrixRow[]) => compiled(table(inputs, rows, { hit }), vocabulary);

describe('of the policy first', () => {
  test('a row that the rows above it cover together can never be hit', () => {
    const { value, findings } = analyse(
      matrix(
        'first',
        row('low', { total: '< 500' }),
        row('high', { total: '>= 300', jointly: 'true' }),
        row('covered', { total: '[400..600]', jointly: 'true' }),
        row('rest', {}),
      ),
    );
    expect(value).toMatchObject({ decided: true, complete: true, disjoint: false, unreachable: ['covered'] });
    expect(findings).toEqual([
      expect.objectContaining({
        code: 'matrix-row-unreachable',
        path: 'matrices/bands.json#/rows/2',
        rule: 'covered',
        clause: ['C-covered'],
      }),
    ]);
  });

  test('one fen more and it can be hit', () => {
    const { value, findings } = analyse(
      matrix(
        'first',
        row('low', { total: '< 500' }),
        row('high', { total: '> 500', jointly: 'true' }),
        row('reached', { total: '[400..600]', jointly: 'true' }),
        row('rest', {}),
      ),
    );
    expect(value.unreachable).toEqual([]);
    expect(findings).toEqual([]);
  });
});

describe('of the policy any', () => {
  const chain = [{ action: 'decide', mode: 'one', bodies: ['mayor'] }] as const;

  test('rows that meet with the same chain are no conflict and are all told', () => {
    const agreeing = matrix('any', row('a', { total: '<= 500' }, { chain }), row('b', { total: '>= 500' }, { chain }));
    expect(analyse(agreeing)).toMatchObject({
      value: { complete: true, disjoint: false, overlapCount: 1 },
      findings: [],
    });
    expect(rowsOf(agreeing, { total: yuan('500'), jointly: true })).toEqual(['a', 'b']);
  });

  test('rows that meet with different chains are', () => {
    const quarrelling = matrix('any', row('a', { total: '<= 500' }, { chain }), row('b', { total: '>= 500' }));
    expect(analyse(quarrelling).findings.map((each) => each.message)).toEqual([
      '第 1 行“a”与第 2 行“b”同时覆盖：总投资 = 500元',
    ]);
    expect(rowsOf(quarrelling, { total: yuan('500'), jointly: true })).toEqual(['matrix-several-rows']);
  });
});

test('a table without rows leaves everything open, one without columns is decided by its one row', () => {
  expect(analyse(matrix('unique')).findings.map((each) => each.message)).toEqual(['没有任何一行覆盖：任何情形']);
  const bare = compiled(table([], [row('only', {})]), vocabulary);
  expect(analyse(bare)).toMatchObject({ value: { complete: true, disjoint: true }, findings: [] });
  expect(rowsOf(bare, {})).toEqual(['only']);
  expect(analyse(compiled(table([], []), vocabulary)).value.complete).toBe(false);
  expect(rowsOf(compiled(table([], []), vocabulary), {})).toEqual(['matrix-no-row']);
});

test('texts are the mentioned ones and any other', () => {
  const fields = compiled(
    table([{ code: 'field', title: '领域', expression: 'field' }], [row('a', { field: '"教育","卫生"' })]),
    vocabulary,
  );
  const { value, findings } = analyse(fields);
  expect(findings.map((each) => each.message)).toEqual(['没有任何一行覆盖：领域 不是 教育、卫生']);
  expect(value.gaps[0]?.point).toEqual({ field: '其他' });
});

test('a table of 33, 64 and 65 rows is decided across the words of its row sets', () => {
  for (const size of [32, 33, 64, 65]) {
    const rows = Array.from({ length: size }, (_, at) => row(`r${at}`, { count: String(at) }));
    const counted = compiled(
      table([{ code: 'count', title: '数量', expression: 'count', domain: `[0..${size - 1}]` }], rows),
      vocabulary,
    );
    expect(analyse(counted).value).toMatchObject({ complete: true, disjoint: true });
    expect(Array.from({ length: size }, (_, at) => rowsOf(counted, { count: at })[0])).toEqual(
      rows.map((each) => each.id),
    );
  }
});

describe('with more combinations than a double can count (240 × 22¹¹ > 2⁵³)', () => {
  const numbers = vocabularyOf(
    Array.from({ length: 12 }, (_, at) => fact(`n${at}`, `数${at}`, 'integer', { domain: '[0..239]' })),
  );
  const columns = Array.from({ length: 12 }, (_, at) => ({ code: `c${at}`, title: `列${at}`, expression: `n${at}` }));
  /** Each value of the first column, once with another column up to that value and once above it. */
  const rows = Array.from({ length: 239 }, (_, at) => {
    const other = `c${(at % 11) + 1}`;
    return [
      row(`r${at}-low`, { c0: String(at), [other]: `<= ${at}` }),
      row(`r${at}-high`, { c0: String(at), [other]: `> ${at}` }),
    ];
  }).flat();
  const last = row('last', { c0: '239' });

  test('a complete table is proven complete', () => {
    expect(analyse(compiled(table(columns, [...rows, last]), numbers)).value).toMatchObject({
      decided: true,
      complete: true,
      disjoint: true,
    });
  });

  test('one row missing is found, and nothing else', () => {
    const holed = [...rows.filter(({ id }) => id !== 'r100-high'), last];
    const { findings } = analyse(compiled(table(columns, holed), numbers));
    expect(findings.map((each) => each.message)).toEqual(['没有任何一行覆盖：列0 = 100，列2 ∈ [101, 239]']);
  });

  test('an overlap of a single combination is found as well, and does not hide a gap of one', () => {
    const doubled = [
      ...rows.map((each) => (each.id === 'r7-low' ? { ...each, when: { c0: '7', c8: '<= 6' } } : each)),
      last,
      row('double', Object.fromEntries(columns.map(({ code }) => [code, '9']))),
    ];
    const { value } = analyse(compiled(table(columns, doubled), numbers));
    expect(value.gaps.map((gap) => gap.words)).toEqual(['列0 = 7，列8 = 7']);
    expect(value.overlaps.map(({ rows: pair }) => pair)).toEqual([['r9-low', 'double']]);
  });
});

describe('with more work than the budget allows', () => {
  const columns = Array.from({ length: 12 }, (_, at) => ({ code: `c${at}`, title: `列${at}`, expression: `n${at}` }));
  const numbers = vocabularyOf(columns.map((_, at) => fact(`n${at}`, `数${at}`, 'integer', { domain: '[0..99]' })));
  /** Rows that overlap in a random-looking way in most columns. */
  const rows = Array.from({ length: 120 }, (_, r) =>
    row(
      `r${r}`,
      Object.fromEntries(
        columns.map(({ code }, c) => [
          code,
          (r * 7 + c * 3) % 5 < 2 ? `[${(r * 13 + c * 31) % 60}..${((r * 13 + c * 31) % 60) + 39}]` : '-',
        ]),
      ),
    ),
  );
  const tangled = compiled(table(columns, rows, { hit: 'first' }), numbers);

  test('the answer is "not decided", never a guess', () => {
    const { value, findings } = analyse(tangled, { budget: 500 });
    expect(value).toMatchObject({ decided: false, complete: false, gaps: [], unreachable: [] });
    expect(codes(findings)).toEqual(['analysis-not-decided']);
  });

  test('the default budget ends within seconds', () => {
    expect(processorSeconds(() => analyse(tangled))).toBeLessThan(20);
  });
});

test('gaps and overlaps beyond those told are counted, not forgotten', () => {
  const odd = Array.from({ length: 40 }, (_, at) => row(`r${at}`, { total: `${at * 2 + 1}` }));
  const { value, findings } = analyse(
    compiled(
      table(
        inputs,
        [...odd, ...odd.map((each) => ({ ...each, id: `${each.id}x`, when: { ...each.when, jointly: at(each.id) } }))],
        {},
      ),
      vocabulary,
    ),
    { witnesses: 3 },
  );
  expect(value.overlaps).toHaveLength(3);
  expect(value.overlapCount).toBe(40);
  expect(findings.filter((each) => each.code === 'matrix-overlap').at(-1)?.message).toBe(
    '共有 40 对行相互重叠，此处只列出前 3 对',
  );
});

function at(id: string): string {
  return id.endsWith('1') ? 'true' : 'false';
}
