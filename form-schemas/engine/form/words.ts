import { clip } from '../clip';
import { formatYuan, type Fen } from '../money';
import type { Json } from '../value';

/** Words what was given where something else was expected, cut to a length that fits a message. */
export function wordGiven(given: unknown): string {
  if (given === null || given === undefined) return '空值';
  if (typeof given === 'string') return `文本“${clip(given)}”`;
  if (typeof given === 'number') return `数值 ${given}`;
  if (typeof given === 'boolean') return given ? '是（true）' : '否（false）';
  if (Array.isArray(given)) return `列表（${given.length} 项）`;
  return typeof given === 'object' ? '对象' : `${typeof given} 值`;
}

/** The given value as a finding's parameter. */
export function clipGiven(given: unknown): string {
  return typeof given === 'string' ? clip(given, 80) : wordGiven(given);
}

/** `500.00元`: an exact amount for messages about bounds. */
export function wordYuan(amount: Fen): string {
  return `${formatYuan(amount)}元`;
}

export function isObject(given: unknown): given is { readonly [key: string]: Json } {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}

/** An own property, or undefined: names inherited from Object.prototype are never read. */
export function own(record: { readonly [key: string]: Json } | undefined | null, key: string): Json | undefined {
  return record !== undefined && record !== null && Object.hasOwn(record, key) ? record[key] : undefined;
}
