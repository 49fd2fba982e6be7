import type { Fact } from '../model/fact';
import type { ParameterDocument } from '../model/regime';
import type { Type } from '../value';

/** The static type of a fact, or a message saying what its document lacks. */
export function typeOfFact(fact: Fact): Type | string {
  if (fact.owner.kind === 'procedure' && fact.type !== 'boolean') return '由程序决定的事实须为是或否（boolean）';
  if (fact.type === 'list') {
    if (fact.of === undefined) return '列表须写明 of（项的类型）';
    const of = scalarType(fact.of, fact.options);
    return typeof of === 'string' ? of : { kind: 'list', of };
  }
  return scalarType(fact.type, fact.options);
}

/** The static type of a parameter, or a message saying what its document lacks. */
export function typeOfParameter(parameter: ParameterDocument): Type | string {
  return scalarType(parameter.type, parameter.options);
}

function scalarType(kind: Exclude<Fact['type'], 'list'>, options: Fact['options']): Type | string {
  if (kind !== 'enum') return { kind };
  if (options === undefined || options.length === 0) return '选项类型须列出 options';
  const values = options.map((option) => option.value);
  const twice = values.find((value, at) => values.indexOf(value) !== at);
  return twice === undefined ? { kind: 'enum', values } : `选项“${twice}”列了两次`;
}
