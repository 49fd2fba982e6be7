import { compileEvaluation } from '../../../form-schemas/engine/evaluation/compile';
import { compileTree } from '../../../form-schemas/engine/evaluation/compile-tree';
import type { IndicatorTreeDocument } from '../../../form-schemas/engine/model/evaluation';
import { compileVocabulary } from '../../../form-schemas/engine/vocabulary/vocabulary';

const parameter = (name: string, value: number | null) =>
  ({ name, title: name, type: 'integer', value, required: true, clause: [], note: '' }) as const;
const vocabulary = compileVocabulary({
  facts: [{ name: 'total', title: '总', type: 'integer', owner: { kind: 'scope' }, provenance: 'given' }],
  parameters: [parameter('quarter', 25), parameter('good', 80), parameter('unset', null)],
}).value!;

const tree = (...indicators: IndicatorTreeDocument['indicators']): IndicatorTreeDocument => ({
  code: 'tree',
  title: '某',
  clause: ['X-1'],
  indicators,
});
const leaf = (code: string, weight?: string) => ({ code, title: code, ...(weight === undefined ? {} : { weight }) });
const said = (document: IndicatorTreeDocument) =>
  compileTree(document, vocabulary, 'evaluation.json#/trees/0').findings.map(({ code, path }) => `${code} ${path}`);

test.each([
  ['four quarters by a parameter', ['a', 'b', 'c', 'd'].map((code) => leaf(code, 'parameters.quarter'))],
  ['decimals that come to 100.00', [leaf('a', '33.33'), leaf('b', '33.33'), leaf('c', '33.34')]],
  ['one whole', [leaf('a', '100.00')]],
])('%s is a tree', (_, leaves) => {
  expect(said(tree(...leaves))).toEqual([]);
});

test.each([
  ['99', [leaf('a', '49'), leaf('b', '50')], '99.00'],
  ['99.99', [leaf('a', '49.99'), leaf('b', '50')], '99.99'],
  ['100.01', [leaf('a', '50.01'), leaf('b', '50')], '100.01'],
])('a tree that weighs %s is refused, and told what it weighs', (_, leaves, sum) => {
  const { value, findings } = compileTree(tree(...leaves), vocabulary, 'evaluation.json#/trees/0');
  expect(value).toBeNull();
  expect(findings).toMatchObject([
    { code: 'weights-not-100', path: 'evaluation.json#/trees/0/indicators', message: expect.stringContaining(sum) },
  ]);
});

test('a branch weighs what its leaves weigh; a weight of its own must be the same', () => {
  const branch = (weight: string) => ({
    code: 'branch',
    title: '枝',
    weight,
    children: [leaf('a', '12.5'), leaf('b', 'parameters.quarter / 2')],
  });
  const { value } = compileTree(tree(branch('25'), leaf('c', '75')), vocabulary, '');
  expect(value?.indicators.map(({ code, depth, weight }) => [code, depth, weight])).toEqual([
    ['branch', 0, 2500],
    ['a', 1, 1250],
    ['b', 1, 1250],
    ['c', 0, 7500],
  ]);
  expect(said(tree(branch('26'), leaf('c', '75')))).toEqual([
    'weight-differs evaluation.json#/trees/0/indicators/0/weight',
  ]);
});

test.each([
  ['a leaf without weight', [leaf('a')], 'weight-missing'],
  ['a weight of three decimals', [leaf('a', '33.333'), leaf('b', '66.667')], 'weight-invalid'],
  ['a third, which no score of two decimals can reach', [leaf('a', '100 / 3'), leaf('b', '200 / 3')], 'weight-invalid'],
  ['a weight of nothing', [leaf('a', '0'), leaf('b', '100')], 'weight-invalid'],
  ['a weight below nothing', [leaf('a', '-1'), leaf('b', '101')], 'weight-invalid'],
  ['a parameter that is not set', [leaf('a', 'parameters.unset'), leaf('b', '50')], 'weight-invalid'],
  ['a fact', [leaf('a', 'total'), leaf('b', '50')], 'weight-invalid'],
  ['no number', [leaf('a', '"many"'), leaf('b', '50')], 'weight-invalid'],
  ['a code twice', [leaf('a', '50'), leaf('a', '50')], 'indicator-twice'],
  ['a kind on a branch', [{ ...leaf('a'), kind: 'cost' as const, children: [leaf('b', '100')] }], 'indicator-kind'],
  [
    'six levels',
    [
      ['e', 'd', 'c', 'b', 'a'].reduce(
        (child, code) => ({ code, title: code, children: [child] }),
        leaf('f', '100') as object,
      ),
    ],
    'indicator-too-deep',
  ],
])('%s is refused', (_, leaves, code) => {
  expect(said(tree(...(leaves as IndicatorTreeDocument['indicators']))).map((one) => one.split(' ')[0])).toContain(
    code,
  );
});

const grade = (value: string, from: string) => ({ value, title: value, from, clause: ['X-1'] });
const whole = { kinds: [], trees: [] };
const graded = (...grades: ReturnType<typeof grade>[]) =>
  compileEvaluation({ grades, ...whole }, vocabulary, new Map()).findings.map(({ code, path }) => `${code} ${path}`);

test('grades go down to 0, their bounds are numbers or parameters', () => {
  expect(graded(grade('a', '90.5'), grade('b', 'parameters.good'), grade('c', '0'))).toEqual([]);
  expect(graded()).toEqual(['grades-missing evaluation.json#/grades']);
  expect(graded(grade('a', '80'), grade('b', 'parameters.good'), grade('c', '0'))).toEqual([
    'grade-order evaluation.json#/grades/1/from',
  ]);
  expect(graded(grade('a', '90'), grade('b', '1'))).toEqual(['grade-order evaluation.json#/grades/1/from']);
  expect(graded(grade('a', '100.01'), grade('b', '0'))).toEqual(['grade-invalid evaluation.json#/grades/0/from']);
  expect(graded(grade('a', 'parameters.unset'), grade('b', '0'))).toEqual([
    'grade-invalid evaluation.json#/grades/0/from',
  ]);
});

test('a kind of evaluation names a tree and a side procedure that exist', () => {
  const kind = { code: 'k', title: '评', clause: ['X-1'], of: 'project' as const, tree: 'tree', procedure: 'side' };
  const asked = (
    procedures: ReadonlyMap<string, 'project' | 'unit' | 'government'>,
    trees = [tree(leaf('a', '100'))],
  ) =>
    compileEvaluation({ grades: [grade('a', '0')], kinds: [kind], trees }, vocabulary, procedures).findings.map(
      ({ code }) => code,
    );
  expect(asked(new Map([['side', 'project']]))).toEqual([]);
  expect(asked(new Map([['side', 'government']]))).toEqual(['procedure-unknown']);
  expect(asked(new Map(), [])).toEqual(['tree-unknown', 'procedure-unknown']);
});
