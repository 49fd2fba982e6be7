import type { UnaryTests } from '../expression/unary';
import type { Type, Value } from '../value';
import { BEYOND_TYPE, NOT_OF_TYPE, type Axis, type Extent } from './axis';
import { addBit, allBits, hasBit, members, noBits, without } from './bits';

/** A word that stands for "any other text" in a witness. */
const OTHER = '其他';

/**
 * An axis of single values: yes/no, options, and texts as far as the tests mention them. Of texts the
 * last atom is every text that is not mentioned.
 *
 * @returns null where a test asks for a range: these values have no order.
 */
export function finiteAxis(
  type: Type & { readonly kind: 'boolean' | 'enum' | 'text' },
  tests: readonly UnaryTests[],
): Axis | null {
  if (tests.some((given) => given.tests.some((test) => test.kind === 'interval'))) return null;
  const open = type.kind === 'text';
  const values: readonly Value[] =
    type.kind === 'boolean' ? [true, false] : type.kind === 'enum' ? [...new Set(type.values)] : mentioned(tests);
  const atoms = new Map<Value, number>(values.map((value, atom) => [value, atom]));
  const size = values.length + (open ? 1 : 0);
  const expected = type.kind === 'boolean' ? 'boolean' : 'string';

  return {
    type,
    size,
    locate(value) {
      const atom = atoms.get(value);
      if (atom !== undefined) return atom;
      if (typeof value !== expected) return NOT_OF_TYPE;
      return open ? values.length : BEYOND_TYPE;
    },
    bits(given) {
      if (given.any) return given.negated ? noBits(size) : allBits(size);
      const bits = noBits(size);
      for (const test of given.tests) {
        const atom = test.kind === 'equal' ? atoms.get(test.value) : undefined;
        if (atom !== undefined) addBit(bits, atom);
      }
      return given.negated ? without(allBits(size), bits) : bits;
    },
    extent(bits): Extent {
      return open && hasBit(bits, values.length)
        ? { kind: 'all-but', values: values.filter((_, atom) => !hasBit(bits, atom)) }
        : { kind: 'values', values: members(bits).map((atom) => values[atom] ?? null) };
    },
    sample(bits) {
      const [first = 0] = members(bits);
      return values[first] ?? unusedText(values);
    },
  };
}

function mentioned(tests: readonly UnaryTests[]): Value[] {
  const values = new Set<Value>();
  for (const given of tests) {
    for (const test of given.tests) if (test.kind === 'equal' && typeof test.value === 'string') values.add(test.value);
  }
  return [...values];
}

function unusedText(values: readonly Value[]): string {
  let text = OTHER;
  while (values.includes(text)) text += '.';
  return text;
}
