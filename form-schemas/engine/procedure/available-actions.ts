import type { Finding } from '../finding';
import type { Actor, CaseState } from './case';
import type { CompiledRegime } from './compiled';
import { fillsForm } from './decision-form';
import { findSlot } from './find-slot';
import { signedSlots } from './sign';
import { openOnes } from './slots';
import { nameBodies, speak } from './speak';
import { judgeWithdrawal } from './withdraw';

export interface AvailableAction {
  readonly action: 'file' | 'approve' | 'reject' | 'return' | 'withdraw';
  readonly slot: string | null;
  /** Stages to which the action can lead: of a return those to choose from. */
  readonly to: readonly string[];
  readonly form: string | null;
  readonly needs: readonly ('minutes' | 'opinion' | 'scan')[];
  readonly clause: readonly string[];
  /** Why not; null: the actor can do it now. */
  readonly refusal: Finding | null;
}

/**
 * What an actor can do on a case now, and why not what they cannot: one entry per verb and slot of the current
 * step. Whether the form, checks and overrides will pass is not judged here; `step` does.
 */
export function availableActions(regime: CompiledRegime, state: CaseState, actor: Actor): readonly AvailableAction[] {
  const procedure = regime.procedures.get(state.procedure);
  const stage = procedure?.stages.get(state.stage);
  if (!procedure || !stage || state.ended) return [];
  const base = { slot: null, to: [], form: null, needs: [], clause: stage.clause } as const;
  const actions: AvailableAction[] = [];

  if (stage.kind === 'file') {
    const open = openOnes(state.slots);
    const mine = open.find((slot) => actor.bodies.includes(slot.body)) ?? null;
    const message = `“${stage.title}”应由${nameBodies(regime, stage.by)}提交`;
    const refusal = mine
      ? null
      : speak(regime, { code: 'not-your-body', message, clause: stage.clause, rule: stage.code });
    actions.push({
      ...base,
      action: 'file',
      slot: (mine ?? open[0])?.id ?? null,
      to: [stage.next],
      form: stage.form,
      refusal,
    });
  }
  const step = state.chain[state.step];
  if (step && (stage.kind === 'review' || stage.kind === 'route')) {
    for (const slot of state.slots.filter((candidate) => candidate.step === state.step)) {
      const judged = findSlot(regime, state, stage, slot.id, actor.bodies);
      const refusal = 'severity' in judged ? judged : null;
      const needs = regime.bodies.get(slot.body)?.kind === 'meeting' ? (['minutes'] as const) : ([] as const);
      const signed = refusal ? [slot] : signedSlots(regime, state, step, slot, { actor, verdict: 'approve' });
      const reasoned = [...needs, 'opinion'] as const;
      const form = fillsForm(step, signed) ? step.form : null;
      const common = { ...base, slot: slot.id, form, needs, refusal };
      const cannot = (code: string, message: string) =>
        refusal ?? speak(regime, { code, message, clause: stage.clause, rule: stage.code });
      const reject = stage.outcomes.reject;
      const returns = stage.returns ?? [];
      actions.push({ ...common, action: 'approve', to: [stage.outcomes.approve] });
      actions.push(
        reject === undefined
          ? {
              ...common,
              action: 'reject',
              refusal: cannot('verdict-not-possible', `“${stage.title}”不能作“不同意”的决定`),
            }
          : { ...common, action: 'reject', to: [reject], needs: reasoned },
      );
      actions.push(
        returns.length === 0
          ? { ...common, action: 'return', refusal: cannot('return-not-possible', `“${stage.title}”不能退回`) }
          : { ...common, action: 'return', to: returns, needs: reasoned },
      );
    }
  }
  const refusal = judgeWithdrawal(regime, procedure, state, actor);
  actions.push({ ...base, action: 'withdraw', to: state.undo ? [state.undo.stage] : [], refusal });
  return actions;
}
