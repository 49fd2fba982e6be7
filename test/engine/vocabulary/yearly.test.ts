import { compileCondition } from '../../../form-schemas/engine/check/condition';
import { compileExpression } from '../../../form-schemas/engine/expression/compile';
import type { Fact } from '../../../form-schemas/engine/model/fact';
import type { ParameterDocument } from '../../../form-schemas/engine/model/regime';
import type { Facts } from '../../../form-schemas/engine/value';
import { compileVocabulary } from '../../../form-schemas/engine/vocabulary/vocabulary';

const fact = (name: string, type: Fact['type'], owner: Fact['owner'] = { kind: 'case' }): Fact => ({
  name,
  title: name,
  type,
  owner,
  provenance: 'given',
});
const computed = (expression: string): Fact['owner'] => ({ kind: 'computed', expression });
const limit = (yearly?: ParameterDocument['yearly']): ParameterDocument => ({
  name: 'limit',
  title: '限额',
  type: 'money',
  value: '100.00',
  required: true,
  ...(yearly ? { yearly } : {}),
  clause: ['X-1'],
  note: '每年确定',
});

function vocabulary(parameters: readonly ParameterDocument[], more: readonly Fact[] = []) {
  const facts = [fact('year', 'integer'), fact('total', 'money'), ...more];
  return compileVocabulary({ facts, parameters });
}

describe('a parameter that is set yearly', () => {
  const words = vocabulary([limit({ by: 'year', values: { '2026': '120.00', '2027': '130.00' } })]).value!;
  const read = (facts: Facts) =>
    compileExpression('parameters.limit', words.scope).value!.evaluate(words.reader(facts));

  test('has the value of the year that its fact names, and its own for any other', () => {
    expect(read({ year: 2026 })).toBe(12_000);
    expect(read({ year: 2027 })).toBe(13_000);
    expect(read({ year: 2028 })).toBe(10_000);
    expect(read({})).toBe(10_000);
  });

  test('makes what reads it hang on that fact: a condition is open until the year is known', () => {
    const { value } = compileCondition('total <= parameters.limit', words);
    expect(value?.dependencies).toEqual(['parameters.limit', 'total', 'year']);
    expect(value?.judge(words, { total: 11_000 })).toBeNull();
    expect(value?.judge(words, { total: 11_000, year: 2026 })).toBe(true);
    expect(value?.judge(words, { total: 11_000, year: 2025 })).toBe(false);
  });

  test('may have its year computed from another parameter', () => {
    const other: ParameterDocument = { ...limit(), name: 'firstYear', title: '首年', type: 'integer', value: 2026 };
    const more = [fact('planYear', 'integer', computed('parameters.firstYear + 1'))];
    const { value } = vocabulary([limit({ by: 'planYear', values: { '2027': '9.00' } }), other], more);
    const expression = compileExpression('parameters.limit', value!.scope).value!;
    expect(expression.evaluate(value!.reader({}))).toBe(900);
  });

  test('cannot have its year computed from itself', () => {
    const more = [fact('loop', 'integer', computed('if parameters.limit > 1 then 2026 else 2027'))];
    const { value, findings } = vocabulary([limit({ by: 'loop', values: { '2026': '9.00' } })], more);
    expect(value).toBeNull();
    expect(findings.map(({ code }) => code)).toEqual(['fact-loop']);
  });

  test.each<[string, ParameterDocument['yearly'], string]>([
    ['a fact that is no integer', { by: 'total', values: {} }, '/yearly/by'],
    ['a fact that is not there', { by: 'jahr', values: {} }, '/yearly/by'],
    ['a year that is none', { by: 'year', values: { soon: '1.00' } }, '/yearly/values/soon'],
    ['a value of another type', { by: 'year', values: { '2026': true } }, '/yearly/values/2026'],
  ])('is refused with %s', (_what, yearly, place) => {
    const { value, findings } = vocabulary([limit(yearly)]);
    expect(value).toBeNull();
    expect(findings).toMatchObject([{ code: 'parameter-invalid', path: `regime.json#/parameters/0${place}` }]);
  });
});

describe('facts of the life of a project', () => {
  const records = (operation: string, of?: string): Fact['owner'] =>
    ({ kind: 'records', record: 'contract', operation, ...(of === undefined ? {} : { of }) }) as Fact['owner'];

  test.each<[string, Fact]>([
    ['a sum of texts', fact('x', 'text', records('sum', 'amount'))],
    ['a sum of nothing', fact('x', 'money', records('sum'))],
    ['a count that is money', fact('x', 'money', records('count'))],
    ['an existence that is a number', fact('x', 'integer', records('exists'))],
    ['a list that is one value', fact('x', 'money', records('list', 'amount'))],
    ['a highest yes or no', fact('x', 'boolean', records('max', 'amount'))],
    [
      'a day of a stage that is no day',
      fact('x', 'text', { kind: 'stage', procedure: 'p', stage: 's', moment: 'left' }),
    ],
    [
      'a number of side cases that is money',
      fact('x', 'money', { kind: 'side-cases', procedure: 'p', state: 'ended' }),
    ],
    ['a today that is no day', fact('today', 'integer')],
  ])('%s is refused', (_what, wrong) => {
    const { value, findings } = vocabulary([], [wrong]);
    expect(value).toBeNull();
    expect(findings).toMatchObject([{ code: 'fact-incomplete' }]);
  });

  test('what comes of records is not known until somebody says it, not even that there are none', () => {
    const words = vocabulary(
      [],
      [fact('rows', 'integer', records('count')), fact('any', 'boolean', records('exists'))],
    ).value!;
    expect(words.reader({})('rows')).toBeNull();
    expect(words.reader({})('any')).toBeNull();
    expect(words.reader({ rows: 0, any: false })('rows')).toBe(0);
  });
});
