import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { TadaDocumentNode } from 'gql.tada';
import { OnceKeys } from '../graphql/once';
import { request } from '../graphql/request';
import { ActRefused } from '../identity/use-act';
import type { ApiFinding } from '../kit/api-finding';
import { useFeedback } from '../kit/feedback';

interface Answered {
  readonly findings: readonly ApiFinding[];
  readonly errors: readonly { readonly path: string; readonly message: string }[];
}

interface Doing {
  /** What is done to which thing in which version: names the idempotency key. */
  readonly act: string;
  /** Said when it is done. */
  readonly done: string;
  readonly onDone: () => void;
}

/** Does something with a task besides deciding it, once however often it is sent; a refusal is an error ({@link ActRefused}). */
export function useVerb<I extends object, R extends Readonly<Record<string, Answered>>>(
  document: TadaDocumentNode<R, { input: I & { idempotencyKey?: string | null } }>,
  { act, done, onDone }: Doing,
) {
  const client = useQueryClient();
  const { message } = useFeedback();
  return useMutation({
    mutationFn: async (content: I) => {
      const keys = new OnceKeys(window.localStorage);
      const idempotencyKey = keys.keyFor(act, content);
      const answer: R = await request(document, { input: { ...content, idempotencyKey } });
      const payload = Object.values(answer)[0];
      const refusals = payload?.findings.filter(({ severity }) => severity === 'ERROR') ?? [];
      const errors = payload?.errors ?? [];
      if (errors.length + refusals.length > 0) throw new ActRefused(errors, refusals);
      keys.done(act);
    },
    onSuccess: async () => {
      onDone();
      message.success(done);
      await client.invalidateQueries();
    },
  });
}
