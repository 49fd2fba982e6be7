import { NO_CALENDAR } from '../calendar/earliest';
import { workdaysBetween } from '../calendar/rest';
import { clip } from '../clip';
import { daysBetween } from '../day';
import { found, type Outcome } from '../finding';
import type { Value } from '../value';
import { readFacts } from '../vocabulary/read-facts';
import { writeValue } from '../vocabulary/read-value';
import type { CaseState, EffectEvent, Suspension } from './case';
import type { CompiledProcedure, CompiledRegime } from './compiled';
import { leaveFor } from './enter-stage';
import { mergeFacts, sourceOf } from './given';
import { speak } from './speak';

/**
 * A side case has done something to this one: it is suspended, goes on, starts again at a stage, ends, or a fact is
 * set. A second suspension leaves the first as it is and is lifted by itself; going on it says for how long limits have not run
 * (`suspension-over`); what was not suspended is not harmed by going on. An ended case
 * can only have facts set. Findings: `case-ended`, `effect-not-main`, `stage-unknown`, `effect-stage`, `effect-fact-not-owned`, `effect-value`.
 */
export function takeEffect(
  regime: CompiledRegime,
  procedure: CompiledProcedure,
  state: CaseState,
  event: EffectEvent,
): Outcome<CaseState> {
  const { effect, on, from, clause } = event;
  const say = (code: string, message: string) =>
    found(state, [speak(regime, { code, message, clause, rule: state.stage })]);
  if (procedure.document.kind !== 'main')
    return say(
      'effect-not-main',
      `“${procedure.document.title}”不是项目的主程序，附属程序 ${clip(from)} 的结果不作用于它`,
    );
  switch (effect.effect) {
    case 'suspend':
      return found({ ...state, suspended: suspend(state.suspended, event), undo: null }, []);
    case 'resume':
      return resume(regime, state, event, effect.lifts);
    case 'set':
      return setFact(regime, state, event, effect.fact, effect.value);
    case 'restart':
    case 'end': {
      const stage = procedure.stages.get(effect.to);
      if (!stage)
        return say(
          'stage-unknown',
          `程序“${procedure.document.title}”中没有环节 ${clip(effect.to)}，${clip(from)} 的结果无处可去`,
        );
      if ((stage.kind === 'end') !== (effect.effect === 'end'))
        return say(
          'effect-stage',
          effect.effect === 'end'
            ? `项目只能以办结环节终止，“${stage.title}”不是`
            : `项目不能退回到办结环节“${stage.title}”重新办理；要终止请用终止（end）`,
        );
      return leaveFor(regime, procedure, { ...state, undo: null }, effect.to, { outcome: effect.effect, on });
    }
  }
}

/** Goes on once nothing suspends it any more, and says how long it has rested: limits are longer by that. */
function resume(
  regime: CompiledRegime,
  state: CaseState,
  { on, clause }: EffectEvent,
  lifts: string | undefined,
): Outcome<CaseState> {
  const { suspended } = state;
  const left = lift(suspended, lifts);
  const going: CaseState = { ...state, suspended: left, undo: null };
  const until = left?.on ?? on;
  if (suspended === null || until <= suspended.on) return found(going, []);
  const rest = { from: suspended.on, to: until };
  const rested: CaseState = { ...going, rests: [...(state.rests ?? []), rest] };
  if (left !== null) return found(rested, []);
  const workdays = workdaysBetween(regime.calendar ?? NO_CALENDAR, rest.from, rest.to);
  const days = daysBetween(rest.from, rest.to);
  const message = `自 ${rest.from} 起中止，${rest.to} 恢复：其间${days}日（${workdays}个工作日）不计入办理期限，未办的期限相应顺延`;
  const parameters = { from: rest.from, to: rest.to, days, workdays };
  return found(rested, [
    speak(regime, { code: 'suspension-over', severity: 'info', message, clause, rule: state.stage, parameters }),
  ]);
}

type Suspended = CaseState['suspended'];

function suspend(before: Suspended, { on, from, by, clause }: EffectEvent): Suspended {
  const suspension: Suspension = { on, from, ...(by === undefined ? {} : { by }), clause };
  return before === null ? suspension : { ...before, also: [...(before.also ?? []), suspension] };
}

/** Without the suspension by one side case; without any where none is named, or that one has not suspended it. */
function lift(before: Suspended, lifts: string | undefined): Suspended {
  if (before === null || lifts === undefined) return null;
  const { also = [], ...earliest } = before;
  const all: readonly Suspension[] = [earliest, ...also];
  const left = all.filter(({ from, by = from }) => by !== lifts);
  const [first, ...others] = left;
  if (!first || left.length === all.length) return null;
  return others.length === 0 ? first : { ...first, also: others };
}

function setFact(
  regime: CompiledRegime,
  state: CaseState,
  { clause, from }: EffectEvent,
  name: string,
  given: Value,
): Outcome<CaseState> {
  const say = (code: string, message: string) =>
    found(state, [speak(regime, { code, message, clause, path: name, parameters: { fact: clip(name) } })]);
  const fact = regime.vocabulary.facts.get(name);
  if (fact?.owner.kind !== 'effect')
    return say(
      'effect-fact-not-owned',
      `${clip(from)} 不能设定“${fact?.title ?? clip(name)}”：它${sourceOf(regime, name)}`,
    );
  const type = regime.vocabulary.typeOf(name);
  const number = type?.kind === 'number' && typeof given === 'string' ? given : null;
  const json = type === undefined ? null : (number ?? writeValue(type, given));
  const read = readFacts(regime.vocabulary, { [name]: json });
  const value = read.value[name] ?? null;
  if (value === null) return say('effect-value', `${clip(from)} 给出的“${fact.title}”不是它应有的值`);
  return found({ ...state, facts: mergeFacts(state.facts, { [name]: value }), undo: null }, []);
}
