import type { Fact } from '../model/fact';
import type { FormNode } from '../model/form';
import type { Type } from '../value';

/** Why a field of this component cannot set this fact, in Chinese; null when it can. */
export function factMismatch(fact: Fact, node: FormNode, type: Type): string | null {
  const given = type.kind === 'list' ? 'list' : type.kind;
  if (fact.type !== given) {
    return `事实“${fact.title}”（${fact.name}）的类型是 ${fact.type}，组件 ${node['x-component']} 给出的是 ${given}`;
  }
  if (type.kind === 'list') {
    const of = fact.of ?? 'text';
    if (type.of.kind === 'record' || (of !== 'enum' && of !== 'text')) {
      return `事实“${fact.title}”（${fact.name}）是 ${of} 的列表，组件 ${node['x-component']} 给不出`;
    }
    return of === 'enum' && type.of.kind === 'enum' ? foreignOption(fact, type.of.values) : null;
  }
  return type.kind === 'enum' ? foreignOption(fact, type.values) : null;
}

function foreignOption(fact: Fact, values: readonly string[]): string | null {
  const allowed = (fact.options ?? []).map((option) => option.value);
  const foreign = values.filter((value) => !allowed.includes(value));
  return foreign.length === 0
    ? null
    : `选项 ${foreign.join('、')} 不在事实“${fact.title}”（${fact.name}）的取值 ${allowed.join('、')} 之内`;
}
