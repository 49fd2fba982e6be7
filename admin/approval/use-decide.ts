import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { OnceKeys } from '../graphql/once';
import { request } from '../graphql/request';
import { t } from '../i18n/t';
import { useFeedback } from '../kit/feedback';
import { decisionInput, type Deciding } from './decision-input';
import { DECIDE } from './task-queries';
import type { Choice } from './choice';

interface After {
  /** Refused by the regime: what is missing is now shown beside its field. */
  readonly onRefused: () => void;
  readonly onDone: () => void;
  readonly application: string;
}

/** Sends a verdict, once however often it is tried, and goes on to where one came from. */
export function useDecide(deciding: Deciding, { onRefused, onDone, application }: After) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { message } = useFeedback();
  return useMutation({
    mutationFn: async (choice: Choice) => {
      const keys = new OnceKeys(window.localStorage);
      const content = decisionInput(deciding, choice);
      const act = `decide.${deciding.task.id}`;
      const idempotencyKey = keys.keyFor(act, content);
      const { decideTask } = await request(DECIDE, { input: { ...content, idempotencyKey } });
      if (decideTask.task) keys.done(act);
      return decideTask;
    },
    onSuccess: async ({ task: done, application: after }) => {
      if (!done) return onRefused();
      onDone();
      message.success(
        after?.outcome ? t('已办结') : t('已办理，转入“{{stage}}”', { stage: after?.stageTitle ?? t('下一环节') }),
      );
      await client.invalidateQueries();
      await navigate(deciding.recording ? `/applications/${application}` : '/tasks');
    },
  });
}
