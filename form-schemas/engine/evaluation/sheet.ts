import { clip } from '../clip';
import { found, type Finding, type Outcome } from '../finding';
import { gradeOf } from './compile';
import type { CompiledGrade, CompiledIndicator, CompiledTree } from './compiled-evaluation';
import { readHundredths, wordHundredths } from './hundredths';

/** What somebody has put down for a leaf. */
export interface SheetEntry {
  readonly indicator: string;
  /** Decimal text, at most two decimals; empty while it is not scored. */
  readonly score: string;
  /** Why so many points, with the evidence. */
  readonly reason: string;
}

export interface SheetLine extends CompiledIndicator {
  /** Hundredths of a point: the leaf's own, or what is scored beneath a branch; null while none is. */
  readonly score: number | null;
  readonly reason: string;
}

export interface JudgedSheet {
  readonly lines: readonly SheetLine[];
  /** Hundredths: what is scored so far. */
  readonly total: number;
  /** How many leaves are scored, of how many. */
  readonly scored: number;
  readonly leaves: number;
  /** Null until every leaf is scored. */
  readonly grade: CompiledGrade | null;
}

const MOST_REASON = 2_000;

/**
 * Adds a scoring sheet up and grades it. Scores have at most two decimals and lie between 0 and the leaf's weight, so the total
 * is exact. Findings, at `<code>.score` and `<code>.reason`: `indicator-unknown`, `score-twice`, `score-format`, `score-above-weight`, and, where the
 * sheet is to be whole, `score-missing`, `reason-missing`.
 */
export function judgeSheet(
  tree: CompiledTree,
  grades: readonly CompiledGrade[],
  entries: readonly SheetEntry[],
  whole = true,
): Outcome<JudgedSheet> {
  const findings: Finding[] = [];
  const say = (code: string, message: string, path: string) =>
    findings.push({ code, severity: 'error', message, path, rule: tree.document.code, clause: tree.document.clause });
  const given = new Map<string, SheetEntry>();
  for (const entry of entries) {
    const { indicator } = entry;
    if (!tree.leaves.has(indicator)) {
      const branch = tree.indicators.find(({ code }) => code === indicator);
      const message = branch
        ? `“${branch.title}”之下还有指标，只对末级指标打分`
        : `指标体系“${tree.document.title}”没有指标 ${clip(indicator)}`;
      say('indicator-unknown', message, clip(indicator));
    } else if (given.has(indicator)) say('score-twice', `指标 ${indicator} 打了不止一次分`, `${indicator}.score`);
    else given.set(indicator, entry);
  }
  const scores = new Map<string, number>();
  for (const leaf of tree.leaves.values()) {
    const entry = given.get(leaf.code);
    const text = entry?.score.trim() ?? '';
    const score = readHundredths(text);
    if (text === '') {
      if (whole) say('score-missing', `“${leaf.title}”尚未打分`, `${leaf.code}.score`);
    } else if (score === null)
      say(
        'score-format',
        `“${leaf.title}”的分数须为不小于 0、至多两位小数的数，所填为“${clip(text)}”`,
        `${leaf.code}.score`,
      );
    else if (score > leaf.weight)
      say(
        'score-above-weight',
        `“${leaf.title}”满分 ${wordHundredths(leaf.weight)}，所填为 ${wordHundredths(score)}`,
        `${leaf.code}.score`,
      );
    else scores.set(leaf.code, score);
    const reason = entry?.reason.trim() ?? '';
    if (reason.length > MOST_REASON)
      say('reason-too-long', `“${leaf.title}”的评分依据至多 ${MOST_REASON} 字`, `${leaf.code}.reason`);
    else if (whole && text !== '' && reason === '')
      say('reason-missing', `“${leaf.title}”须写明评分依据`, `${leaf.code}.reason`);
  }
  const total = [...scores.values()].reduce((sum, score) => sum + score, 0);
  const isWhole = scores.size === tree.leaves.size;
  return found(
    {
      lines: tree.indicators.map((indicator) => ({
        ...indicator,
        score: indicator.isLeaf ? (scores.get(indicator.code) ?? null) : beneath(tree, indicator, scores),
        reason: given.get(indicator.code)?.reason ?? '',
      })),
      total,
      scored: scores.size,
      leaves: tree.leaves.size,
      grade: isWhole ? gradeOf(grades, total) : null,
    },
    findings,
  );
}

/** What the leaves beneath a branch have so far; null where none is scored. */
function beneath(tree: CompiledTree, { code }: CompiledIndicator, scores: ReadonlyMap<string, number>): number | null {
  const parents = new Map(tree.indicators.map((one) => [one.code, one.parent]));
  const stands = (leaf: string): boolean => {
    for (let at = parents.get(leaf) ?? null; at !== null; at = parents.get(at) ?? null) if (at === code) return true;
    return false;
  };
  const found = [...scores].filter(([leaf]) => stands(leaf));
  return found.length === 0 ? null : found.reduce((sum, [, score]) => sum + score, 0);
}
