import { useMemo, useState } from 'react';
import type { JsonObject } from '../../form-schemas/engine';
import { LocalCopies } from '../application/local-copy';
import { isUntouched, readDecisionDraft, type DecisionDraft } from './decision-draft';
import type { OpenTask } from './task-queries';

export interface DecisionDraftInHand {
  readonly draft: DecisionDraft;
  /** Takes the change, not the result: the form and the boxes change independently. */
  readonly change: (change: (draft: DecisionDraft) => DecisionDraft) => void;
  readonly forget: () => void;
}

/** What is being entered for one task, kept on this device per person: a reload or a lost session loses none of it. */
export function useDecisionDraft(task: OpenTask, person: string): DecisionDraftInHand {
  const copies = useMemo(() => new LocalCopies(window.localStorage, person), [person]);
  const name = `task.${task.id}`;
  const [draft, setDraft] = useState(() => {
    const copy = copies.read(name);
    return readDecisionDraft(copy?.version === task.version ? copy.answers : {});
  });
  return {
    draft,
    change: (change) =>
      setDraft((before) => {
        const after = change(before);
        if (isUntouched(after)) copies.forget(name);
        else copies.keep(name, { answers: after as unknown as JsonObject, version: task.version, at: '' });
        return after;
      }),
    forget: () => copies.forget(name),
  };
}
