import {
  readFacts,
  type CompiledRegime,
  type Facts,
  type Finding,
  type JsonObject,
  type OverrideGiven,
} from '../../form-schemas/engine';
import type { FormStage } from './dry-run';
import { t } from '../i18n/t';

/** Facts that the answers of a filing set, as far as they can be read. */
export function factsOf(regime: CompiledRegime, stage: FormStage, answers: JsonObject): Facts {
  const form = regime.forms.get(stage.form);
  const byFact = (form?.fields ?? []).flatMap(({ fact, path, table }) =>
    fact !== null && table === null && (answers[path] ?? null) !== null ? [[fact, answers[path] ?? null] as const] : [],
  );
  return readFacts(regime.vocabulary, Object.fromEntries(byFact)).value;
}

/** An exception as it is sent: what was left blank is left out. */
export function filledIn({ rule, reason, citation }: OverrideGiven): OverrideGiven {
  return {
    rule,
    ...(reason?.trim() ? { reason: reason.trim() } : {}),
    ...(citation?.trim() ? { citation: citation.trim() } : {}),
  };
}

/** How many places are still missing or wrong. */
export function countOpen(findings: readonly Finding[]): number {
  return findings.filter(({ severity, code }) => severity === 'error' || code === 'required-missing').length;
}

/** Who has it next, in words. */
export function nextBody(
  stages: readonly { readonly steps: readonly { readonly bodies: readonly string[] }[] }[],
): string {
  return stages[0]?.steps[0]?.bodies.join(t('、')) ?? t('下一环节');
}

/** A check that waits for what only the server knows of the unit, such as its other filings: the server will judge it. */
export function isForServer(regime: CompiledRegime, { code, parameters }: Finding): boolean {
  const missing = parameters?.['missing'];
  if (code !== 'check-undecided' || !Array.isArray(missing) || missing.length === 0) return false;
  return missing.every((name: string) => regime.vocabulary.facts.get(name)?.owner.kind.startsWith('unit'));
}

/** What is filled in but cannot be read is not "empty": its own finding says it better. */
export function unreadable(findings: readonly Finding[], { code, path }: Finding): Finding | undefined {
  if (code !== 'required-missing') return undefined;
  return findings.find((other) => other.path === path && other.severity === 'error' && other.code !== code);
}
