import type { Fact } from '../../../form-schemas/engine/model/fact';
import { compileVocabulary } from '../../../form-schemas/engine/vocabulary/vocabulary';
import { computed, fact, facts, parameter, parameters, vocabulary } from './given';

function findingsOf(more: readonly Fact[], given = parameters) {
  return compileVocabulary({ facts: [...facts, ...more], parameters: given });
}

/** A fact about the unit's other filings. */
function filings(type: Fact['type'], operation: 'sum' | 'count' | 'list', of?: string): Fact {
  const owner = { kind: 'unit-filings', operation, withinMonths: 12, ...(of === undefined ? {} : { of }) } as const;
  return fact({ name: 'xs', title: 'x', type, owner });
}

describe('names and titles', () => {
  test('every fact and the parameters are in scope, one-word titles too', () => {
    const { scope, typeOf, titleOf } = vocabulary();
    expect([...scope.names.keys()]).toEqual([...facts.map(({ name }) => name), 'parameters']);
    expect(scope.aliases.get('总投资')).toBe('total');
    expect(scope.aliases.has('自筹 资金')).toBe(false);
    expect(typeOf('parts')).toEqual({ kind: 'list', of: { kind: 'money' } });
    expect(typeOf('parameters.ground')).toEqual({ kind: 'enum', values: ['any', 'all'] });
    expect(typeOf('parameters.constructor')).toBeUndefined();
    expect(typeOf('constructor')).toBeUndefined();
    expect(titleOf('parameters.limit')).toBe('限额');
    expect(titleOf('nothing')).toBe('nothing');
  });

  test.each<[string, Fact, string, string]>([
    ['a name twice', fact({ name: 'total', title: 'x', type: 'money' }), 'fact-name-duplicate', '/name'],
    ['a name that is a keyword', fact({ name: 'every', title: 'x', type: 'money' }), 'fact-name-invalid', '/name'],
    ['__proto__', fact({ name: '__proto__', title: 'x', type: 'money' }), 'fact-name-invalid', '/name'],
    ['constructor', fact({ name: 'constructor', title: 'x', type: 'money' }), 'fact-name-invalid', '/name'],
    ['a list of nothing', fact({ name: 'xs', title: 'x', type: 'list' }), 'fact-incomplete', ''],
    ['a list of filings that is no list', filings('money', 'list', 'total'), 'fact-incomplete', ''],
    ['a list of filings of texts', { ...filings('list', 'list', 'total'), of: 'text' as const }, 'fact-incomplete', ''],
    ['a list of filings of nothing', { ...filings('list', 'list'), of: 'money' as const }, 'fact-incomplete', ''],
    ['a sum of filings of nothing', filings('money', 'sum'), 'fact-incomplete', ''],
    ['a count of filings in money', filings('money', 'count'), 'fact-incomplete', ''],
    ['no options', fact({ name: 'xs', title: 'x', type: 'enum' }), 'fact-incomplete', ''],
    [
      'a domain of another type',
      fact({ name: 'xs', title: 'x', type: 'money', domain: '"a"' }),
      'fact-domain-invalid',
      '/domain',
    ],
    ['an unknown name', computed('xs', 'x', 'money', 'totl * 2'), 'expression-unknown-name', '/owner/expression'],
    ['another type', computed('xs', 'x', 'boolean', 'total * 2'), 'expression-type', '/owner/expression'],
  ])('%s is refused with its place', (_, wrong, code, pointer) => {
    const compiled = findingsOf([wrong]);
    expect(compiled.value).toBeNull();
    expect(compiled.findings).toMatchObject([
      { code, severity: 'error', path: `facts.json#/facts/${facts.length}${pointer}` },
    ]);
  });

  test('a title twice is a warning and no alias', () => {
    const compiled = findingsOf([fact({ name: 'declaredTotal', title: '总投资', type: 'money' })]);
    expect(compiled.findings.map(({ code, severity }) => [code, severity])).toEqual([
      ['fact-title-duplicate', 'warning'],
      ['expression-unknown-name', 'error'],
    ]);
  });

  test('a parameter may be a day', () => {
    const day = parameter({ name: 'publishedOn', type: 'date', value: '2026-04-23' });
    const late = computed('late', '晚于', 'boolean', 'date("2026-04-23") < parameters.publishedOn');
    expect(findingsOf([late], [...parameters, day]).findings).toEqual([]);
    expect(findingsOf([], [...parameters, { ...day, value: '2026-02-30' }]).findings).toMatchObject([
      { code: 'parameter-invalid' },
    ]);
  });

  test.each([
    ['twice', parameter({ name: 'limit', type: 'integer', value: 1 })],
    ['a value of another type', parameter({ name: 'other', type: 'money', value: 5 })],
    ['no option', parameter({ name: 'other', type: 'enum', options: [{ value: 'a', title: 'A' }], value: 'b' })],
    ['no name', parameter({ name: '__proto__', type: 'integer', value: 1 })],
  ])('a parameter with %s is refused', (_, wrong) => {
    expect(findingsOf([], [...parameters, wrong]).findings).toMatchObject([{ code: 'parameter-invalid' }]);
  });
});

