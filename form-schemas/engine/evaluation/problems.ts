import type { Calendar } from '../calendar/calendar';
import type { CompiledCheck } from '../check/compile';
import { runCheck } from '../check/run';
import type { Facts } from '../value';
import type { Vocabulary } from '../vocabulary/vocabulary';

/** A problem that a project has, or the government: which, and how it is said of this one. */
export interface ProblemFound {
  readonly check: string;
  readonly message: string;
}

/**
 * The named problems of a project by its facts, or of the government by what is recorded of it: every check of effect `report` of
 * that kind that fails. What cannot be judged is no problem.
 */
export function problemsOf(
  checks: ReadonlyMap<string, CompiledCheck>,
  vocabulary: Vocabulary,
  facts: Facts,
  calendar: Calendar,
  of: 'project' | 'government' = 'project',
): readonly ProblemFound[] {
  return [...checks.values()].flatMap((check): readonly ProblemFound[] => {
    const { effect, answeredBy } = check.document;
    if (effect !== 'report' || (answeredBy === undefined) !== (of === 'project')) return [];
    const { verdict, finding } = runCheck(check, vocabulary, facts, calendar);
    return verdict === 'fail' && finding ? [{ check: check.document.code, message: finding.message }] : [];
  });
}
