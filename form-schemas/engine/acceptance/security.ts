import { runCheck, type CheckVerdict } from '../check/run';
import type { Day } from '../day';
import type { ClockState } from '../deadline/clocks';
import type { AcceptanceDocument, SecurityFactDocument, SecurityKind } from '../model/acceptance';
import { gatesOfCheck, type AcceptanceGate } from './gates';
import { judge, say, valueOf, type Asked } from './standing';

/** missing: nothing is known of it. known: it is said, and no conclusion is drawn. not-told: whoever asks may not know. */
export type SecurityState = 'missing' | 'known' | 'met' | 'not-met' | 'not-told';

/** A stage before which a security fact stands, by which check, and what that check says now. */
export interface SecurityGate extends AcceptanceGate {
  readonly check: string;
  readonly title: string;
  readonly clause: readonly string[];
  readonly article: string;
  readonly verdict: CheckVerdict;
  /** What it says where it fails. */
  readonly message: string | null;
}

/** A security fact of a project, as it stands. */
export interface SecurityFact {
  readonly code: string;
  readonly title: string;
  readonly kind: SecurityKind;
  readonly clause: readonly string[];
  readonly article: string;
  readonly state: SecurityState;
  /** In words; null where nothing is known. */
  readonly words: string | null;
  /** Where it is a whole number: a level. */
  readonly level: number | null;
  /** The day of the assessment. */
  readonly on: Day | null;
  /** Until when it is to be done anew. */
  readonly clock: ClockState | null;
  /** Every stage before which it stands; `behind` is what it no longer gates. */
  readonly gates: readonly SecurityGate[];
}

/** A project's security facts in the order of its regime. */
export function securityOf(asked: Asked, document: AcceptanceDocument): readonly SecurityFact[] {
  return document.security.map((fact) => factOf(asked, document, fact));
}

function factOf(asked: Asked, document: AcceptanceDocument, fact: SecurityFactDocument): SecurityFact {
  const { regime, clocks = [] } = asked;
  const { code, title, kind, clause } = fact;
  const value = valueOf(asked, fact.value);
  const on = valueOf(asked, fact.on);
  const met = fact.met === undefined ? null : judge(asked, fact.met);
  return {
    code,
    title,
    kind,
    clause,
    article: regime.article(clause),
    state: stateOf(asked, fact, met, value !== null || on !== null),
    words: fact.value === undefined ? null : (say(asked, fact.value)?.words ?? null),
    level: typeof value === 'number' && Number.isInteger(value) ? value : null,
    on: typeof on === 'string' ? (on as Day) : null,
    clock: clocks.find((clock) => clock.code === fact.clock && clock.status !== 'not-running') ?? null,
    gates: (fact.checks ?? []).flatMap((check) => gatesOf(asked, document, check)),
  };
}

function stateOf(asked: Asked, fact: SecurityFactDocument, met: boolean | null, isKnown: boolean): SecurityState {
  if (met !== null) return met ? 'met' : 'not-met';
  if (isKnown) return 'known';
  const { hidden } = asked;
  const names = [fact.value?.fact, fact.on?.fact];
  return names.some((name) => name !== undefined && hidden?.has(name)) ? 'not-told' : 'missing';
}

function gatesOf(asked: Asked, document: AcceptanceDocument, code: string): readonly SecurityGate[] {
  const { regime, facts, hidden } = asked;
  const check = regime.checks.get(code);
  if (!check) return [];
  const { title, clause } = check.document;
  const names = [...(check.require?.dependencies ?? []), ...(check.applies?.dependencies ?? [])];
  const isHidden = names.some((name) => hidden?.has(name));
  const { verdict, finding } = runCheck(check, regime.vocabulary, facts, regime.calendar ?? undefined);
  return gatesOfCheck(regime, document, asked, code).map((gate) => ({
    ...gate,
    check: code,
    title,
    clause,
    article: regime.article(clause),
    verdict: isHidden ? 'undecided' : verdict,
    message: !isHidden && verdict === 'fail' ? (finding?.message ?? null) : null,
  }));
}
