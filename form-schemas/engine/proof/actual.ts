import { runCheck } from '../check/run';
import { fine, found, isFine, type Finding, type Outcome } from '../finding';
import { decide } from '../matrix/decide';
import type {
  CheckCase,
  DueCase,
  FormCase,
  MatrixCase,
  ScopeCase,
  StoryCase,
  StoryEvent,
  WorkedCase,
} from '../model/worked-case';
import type { CompiledRegime } from '../procedure/compiled';
import { openOnes } from '../procedure/slots';
import type { JsonObject } from '../value';
import { readFacts } from '../vocabulary/read-facts';
import { askInForce, runCase } from './run-case';
import { daysOfCase, dueExpectation } from './run-due';
import { fillForm } from './run-form';
import { observe, type Observed } from './story/observe';
import { playStory, type PlayedEvent } from './story/play-story';

/** What comes of a worked case, in the shape of what it expects. */
export type CaseActual =
  | { readonly kind: 'matrix'; readonly expect: MatrixCase['expect'] }
  | { readonly kind: 'scope'; readonly expect: ScopeCase['expect'] }
  | { readonly kind: 'check'; readonly expect: CheckCase['expect'] }
  | { readonly kind: 'form'; readonly expect: FormCase['expect'] }
  | { readonly kind: 'due'; readonly expect: DueCase['expect'] }
  | {
      readonly kind: 'story';
      /** One per event that could be played; as written where it holds. */
      readonly events: readonly EventActual[];
      /** Index of the event that is refused although it had to go through: what follows cannot be played. */
      readonly halted: number | null;
    };

export interface EventActual {
  readonly expect: StoryEvent['expect'];
  /** Whether it differs from what is written. */
  readonly differs: boolean;
  /** Errors that the event was refused with, whether or not it had to be. */
  readonly refusals: readonly Finding[];
  /** Bodies that were asked when the event came. */
  readonly asked: readonly string[];
}

/**
 * What the regime now gives for a worked case, in the shape of its expectation; of a case that passes, the expectation
 * as it is written. Null where nothing comes of it at all (facts that the regime does not know, questions left open):
 * the findings say why, and what the case gives has to be mended first.
 */
export function actualOf(compiled: CompiledRegime, worked: WorkedCase): Outcome<CaseActual | null> {
  if (worked.kind === 'story') return ofStory(compiled, worked);
  if (runCase(compiled, worked).value.passed) return fine({ kind: worked.kind, expect: worked.expect } as CaseActual);
  switch (worked.kind) {
    case 'matrix':
      return ofMatrix(compiled, worked);
    case 'scope':
      return ofScope(compiled, worked);
    case 'check':
      return ofCheck(compiled, worked);
    case 'form': {
      const filled = fillForm(compiled, worked);
      return 'expect' in filled ? found({ kind: 'form', expect: filled.expect }, filled.errors) : found(null, filled);
    }
    case 'due': {
      const { value, findings } = daysOfCase(compiled, worked);
      return value ? fine({ kind: 'due', expect: dueExpectation(value, worked) }) : found(null, findings);
    }
  }
}

/**
 * The case with what came of it as its expectation: a statement of what the law is now. Null where that cannot be said:
 * a story that halts before its last event, or an outcome of another kind of case.
 */
export function withExpectation(worked: WorkedCase, actual: CaseActual): WorkedCase | null {
  if (worked.kind === 'story') {
    if (actual.kind !== 'story' || actual.events.length < worked.events.length) return null;
    return {
      ...worked,
      events: worked.events.map((event, index) => ({ ...event, expect: actual.events[index]?.expect ?? event.expect })),
    };
  }
  return worked.kind === actual.kind ? ({ ...worked, expect: actual.expect } as WorkedCase) : null;
}

function ofMatrix(compiled: CompiledRegime, { matrix: code, facts: given }: MatrixCase): Outcome<CaseActual | null> {
  const matrix = compiled.matrices.get(code);
  if (!matrix) return missing(`没有矩阵 ${code}`);
  const facts = readFacts(compiled.vocabulary, given as JsonObject);
  const [unread] = facts.findings.filter((finding) => finding.severity === 'error');
  // A value outside of its domain is a situation the law may be asked about; one that cannot be read is a slip of the pen.
  if (unread && unread.code !== 'fact-out-of-domain') return found(null, facts.findings);
  const { value, findings } = decide(matrix, compiled.vocabulary.reader(facts.value));
  const refused = unread ?? (value ? undefined : findings.find((finding) => finding.severity === 'error'));
  if (refused) return found({ kind: 'matrix', expect: { finding: refused.code } }, [refused]);
  if (!value) return found(null, findings);
  const row = value.rows.map(({ id }) => id).join('、');
  return fine({ kind: 'matrix', expect: { row, chain: value.chain.map(({ bodies }) => bodies) } });
}

