import { found, type Outcome } from '../finding';
import type { Type, Value } from '../value';
import { Checker } from './check';
import { build } from './evaluate';
import { parseExpression } from './parse';
import type { Scope } from './scope';
import { storable } from './storable';

/** An expression ready to be evaluated any number of times. */
export interface CompiledExpression {
  readonly text: string;
  readonly type: Type;
  /**
   * Names read, by their canonical name, sorted; of a record the field: `parameters.x`. With a parameter that is set
   * yearly also the fact that says which year.
   */
  readonly dependencies: readonly string[];
  /**
   * Never throws; null where FEEL says null (missing input, division by zero, overflow). Where the place expects
   * money or an integer, a result that is none exactly is null too: it must be rounded by the expression itself.
   */
  evaluate(read: (name: string) => Value): Value;
  /** The same before that last step: a fraction of a fen is still to be seen here. */
  exact(read: (name: string) => Value): Value;
}

/**
 * Parses, resolves names, checks types. Findings carry `{line, column, length}`; codes `expression-syntax`,
 * `expression-too-long`, `expression-too-deep`, `expression-unknown-name`, `expression-unknown-function`,
 * `expression-unknown-option`, `expression-type`.
 *
 * @param expected the type that the place needs; numbers without a unit become yuan where it is money.
 */
export function compileExpression(text: string, scope: Scope, expected?: Type): Outcome<CompiledExpression | null> {
  const parsed = parseExpression(text);
  if (parsed.value === null) return found(null, parsed.findings);
  const checker = new Checker(text, scope);
  const checked = checker.check(parsed.value);
  const typed = expected === undefined || checker.findings.length > 0 ? checked : checker.expect(checked, expected);
  if (checker.findings.length > 0) return found(null, checker.findings);
  const exact = build(typed);
  return found(
    {
      text,
      type: typed.type,
      dependencies: dependenciesOf(checker.dependencies, scope),
      evaluate: expected === undefined ? exact : (read) => storable(expected, exact(read)),
      exact,
    },
    [],
  );
}

function dependenciesOf(read: ReadonlySet<string>, { hangsOn }: Scope): readonly string[] {
  const names = new Set(read);
  if (hangsOn) for (const name of read) names.add(hangsOn.get(name) ?? name);
  return [...names].sort();
}
