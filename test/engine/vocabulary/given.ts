import type { Fact } from '../../../form-schemas/engine/model/fact';
import type { ParameterDocument } from '../../../form-schemas/engine/model/regime';
import { compileVocabulary, type Vocabulary } from '../../../form-schemas/engine/vocabulary/vocabulary';

type FactGiven = Pick<Fact, 'name' | 'title' | 'type'> & Partial<Fact>;

export function fact(given: FactGiven): Fact {
  return { owner: { kind: 'case' }, provenance: 'declared', ...given };
}

export function computed(name: string, title: string, type: Fact['type'], expression: string): Fact {
  return fact({ name, title, type, owner: { kind: 'computed', expression }, provenance: 'computed' });
}

export function parameter(
  given: Pick<ParameterDocument, 'name' | 'type' | 'value'> & Partial<ParameterDocument>,
): ParameterDocument {
  return { title: given.name, required: false, clause: [], note: '', ...given };
}

/** An invented regime's vocabulary. */
export const facts: readonly Fact[] = [
  fact({ name: 'total', title: '总投资', type: 'money', domain: '[0..1000000000000]', clause: ['X-1'] }),
  fact({ name: 'ownFunds', title: '自筹 资金', type: 'money' }),
  fact({ name: 'months', title: '工期', type: 'integer', unit: '个月', domain: '[1..60]' }),
  fact({ name: 'share', title: '占比', type: 'number' }),
  fact({ name: 'urgent', title: '是否应急', type: 'boolean' }),
  fact({ name: 'filedOn', title: '申报日期', type: 'date' }),
  fact({ name: 'remark', title: '备注', type: 'text' }),
  fact({
    name: 'kind',
    title: '建设方式',
    type: 'enum',
    options: [
      { value: 'self-build', title: '自建' },
      { value: 'service', title: '购买服务' },
    ],
  }),
  fact({ name: 'parts', title: '分项', type: 'list', of: 'money' }),
  computed('granted', '财政资金', 'money', '总投资 - ownFunds'),
  computed('grantedTwice', '两倍财政资金', 'money', 'granted + 财政资金'),
  computed('third', '三分之一', 'money', 'total / 3'),
  computed('large', '大额', 'boolean', 'granted >= parameters.limit'),
];

export const parameters: readonly ParameterDocument[] = [
  parameter({ name: 'limit', title: '限额', type: 'money', value: '3000000' }),
  parameter({
    name: 'ground',
    title: '理由',
    type: 'enum',
    options: [
      { value: 'any', title: '任一' },
      { value: 'all', title: '全部' },
    ],
    value: 'any',
  }),
  parameter({ name: 'unset', title: '未定', type: 'number', value: null }),
];

export function vocabulary(): Vocabulary {
  const compiled = compileVocabulary({ facts, parameters });
  if (compiled.value === null) throw new Error(compiled.findings.map((finding) => finding.message).join('; '));
  return compiled.value;
}
