import {
  decide,
  wordMoney,
  type CompiledInput,
  type CompiledMatrix,
  type CompiledRegime,
  type Facts,
  type Fen,
  type UnaryTests,
  type Value,
} from '../../form-schemas/engine';
import { t } from '../i18n/t';

/** A stretch of the amount axis: from its first to its last fen (or whole number), both included; last null: no end. */
export interface Stretch {
  readonly first: number;
  readonly last: number | null;
  /** The row that decides there; null: none does. */
  readonly row: string | null;
  /** The matrix does not speak here: outside of the column's domain. */
  readonly outside: boolean;
  /** The band in the regulation's words where the row gives them, else worded from its bounds. */
  readonly label: string;
  /** Whether the given value lies here. */
  readonly here: boolean;
}

/** The column to draw bands along: the first of money, else of whole numbers. */
export function bandColumn(matrix: CompiledMatrix): CompiledInput | null {
  const plain = matrix.inputs.filter((input) => input.fact !== null);
  const ofKind = (kind: string) => plain.find((input) => input.axis.type.kind === kind);
  return ofKind('money') ?? ofKind('integer') ?? null;
}

/**
 * Cuts the axis where any cell or the domain begins or ends and asks the matrix once in each stretch, with the
 * other facts as given: between two cuts no cell tells values apart, so one answer holds for the whole stretch.
 * Neighbours with the same answer are one band.
 */
export function readBands(
  regime: CompiledRegime,
  matrix: CompiledMatrix,
  column: CompiledInput,
  facts: Facts,
): readonly Stretch[] {
  const name = column.fact;
  if (name === null) return [];
  const given = facts[name] ?? null;
  const firsts = cuts([column.domainTests, ...column.tests]);
  const bands: Stretch[] = [];
  for (const [index, first] of firsts.entries()) {
    const next = firsts[index + 1];
    const last = next === undefined ? null : next - 1;
    const asked = decide(matrix, regime.vocabulary.reader({ ...facts, [name]: first }));
    // Another column is not filled in yet: nothing can be said anywhere on this axis.
    if (asked.findings.some((finding) => finding.code === 'matrix-input-missing')) return [];
    const outside = asked.findings.some(
      (finding) => finding.code === 'matrix-input-out-of-domain' && mentions(finding, column),
    );
    const row = asked.value?.rows.map(({ id }) => id).join(t('、')) ?? null;
    const here = typeof given === 'number' && given >= first && (last === null || given <= last);
    const before = bands.at(-1);
    if (before && before.row === row && before.outside === outside) {
      bands[bands.length - 1] = { ...before, last, here: before.here || here };
    } else {
      bands.push({ first, last, row, outside, label: '', here });
    }
  }
  return bands.map((band) => ({ ...band, label: labelOf(matrix, column, band) }));
}

function mentions(finding: { readonly path?: string }, column: CompiledInput): boolean {
  return finding.path === undefined || finding.path === column.fact || finding.path.includes(column.document.code);
}

/** Where stretches begin, ascending, from zero. A bound that is not included begins one fen further. */
function cuts(all: readonly UnaryTests[]): readonly number[] {
  const firsts = new Set<number>([0]);
  const add = (value: Value, after: boolean): void => {
    if (typeof value === 'number') firsts.add(after ? value + 1 : value);
  };
  for (const test of all.flatMap((tests) => tests.tests)) {
    if (test.kind === 'equal') {
      add(test.value, false);
      add(test.value, true);
    } else {
      add(test.low, !test.lowIncluded);
      add(test.high, test.highIncluded);
    }
  }
  return [...firsts].filter((value) => value >= 0).sort((a, b) => a - b);
}

function labelOf(matrix: CompiledMatrix, column: CompiledInput, band: Stretch): string {
  if (band.outside) return t('本矩阵不适用');
  if (band.row === null) return t('没有规定');
  const words = matrix.document.rows.find(({ id }) => id === band.row)?.words?.[column.document.code];
  return words ?? wordStretch(column, band);
}

function wordStretch(column: CompiledInput, { first, last }: Stretch): string {
  if (last === null) return first === 0 ? t('任何金额') : t('{{from}}起', { from: wordEdge(column, first) });
  return first === 0
    ? t('不到{{to}}', { to: wordEdge(column, last + 1) })
    : t('{{from}}起，不到{{to}}', { from: wordEdge(column, first), to: wordEdge(column, last + 1) });
}

/** Where a band begins, in words: `200万元`. */
export function wordEdge(column: CompiledInput, first: number): string {
  return column.axis.type.kind === 'money' ? wordMoney(first as Fen) : column.word(first);
}

/** Facts to be filled in before a matrix can be asked, in the order of its columns. */
export function matrixFacts(regime: CompiledRegime, matrix: CompiledMatrix): readonly string[] {
  const names = matrix.inputs.flatMap((input) => (input.fact !== null ? [input.fact] : input.expression.dependencies));
  return [...new Set(names)].filter((name) => regime.vocabulary.facts.has(name));
}
