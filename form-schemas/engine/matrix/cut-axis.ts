import type { UnaryTests } from '../expression/unary';
import type { Type } from '../value';
import type { Axis } from './axis';
import { denseAxis } from './axis-dense';
import { finiteAxis } from './axis-finite';
import { lineAxis } from './axis-line';

/**
 * Cuts a type's values at every bound and at every value that the tests mention.
 *
 * @returns null where values of the type cannot stand in a column (lists, records), or where a range is
 * asked of values without order (texts, options, yes/no).
 */
export function cutAxis(type: Type, tests: readonly UnaryTests[]): Axis | null {
  switch (type.kind) {
    case 'money':
    case 'integer':
    case 'date':
      return lineAxis(type, tests);
    case 'number':
      return denseAxis(type, tests);
    case 'boolean':
    case 'enum':
    case 'text':
      return finiteAxis(type, tests);
    default:
      return null;
  }
}
