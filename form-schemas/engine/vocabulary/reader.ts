import type { CompiledExpression } from '../expression/compile';
import type { Facts, Value, ValueRecord } from '../value';
import type { Parameters } from './parameters';

/** How facts are read: once compiled, each reader is two closures and, if a computed fact is read, one map. */
export function readerOver(
  names: { has(name: string): boolean },
  computed: ReadonlyMap<string, CompiledExpression>,
  parameters: Parameters,
): (facts: Facts) => (name: string) => Value {
  return (facts) => {
    let memo: Map<string, Value> | null = null;
    let ofYear: ValueRecord | null = null;
    const read = (name: string): Value => {
      if (!names.has(name)) return name === 'parameters' ? (ofYear ??= parameters.over(read)) : null;
      const stored = Object.hasOwn(facts, name) ? facts[name] : null;
      if (stored !== null && stored !== undefined) return stored;
      const expression = computed.get(name);
      if (expression === undefined) return null;
      const known = memo?.get(name);
      if (known !== undefined) return known;
      const value = expression.evaluate(read);
      (memo ??= new Map()).set(name, value);
      return value;
    };
    return read;
  };
}
