import { coverage } from '../../../form-schemas/engine/proof/coverage';
import { compiled } from '../fixtures/invented-case';
import { brokenRegime } from '../fixtures/invented-regime';

test('each clause is shown with what enforces it; worked cases and text gaps do not count', () => {
  const clauses = coverage(compiled());
  expect(clauses.map(({ clause, state }) => [clause, state]).filter(([, state]) => state !== 'covered')).toEqual([
    ['QX-1', 'advisory'],
  ]);
  expect(clauses.find((one) => one.clause === 'QX-8')?.by).toEqual([
    'regime.json#/parameters/1',
    'bodies.json#/bodies/5',
    'matrices/decision.json#/rows/2',
    'matrices/decision.json#/rows/3',
    'matrices/decision.json#/rows/4',
  ]);
});

test('waived, not modelled and forgotten clauses are told apart', () => {
  const regime = brokenRegime((changed) => {
    changed.edition = 'pilot';
    Object.assign(changed.clauses[0]!, { effect: ['waived'], reason: '不属本平台' });
    Object.assign(changed.clauses[8]!, { effect: ['not-modelled'], reason: '以后再做' });
    changed.clauses.push({ id: 'QX-15', article: '第十五条', subject: '罚则', rule: '罚则', effect: ['block'] });
  });
  const states = new Map(coverage(compiled(regime)).map((one) => [one.clause, [one.state, one.reason]]));
  expect([states.get('QX-1'), states.get('QX-9'), states.get('QX-15')]).toEqual([
    ['waived', '不属本平台'],
    ['not-modelled', '以后再做'],
    ['uncovered', null],
  ]);
});
