import { found, isFine, type Finding, type Outcome } from '../finding';
import type { FactOwner } from '../model/fact';
import type { Facts, JsonObject } from '../value';
import { readFacts } from '../vocabulary/read-facts';
import type { CaseState, ListDecidedEvent } from './case';
import type { CompiledProcedure, CompiledRegime } from './compiled';
import { formsOf } from './forms-of';
import { speak } from './speak';

/**
 * Reads facts that the host hands in beside a form. Only facts with one of these owners may come that way:
 * a fact that a form owns cannot be slipped in past the form. Finding: `fact-not-given-here`.
 */
export function readGiven(
  regime: CompiledRegime,
  given: JsonObject,
  owners: readonly FactOwner['kind'][],
  /** The procedure of the case: its own stage facts are set by the interpreter alone. */
  procedure?: string,
): Outcome<Facts> {
  const read = readFacts(regime.vocabulary, given);
  const refused: Finding[] = [];
  const gone: Record<string, null> = {};
  for (const name of Object.keys(given ?? {})) {
    const fact = regime.vocabulary.facts.get(name);
    if (!fact) continue;
    const own = fact.owner.kind === 'stage' && fact.owner.procedure === procedure;
    if (owners.includes(fact.owner.kind) && !own) {
      if (given[name] === null) gone[name] = null;
      continue;
    }
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
  return found({ ...read.value, ...gone }, [...read.findings, ...refused]);
}

/** What a host may tell a case of everything around it, at every act. */
export const HOST_OWNERS: readonly FactOwner['kind'][] = [
  'unit',
  'unit-filings',
  'catalogue',
  'records',
  'about',
  'side-cases',
  'evaluation',
  'stage',
];

/** Of facts in JSON form, those that a host may tell; a name that the vocabulary does not know stays, to be refused by name. */
export function toldByHost(regime: CompiledRegime, facts: JsonObject): JsonObject {
  const told = Object.entries(facts).filter(([name]) => {
    const owner = regime.vocabulary.facts.get(name)?.owner;
    return owner === undefined || HOST_OWNERS.includes(owner.kind);
  });
  return Object.fromEntries(told);
}

/**
 * Whether a side case may be told a fact of what it stands beside: not what a form of its own procedure sets, what its
 * own interpreter sets (`today`, its stages), what says by which procedure it goes, or what is computed anyway.
 */
export function takesBeside(regime: CompiledRegime, procedure: string, name: string): boolean {
  const owner = regime.vocabulary.facts.get(name)?.owner;
  const document = regime.procedures.get(procedure);
  if (!owner || document?.document.kind !== 'side') return false;
  switch (owner.kind) {
    case 'form':
      return ![...document.stages.values()].some((stage) => formsOf(regime, stage).includes(owner.form));
    case 'case':
      return !setsItself(document, name);
    case 'stage':
      return owner.procedure !== procedure;
    case 'procedure':
    case 'computed':
    case 'about':
      return false;
    default:
      return true;
  }
}

/** What the interpreter sets in cases of a procedure: the day, that of its filing, the year of its window. */
function setsItself({ stages }: CompiledProcedure, name: string): boolean {
  const files = [...stages.values()].filter((stage) => stage.kind === 'file');
  if (name === 'filedOn') return files.length > 0;
  return name === 'today' || files.some((stage) => stage.window !== undefined);
}

/** Reads what a side case is told of what it stands beside. Findings: `beside-not-here`, `fact-not-given-here`. */
export function readBeside(regime: CompiledRegime, procedure: string, beside: JsonObject | undefined): Outcome<Facts> {
  if (beside === undefined) return found({}, []);
  const document = regime.procedures.get(procedure)?.document;
  if (document?.kind !== 'side') {
    const message = `“${document?.title ?? procedure}”不是附属于项目的程序，不接收项目事实（beside）；请随 given 给出`;
    return found({}, [
      speak(regime, { code: 'beside-not-here', message, clause: document?.clause ?? [], path: 'beside' }),
    ]);
  }
  const read = readFacts(regime.vocabulary, beside);
  const names = Object.keys(beside).filter((name) => regime.vocabulary.facts.has(name));
  const refused = names.filter((name) => !takesBeside(regime, procedure, name));
  const gone = names.filter((name) => beside[name] === null).map((name): [string, null] => [name, null]);
  return found({ ...read.value, ...Object.fromEntries(gone) }, [
    ...read.findings,
    ...refused.map((name) =>
      speak(regime, {
        code: 'fact-not-given-here',
        message: `“${regime.vocabulary.titleOf(name)}”不能由项目带入：它${sourceOf(regime, name)}，由“${document.title}”自己得出`,
        clause: regime.vocabulary.facts.get(name)?.clause ?? [],
        path: name,
        parameters: { fact: name },
      }),
    ),
  ]);
}

/**
 * A case that has been told of everything around it: what the event gives laid over its facts. Findings: those of
 * {@link readGiven} and {@link readBeside}; the case is then the same.
 */
export function withTold(
  regime: CompiledRegime,
  state: CaseState,
  { given, beside }: Pick<ListDecidedEvent, 'given' | 'beside'>,
): Outcome<CaseState> {
  const own = readGiven(regime, given ?? {}, HOST_OWNERS, state.procedure);
  const main = readBeside(regime, state.procedure, beside);
  const findings = [...own.findings, ...main.findings];
  if (!isFine(findings)) return found(state, findings);
  return found({ ...state, facts: mergeFacts(mergeFacts(state.facts, main.value), own.value) }, findings);
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
    case 'catalogue':
      return '由平台按项目所关联的已发布目录条目计数';
    case 'evaluation':
      return '由平台按已确认的绩效评价得出';
    case 'stage': {
      const procedure = regime.procedures.get(owner.procedure);
      const stage = procedure?.stages.get(owner.stage)?.title ?? owner.stage;
      const moment = owner.moment === 'entered' ? '进入' : '办结';
      return `由办理过程自动记录（“${procedure?.document.title ?? owner.procedure}”${moment}“${stage}”的日期）`;
    }
    case 'effect':
      return `由程序“${regime.procedures.get(owner.procedure)?.document.title ?? owner.procedure}”的结果设定`;
    case 'records':
      return `由台账“${recordTitle(regime, owner.record)}”得出`;
    case 'about':
      return `取自所针对的那条“${recordTitle(regime, owner.record)}”`;
    case 'side-cases':
      return `按项目的“${regime.procedures.get(owner.procedure)?.document.title ?? owner.procedure}”的办理情况统计`;
    default:
      return '不在词汇表中';
  }
}

/** Facts with where they come from: `“核定价值”（来自表单“核定意见”）`; empty where there are none. */
export function wordMissing(regime: CompiledRegime, names: readonly string[]): string {
  return names.map((name) => `“${regime.vocabulary.titleOf(name)}”（${sourceOf(regime, name)}）`).join('、');
}

function recordTitle(regime: CompiledRegime, record: string): string {
  return regime.records.get(record)?.document.title ?? record;
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
