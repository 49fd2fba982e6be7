import type { Day } from '../day';
import type { Finding } from '../finding';
import { isFine } from '../finding';
import type { Actor, CaseState, Slot } from './case';
import { causesOf, NO_CAUSES, type Causes } from './causes';
import type { CompiledProcedure, CompiledRegime } from './compiled';
import { isDeciding, outcomesOf, type DecidingStage } from './decide-slot';
import { fillsForm } from './decision-form';
import { earliestDay } from './earliest-day';
import { findSlot } from './find-slot';
import { isHandIn, whoHandsIn, type HandInStage } from './hand-in';
import { openSteps } from './lanes';
import { judgeReminder, takesPart } from './notices';
import { signedSlots } from './sign';
import { judgeRemoval, possibleSigners } from './signers';
import { openOnes } from './slots';
import { speak } from './speak';
import { judgeSuspension } from './suspended';
import { judgeWithdrawal } from './withdraw';

export interface AvailableAction {
  readonly action:
    | 'file'
    | 'approve'
    | 'reject'
    | 'return'
    | 'transfer'
    | 'add-signer'
    | 'remove-signer'
    | 'remind'
    | 'copy'
    | 'withdraw';
  readonly slot: string | null;
  /** Stages to which the action can lead: of a return those to choose from. */
  readonly to: readonly string[];
  readonly form: string | null;
  readonly needs: readonly ('minutes' | 'opinion' | 'scan' | 'reason')[];
  /** Bodies to choose from, of `add-signer`. */
  readonly bodies: readonly string[];
  /** What it would cause besides, as the stage is left forwards. */
  readonly causes: Causes;
  readonly clause: readonly string[];
  /** Why not; null: the actor can do it now. */
  readonly refusal: Finding | null;
}

/**
 * What an actor can do on a case now, and why not what they cannot: one entry per verb and slot of the steps that are
 * open; `add-signer` and `remove-signer` only where there is somebody to ask or to let go. Whether the form, checks and overrides
 * will pass is not judged here; `step` does.
 *
 * @param on the day of asking; without it what hangs on the day (a wait, one reminder a day) is left to `step`.
 */
export function availableActions(
  regime: CompiledRegime,
  state: CaseState,
  actor: Actor,
  on: Day | null = null,
): readonly AvailableAction[] {
  const procedure = regime.procedures.get(state.procedure);
  const stage = procedure?.stages.get(state.stage);
  if (!procedure || !stage || state.ended) return [];
  const here: Here = {
    regime,
    procedure,
    state,
    actor,
    on,
    base: { slot: null, to: [], form: null, needs: [], bodies: [], causes: NO_CAUSES, clause: stage.clause },
  };
  const actions = [
    ...(isHandIn(stage) ? [handingIn(here, stage)] : []),
    ...(isDeciding(stage) ? openSlots(state).flatMap((slot) => deciding(here, stage, slot)) : []),
    ...openOnes(state.slots).flatMap((slot) => passingOn(here, slot)),
    copying(here),
    withdrawing(here),
  ];
  const suspended = judgeSuspension(regime, state);
  return suspended ? actions.map((action) => ({ ...action, refusal: suspended })) : actions;
}

interface Here {
  readonly regime: CompiledRegime;
  readonly procedure: CompiledProcedure;
  readonly state: CaseState;
  readonly actor: Actor;
  readonly on: Day | null;
  readonly base: Omit<AvailableAction, 'action' | 'refusal'>;
}

/** Slots of the steps that are open, decided ones too. */
function openSlots(state: CaseState): readonly Slot[] {
  const steps = openSteps(state);
  return state.slots.filter((slot) => steps.includes(slot.step));
}

function refusalOf<T extends object>(judged: T | Finding): Finding | null {
  return 'severity' in judged ? judged : null;
}

function handingIn(here: Here, stage: HandInStage): AvailableAction {
  const { regime, procedure, state, actor, on } = here;
  const open = openOnes(state.slots);
  const mine = open.find((slot) => actor.bodies.includes(slot.body)) ?? null;
  return {
    ...here.base,
    action: 'file',
    slot: (mine ?? open[0])?.id ?? null,
    to: [stage.next],
    form: stage.form ?? null,
    causes: causesOf(regime, procedure, stage.code, stage.next),
    refusal: refusalOf(whoHandsIn(regime, stage, state, actor)) ?? tooEarly(regime, stage, state, on),
  };
}

