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

/** What a fact lacks whose owner says of which type it can only be. */
function lackingOf(fact: Fact): string | null {
  const { name, type, owner } = fact;
  switch (owner.kind) {
    case 'unit-filings':
      return lackingOfFilings(fact, owner);
    case 'records':
      return lackingOfRecords(fact, owner);
    case 'stage':
      return type === 'date' ? null : '环节的日期须为日期（date）';
    case 'catalogue':
      return type === 'integer' ? null : '目录条目数须为整数（integer）';
    case 'evaluation':
      return lackingOfEvaluation(fact, owner);
    case 'side-cases':
      return type === 'integer' ? null : '附属程序的件数须为整数（integer）';
    case 'case':
      return name === 'today' && type !== 'date' ? 'today 是办理之日，须为日期（date）' : null;
    default:
      return null;
  }
}

type Owned<K extends Fact['owner']['kind']> = Extract<Fact['owner'], { readonly kind: K }>;

/** A grade is one of options, a score a number, a year and how many are integers, years a list of them. */
function lackingOfEvaluation({ type, of }: Fact, { result, grades }: Owned<'evaluation'>): string | null {
  if (grades !== undefined && result !== 'count' && result !== 'years')
    return '只有件数（count）和各年度（years）才写明计哪些等次（grades）';
  switch (result) {
    case 'grade':
      return type === 'enum' ? null : '评价等次须为选项（enum）';
    case 'score':
      return type === 'number' ? null : '评价得分须为数（number）';
    case 'year':
    case 'count':
      return type === 'integer' ? null : '评价年度和件数须为整数（integer）';
    case 'years':
      return type === 'list' && of === 'integer' ? null : '评价的各年度须为整数的列表（list，of 为 integer）';
  }
}

/** Amounts of a unit's other filings can be listed and added up, filings can be counted. */
function lackingOfFilings({ type, of }: Fact, owner: Owned<'unit-filings'>): string | null {
  if (owner.operation === 'count') return type === 'integer' ? null : '件数须为整数（integer）';
  if (owner.of === undefined) return '其他申报的合计或者列表须写明 owner.of（哪个事实）';
  const amount = owner.operation === 'list' ? of : type;
  if ((owner.operation === 'list') === (type === 'list') && (amount === 'money' || amount === 'integer')) return null;
  return owner.operation === 'list' ? '其他申报的列表须为金额或者整数的列表（list）' : '其他申报的合计须为金额或者整数';
}

/** Rows can be counted, asked for, added up by what is a number, compared by what has an order. */
function lackingOfRecords({ type }: Fact, { operation, of }: Owned<'records'>): string | null {
  switch (operation) {
    case 'count':
      return type === 'integer' ? null : '台账记录的条数须为整数（integer）';
    case 'exists':
      return type === 'boolean' ? null : '台账有无记录须为是或否（boolean）';
    default:
  }
  if (of === undefined) return '取自台账的合计、最值、首末条或者列表须写明 owner.of（哪一栏）';
  if ((operation === 'list') !== (type === 'list'))
    return operation === 'list' ? '取自台账的各条须为列表（list）' : '取自台账的单个值不能是列表（list）';
  const isNumber = type === 'money' || type === 'integer' || type === 'number';
  if (operation === 'sum' && !isNumber) return '台账记录的合计须为金额、整数或者数';
  if ((operation === 'min' || operation === 'max') && !isNumber && type !== 'date')
    return '台账记录的最值须为金额、整数、数或者日期';
  return null;
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