describe('loops among computed facts are named', () => {
  test('a → b → c → a', () => {
    const compiled = findingsOf([
      computed('first', '甲', 'money', 'second + 1'),
      computed('second', '乙', 'money', 'third3 + 1'),
      computed('third3', '丙', 'money', 'first + 1'),
    ]);
    expect(compiled.value).toBeNull();
    expect(compiled.findings).toMatchObject([
      { code: 'fact-loop', message: '事实的算式循环引用：first → second → third3 → first（甲 → 乙 → 丙 → 甲）' },
    ]);
  });
  test('of itself', () => {
    expect(findingsOf([computed('self', '己', 'money', 'self + 1')]).findings).toMatchObject([
      { code: 'fact-loop', parameters: { names: ['self', 'self'] } },
    ]);
  });
  test('a chain of thousands is refused, not a crash', () => {
    const chain = Array.from({ length: 5_000 }, (_, at) =>
      computed(`n${at}`, `第${at}`, 'money', at === 4_999 ? 'total' : `n${at + 1} + 1`),
    );
    expect(findingsOf(chain).findings).toMatchObject([{ code: 'fact-chain-too-long' }]);
    expect(findingsOf([...chain].reverse()).findings).toMatchObject([{ code: 'fact-chain-too-long' }]);
  });
});

describe('reader', () => {
  const { reader } = vocabulary();
  test('computes what is computed, and lets a stored value win', () => {
    const read = reader({ total: 500_000_000, ownFunds: 200_000_000 });
    expect(['total', 'granted', 'grantedTwice', 'large'].map(read)).toEqual([
      500_000_000,
      300_000_000,
      600_000_000,
      true,
    ]);
    expect(reader({ granted: 5 })('grantedTwice')).toBe(10);
    expect(reader({ granted: null, total: 3, ownFunds: 1 })('granted')).toBe(2);
    expect(reader({ total: 500_000_000, ownFunds: 200_000_001 })('large')).toBe(false);
  });
  test('what is missing is null, computed or not', () => {
    const read = reader({});
    expect(['total', 'granted', 'large', 'nothing', 'constructor', '__proto__', 'toString'].map(read)).toEqual(
      Array(7).fill(null),
    );
  });
  test('money that is no whole fen is null', () => {
    expect(reader({ total: 100 })('third')).toBeNull();
    expect(reader({ total: 300 })('third')).toBe(100);
  });
  test('parameters answer a record', () => {
    expect(reader({})('parameters')).toEqual({ limit: 300_000_000, ground: 'any', unset: null });
  });
  test('facts with a prototype show their own only', () => {
    expect(reader(Object.create({ total: 5 }) as Record<string, number>)('total')).toBeNull();
  });
});

test('values in words', () => {
  const { word } = vocabulary();
  expect(word('total', 500_000_000)).toBe('500万元');
  expect(word('total', null)).toBe('未填');
  expect(word('urgent', true)).toBe('是');
  expect(word('kind', 'service')).toBe('购买服务');
  expect(word('months', 6)).toBe('6个月');
  expect(word('share', { n: 3n, d: 20n })).toBe('0.15');
  expect(word('parts', [100, 200])).toBe('1元、2元');
  expect(word('parameters.ground', 'all')).toBe('全部');
  expect(word('nothing', 5)).toBe('5');
});
