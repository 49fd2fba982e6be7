import { children, type Node } from '../expression/ast';
import { compileExpression, type CompiledExpression } from '../expression/compile';
import { parseExpression } from '../expression/parse';
import { printExpression } from '../expression/print';
import { fine, found, type Outcome } from '../finding';
import type { Facts, Type } from '../value';
import type { Vocabulary } from '../vocabulary/vocabulary';

/** A condition of the law: true, false, or null while the facts that it hangs on are not all known. */
export interface Condition {
  readonly text: string;
  readonly dependencies: readonly string[];
  judge(vocabulary: Vocabulary, facts: Facts): boolean | null;
}

type Part =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Part[] }
  | { readonly kind: 'not'; readonly part: Part }
  | { readonly kind: 'if'; readonly condition: Part; readonly then: Part; readonly else: Part }
  | {
      readonly kind: 'leaf';
      readonly expression: CompiledExpression;
      readonly asked: ReadonlySet<string>;
      readonly computed: Computed | null;
    };

/** A yes/no fact computed from others, with its own parts; a value stored for it wins. */
interface Computed {
  readonly fact: string;
  readonly part: Part;
}

type Words = Pick<Vocabulary, 'scope' | 'facts'>;

const BOOLEAN: Type = { kind: 'boolean' };
const DEEPEST = 16;

/**
 * Makes a condition ready. In FEEL `null = "joint"` is false, so that a fact nobody has given yet would decide
 * a gate in silence. Here a comparison with a missing fact is unknown, and and, or, not, if-then-else carry that on
 * (`false and unknown` is false); only a comparison with `null` itself asks whether a fact is there.
 * Computed yes/no facts are judged in the same way.
 */
export function compileCondition(text: string, vocabulary: Words): Outcome<Condition | null> {
  const whole = compileExpression(text, vocabulary.scope, BOOLEAN);
  const parsed = parseExpression(text);
  if (!whole.value || !parsed.value) return found(null, whole.findings);
  const part = split(parsed.value, vocabulary, whole.value, 0);
  return fine({ text, dependencies: whole.value.dependencies, judge: (words, facts) => judge(part, words, facts) });
}

/** Names that a text compares with `null`: it knows that they may be missing. */
export function askedForNull(text: string, scope: Vocabulary['scope']): ReadonlySet<string> {
  const parsed = parseExpression(text);
  return parsed.value ? asked(parsed.value, scope) : new Set();
}

function split(node: Node, vocabulary: Words, whole: CompiledExpression, depth: number): Part {
  const next = (inner: Node) => split(inner, vocabulary, whole, depth);
  if (node.kind === 'logic') return { kind: node.operator, parts: node.terms.map(next) };
  if (node.kind === 'if')
    return { kind: 'if', condition: next(node.condition), then: next(node.then), else: next(node.else) };
  const [only] = node.kind === 'call' && node.name === 'not' ? node.args : [];
  if (only) return { kind: 'not', part: next(only) };
  const expression = compileExpression(printExpression(node), vocabulary.scope, BOOLEAN).value ?? whole;
  const computed =
    node.kind === 'name'
      ? splitComputed(vocabulary.scope.aliases.get(node.name) ?? node.name, vocabulary, depth)
      : null;
  return { kind: 'leaf', expression, asked: asked(node, vocabulary.scope), computed };
}

/** The parts of a computed fact. Vocabularies without loops end by themselves; the bound is for those that are broken. */
function splitComputed(fact: string, vocabulary: Words, depth: number): Computed | null {
  const owner = vocabulary.facts.get(fact)?.owner;
  if (owner?.kind !== 'computed' || depth >= DEEPEST) return null;
  const parsed = parseExpression(owner.expression);
  const whole = compileExpression(owner.expression, vocabulary.scope, BOOLEAN);
  return parsed.value && whole.value ? { fact, part: split(parsed.value, vocabulary, whole.value, depth + 1) } : null;
}

function asked(node: Node, scope: Vocabulary['scope']): ReadonlySet<string> {
  const names = new Set<string>();
  const look = (inner: Node) => {
    if (inner.kind === 'compare' && (inner.left.kind === 'null' || inner.right.kind === 'null')) {
      for (const side of [inner.left, inner.right])
        if (side.kind === 'name') names.add(scope.aliases.get(side.name) ?? side.name);
    }
    children(inner).forEach(look);
  };
  look(node);
  return names;
}

function judge(part: Part, vocabulary: Vocabulary, facts: Facts): boolean | null {
  switch (part.kind) {
    case 'and':
    case 'or': {
      const settles = part.kind === 'or';
      const values = part.parts.map((each) => judge(each, vocabulary, facts));
      return values.includes(settles) ? settles : values.includes(null) ? null : !settles;
    }
    case 'not': {
      const value = judge(part.part, vocabulary, facts);
      return value === null ? null : !value;
    }
    case 'if': {
      const value = judge(part.condition, vocabulary, facts);
      return value === null ? null : judge(value ? part.then : part.else, vocabulary, facts);
    }
    case 'leaf':
      return judgeLeaf(part, vocabulary, facts);
  }
}

function judgeLeaf(leaf: Extract<Part, { kind: 'leaf' }>, vocabulary: Vocabulary, facts: Facts): boolean | null {
  const { computed, expression } = leaf;
  if (computed && (!Object.hasOwn(facts, computed.fact) || facts[computed.fact] === null))
    return judge(computed.part, vocabulary, facts);
  const read = vocabulary.reader(facts);
  const unknown = expression.dependencies.some(
    (name) => vocabulary.facts.has(name) && !leaf.asked.has(name) && read(name) === null,
  );
  const value = unknown ? null : expression.evaluate(read);
  return typeof value === 'boolean' ? value : null;
}
