import { rule } from '../../../form-schemas/engine/proof/evaluations-fit';
import type { Fact } from '../../../form-schemas/engine/model/fact';
import type { Regime } from '../../../form-schemas/engine/model/regime';
import { regimeOf } from '../../support/regime-of';

/** Who confirms evaluations, and what facts ask of them, is there before a regime is published. */

const dazhou = regimeOf('dazhou');
const said = (regime: Regime) => rule.prove(regime as never).map(({ code, path }) => `${code} ${path}`);
const kinds = (change: (kind: NonNullable<Regime['evaluation']>['kinds'][number]) => object): Regime => ({
  ...dazhou,
  evaluation: { ...dazhou.evaluation!, kinds: dazhou.evaluation!.kinds.map((kind) => ({ ...kind, ...change(kind) })) },
});
const at = dazhou.facts.findIndex(({ name }) => name === 'poorEvaluations');
const fact = (change: (fact: Fact) => object): Regime => ({
  ...dazhou,
  facts: dazhou.facts.map((one, index) => (index === at ? { ...one, ...change(one) } : one)),
});
const owned = (owner: object): Regime => fact((one) => ({ owner: { ...one.owner, ...owner } }));

test('as the regimes have them', () => {
  expect(['dazhou', 'changsha', 'chenzhou', 'nanyang'].map((code) => said(regimeOf(code)))).toEqual([[], [], [], []]);
});

test('nobody, or a body that there is not, confirms', () => {
  const first = { code: dazhou.evaluation?.kinds[0]?.code };
  expect(said(kinds(({ code }) => (code === first.code ? { confirmers: [] } : {})))).toEqual([
    'confirmers-missing evaluation.json#/kinds/0/confirmers',
  ]);
  expect(said(kinds(({ code }) => (code === first.code ? { confirmers: ['digital-bureau', 'nobody'] } : {})))).toEqual([
    'body-unknown evaluation.json#/kinds/0/confirmers/1',
  ]);
});

test('the only body that confirms must have a stand-in for its own unit; nobody is named twice', () => {
  const only = { code: dazhou.evaluation?.kinds[0]?.code };
  const first = (more: object) => said(kinds(({ code }) => (code === only.code ? more : {})));
  expect(first({ confirmers: ['digital-bureau'] })).toEqual(['stand-in-missing evaluation.json#/kinds/0']);
  expect(first({ confirmers: ['digital-bureau'], standIns: ['finance-bureau'] })).toEqual([]);
  expect(first({ confirmers: ['digital-bureau'], standIns: ['nobody'] })).toEqual([
    'body-unknown evaluation.json#/kinds/0/standIns/0',
  ]);
  expect(first({ confirmers: ['digital-bureau'], standIns: ['digital-bureau'] })).toEqual([
    'confirmer-twice evaluation.json#/kinds/0/standIns/0',
  ]);
  expect(first({ confirmers: ['digital-bureau', 'finance-bureau', 'digital-bureau'] })).toEqual([
    'confirmer-twice evaluation.json#/kinds/0/confirmers/2',
  ]);
});

test('a grade counted twice', () => {
  expect(said(owned({ grades: ['poor', 'poor'] }))).toEqual([`grade-twice facts.json#/facts/${at}/owner/grades/1`]);
});

test('each of one body confirms', () => {
  const of = (change: object) => said(kinds(({ code }) => (code === 'post-evaluation' ? change : {})));
  expect(of({ confirmers: ['digital-bureau'] })).toEqual(['confirmers-alone evaluation.json#/kinds/2/mode']);
  expect(of({ confirmers: ['digital-bureau'], standIns: ['finance-bureau'], mode: 'any' })).toEqual([]);
});

test('第五十一条、第五十二条: 会同 is said of the post-evaluation alone; of the others the text names nobody, which is a text gap', () => {
  expect(dazhou.evaluation?.kinds.map(({ code, mode = 'any' }) => [code, mode])).toEqual([
    ['monitoring', 'any'],
    ['self-evaluation', 'any'],
    ['post-evaluation', 'all'],
  ]);
  expect(
    dazhou.textGaps.flatMap(({ settled }) => (settled?.at.startsWith('evaluation.json') ? [settled.at] : [])),
  ).toEqual(['evaluation.json#/kinds/monitoring/confirmers', 'evaluation.json#/kinds/self-evaluation/confirmers']);
});

test('a fact of an evaluation that there is not, or of a grade, or of a project where units are evaluated', () => {
  const place = `facts.json#/facts/${at}`;
  expect(said(owned({ evaluation: 'none' }))).toEqual([`evaluation-unknown ${place}/owner/evaluation`]);
  expect(said(owned({ grades: ['poor', 'bad'] }))).toEqual([`grade-unknown ${place}/owner/grades/1`]);
  const ofUnits = { ...owned({ of: 'project' }), evaluation: kinds(() => ({ of: 'unit' })).evaluation! };
  expect(said(ofUnits)).toContain(`evaluation-of-unit ${place}/owner/of`);
  const { evaluation: _, ...without } = dazhou;
  expect(said(without)).toContain(`evaluation-missing ${place}/owner`);
});

test('a grade that is one of other options than the grades', () => {
  const graded = fact(() => ({
    type: 'enum',
    options: [{ value: 'good', title: '好' }],
    owner: { kind: 'evaluation', of: 'unit', result: 'grade' },
  }));
  expect(said(graded)).toEqual([`grade-options facts.json#/facts/${at}/options`]);
});
