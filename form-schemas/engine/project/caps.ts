import { children, type CompareNode, type Node } from '../expression/ast';
import { compileExpression, type CompiledExpression } from '../expression/compile';
import { isExact, type Exact } from '../expression/exact';
import { parseExpression } from '../expression/parse';
import { printExpression } from '../expression/print';
import type { CheckDocument } from '../model/check';
import type { Fen } from '../money';
import type { CompiledRegime } from '../procedure/compiled';
import type { Facts, Value } from '../value';

/** What a check leaves room for: an upper bound of an amount, as it stands on facts. Amounts in fen. */
export interface Cap {
  /** The check that says so. */
  readonly check: string;
  /** What follows when it is passed. */
  readonly effect: CheckDocument['effect'];
  /** The fact that the next filing would give, and whose amount is bounded; null: it is given already, or there is none. */
  readonly amount: string | null;
  /** What counts against the bound already. */
  readonly used: Fen;
  readonly bound: Fen;
  /** How much more fits; negative: passed already. */
  readonly headroom: Fen;
}

/**
 * The upper bounds on amounts that a regime's checks put, as far as facts say them: of each comparison of sums that must hold,
 * how far it is from failing. A bound on what a form is yet to say (a supplement, a payment) is found by asking the check with
 * nothing, one fen and two: only what grows evenly is a bound of this kind. Checks that do not apply and
 * sides that are not known yet are left out; so is what bounds several open amounts at once.
 */
export function capsOf(regime: CompiledRegime, facts: Facts): readonly Cap[] {
  const written = writtenFrom(regime);
  return [...regime.checks.values()].flatMap(({ document, applies, require }) => {
    if (!require || applies?.judge(regime.vocabulary, facts) === false) return [];
    const parsed = parseExpression(require.text).value;
    return parsed === null
      ? []
      : comparisonsIn(parsed).flatMap((node) => {
          const cap = capOf(regime, facts, written, node);
          return cap === null ? [] : [{ check: document.code, effect: document.effect, ...cap }];
        });
  });
}

/** Comparisons that must hold if the whole is to hold. */
function comparisonsIn(node: Node): readonly CompareNode[] {
  if (node.kind === 'compare') return ['<', '<=', '>', '>='].includes(node.operator) ? [node] : [];
  return node.kind === 'logic' && node.operator === 'and' ? node.terms.flatMap(comparisonsIn) : [];
}

function capOf(
  regime: CompiledRegime,
  facts: Facts,
  written: Written,
  node: CompareNode,
): Omit<Cap, 'check' | 'effect'> | null {
  const isUpper = node.operator.startsWith('<');
  const small = money(regime, isUpper ? node.left : node.right);
  const large = money(regime, isUpper ? node.right : node.left);
  if (!small || !large) return null;
  const strict = node.operator === '<' || node.operator === '>';
  const at = (amount: string | null, fen: number) => {
    const read = regime.vocabulary.reader(amount === null ? facts : { ...facts, [amount]: fen });
    const [used, bound] = [fraction(small.exact(read)), fraction(large.exact(read))];
    return used === null || bound === null ? null : { used, room: minus(bound, used) };
  };
  const read = baseFacts(regime, [...small.dependencies, ...large.dependencies]);
  const next = nextAmounts(regime, written, read);
  const known = next.length === 0 ? at(null, 0) : null;
  if (known) return inFen(null, known.used, known.room, ONE, strict);
  const open = next.length > 0 ? next : read.filter((name) => isOpen(regime, facts, name) && at(name, 0) !== null);
  const [amount, ...others] = open;
  if (amount === undefined || others.length > 0) return null;
  const [now, one, two] = [at(amount, 0), at(amount, 1), at(amount, 2)];
  if (!now || !one || !two) return null;
  const [first, second] = [minus(now.room, one.room), minus(one.room, two.room)];
  const isEven = first.n * second.d === second.n * first.d;
  return isEven && first.n > 0n ? inFen(amount, now.used, now.room, first, strict) : null;
}

