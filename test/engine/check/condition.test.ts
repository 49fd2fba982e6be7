import { askedForNull, compileCondition } from '../../../form-schemas/engine/check/condition';
import type { Fact } from '../../../form-schemas/engine/model/fact';
import type { Facts } from '../../../form-schemas/engine/value';
import { compileVocabulary } from '../../../form-schemas/engine/vocabulary/vocabulary';

const fact = (name: string, type: Fact['type'], more: Partial<Fact> = {}): Fact => ({
  name,
  title: `名${name}`,
  type,
  owner: { kind: 'scope' },
  provenance: 'given',
  ...more,
});

const vocabulary = compileVocabulary({
  facts: [
    fact('way', 'enum', {
      title: '方式',
      options: [
        { value: 'joint', title: '集中' },
        { value: 'single', title: '单独' },
      ],
    }),
    fact('urgent', 'boolean'),
    fact('total', 'money', { unit: '元' }),
    fact('isJoint', 'boolean', { owner: { kind: 'computed', expression: 'way = "joint"' }, provenance: 'computed' }),
  ],
  parameters: [{ name: 'limit', title: '限额', type: 'money', value: '100.00', required: true, clause: [], note: '' }],
}).value!;

const judge = (text: string, facts: Facts) => compileCondition(text, vocabulary).value!.judge(vocabulary, facts);

test.each<[string, Facts, boolean | null]>([
  ['way = "joint"', {}, null],
  ['way != "joint"', {}, null],
  ['not(way = "joint")', {}, null],
  ['方式 = "joint"', {}, null],
  ['way = "joint"', { way: 'single' }, false],
  ['way = "joint"', { way: 'joint' }, true],
  ['urgent and way = "joint"', { urgent: false }, false],
  ['urgent and way = "joint"', { urgent: true }, null],
  ['urgent or way = "joint"', { urgent: true }, true],
  ['urgent or way = "joint"', { urgent: false }, null],
  ['way = null', {}, true],
  ['way != null', {}, false],
  ['way = null or way = "single"', {}, true],
  ['total >= parameters.limit', { total: 10_000 }, true],
  ['total >= parameters.limit', { total: 9_999 }, false],
  ['total >= parameters.limit', {}, null],
  ['if urgent then total > 1 else way = "joint"', { urgent: false, way: 'joint' }, true],
  ['if urgent then total > 1 else way = "joint"', { way: 'joint', total: 500 }, null],
  ['isJoint', {}, null],
  ['not(isJoint)', {}, null],
  ['isJoint', { way: 'single' }, false],
  ['isJoint', { isJoint: true }, true],
  ['way in ("joint", "single")', {}, null],
  ['true', {}, true],
])('%s with %j is %j', (text, facts, expected) => {
  expect(judge(text, facts)).toBe(expected);
});

test('which names a text asks for null', () => {
  expect([...askedForNull('方式 = null or total > 1', vocabulary.scope)]).toEqual(['way']);
});

test('what does not compile says so', () => {
  expect(compileCondition('total', vocabulary).value).toBeNull();
  expect(compileCondition('nobody = 1', vocabulary).findings).not.toEqual([]);
});
