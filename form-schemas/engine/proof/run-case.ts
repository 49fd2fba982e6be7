import { runCheck } from '../check/run';
import { parseDay } from '../day';
import { found, isFine, type Finding, type Outcome } from '../finding';
import { decide } from '../matrix/decide';
import type { CheckCase, MatrixCase, ScopeCase, WorkedCase } from '../model/worked-case';
import type { CompiledRegime } from '../procedure/compiled';
import { openable } from '../procedure/openable';
import { askScopeOf, type ScopeAnswer } from '../procedure/scope';
import type { JsonObject } from '../value';
import { readFacts } from '../vocabulary/read-facts';
import { runDue } from './run-due';
import { runForm } from './run-form';
import { runStory } from './run-story';

export interface CaseResult {
  readonly passed: boolean;
}

/**
 * Runs one worked case against the regime. What differs from the expectation is a finding `case-failed` that
 * says what was expected and what came.
 */
export function runCase(compiled: CompiledRegime, worked: WorkedCase): Outcome<CaseResult> {
  const problems = judge(compiled, worked);
  const article = compiled.article(worked.clause);
  return found(
    { passed: problems.length === 0 },
    problems.map((problem): Finding => ({
      code: 'case-failed',
      severity: 'error',
      message: `算例“${worked.title}”（${worked.code}）：${problem}`,
      rule: worked.code,
      clause: worked.clause,
      ...(article === '' ? {} : { article }),
    })),
  );
}

function judge(compiled: CompiledRegime, worked: WorkedCase): readonly string[] {
  switch (worked.kind) {
    case 'matrix':
      return runMatrix(compiled, worked);
    case 'scope':
      return runScope(compiled, worked);
    case 'check':
      return runOneCheck(compiled, worked);
    case 'form':
      return runForm(compiled, worked);
    case 'due':
      return runDue(compiled, worked);
    case 'story':
      return runStory(compiled, worked);
  }
}

function runMatrix(compiled: CompiledRegime, { matrix: code, facts: given, expect }: MatrixCase): readonly string[] {
  const matrix = compiled.matrices.get(code);
  if (!matrix) return [`没有矩阵 ${code}`];
  const facts = readFacts(compiled.vocabulary, given as JsonObject);
  if (!isFine(facts.findings))
    return 'finding' in expect && speaks(facts.findings, expect.finding) ? [] : words(facts.findings);
  const decision = decide(matrix, compiled.vocabulary.reader(facts.value));
  if ('finding' in expect) {
    if (speaks(decision.findings, expect.finding)) return [];
    return [
      `应得出 ${expect.finding}，实际${decision.value ? `落在行 ${decision.value.rows.map((row) => row.id).join('、')}` : `为 ${decision.findings.map((finding) => finding.code).join('、')}`}`,
    ];
  }
  if (!decision.value) return words(decision.findings);
  const rows = decision.value.rows.map((row) => row.id).join('、');
  const [chain, expected] = [decision.value.chain.map((step) => step.bodies), expect.chain].map((steps) =>
    steps.map((bodies) => bodies.join('+')).join(' → '),
  );
  return [
    ...(rows === expect.row ? [] : [`应落在行 ${expect.row}，实际为 ${rows}`]),
    ...(chain === expected ? [] : [`应由 ${expected ?? ''} 办理，实际为 ${chain ?? ''}`]),
  ];
}

function runScope(compiled: CompiledRegime, { expect, ...asked }: ScopeCase): readonly string[] {
  const answer = askInForce(compiled, asked);
  if (answer.value.inScope === null)
    return [`适用与否未定，还要问 ${answer.value.next ?? '（无）'}`, ...words(answer.findings)];
  if (answer.value.inScope !== expect.inScope)
    return [
      `应${expect.inScope ? '' : '不'}适用，实际${answer.value.inScope ? '' : '不'}适用`,
      ...words(answer.findings),
    ];
  const refused = (wanted: string) =>
    answer.findings.some(({ code, rule, path }) => rule === wanted || path === wanted || code === wanted);
  if (expect.inScope || refused(expect.rule)) return [];
  return [
    `应因规则 ${expect.rule} 不适用，实际因 ${answer.findings.map((finding) => finding.rule ?? finding.code).join('、')}`,
  ];
}

/** Whether a project falls under the regime; where a day is given, first whether the regime opens cases on it at all. */
export function askInForce(
  compiled: CompiledRegime,
  { facts, on, confirmation }: Pick<ScopeCase, 'facts' | 'on' | 'confirmation'>,
): Outcome<ScopeAnswer> {
  const refuse = (findings: readonly Finding[]) => found({ inScope: false, next: null }, findings);
  if (on !== undefined) {
    const day = parseDay(on, 'on');
    if (day.value === null) return refuse(day.findings);
    const open = openable(compiled, day.value, confirmation === undefined ? undefined : { reason: confirmation });
    if (!open.value) return refuse(open.findings);
  }
  return askScopeOf(compiled, facts as JsonObject);
}

function runOneCheck(compiled: CompiledRegime, { check: code, facts: given, expect }: CheckCase): readonly string[] {
  const check = compiled.checks.get(code);
  if (!check) return [`没有检查 ${code}`];
  const facts = readFacts(compiled.vocabulary, given as JsonObject);
  if (!isFine(facts.findings)) return words(facts.findings);
  const { verdict, finding } = runCheck(check, compiled.vocabulary, facts.value, compiled.calendar ?? undefined);
  return verdict === expect
    ? []
    : [`检查 ${code} 应为 ${expect}，实际为 ${verdict}${finding ? `（${finding.message}）` : ''}`];
}

function speaks(findings: readonly Finding[], code: string): boolean {
  return findings.some((finding) => finding.code === code || finding.rule === code);
}

function words(findings: readonly Finding[]): readonly string[] {
  return findings.map((finding) => finding.message);
}
