import { useState } from 'react';
import type { CompiledRegime } from '../../form-schemas/engine';
import { formFiledAt, returnTargets, withRemark, type Returning } from './returning';
import type { OpenTask } from './task-queries';
import type { DecisionDraftInHand } from './use-decision-draft';

/** The state of sending a filing back; its remarks are part of what is being entered and kept with it. */
export function useReturning(
  task: OpenTask,
  regime: CompiledRegime,
  procedure: string,
  { draft, change }: DecisionDraftInHand,
): Returning {
  const [marking, mark] = useState(draft.remarks.length > 0);
  const [picked, choose] = useState<string | null>(null);
  const to = returnTargets(task);
  const chosen = picked ?? to[0]?.code ?? null;
  return {
    to,
    chosen,
    choose,
    form: formFiledAt(regime, procedure, chosen),
    marking,
    mark,
    remarks: draft.remarks,
    remark: (path, text) => change((all) => ({ ...all, remarks: withRemark(all.remarks, path, text) })),
  };
}
