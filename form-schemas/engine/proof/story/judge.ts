import { isFine, type Finding } from '../../finding';
import type { CompiledRegime } from '../../procedure/compiled';
import { observe, type Looked, type Observed } from './observe';

interface Judged extends Looked {
  readonly findings: readonly Finding[];
  /** Whether nothing at all has changed. */
  readonly isSame: boolean;
}

/** What differs from what must hold after an event, in words. */
export function judge(compiled: CompiledRegime, judged: Judged): readonly string[] {
  const { event, findings, isSame } = judged;
  const { expect } = event;
  const problems: string[] = [];
  const errors = findings.filter((finding) => finding.severity === 'error');
  const wordErrors = errors.map((finding) => `${finding.code}（${finding.message}）`).join('；');
  if (expect.refused) {
    if (isFine(findings)) problems.push(`应被拒绝（${expect.refused.join('、')}），实际办成了`);
    else
      for (const code of expect.refused)
        if (!said(errors, code)) problems.push(`应因 ${code} 被拒绝，实际因 ${wordErrors}`);
    if (!isSame && !isFine(findings)) problems.push('被拒绝时案件不应变化');
  } else if (errors.length > 0) return [`被拒绝：${wordErrors}`];
  const others = findings.filter((finding) => finding.severity !== 'error');
  for (const code of expect.warned ?? []) if (!said(others, code)) problems.push(`应提示 ${code}，实际没有`);
  return [...problems, ...differences(expect, observe(compiled, judged))];
}

function said(among: readonly Finding[], code: string): boolean {
  return among.some((finding) => finding.code === code || finding.rule === code);
}

function differences(expect: Looked['event']['expect'], seen: Observed): readonly string[] {
  const problems: string[] = [];
  const differ = (words: string, wanted: unknown, actual: unknown, none = '（无）') => {
    if (wanted !== undefined && wanted !== actual)
      problems.push(`${words} ${show(wanted)}，实际为 ${show(actual, none)}`);
  };
  differ('应处于环节', expect.stage, seen.stage);
  if (expect.waitingFor && sorted(seen.waitingFor) !== sorted(expect.waitingFor))
    problems.push(`应等待 ${sorted(expect.waitingFor)}，实际等待 ${sorted(seen.waitingFor) || '（无）'}`);
  if (expect.ended !== undefined && expect.ended !== seen.ended)
    problems.push(`应以 ${expect.ended} 办结，实际为 ${seen.ended ?? '尚未办结'}`);
  each(expect.facts, seen.facts, (name, wanted, actual) => {
    if (JSON.stringify(wanted) !== JSON.stringify(actual))
      problems.push(`事实 ${name} 应为 ${JSON.stringify(wanted)}，实际为 ${JSON.stringify(actual)}`);
  });
  differ('项目应', wordSuspended(expect.suspended), wordSuspended(seen.suspended));
  differ('项目应处于环节', expect.main, seen.main);
  differ('到期日应为', expect.due, seen.due, '没有时限');
  differ('最早可办之日应为', expect.earliest, seen.earliest, '不在等候期满');
  each(expect.records, seen.records, (record, wanted, actual) => differ(`台账 ${record} 的条数应为`, wanted, actual));
  each(expect.clocks, seen.clocks, (code, wanted, actual) => differ(`时钟 ${code} 应为`, wanted, actual, '没有此时钟'));
  if (expect.couldOpen && sorted(seen.couldOpen) !== sorted(expect.couldOpen))
    problems.push(`此时应可发起 ${sorted(expect.couldOpen) || '（无）'}，实际为 ${sorted(seen.couldOpen) || '（无）'}`);
  return problems;
}

function wordSuspended(suspended: boolean | null | undefined): string | undefined {
  return suspended === undefined || suspended === null ? undefined : suspended ? '处于中止' : '没有中止';
}

function show(value: unknown, none = '（无）'): string {
  return value === null || value === undefined || value === '' ? none : String(value);
}

function each<T>(
  wanted: Readonly<Record<string, T>> | undefined,
  actual: Readonly<Record<string, T>> | null | undefined,
  compare: (name: string, wanted: T, actual: T | undefined) => void,
): void {
  for (const [name, value] of Object.entries(wanted ?? {})) compare(name, value, actual?.[name]);
}

function sorted(items: readonly string[] | null | undefined): string {
  return [...(items ?? [])].sort().join('、');
}
