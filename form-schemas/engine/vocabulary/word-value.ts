import { exactToText, isExact } from '../expression/exact';
import type { FactOption } from '../model/fact';
import { wordMoney, type Fen } from '../money';
import type { Type, Value } from '../value';

/** A value in words for people. Of an unknown type: as it can be written at all. */
export function wordValue(
  type: Type | undefined,
  options: readonly FactOption[] | undefined,
  value: Value,
  unit = '',
): string {
  if (value === null) return '未填';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value)) {
    const of = type?.kind === 'list' ? type.of : undefined;
    return value.length === 0
      ? '无'
      : (value as readonly Value[]).map((item) => wordValue(of, options, item, unit)).join('、');
  }
  if (typeof value === 'string') return options?.find((option) => option.value === value)?.title ?? value;
  if (!isExact(value)) return '（记录）';
  if (type?.kind === 'money') return typeof value === 'number' ? wordMoney(value as Fen) : `${exactToText(value)}分`;
  return `${exactToText(value)}${unit}`;
}
