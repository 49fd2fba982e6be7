import { found, isFine, type Finding, type Outcome } from '../finding';
import { evaluateForm } from '../form/evaluate-form';
import type { FileStage, RecordStage, StageDocument, WaitStage } from '../model/procedure';
import type { Facts } from '../value';
import type { CaseState, FileEvent, OverrideTaken } from './case';
import { changes } from './changes';
import type { CompiledProcedure, CompiledRegime } from './compiled';
import { countYear } from './count-year';
import { hasWritten } from './do-writes';
import { earliestDay } from './earliest-day';
import { leaveFor } from './enter-stage';
import { HOST_OWNERS, mergeFacts, readBeside, readGiven, withoutFacts } from './given';
import { takeOverride, wordNeeds, type OverrideStage } from './overrides';
import { isMomentOf } from './record-facts';
import { judgeScope } from './scope';
import { isAnothers, openOnes } from './slots';
import { nameBodies, speak, withArticle } from './speak';
import { runStageChecks } from './stage-checks';

export type HandInStage = FileStage | RecordStage | WaitStage;

/** Stages at which something is handed in: filed, put on record, or declared to be over. */
export function isHandIn(stage: StageDocument | undefined): stage is HandInStage {
  return stage?.kind === 'file' || stage?.kind === 'record' || stage?.kind === 'wait';
}

/** What is done at such a stage, in a word. */
export const HAND_IN_WORDS: Readonly<Record<HandInStage['kind'], string>> = {
  file: '提交',
  record: '记录',
  wait: '办理期满',
};

/**
 * Something is handed in: the scope again (of a main case that is filed), host facts, window, the time that must have
 * passed, form, checks, overrides; then the case moves on by itself as far as it can.
 * Findings: `not-filing-stage`, `not-your-body`, `slot-assigned`, `wait-not-over`, `form-unknown`, `form-unexpected` and
 * those of facts, scope, window, form, checks and of the stage entered next.
 */
export function handIn(
  regime: CompiledRegime,
  procedure: CompiledProcedure,
  state: CaseState,
  event: FileEvent,
): Outcome<CaseState> {
  const stage = procedure.stages.get(state.stage);
  if (!isHandIn(stage)) {
    const message = `现在处于“${stage?.title ?? state.stage}”环节，在此不须提交材料：已经提交，或者还没有轮到；退回到须提交的环节后才能重新提交`;
    return found(state, [
      speak(regime, { code: 'not-filing-stage', message, clause: stage?.clause ?? [], rule: state.stage }),
    ]);
  }
  const who = whoHandsIn(regime, stage, state, event.actor);
  if ('severity' in who) return found(state, [who]);
  const { bodies } = who;

  const owners = stage.kind === 'file' ? (['scope', ...HOST_OWNERS] as const) : HOST_OWNERS;
  const given = readGiven(regime, event.given, owners, state.procedure);
  const beside = readBeside(regime, state.procedure, event.beside);
  const told = [...given.findings, ...beside.findings].map((finding) => withArticle(regime, finding, stage.clause));
  if (!isFine(told)) return found(state, told);
  let facts = mergeFacts(mergeFacts(state.facts, beside.value), given.value);
  if (procedure.document.kind === 'main' && stage.kind === 'file') {
    const scope = judgeScope(regime, facts);
    if (scope.refused.length > 0) return found(state, scope.refused);
    if (scope.undecided.length > 0) return found(state, scope.undecided);
  }

  const here = { stage: stage.code, visit: state.visit, bodies, person: event.actor.person, on: event.on };
  const time = stage.kind === 'file' ? yearOf(regime, stage, state, event, here) : NO_TIME;
  facts = mergeFacts(facts, time.facts);
  const saysItself = stage.kind === 'wait' && setBy(regime, stage).includes(stage.atLeast.from ?? '');
  const waited = (known: Facts) =>
    stage.kind === 'wait' ? judgeWait(regime, stage, { ...state, facts: known }, event, here) : NO_TIME;
  const before = saysItself ? NO_TIME : waited(facts);
  const timely = [...time.findings, ...before.findings];
  if (!isFine(timely)) return found(state, timely);

  const filled = fill(regime, stage, state, facts, event, bodies);
  if (!isFine(filled.findings)) return found(state, [...timely, ...filled.findings]);
  const wait = saysItself ? waited(filled.value.facts) : before;
  const soFar = [...time.findings, ...wait.findings, ...filled.findings];
  if (!isFine(soFar)) return found(state, soFar);

  const others = stage.kind === 'file' && stage.window !== undefined ? [stage.window] : [];
  const checked = runStageChecks(regime, stage.checks ?? [], filled.value.facts, event.overrides ?? [], here, [
    ...others,
    ...(stage.kind === 'wait' && stage.atLeast.override ? [stage.code] : []),
  ]);
  const findings = [...soFar, ...checked.findings];
  if (!isFine(findings)) return found(state, findings);

  const handedIn: CaseState = {
    ...state,
    ...filled.value,
    overrides: [...state.overrides, ...time.taken, ...wait.taken, ...checked.taken],
    undo: null,
  };
  const moved = leaveFor(regime, procedure, handedIn, stage.next, { outcome: 'file', on: event.on });
  const next = moved.value;
  const undo =
    next.ended || hasWritten(state, next)
      ? null
      : {
          act: 'file' as const,
          person: event.actor.person,
          bodies,
          stage: state.stage,
          visit: state.visit,
          chain: state.chain,
          step: state.step,
          slots: state.slots,
          route: state.route,
          lines: state.lines,
          facts: momentsChanged(regime, state, next),
          answers: {},
          overrides: state.overrides.length,
          ...(state.remarks === undefined ? {} : { remarks: state.remarks }),
        };
  return found({ ...next, undo }, [...findings, ...moved.findings]);
}

