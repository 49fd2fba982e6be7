import { formatYuan, parseYuan, wordMoney, type ParameterDocument, type Regime } from '../../../form-schemas/engine';
import { diffRegimes } from '../../../form-schemas/formats/diff-regimes';
import type { RegimeFiles } from '../../../form-schemas/formats/document-kind';
import type { RegimeChange } from '../../../form-schemas/formats/regime-change';
import { readRegime } from '../../../form-schemas/formats/read-regime';
import { t } from '../../i18n/t';

export type Comparison =
  | { readonly kind: 'changes'; readonly changes: readonly RegimeChange[] }
  /** One side cannot be read as a regime: only the files themselves can be compared. */
  | { readonly kind: 'files'; readonly paths: readonly string[] };

/** What leads from one state of the files to another, worded for people. */
export function compareFiles(before: RegimeFiles, after: RegimeFiles): Comparison {
  const [from, to] = [readRegime(before).value, readRegime(after).value];
  if (from && to) return { kind: 'changes', changes: compareRegimes(from, to) };
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return { kind: 'files', paths: paths.filter((path) => before.get(path) !== after.get(path)) };
}

export function compareRegimes(before: Regime, after: Regime): readonly RegimeChange[] {
  const words = { before: wordsOf(before), after: wordsOf(after) };
  return diffRegimes(before, after).map((change) => ({
    ...change,
    before: reword(change, change.before, before, words.before),
    after: reword(change, change.after, after, words.after),
  }));
}

/** A parameter's value as people say it: amounts in 万元, choices by their titles. */
export function wordParameter({ type, options }: ParameterDocument, value: ParameterDocument['value']): string | null {
  if (value === null) return null;
  if (typeof value === 'boolean') return value ? t('是') : t('否');
  if (type === 'enum') return options?.find((option) => option.value === value)?.title ?? String(value);
  if (type === 'money') {
    const { value: fen } = parseYuan(String(value));
    return fen === null
      ? String(value)
      : t('{{words}}（{{yuan}} 元）', { words: wordMoney(fen), yuan: formatYuan(fen) });
  }
  return String(value);
}

/** Codes that stand alone in a changed property, by their titles. */
function wordsOf(regime: Regime): ReadonlyMap<string, string> {
  return new Map([
    ...regime.bodies.map(({ code, title }) => [code, title] as const),
    ...regime.forms.map(({ code, title }) => [code, title] as const),
    ...regime.matrices.map(({ code, title }) => [code, title] as const),
    ...regime.checks.map(({ code, title }) => [code, title] as const),
    ...regime.procedures.flatMap(({ stages }) => stages.map(({ code, title }) => [code, title] as const)),
  ]);
}

const CODED =
  /\/(?:by|must|approve|reject|return|returns|next|otherwise|start|form|matrix|checks|see|fill|to)(?:\/\d+)?$/;

function reword(
  { path }: RegimeChange,
  given: string | null,
  regime: Regime,
  words: ReadonlyMap<string, string>,
): string | null {
  if (given === null) return null;
  const index = /^regime\.json#\/parameters\/(\d+)\/value$/.exec(path)?.[1];
  const parameter = index === undefined ? undefined : regime.parameters[Number(index)];
  if (parameter) return wordParameter(parameter, parameter.value) ?? t('未定');
  if (!CODED.test(path)) return given;
  return given.replace(/[a-z][a-z0-9-]*/g, (code) => words.get(code) ?? code);
}
