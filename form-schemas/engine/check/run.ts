import type { Calendar } from '../calendar/calendar';
import { NO_CALENDAR } from '../calendar/earliest';
import type { Finding, Severity } from '../finding';
import type { Facts } from '../value';
import type { Vocabulary } from '../vocabulary/vocabulary';
import type { CompiledCheck } from './compile';
import { judgeInTime } from './in-time';
import { missingFacts } from './missing';
import { judgeSameRow } from './same-row';
import { wordCounted, wordLate, wordMessage } from './wording';

export type CheckVerdict = 'pass' | 'fail' | 'not-applicable' | 'undecided';

export interface CheckResult {
  readonly check: string;
  readonly verdict: CheckVerdict;
  /** What it says when it fails or cannot be judged; of severity error unless the check only warns or reports. */
  readonly finding: Finding | null;
}

/**
 * Runs one check on facts. It does not speak where `applies` is false; where `applies` or the condition is null it
 * cannot be judged and is `undecided`: an unanswered question never lifts a prohibition. Findings: `check-failed`, `check-undecided`.
 *
 * @param calendar by which `inTime` counts workdays
 */
export function runCheck(
  check: CompiledCheck,
  vocabulary: Vocabulary,
  facts: Facts,
  calendar: Calendar = NO_CALENDAR,
): CheckResult {
  const { document } = check;
  const applies = check.applies ? check.applies.judge(vocabulary, facts) : true;
  if (applies === false) return { check: document.code, verdict: 'not-applicable', finding: null };
  const row = applies === null || !check.sameRow ? null : judgeSameRow(check.sameRow, vocabulary, facts);
  const timely = applies === null || !check.inTime ? null : judgeInTime(check.inTime, vocabulary, facts, calendar);
  if (timely?.inTime === 'not-begun') return { check: document.code, verdict: 'not-applicable', finding: null };
  const value =
    applies === null
      ? null
      : row
        ? row.same
        : timely
          ? timely.inTime
          : (check.require?.judge(vocabulary, facts) ?? null);
  if (value === true) return { check: document.code, verdict: 'pass', finding: null };
  const severity: Severity = document.effect === 'warn' || document.effect === 'report' ? 'warning' : 'error';
  const base = {
    severity,
    rule: document.code,
    clause: document.clause,
    ...(document.path === undefined ? {} : { path: document.path }),
  };
  if (value === false) {
    const more = new Map([...wordCounted(check, vocabulary, row?.counted ?? null), ...wordLate(timely?.late ?? null)]);
    const message = wordMessage(document.message, vocabulary, facts, more);
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

function missingInputs(
  { require, sameRow, inTime }: CompiledCheck,
  vocabulary: Vocabulary,
  facts: Facts,
): readonly string[] {
  const replaced = [...(sameRow?.with.values() ?? [])].flatMap((expression) => expression.dependencies);
  const added = sameRow?.among ? [sameRow.among.fact, sameRow.among.list] : [];
  const days = inTime ? [inTime.document.from, inTime.document.done] : [];
  return missingFacts([...(require?.dependencies ?? []), ...replaced, ...added, ...days], vocabulary, facts);
}
