import { earliestDay as countFrom, NO_CALENDAR } from '../calendar/earliest';
import { parseDay, type Day } from '../day';
import { found, type Outcome } from '../finding';
import type { WaitStage } from '../model/procedure';
import type { CaseState } from './case';
import type { CompiledRegime } from './compiled';
import { countOf, isLimit, parameterOf, UNIT_WORDS } from './due';
import { wordMissing } from './given';
import { speak } from './speak';

/** From when a wait may be over. */
export interface EarliestDay {
  readonly on: Day;
  /** The day on which it began, itself not counted. */
  readonly from: Day;
  /** Counted through a year whose arrangement has not been announced, or without any calendar. */
  readonly provisional: boolean;
  /** `至少7日`, `至少1个月`. */
  readonly words: string;
}

/**
 * The earliest day on which a case may go on from a wait. The day on which it begins is not counted. `day` and `workday`:
 * all of them must have passed, so it is the day after the last one; `month`: the corresponding day, the month's end where
 * there is none. Days off do not shift it. Null: no time is asked for.
 * Findings: `wait-open` while the parameter is not set, `wait-undecided` while the fact from which it runs is missing.
 */
export function earliestDay(
  regime: CompiledRegime,
  stage: WaitStage,
  state: Pick<CaseState, 'facts' | 'trail' | 'stage'>,
): Outcome<EarliestDay | null> {
  const { atLeast } = stage;
  const count = countOf(regime, atLeast.count, state.facts);
  const say = (code: string, message: string, missing: readonly string[]) =>
    found(null, [speak(regime, { code, message, clause: atLeast.clause, rule: stage.code, parameters: { missing } })]);
  if (count === 0) return found(null, []);
  if (count === null || !isLimit(count, atLeast.unit)) {
    const name = parameterOf({ within: atLeast.count });
    const title = name === null ? String(atLeast.count) : regime.vocabulary.titleOf(`parameters.${name}`);
    return say(
      'wait-open',
      `“${stage.title}”须经过的时间由参数“${title}”确定，尚未设定或不是合理的正整数`,
      name === null ? [] : [name],
    );
  }
  const from = beginOf(regime, stage, state);
  if (from === null) {
    const missing = atLeast.from === undefined ? [] : [atLeast.from];
    const words = wordMissing(regime, missing);
    return say(
      'wait-undecided',
      `“${stage.title}”从何日起算尚不知道${words === '' ? '' : `：须先有${words}`}`,
      missing,
    );
  }
  const { on, provisional } = countFrom(regime.calendar ?? NO_CALENDAR, from, count, atLeast.unit);
  const words = `至少${count}${UNIT_WORDS[atLeast.unit]}`;
  return found({ on, from, provisional, words }, []);
}

/** Words of a wait for those who ask before it begins: `至少7日`; null where none is asked for or its number is open. */
export function wordWait(regime: CompiledRegime, stage: WaitStage): string | null {
  const count = countOf(regime, stage.atLeast.count);
  return count === null || count === 0 ? null : `至少${count}${UNIT_WORDS[stage.atLeast.unit]}`;
}

function beginOf(
  regime: CompiledRegime,
  stage: WaitStage,
  state: Pick<CaseState, 'facts' | 'trail' | 'stage'>,
): Day | null {
  const { from } = stage.atLeast;
  if (from !== undefined) return parseDay(regime.vocabulary.reader(state.facts)(from)).value;
  return state.trail.findLast((entry) => entry.to === stage.code && entry.outcome !== 'withdraw')?.on ?? null;
}
