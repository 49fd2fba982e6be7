import type { Type } from '../value';

/** Static types: which goes where, and what two of them have in common. */

export const MONEY: Type = { kind: 'money' };
export const INTEGER: Type = { kind: 'integer' };
export const NUMBER: Type = { kind: 'number' };
export const BOOLEAN: Type = { kind: 'boolean' };
export const DATE: Type = { kind: 'date' };
export const TEXT: Type = { kind: 'text' };
export const NULL: Type = { kind: 'null' };

export function listOf(of: Type): Type {
  return { kind: 'list', of };
}

export function isNumeric(type: Type): boolean {
  return type.kind === 'integer' || type.kind === 'number';
}

export function isTextual(type: Type): boolean {
  return type.kind === 'text' || type.kind === 'enum';
}

/** Whether a value of one type may stand where another is expected: null anywhere, integer as number, enum as text. */
export function assignable(from: Type, to: Type): boolean {
  if (from.kind === 'null') return true;
  if (to.kind === 'number') return isNumeric(from);
  if (to.kind === 'text') return isTextual(from);
  if (from.kind === 'enum' && to.kind === 'enum') return from.values.every((value) => to.values.includes(value));
  if (from.kind === 'list' && to.kind === 'list') return assignable(from.of, to.of);
  if (from.kind === 'record' && to.kind === 'record') {
    const names = Object.keys(to.fields);
    return (
      names.length === Object.keys(from.fields).length &&
      names.every((name) => {
        const [a, b] = [Object.hasOwn(from.fields, name) ? from.fields[name] : undefined, to.fields[name]];
        return a !== undefined && b !== undefined && assignable(a, b);
      })
    );
  }
  return from.kind === to.kind;
}

/** The narrowest type that both fit, or null when there is none. */
export function unify(a: Type, b: Type): Type | null {
  if (a.kind === 'enum' && b.kind === 'enum') return { kind: 'enum', values: [...new Set([...a.values, ...b.values])] };
  if (a.kind === 'list' && b.kind === 'list') {
    const of = unify(a.of, b.of);
    return of === null ? null : listOf(of);
  }
  if (assignable(a, b)) return b;
  return assignable(b, a) ? a : null;
}

const WORDS: Readonly<Record<Type['kind'], string>> = {
  money: '金额',
  integer: '整数',
  number: '数',
  boolean: '是非（true/false）',
  date: '日期',
  text: '文本',
  enum: '选项',
  list: '列表',
  record: '记录',
  null: '空值',
};

/** A type in words, e.g. `金额的列表`. */
export function wordType(type: Type): string {
  return type.kind === 'list' && type.of.kind !== 'null' ? `${WORDS[type.of.kind]}的列表` : WORDS[type.kind];
}