/** The actor's bodies that may hand in now, or why none may. */
export function whoHandsIn(
  regime: CompiledRegime,
  stage: HandInStage,
  state: CaseState,
  actor: FileEvent['actor'],
): { readonly bodies: readonly string[] } | Finding {
  const mine = openOnes(state.slots).filter((slot) => actor.bodies.includes(slot.body));
  const bodies = mine.filter((slot) => !isAnothers(slot, actor)).map((slot) => slot.body);
  if (bodies.length > 0) return { bodies };
  const say = (code: string, message: string) =>
    speak(regime, { code, message, clause: stage.clause, rule: stage.code });
  return mine.length > 0
    ? say('slot-assigned', `“${stage.title}”已转交他人办理，只有受转交的人可以办理；需要时由其再转交`)
    : say('not-your-body', `“${stage.title}”应由${nameBodies(regime, stage.by)}${HAND_IN_WORDS[stage.kind]}`);
}

interface Timely {
  readonly facts: Facts;
  readonly taken: readonly OverrideTaken[];
  readonly findings: readonly Finding[];
}

const NO_TIME: Timely = { facts: {}, taken: [], findings: [] };

/** The day and the year of a filing. */
function yearOf(
  regime: CompiledRegime,
  stage: FileStage,
  state: CaseState,
  event: FileEvent,
  here: OverrideStage,
): Timely {
  const year = countYear(regime, stage, state, event, here);
  const filedOn: Facts = regime.vocabulary.facts.get('filedOn')?.owner.kind === 'case' ? { filedOn: event.on } : {};
  return { ...year, facts: { ...filedOn, ...year.facts } };
}

/** Facts that a stage's own form sets: a wait may run from a day that is put down as it is declared to be over. */
function setBy(regime: CompiledRegime, stage: HandInStage): readonly string[] {
  return regime.forms.get(stage.form ?? '')?.sets ?? [];
}

/** Whether the time that must pass has passed; who may shorten it can do so with what must be written down. */
function judgeWait(
  regime: CompiledRegime,
  stage: WaitStage,
  state: CaseState,
  event: FileEvent,
  here: OverrideStage,
): Timely {
  const earliest = earliestDay(regime, stage, state);
  if (!isFine(earliest.findings)) return { ...NO_TIME, findings: earliest.findings };
  if (earliest.value === null || event.on >= earliest.value.on) return NO_TIME;
  const { on, from, words, provisional } = earliest.value;
  const { clause, override } = stage.atLeast;
  const say = (code: string, severity: Finding['severity'], message: string) =>
    speak(regime, { code, severity, message, clause, rule: stage.code, parameters: { earliest: on, from } });
  const sure = provisional ? '（所经年份的放假安排未公布，届时以公布的为准）' : '';
  const early = `“${stage.title}”自 ${from} 起须经过${words}，最早 ${on} 可以继续${sure}，${event.on} 尚早`;
  const given = (event.overrides ?? []).find((one) => one.rule === stage.code);
  if (given && override) {
    const taken = takeOverride(regime, { code: stage.code, title: stage.title, clause, override }, given, here);
    return 'severity' in taken
      ? { ...NO_TIME, findings: [taken] }
      : { facts: {}, taken: [taken], findings: [say('wait-shortened', 'warning', `已准予缩短：${early}`)] };
  }
  const terms = override
    ? `；可由${nameBodies(regime, override.by)}写明${wordNeeds(override.needs)}后缩短`
    : '；办法没有缩短的规定';
  return { ...NO_TIME, findings: [say('wait-not-over', 'error', early + terms)] };
}

/** What the form gives; a stage without one takes no answers. */
function fill(
  regime: CompiledRegime,
  stage: HandInStage,
  state: CaseState,
  facts: Facts,
  event: FileEvent,
  bodies: readonly string[],
): Outcome<Pick<CaseState, 'facts' | 'answers'>> {
  const unchanged = { facts, answers: state.answers };
  const say = (code: string, message: string) =>
    found(unchanged, [speak(regime, { code, message, clause: stage.clause, rule: stage.code })]);
  if (stage.form === undefined) {
    return Object.keys(event.answers).length === 0
      ? found(unchanged, [])
      : say('form-unexpected', `“${stage.title}”不需要填写表单，所附内容不予接收`);
  }
  const form = regime.forms.get(stage.form);
  if (!form) return say('form-unknown', `“${stage.title}”要填的表单 ${stage.form} 不存在`);
  const previous = state.answers[stage.form];
  const rest = withoutFacts(facts, form.sets);
  const evaluated = evaluateForm(form, regime.vocabulary, {
    answers: event.answers,
    facts: rest,
    bodies,
    ...(previous === undefined ? {} : { previous }),
  });
  return found(
    {
      facts: mergeFacts(rest, evaluated.value.facts),
      answers: { ...state.answers, [stage.form]: evaluated.value.answers },
    },
    evaluated.findings.map((finding) => withArticle(regime, finding, form.document.clause)),
  );
}

/** Days of entering and leaving stages as they were before the act: taken back, it has entered and left none. */
function momentsChanged(regime: CompiledRegime, before: CaseState, after: CaseState): Facts {
  const changed = Object.entries(changes(before.facts, after.facts));
  return Object.fromEntries(changed.filter(([name]) => isMomentOf(regime, before.procedure, name)));
}
