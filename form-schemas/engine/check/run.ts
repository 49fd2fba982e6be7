import { isFine, type Finding, type Severity } from '../finding';
import { decide } from '../matrix/decide';
import type { Facts, Value } from '../value';
import type { Vocabulary } from '../vocabulary/vocabulary';
import type { CompiledCheck, CompiledSameRow } from './compile';
import { missingFacts } from './missing';
import { wordMessage } from './wording';

export type CheckVerdict = 'pass' | 'fail' | 'not-applicable' | 'undecided';

export interface CheckResult {
  readonly check: string;
  readonly verdict: CheckVerdict;
  /** What it says when it fails or cannot be judged; of severity error unless the check only warns. */
  readonly finding: Finding | null;
}

/**
 * Runs one check on facts. It does not speak where `applies` is false; where `applies` or the condition is null it
 * cannot be judged and is `undecided`: an unanswered question never lifts a prohibition. Findings: `check-failed`, `check-undecided`.
 */
export function runCheck(check: CompiledCheck, vocabulary: Vocabulary, facts: Facts): CheckResult {
  const { document } = check;
  const applies = check.applies ? check.applies.judge(vocabulary, facts) : true;
  if (applies === false) return { check: document.code, verdict: 'not-applicable', finding: null };
  const value =
    applies === null
      ? null
      : check.sameRow
        ? sameRow(check.sameRow, vocabulary, facts)
        : (check.require?.judge(vocabulary, facts) ?? null);
  if (value === true) return { check: document.code, verdict: 'pass', finding: null };
  const severity: Severity = document.effect === 'warn' ? 'warning' : 'error';
  const base = {
    severity,
    rule: document.code,
    clause: document.clause,
    ...(document.path === undefined ? {} : { path: document.path }),
  };
  if (value === false) {
    const message = wordMessage(document.message, vocabulary, facts);
    return {
      check: document.code,
      verdict: 'fail',
      finding: { ...base, code: 'check-failed', message, parameters: { effect: document.effect } },
    };
  }
  const missing =
    applies === null
      ? missingFacts(check.applies?.dependencies ?? [], vocabulary, facts)
      : missingInputs(check, vocabulary, facts);
  const names = missing.map((name) => `“${vocabulary.titleOf(name)}”`).join('、');
  const message = `无法判断“${document.title}”${missing.length > 0 ? `：${names}尚未填写` : ''}`;
  return {
    check: document.code,
    verdict: 'undecided',
    finding: { ...base, code: 'check-undecided', message, parameters: { effect: document.effect, missing } },
  };
}

function sameRow(rule: CompiledSameRow, vocabulary: Vocabulary, facts: Facts): boolean | null {
  const read = vocabulary.reader(facts);
  const replaced: Record<string, Value> = Object.assign(Object.create(null), facts);
  for (const [name, expression] of rule.with) {
    const value = expression.evaluate(read);
    if (value === null) return null;
    replaced[name] = value;
  }
  const [before, after] = [decide(rule.matrix, read), decide(rule.matrix, vocabulary.reader(replaced))];
  if (!before.value || !after.value || !isFine(before.findings) || !isFine(after.findings)) return null;
  return before.value.rows.map((row) => row.id).join('\n') === after.value.rows.map((row) => row.id).join('\n');
}

function missingInputs(check: CompiledCheck, vocabulary: Vocabulary, facts: Facts): readonly string[] {
  const replaced = check.sameRow
    ? [...check.sameRow.with.values()].flatMap((expression) => expression.dependencies)
    : [];
  return missingFacts([...(check.require?.dependencies ?? []), ...replaced], vocabulary, facts);
}
