import { found, isFine, type Finding, type Outcome } from '../finding';
import type { Actor, CaseState, EffectDone, EffectEvent } from '../procedure/case';
import type { CompiledRegime } from '../procedure/compiled';
import { speak } from '../procedure/speak';
import { step } from '../procedure/step';
import type { Row, Surroundings } from './project';
import { rowsAfter } from './rows';
import { tellCase } from './tell-case';

/** A case as it stood before an accepted event and after it. */
export interface Acted {
  readonly code: string;
  /** Whether it is the main case. */
  readonly isMain: boolean;
  /** Null: the case has just been opened. */
  readonly before: CaseState | null;
  readonly after: CaseState;
  readonly actor: Actor;
}

/** What an accepted event has come to all around. */
export interface Applied {
  readonly surroundings: Surroundings;
  /** Effects that the main case has taken, in order; the host stores them as its events. */
  readonly effects: readonly EffectDone[];
}

/** The code by which rows of the main case are named. */
export const MAIN_CODE = 'main';

/**
 * What an accepted event on one case brings about around it: its rows are written and closed, and its effects sent to the
 * main case, all or nothing. An effect that the main case refuses refuses the whole event: the surroundings are then those
 * given, unchanged. Findings: `effect-without-main` and those of the main case, each saying by which procedure it came.
 *
 * @param mainCode the main case's own code, by which its rows are named.
 */
export function applyOutcome(
  regime: CompiledRegime,
  surroundings: Surroundings,
  { code, isMain, before, after, actor }: Acted,
  mainCode: string = MAIN_CODE,
): Outcome<Applied> {
  const rows = rowsAfter(surroundings.rows, code, before, after);
  if (isMain) return found({ surroundings: { ...surroundings, main: after, rows }, effects: [] }, []);
  const beside: Surroundings = { ...surroundings, sides: { ...surroundings.sides, [code]: after }, rows };
  const effects = after.effects.slice(before?.effects.length ?? 0);
  const [first] = effects;
  if (!first) return found({ surroundings: beside, effects }, []);
  const title = regime.procedures.get(after.procedure)?.document.title ?? after.procedure;
  if (beside.main === null) {
    const message = `“${title}”要作用于项目，但它不在任何项目下办理`;
    const refusal = speak(regime, { code: 'effect-without-main', message, clause: first.clause, rule: after.stage });
    return found({ surroundings, effects: [] }, [refusal]);
  }
  const sent = sendAll(regime, beside, beside.main, effects, { from: code, title, actor, mainCode });
  if (!isFine(sent.findings)) return found({ surroundings, effects: [] }, sent.findings);
  return found({ surroundings: { ...beside, ...sent.value }, effects }, sent.findings);
}

interface Sending {
  readonly from: string;
  readonly title: string;
  readonly actor: Actor;
  readonly mainCode: string;
}

function sendAll(
  regime: CompiledRegime,
  surroundings: Surroundings,
  from: CaseState,
  effects: readonly EffectDone[],
  sending: Sending,
): Outcome<{ readonly main: CaseState; readonly rows: readonly Row[] }> {
  let main = from;
  let { rows } = surroundings;
  const said: Finding[] = [];
  for (const { on, stage: _stage, clause, ...effect } of effects) {
    const event: EffectEvent = { type: 'effect', on, actor: sending.actor, from: sending.from, effect, clause };
    const taken = step(regime, main, tellCase(regime, { ...surroundings, main, rows }, main, event));
    said.push(
      ...taken.findings.map((finding) => ({
        ...finding,
        message: `“${sending.title}”的结果作用于项目：${finding.message}`,
      })),
    );
    if (!isFine(said)) return found({ main: from, rows: surroundings.rows }, said);
    rows = rowsAfter(rows, sending.mainCode, main, taken.value);
    main = taken.value;
  }
  return found({ main, rows }, said);
}
