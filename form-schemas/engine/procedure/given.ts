import { found, type Finding, type Outcome } from '../finding';
import type { FactOwner } from '../model/fact';
import type { Facts, JsonObject } from '../value';
import { readFacts } from '../vocabulary/read-facts';
import type { CompiledRegime } from './compiled';
import { speak } from './speak';

/**
 * Reads facts that the host hands in beside a form. Only facts with one of these owners may come that way:
 * a fact that a form owns cannot be slipped in past the form. Finding: `fact-not-given-here`.
 */
export function readGiven(
  regime: CompiledRegime,
  given: JsonObject,
  owners: readonly FactOwner['kind'][],
): Outcome<Facts> {
  const read = readFacts(regime.vocabulary, given);
  const refused: Finding[] = [];
  for (const name of Object.keys(given ?? {})) {
    const fact = regime.vocabulary.facts.get(name);
    if (!fact || owners.includes(fact.owner.kind)) continue;
    refused.push(
      speak(regime, {
        code: 'fact-not-given-here',
        message: `“${fact.title}”不能在此直接给出：它${sourceOf(regime, name)}`,
        clause: fact.clause ?? [],
        path: name,
        parameters: { fact: name, owner: fact.owner.kind },
      }),
    );
  }
  return found(read.value, [...read.findings, ...refused]);
}

/** Where a fact comes from, as the end of a sentence: `来自表单“项目申报表”`. */
export function sourceOf(regime: CompiledRegime, name: string): string {
  const owner = regime.vocabulary.facts.get(name)?.owner;
  switch (owner?.kind) {
    case 'form':
      return `来自表单“${regime.forms.get(owner.form)?.document.title ?? owner.form}”`;
    case 'scope':
      return '来自申报前的适用范围问答';
    case 'computed':
      return '由其他事实计算得出';
    case 'case':
      return '由办理过程自动记录';
    case 'procedure':
      return `由所走的程序“${regime.procedures.get(owner.procedure)?.document.title ?? owner.procedure}”决定`;
    case 'unit':
      return '来自申报单位的登记信息';
    case 'unit-filings':
      return '由平台按申报单位的其他申报汇总';
    default:
      return '不在词汇表中';
  }
}

/** What the procedure itself says of its cases: true for the facts that name it, false for those that name another. */
export function procedureFacts(regime: CompiledRegime, procedure: string): Facts {
  const facts = new Map<string, boolean>();
  for (const { name, owner } of regime.vocabulary.facts.values())
    if (owner.kind === 'procedure') facts.set(name, owner.procedure === procedure);
  return Object.fromEntries(facts);
}

/** Lays changes over facts: null takes a fact away, so that absent and null stay the same thing. */
export function mergeFacts(facts: Facts, changes: Facts): Facts {
  const merged = new Map(Object.entries(facts));
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) merged.delete(name);
    else merged.set(name, value);
  }
  return Object.fromEntries(merged);
}

/** Facts without those that a form sets: what it set last time must not outlive an answer that is gone. */
export function withoutFacts(facts: Facts, names: readonly string[]): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !names.includes(name)));
}