function ofScope(compiled: CompiledRegime, asked: ScopeCase): Outcome<CaseActual | null> {
  const { value, findings } = askInForce(compiled, asked);
  if (value.inScope === true) return fine({ kind: 'scope', expect: { inScope: true } });
  if (value.inScope === null) {
    if (value.next === null) return found(null, findings);
    const title = compiled.vocabulary.titleOf(value.next);
    return found(null, [...findings, ...missing(`适用与否未定，还要答“${title}”`).findings]);
  }
  const rule = findings.map(({ rule, path }) => rule ?? path).find((code) => code !== undefined) ?? findings[0]?.code;
  return rule === undefined
    ? found(null, findings)
    : found({ kind: 'scope', expect: { inScope: false, rule } }, findings);
}

function ofCheck(compiled: CompiledRegime, { check: code, facts: given }: CheckCase): Outcome<CaseActual | null> {
  const check = compiled.checks.get(code);
  if (!check) return missing(`没有检查 ${code}`);
  const facts = readFacts(compiled.vocabulary, given as JsonObject);
  if (!isFine(facts.findings)) return found(null, facts.findings);
  const { verdict, finding } = runCheck(check, compiled.vocabulary, facts.value, compiled.calendar ?? undefined);
  return found({ kind: 'check', expect: verdict }, finding ? [finding] : []);
}

function ofStory(compiled: CompiledRegime, story: StoryCase): Outcome<CaseActual | null> {
  const played = playStory(compiled, story);
  if (played.notBegun.length > 0) return found(null, played.notBegun);
  const events = played.events.map((event): EventActual => {
    const refusals = event.findings.filter((finding) => finding.severity === 'error');
    const differs = event.problems.length > 0;
    const asked = openOnes(event.before.slots).map(({ body }) => body);
    return { expect: differs ? expectationOf(compiled, event) : event.event.expect, differs, refusals, asked };
  });
  const halted = played.whole ? null : events.length - 1;
  return found({ kind: 'story', events, halted }, halted === null ? [] : (events[halted]?.refusals ?? []));
}

/** Says of the event what is written of it, as it came: nothing is said that the case kept silent about. */
function expectationOf(compiled: CompiledRegime, played: PlayedEvent): StoryEvent['expect'] {
  const { event, after, findings } = played;
  const { expect } = event;
  const errors = findings.filter((finding) => finding.severity === 'error');
  const warned = (expect.warned ?? []).filter((code) =>
    findings.some((one) => one.severity !== 'error' && (one.code === code || one.rule === code)),
  );
  const { stage: _stage, waitingFor, ended: _ended, ...seen } = observe(compiled, played);
  return {
    ...(expect.stage === undefined && errors.length === 0 && expect.refused === undefined
      ? {}
      : { stage: after.stage }),
    ...(waitingFor && errors.length === 0 ? { waitingFor } : {}),
    ...(errors.length === 0 ? {} : { refused: refusedBy(expect.refused ?? [], errors) }),
    ...(warned.length === 0 ? {} : { warned }),
    ...there(seen),
    ...(after.ended === null || (expect.ended === undefined && after.stage === expect.stage)
      ? {}
      : { ended: after.ended.outcome }),
  };
}

/** What was looked for and is there. */
function there(seen: Omit<Observed, 'stage' | 'waitingFor' | 'ended'>): Partial<StoryEvent['expect']> {
  return Object.fromEntries(Object.entries(seen).filter(([, value]) => value !== null));
}

/** Codes as they are written where they still speak, then those of the errors that none of them names. */
function refusedBy(written: readonly string[], errors: readonly Finding[]): readonly string[] {
  const names = (code: string, { code: own, rule }: Finding): boolean => own === code || rule === code;
  const kept = written.filter((code) => errors.some((error) => names(code, error)));
  const others = errors.filter((error) => !kept.some((code) => names(code, error)));
  return [...new Set([...kept, ...others.map(({ code }) => code)])];
}

function missing(message: string): Outcome<null> {
  return found(null, [{ code: 'case-not-playable', severity: 'error', message }]);
}
