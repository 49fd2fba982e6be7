import type { Fact } from '../model/fact';
import type { ParameterDocument } from '../model/regime';
import type { Type } from '../value';

/** The static type of a fact, or a message saying what its document lacks. */
export function typeOfFact(fact: Fact): Type | string {
  if (fact.owner.kind === 'procedure' && fact.type !== 'boolean') return '由程序决定的事实须为是或否（boolean）';
  const lacking = lackingOf(fact);
  if (lacking !== null) return lacking;
  if (fact.type === 'list') {
    if (fact.of === undefined) return '列表须写明 of（项的类型）';
    const of = scalarType(fact.of, fact.options);
    return typeof of === 'string' ? of : { kind: 'list', of };
  }
  return scalarType(fact.type, fact.options);
}

/** What a fact about a unit's other filings lacks: amounts can be listed and added up, filings can be counted. */
function lackingOf({ type, of, owner }: Fact): string | null {
  if (owner.kind !== 'unit-filings') return null;
  if (owner.operation === 'count') return type === 'integer' ? null : '件数须为整数（integer）';
  if (owner.of === undefined) return '其他申报的合计或者列表须写明 owner.of（哪个事实）';
  const amount = owner.operation === 'list' ? of : type;
  if ((owner.operation === 'list') === (type === 'list') && (amount === 'money' || amount === 'integer')) return null;
  return owner.operation === 'list' ? '其他申报的列表须为金额或者整数的列表（list）' : '其他申报的合计须为金额或者整数';
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
