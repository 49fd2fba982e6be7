import { clip } from '../clip';
import type { Finding } from '../finding';
import type { StageDocument } from '../model/procedure';
import type { Actor, CaseState, Slot } from './case';
import type { CompiledRegime } from './compiled';
import { isAnothers, openOnes } from './slots';
import { nameBodies, speak } from './speak';

/**
 * The slot that an act names, if its actor may sign it now; else the refusal, which says what would be possible.
 * Findings: `slot-unknown`, `slot-decided`, `slot-waiting`, `not-your-body`, `slot-assigned`.
 */
export function findSlot(
  regime: CompiledRegime,
  state: CaseState,
  stage: StageDocument,
  id: string,
  actor: Actor,
): Slot | Finding {
  const open = openOnes(state.slots);
  const now =
    open.length > 0
      ? `现在等待${nameBodies(
          regime,
          open.map((slot) => slot.body),
        )}`
      : `“${stage.title}”环节现在没有待办`;
  const refuse = (code: string, message: string) =>
    speak(regime, {
      code,
      message,
      clause: stage.clause,
      rule: stage.code,
      parameters: { slot: clip(id), open: open.map((slot) => slot.id) },
    });
  const slot = state.slots.find((candidate) => candidate.id === id);
  if (!slot) return refuse('slot-unknown', `没有这项待办（${clip(id)}）：案件已在“${stage.title}”环节，${now}`);
  const title = nameBodies(regime, [slot.body]);
  if (!actor.bodies.includes(slot.body))
    return refuse(
      'not-your-body',
      `这项待办属于${title}，不能以${nameBodies(regime, actor.bodies) || '其他身份'}办理；${now}`,
    );
  if (slot.status === 'decided')
    return refuse('slot-decided', `${title}已于 ${slot.decision?.on ?? ''} 办理，不能再次办理；${now}`);
  if (slot.status === 'closed') return refuse('slot-decided', `这一步已有结论，不再需要${title}办理；${now}`);
  if (slot.status === 'waiting') return refuse('slot-waiting', `按顺序还没有轮到${title}；${now}`);
  if (isAnothers(slot, actor))
    return refuse('slot-assigned', `${title}的这项待办已转交他人办理，只有受转交的人可以办理；需要时由其再转交`);
  return slot;
}