/** A wait that is not over and that nobody may shorten. */
function tooEarly(regime: CompiledRegime, stage: HandInStage, state: CaseState, on: Day | null): Finding | null {
  if (stage.kind !== 'wait' || on === null || stage.atLeast.override) return null;
  const { value, findings } = earliestDay(regime, stage, state);
  if (!isFine(findings)) return findings[0] ?? null;
  if (value === null || on >= value.on) return null;
  const message = `“${stage.title}”自 ${value.from} 起须经过${value.words}，最早 ${value.on} 可以继续`;
  const { clause } = stage.atLeast;
  return speak(regime, {
    code: 'wait-not-over',
    message,
    clause,
    rule: stage.code,
    parameters: { earliest: value.on },
  });
}

function deciding(here: Here, stage: DecidingStage, slot: Slot): readonly AvailableAction[] {
  const { regime, procedure, state, actor, base } = here;
  const step = state.chain[slot.step];
  if (!step) return [];
  const refusal = refusalOf(findSlot(regime, state, stage, slot.id, actor));
  const needs = regime.bodies.get(slot.body)?.kind === 'meeting' ? (['minutes'] as const) : ([] as const);
  const signed = refusal ? [slot] : signedSlots(regime, state, step, slot, { actor, verdict: 'approve' });
  const reasoned = [...needs, 'opinion'] as const;
  const form = stage.kind !== 'record' && fillsForm(step, signed) ? step.form : null;
  const common = { ...base, slot: slot.id, form, needs, refusal };
  const cannot = (code: string, message: string) =>
    refusal ?? speak(regime, { code, message, clause: stage.clause, rule: stage.code });
  const { approve, reject } = outcomesOf(stage);
  const returns = stage.returns ?? [];
  const back: AvailableAction =
    returns.length === 0
      ? { ...common, action: 'return', refusal: cannot('return-not-possible', `“${stage.title}”不能退回`) }
      : { ...common, action: 'return', to: returns, needs: reasoned };
  if (approve === undefined) return [back];
  const refusing: AvailableAction =
    reject === undefined
      ? { ...common, action: 'reject', refusal: cannot('verdict-not-possible', `“${stage.title}”不能作“不同意”的决定`) }
      : {
          ...common,
          action: 'reject',
          to: [reject],
          needs: reasoned,
          causes: causesOf(regime, procedure, null, reject),
        };
  const causes = causesOf(regime, procedure, stage.code, approve);
  return [{ ...common, action: 'approve', to: [approve], causes }, refusing, back];
}

/** What can be done about an open slot besides deciding it. */
function passingOn(here: Here, slot: Slot): readonly AvailableAction[] {
  const { regime, procedure, state, actor, on, base } = here;
  const stage = procedure.stages.get(state.stage);
  if (!stage) return [];
  const own = refusalOf(findSlot(regime, state, stage, slot.id, actor));
  const common = { ...base, slot: slot.id };
  const signers = possibleSigners(state, slot, actor);
  const actions: AvailableAction[] = [{ ...common, action: 'transfer', needs: ['reason'], refusal: own }];
  if (signers.length > 0)
    actions.push({ ...common, action: 'add-signer', bodies: signers, needs: ['reason'], refusal: own });
  if (slot.added) {
    const refusal = judgeRemoval(regime, procedure, state, slot.id, actor);
    actions.push({ ...common, action: 'remove-signer', needs: ['reason'], refusal });
  }
  const refusal = judgeReminder(regime, procedure, state, { slot: slot.id, actor, on });
  return [...actions, { ...common, action: 'remind', refusal }];
}

function copying({ regime, state, actor, base }: Here): AvailableAction {
  const said = { code: 'copy-not-yours', message: '只有经办本环节的单位可以抄送', rule: state.stage };
  const refusal = takesPart(state, actor) ? null : speak(regime, { ...said, clause: base.clause });
  return { ...base, action: 'copy', refusal };
}

function withdrawing({ regime, procedure, state, actor, base }: Here): AvailableAction {
  const refusal = judgeWithdrawal(regime, procedure, state, actor);
  return { ...base, action: 'withdraw', to: state.undo ? [state.undo.stage] : [], refusal };
}
