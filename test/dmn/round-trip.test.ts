import fc from 'fast-check';
import { writeDmn, type TypeRef } from '../../form-schemas/dmn/export-matrix';
import { readDmn } from '../../form-schemas/dmn/import-matrix';
import { DMN_POLICIES } from '../../form-schemas/dmn/dmn-names';
import type { HitPolicy, MatrixDocument } from '../../form-schemas/engine/model/matrix';
import { decisionMatrix } from '../engine/fixtures/invented-documents';
import { regime } from '../regimes/dazhou';

const written = (matrix: MatrixDocument, type: TypeRef = 'number'): string => {
  const { value, findings } = writeDmn(matrix, () => type);
  if (value === null) throw new Error(JSON.stringify(findings));
  return value;
};
const again = (matrix: MatrixDocument): MatrixDocument | null => readDmn(written(matrix)).value;

const base = decisionMatrix();

test('every matrix of the repository comes back as it was', () => {
  expect(regime.matrices.length).toBeGreaterThan(0);
  for (const matrix of [base, ...regime.matrices])
    expect(readDmn(written(matrix))).toEqual({ value: matrix, findings: [] });
});

const POLICIES = Object.keys(DMN_POLICIES) as readonly HitPolicy[];

test.each(POLICIES)(
  'the hit policy %s is that of DMN and comes back, with the order and the numbers that it needs',
  (hit) => {
    const rows = base.rows.map((row, index) => ({ ...row, number: `${index}.5` }));
    const isOrdered = hit === 'priority' || hit === 'output-order';
    const matrix = { ...base, hit, rows, ...(isOrdered ? { priorities: rows.map(({ id }) => id).reverse() } : {}) };
    const { hitPolicy, aggregation } = DMN_POLICIES[hit];
    expect(written(matrix)).toContain(
      `hitPolicy="${hitPolicy}"${aggregation === undefined ? '' : ` aggregation="${aggregation}"`}>`,
    );
    expect(again(matrix)).toEqual(matrix);
  },
);

test('the standard names all seven policies and four aggregators', () => {
  expect(new Set(Object.values(DMN_POLICIES).map(({ hitPolicy }) => hitPolicy))).toEqual(
    new Set(['UNIQUE', 'ANY', 'FIRST', 'PRIORITY', 'RULE ORDER', 'OUTPUT ORDER', 'COLLECT']),
  );
  expect(
    Object.values(DMN_POLICIES)
      .flatMap(({ aggregation = '' }) => aggregation)
      .filter(Boolean)
      .sort(),
  ).toEqual(['COUNT', 'MAX', 'MIN', 'SUM']);
});

const text = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 12 })
  .map((value) => `词${value.replace(/[\ud800-\udfff\ufffe\uffff]|[^\P{Cc}\t\n\r]/gu, '')}`);
const code = fc.stringMatching(/^[a-z][a-z0-9]{0,4}(-[a-z0-9]{1,3}){0,2}$/);
const clause = fc.array(fc.stringMatching(/^[A-Z]{2}-[0-9]{1,2}$/), { maxLength: 3 });
const step = fc.record(
  {
    action: fc.constantFrom('check' as const, 'decide' as const),
    mode: fc.constantFrom('one' as const, 'ratio' as const),
    bodies: fc.array(code, { minLength: 1, maxLength: 2 }),
    ratio: fc.constant('2/3'),
    must: fc.array(code, { maxLength: 1 }),
    form: code,
    deadline: fc.record({
      within: fc.constantFrom(5, 'parameters.limit'),
      unit: fc.constant('workday' as const),
      strength: fc.constant('must' as const),
      clause,
      note: text,
    }),
  },
  { requiredKeys: ['action', 'mode', 'bodies'] },
);

const matrices: fc.Arbitrary<MatrixDocument> = fc
  .tuple(
    fc.uniqueArray(fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,4}$/), { minLength: 1, maxLength: 3 }),
    fc.constantFrom(...POLICIES),
  )
  .chain(([columns, hit]) => {
    const cells = fc.record(Object.fromEntries(columns.map((column) => [column, text])), { requiredKeys: [] });
    const open = fc.record(
      Object.fromEntries(
        columns.map((column) => [column, fc.constantFrom('-', '"a","b"', '[1..2)', 'not("<&>")', ' > 5 ')]),
      ),
      { requiredKeys: [] },
    );
    const row = fc.record(
      {
        id: code,
        when: open,
        words: cells,
        chain: fc.array(step, { maxLength: 3 }),
        number: fc.constantFrom('1', '-0.50'),
        clause,
        settles: fc.constant('G-1'),
        note: text,
      },
      { requiredKeys: ['id', 'when', 'chain', 'clause'] },
    );
    const inputs = fc.tuple(
      ...columns.map((column) =>
        fc.record(
          { code: fc.constant(column), title: text, expression: text, domain: text, clause },
          { requiredKeys: ['code', 'title', 'expression'] },
        ),
      ),
    );
    return fc
      .record(
        {
          code,
          title: text,
          clause,
          hit: fc.constant(hit),
          inputs,
          rows: fc.uniqueArray(row, { maxLength: 5, selector: ({ id }) => id }),
          note: text,
        },
        { requiredKeys: ['code', 'title', 'clause', 'hit', 'inputs', 'rows'] },
      )
      .map((matrix) =>
        hit === 'priority' || hit === 'output-order'
          ? { ...matrix, priorities: matrix.rows.map(({ id }) => id).sort() }
          : matrix,
      );
  }) as unknown as fc.Arbitrary<MatrixDocument>;

test('any matrix comes back as it was, whatever its texts hold', () => {
  fc.assert(
    fc.property(matrices, (matrix) => {
      const { value, findings } = readDmn(written(matrix));
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(JSON.parse(JSON.stringify(value))).toEqual(JSON.parse(JSON.stringify(matrix)));
    }),
    { numRuns: 300 },
  );
});

test('what somebody changes in a DMN tool is what is read: a cell, a chain, a row, the order', () => {
  const matrix = { ...base, hit: 'priority' as const, priorities: base.rows.map(({ id }) => id) };
  const xml = written(matrix);
  expect(readDmn(xml.replace('&lt; 50000', '&lt; 60000')).value?.rows[0]?.when).toEqual({ amount: '< 60000' });
  expect(
    readDmn(xml.replace(/\["council"\](?=[^<]*<\/text>\s*<\/outputEntry>)/, '["chair"]')).value?.rows[2]?.chain[0]
      ?.bodies,
  ).toEqual(['chair']);
  expect(
    readDmn(xml.replace(/<rule id="rule_small">[\s\S]*?<\/rule>/, '')).value?.rows.map(({ id }) => id),
  ).not.toContain('small');
  const [, values = ''] = /<outputValues>\s*<text>(.*)<\/text>/.exec(xml) ?? [];
  const turned = JSON.stringify((JSON.parse(`[${values}]`) as unknown[]).reverse()).slice(1, -1);
  expect(readDmn(xml.replace(values, turned)).value?.priorities).toEqual([
    'large',
    'exactly-upper',
    'middle',
    'exactly-lower',
    'small',
  ]);
});

test('a character that XML cannot hold is refused by its number', () => {
  expect(writeDmn({ ...base, title: 'a\u0001b' }, () => 'Any')).toMatchObject({
    value: null,
    findings: [{ code: 'dmn-character', message: expect.stringContaining('U+0001') as string }],
  });
  expect(writeDmn({ ...base, note: 'a\ud800' }, () => 'Any').value).toBeNull();
});
