import { NO_CALENDAR } from '../calendar/earliest';
import { parseDay } from '../day';
import { dueDays, type DueDays } from '../deadline/due-days';
import { found, isFine, type Outcome } from '../finding';
import type { DueCase } from '../model/worked-case';
import type { CompiledRegime } from '../procedure/compiled';
import { readFacts } from '../vocabulary/read-facts';

/** The days of a due case, by the calendar under which the regime stands (Monday to Friday where it has none). */
export function daysOfCase(compiled: CompiledRegime, worked: DueCase): Outcome<DueDays | null> {
  const from = parseDay(worked.from, 'from');
  const facts = readFacts(compiled.vocabulary, worked.facts ?? {});
  if (from.value === null || !isFine(facts.findings)) return found(null, [...from.findings, ...facts.findings]);
  return dueDays(compiled, worked.deadline, compiled.calendar ?? NO_CALENDAR, from.value, facts.value);
}

/** What the days are, in the shape of the expectation: what it is silent about is not said. */
export function dueExpectation({ due, opens, provisional }: DueDays, { expect }: DueCase): DueCase['expect'] {
  return {
    due,
    ...(expect.provisional === undefined ? {} : { provisional }),
    ...(expect.opens === undefined || opens === null ? {} : { opens }),
  };
}

/** What differs from the days that must come of it, in words. */
export function runDue(compiled: CompiledRegime, worked: DueCase): readonly string[] {
  const { value, findings } = daysOfCase(compiled, worked);
  if (!value) return findings.map(({ message }) => message);
  const { expect } = worked;
  const sure = (provisional: boolean) => (provisional ? '暂定' : '确定');
  return [
    ...(value.due === expect.due ? [] : [`应于 ${expect.due} 到期，实际为 ${value.due}`]),
    ...(expect.opens === undefined || value.opens === expect.opens
      ? []
      : [`应自 ${expect.opens} 起可以办理，实际为 ${value.opens ?? '没有限制'}`]),
    ...(expect.provisional === undefined || value.provisional === expect.provisional
      ? []
      : [`到期日应为${sure(expect.provisional)}，实际为${sure(value.provisional)}`]),
  ];
}
