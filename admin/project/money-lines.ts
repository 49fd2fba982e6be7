import { parseYuan } from '../../form-schemas/engine';
import type { KnownFact } from './project-query';

export interface MoneyLine {
  readonly name: string;
  readonly title: string;
  readonly yuan: string;
  readonly article: string | null;
  /** Per mille of what was approved, rounded down; null where nothing was yet. */
  readonly share: number | null;
}

/** Amounts that a body has fixed, as facts of the case: what is spent is held against them. */
export function fixedAmounts(facts: readonly KnownFact[]): readonly MoneyLine[] {
  return moneyOf(facts, 'approved').map((line) => ({ ...line, share: null }));
}

/**
 * What the project's own records come to, as the regime itself adds them up (what was given less what was taken back is its
 * affair), and which part of the approved total that is. Nothing yet is left out, and so is what the whole government or a
 * unit keeps: no part of this project's money.
 */
export function recordedAmounts(facts: readonly KnownFact[], approved: string | null): readonly MoneyLine[] {
  const whole = approved === null ? null : parseYuan(approved).value;
  return moneyOf(
    facts.filter(({ recordOwner }) => recordOwner === 'project'),
    'recorded',
  ).flatMap((line) => {
    const { value } = parseYuan(line.yuan);
    if (value === null || value === 0) return [];
    return [{ ...line, share: whole === null || whole <= 0 ? null : perMille(value, whole) }];
  });
}

function moneyOf(facts: readonly KnownFact[], by: string): readonly Omit<MoneyLine, 'share'>[] {
  return facts.flatMap(({ name, title, type, value, provenance, article }) =>
    type === 'money' && provenance === by && typeof value === 'string' ? [{ name, title, yuan: value, article }] : [],
  );
}

/**
 * Rounded half up as every other share is, but never up to the whole: what is not spent yet is not said to be. Exact: an amount in
 * fen times a thousand may be more than a number holds.
 */
function perMille(part: number, whole: number): number {
  const rounded = Number((BigInt(part) * 2000n + BigInt(whole)) / (2n * BigInt(whole)));
  return part < whole ? Math.min(rounded, 999) : rounded;
}

/** Which of the totals of a project there are to show: one that was passed over by a later one does not come any more. */
export function totalSteps<K extends string>(
  steps: readonly K[],
  totals: Readonly<Record<K, string | null>>,
): readonly K[] {
  const last = steps.findLastIndex((step) => totals[step] !== null);
  return steps.filter((step, index) => index > last || totals[step] !== null);
}