/** Facts on which these names hang, through what is computed. */
function baseFacts({ vocabulary }: CompiledRegime, names: readonly string[]): readonly string[] {
  const met = new Set<string>();
  const look = (name: string): readonly string[] => {
    const fact = vocabulary.facts.get(name);
    if (!fact || met.has(name)) return [];
    met.add(name);
    return fact.owner.kind === 'computed' ? readBy(vocabulary, fact.owner.expression).flatMap(look) : [name];
  };
  return names.flatMap(look);
}

function readBy({ scope }: CompiledRegime['vocabulary'], text: string): readonly string[] {
  return compileExpression(text, scope).value?.dependencies ?? [];
}

/** From which facts stages write each record, by the record. */
type Written = ReadonlyMap<string, readonly string[]>;

function writtenFrom({ vocabulary, procedures }: CompiledRegime): Written {
  const written = new Map<string, readonly string[]>();
  for (const { document } of procedures.values())
    for (const stage of document.stages)
      for (const { record, fields = {} } of 'writes' in stage ? (stage.writes ?? []) : []) {
        const from = Object.values(fields).flatMap((text) => readBy(vocabulary, text));
        written.set(record, [...(written.get(record) ?? []), ...from]);
      }
  return written;
}

/**
 * Of facts, the amounts that a form gives and a stage then writes into a record which others of them add up: the one that
 * was filed last is among the rows already, so only the next one is bounded.
 */
function nextAmounts({ vocabulary }: CompiledRegime, written: Written, names: readonly string[]): readonly string[] {
  const from = new Set(
    names.flatMap((name) => {
      const owner = vocabulary.facts.get(name)?.owner;
      return owner?.kind === 'records' ? (written.get(owner.record) ?? []) : [];
    }),
  );
  return names.filter((name) => from.has(name) && isFormAmount(vocabulary, name));
}

function isOpen({ vocabulary }: CompiledRegime, facts: Facts, name: string): boolean {
  return isFormAmount(vocabulary, name) && vocabulary.reader(facts)(name) === null;
}

function isFormAmount({ facts }: CompiledRegime['vocabulary'], name: string): boolean {
  const fact = facts.get(name);
  return fact?.owner.kind === 'form' && fact.type === 'money';
}

function money({ vocabulary }: CompiledRegime, node: Node): CompiledExpression | null {
  if (children(node).length === 0 && node.kind === 'number') return null;
  const { value } = compileExpression(printExpression(node), vocabulary.scope);
  return value?.type.kind === 'money' ? value : null;
}

/** @param step how much room one fen of the amount takes */
function inFen(
  amount: string | null,
  used: Fraction,
  room: Fraction,
  step: Fraction,
  strict: boolean,
): Omit<Cap, 'check' | 'effect'> | null {
  const headroom = strict ? floor(over(room, step), 1n) : floor(over(room, step));
  const taken = -floor(over({ n: -used.n, d: used.d }, step));
  const [fits, counts] = [Number(headroom), Number(taken)];
  if (!Number.isSafeInteger(fits) || !Number.isSafeInteger(counts) || !Number.isSafeInteger(fits + counts)) return null;
  return { amount, used: counts as Fen, bound: (counts + fits) as Fen, headroom: fits as Fen };
}

interface Fraction {
  readonly n: bigint;
  /** Above nothing. */
  readonly d: bigint;
}

const ONE: Fraction = { n: 1n, d: 1n };

function fraction(value: Value): Fraction | null {
  if (!isExact(value)) return null;
  const exact: Exact = value;
  return typeof exact === 'number' ? { n: BigInt(exact), d: 1n } : exact;
}

function minus(a: Fraction, b: Fraction): Fraction {
  return { n: a.n * b.d - b.n * a.d, d: a.d * b.d };
}

function over(a: Fraction, b: Fraction): Fraction {
  return { n: a.n * b.d, d: a.d * b.n };
}

/** The greatest whole number not above a fraction; `below` 1: the greatest one that is less. */
function floor({ n, d }: Fraction, below = 0n): bigint {
  const top = n - below;
  const whole = top / d;
  return top % d !== 0n && top < 0n ? whole - 1n : whole;
}
