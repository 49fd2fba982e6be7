import type { UnaryTests } from '../expression/unary';
import type { Type, Value } from '../value';
import type { Bits } from './bits';

/** What {@link Axis.locate} answers for a value that is not of the column's type. */
export const NOT_OF_TYPE = -1;
/** What {@link Axis.locate} answers for a value of the right kind that the type has no room for. */
export const BEYOND_TYPE = -2;

/** A stretch of an ordered column. `null` is the end of the type's range. */
export interface Span {
  readonly low: Value;
  readonly lowIncluded: boolean;
  readonly high: Value;
  readonly highIncluded: boolean;
}

/** A set of values as people and machines read it. */
export type Extent =
  | { readonly kind: 'spans'; readonly spans: readonly Span[] }
  | { readonly kind: 'values'; readonly values: readonly Value[] }
  /** Of texts: every value but these. */
  | { readonly kind: 'all-but'; readonly values: readonly Value[] };

/**
 * A column with its values cut into **atoms**: sets of values that no cell tells apart. What holds for
 * one value of an atom holds for all of them, so that a finite calculation over atoms is exact for the
 * infinitely many values.
 */
export interface Axis {
  readonly type: Type;
  /** Number of atoms. */
  readonly size: number;
  /** The atom of a value, or {@link NOT_OF_TYPE}, {@link BEYOND_TYPE}. */
  locate(value: Value): number;
  /** The atoms that pass the tests, which must be among those the axis was cut by. */
  bits(tests: UnaryTests): Bits;
  extent(bits: Bits): Extent;
  /** One value of a set that is not empty: the simplest of its first stretch. */
  sample(bits: Bits): Value;
}
