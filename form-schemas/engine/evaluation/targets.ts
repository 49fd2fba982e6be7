import { clip } from '../clip';
import { compareExact, exactFromText, type Exact } from '../expression/exact';
import { found, type Finding, type Outcome } from '../finding';
import type { Json, JsonObject } from '../value';
import type { CompiledTree } from './compiled-evaluation';

/** What is to be reached: 不低于、不高于、等于、高于、低于 a number, of a unit, as a source says. */
export interface Target {
  readonly comparison: Comparison;
  /** Decimal text, at most six decimals. */
  readonly number: string;
  readonly unit: string;
  /** Where the number comes from: a document, a statistic. */
  readonly source: string;
}

export const COMPARISONS = ['>=', '<=', '=', '>', '<'] as const;
export type Comparison = (typeof COMPARISONS)[number];

const NUMBER = /^-?\d{1,15}(?:\.\d{1,6})?$/;
const LONGEST = 200;

/**
 * Reads the targets of a tree's leaves, by their codes. A target without comparison, number, unit or source is refused with its
 * place: `<code>.number`. Findings: `target-not-object`, `target-indicator-unknown`, `target-comparison`, `target-without-number`,
 * `target-without-unit`, `target-without-source`, `target-missing` (a leaf with a kind, where the tree asks for targets).
 *
 * @param whole whether all that are asked for must be there; a draft may have some
 */
export function readTargets(tree: CompiledTree, given: Json, whole = true): Outcome<ReadonlyMap<string, Target>> {
  const findings: Finding[] = [];
  const say = (code: string, message: string, path: string) =>
    findings.push({ code, severity: 'error', message, path, rule: tree.document.code, clause: tree.document.clause });
  const targets = new Map<string, Target>();
  const all = objectOf(given) ?? {};
  for (const [code, json] of Object.entries(all)) {
    const leaf = tree.leaves.get(code);
    const target = objectOf(json);
    if (!leaf) say('target-indicator-unknown', `指标体系“${tree.document.title}”没有末级指标 ${clip(code)}`, code);
    else if (!target) say('target-not-object', `“${leaf.title}”的目标须写明比较、数值、计量单位和来源`, code);
    else {
      const text = (name: string): string => {
        const value = Object.hasOwn(target, name) ? target[name] : null;
        return typeof value === 'string' ? value.trim().slice(0, LONGEST + 1) : '';
      };
      const [comparison, number, unit, source] = ['comparison', 'number', 'unit', 'source'].map(text) as [
        string,
        string,
        string,
        string,
      ];
      const before = findings.length;
      const known = COMPARISONS.find((one) => one === comparison);
      if (known === undefined)
        say('target-comparison', `“${leaf.title}”的目标须写明 ${COMPARISONS.join('、')} 之一`, `${code}.comparison`);
      if (!NUMBER.test(number))
        say(
          'target-without-number',
          `“${leaf.title}”的目标须有数值（至多六位小数），所填为“${clip(number)}”`,
          `${code}.number`,
        );
      if (unit === '' || unit.length > LONGEST)
        say('target-without-unit', `“${leaf.title}”的目标须写明计量单位`, `${code}.unit`);
      if (source === '' || source.length > LONGEST)
        say('target-without-source', `“${leaf.title}”的目标须写明数据来源`, `${code}.source`);
      if (known !== undefined && findings.length === before)
        targets.set(code, { comparison: known, number, unit, source });
    }
  }
  if (whole && tree.document.targets === true)
    for (const leaf of tree.leaves.values())
      if (leaf.kind !== null && !Object.hasOwn(all, leaf.code))
        say('target-missing', `“${leaf.title}”尚无目标，须写明比较、数值、计量单位和来源`, leaf.code);
  return found(targets, findings);
}

/** Whether a target is met; null where what was reached is no number. */
export function isMet({ comparison, number }: Target, reached: string): boolean | null {
  const [wanted, actual] = [exactFromText(number), exactFromText(reached)];
  if (wanted === null || actual === null) return null;
  return holds(comparison, compareExact(actual as Exact, wanted));
}

function holds(comparison: Comparison, order: number): boolean {
  switch (comparison) {
    case '>=':
      return order >= 0;
    case '<=':
      return order <= 0;
    case '=':
      return order === 0;
    case '>':
      return order > 0;
    case '<':
      return order < 0;
  }
}

function objectOf(json: Json | undefined): JsonObject | null {
  return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as JsonObject) : null;
}
