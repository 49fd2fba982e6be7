import { isFine } from '../finding';
import { decide } from '../matrix/decide';
import type { CompiledMatrix } from '../matrix/compiled-matrix';
import type { Facts, Value } from '../value';
import type { Vocabulary } from '../vocabulary/vocabulary';
import type { CompiledSameRow } from './compile';

/** Amounts of `sameRow.among` that count, in the unit of the fact that they stand for (fen where it is money). */
export interface Counted {
  readonly count: number;
  readonly sum: number;
  /** With the case's own. */
  readonly together: number;
}

export interface SameRowVerdict {
  /** null: it cannot be judged. */
  readonly same: boolean | null;
  readonly counted: Counted | null;
}

const UNKNOWN: SameRowVerdict = { same: null, counted: null };

/**
 * Whether a case stays in its row when the named facts are replaced, or when the amounts that count are added to its own
 * (what counts: `SameRowDocument.among`). Nothing but `decide` is asked, so cells of any shape will do.
 * It cannot be judged where a value is missing, or where the matrix gives no row for the case as it is or as it would be.
 */
export function judgeSameRow(rule: CompiledSameRow, vocabulary: Vocabulary, facts: Facts): SameRowVerdict {
  const row = rowOf(rule.matrix, vocabulary, facts);
  if (row === null) return UNKNOWN;
  const read = vocabulary.reader(facts);
  const replaced = new Map<string, Value>();
  for (const [name, expression] of rule.with) replaced.set(name, expression.evaluate(read));
  const counted = rule.among ? count(rule, rule.among, row, vocabulary, facts) : null;
  if (rule.among) replaced.set(rule.among.fact, counted?.together ?? null);
  if ([...replaced.values()].includes(null)) return UNKNOWN;
  const other = rowOf(rule.matrix, vocabulary, { ...facts, ...Object.fromEntries(replaced) });
  return { same: other === null ? null : other === row, counted };
}

function count(
  { matrix }: CompiledSameRow,
  { list, fact }: NonNullable<CompiledSameRow['among']>,
  row: string,
  vocabulary: Vocabulary,
  facts: Facts,
): Counted | null {
  const read = vocabulary.reader(facts);
  const [own, amounts] = [read(fact), read(list)];
  if (typeof own !== 'number' || !Array.isArray(amounts)) return null;
  const counting: number[] = [];
  for (const amount of amounts as readonly Value[]) {
    if (typeof amount !== 'number') return null;
    if (amount <= own || rowOf(matrix, vocabulary, { ...facts, [fact]: amount }) === row) counting.push(amount);
  }
  const sum = counting.reduce((total, amount) => total + amount, 0);
  const together = own + sum;
  return Number.isSafeInteger(together) ? { count: counting.length, sum, together } : null;
}

/** What tells the row that facts fall into; null where there is none. */
function rowOf(matrix: CompiledMatrix, vocabulary: Vocabulary, facts: Facts): string | null {
  const { value, findings } = decide(matrix, vocabulary.reader(facts));
  return value && isFine(findings) ? value.rows.map((row) => row.id).join('\n') : null;
}
