import type { Type, Value } from '../value';
import type { Typed } from './typed';

/** A function of the language. Nothing else can be called. */
export interface FunctionDefinition {
  /** How to write it, e.g. `contains(文本, 部分)`. */
  readonly usage: string;
  readonly summary: string;
  readonly arguments: readonly [least: number, most: number];
  /** Several arguments, or one that is no list, are taken as a list. */
  readonly gathers?: true;
  /** The result's type and the arguments brought to theirs, or what is wrong with them. */
  readonly rule: (args: readonly Typed[]) => { readonly type: Type; readonly args: readonly Typed[] } | string;
  readonly apply: (first: Value, second: Value) => Value;
}
