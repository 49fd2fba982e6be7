import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { TadaDocumentNode } from 'gql.tada';
import { useRef } from 'react';
import { request } from '../graphql/request';
import type { ApiFinding } from '../kit/api-finding';

/** What every mutation of the administration answers besides its thing. */
interface Answered {
  readonly errors: readonly { readonly path: string; readonly message: string }[];
  readonly findings: readonly ApiFinding[];
}

/** The server saved nothing, and says why. */
export class ActRefused extends Error {
  constructor(
    readonly errors: Answered['errors'],
    readonly findings: Answered['findings'],
  ) {
    super([...errors, ...findings].map(({ message }) => message).join(' '));
    this.name = 'ActRefused';
  }
}

/**
 * Runs a mutation; a refusal in its payload is an error ({@link ActRefused}). What was listed of the administration is
 * asked anew, also after a refusal: the row may have been changed by somebody else. While it runs it is not run again.
 */
export function useAct<R extends Readonly<Record<string, Answered | null>>, V>(
  document: TadaDocumentNode<R, V>,
  onDone: (answer: R) => void = () => {},
) {
  const client = useQueryClient();
  const running = useRef(false);
  const mutation = useMutation({
    mutationFn: async (variables: V): Promise<R> => {
      const answer = await request(document, variables);
      const payload = Object.values(answer)[0];
      const errors = payload?.errors ?? [];
      const refusals = payload?.findings.filter(({ severity }) => severity === 'ERROR') ?? [];
      if (errors.length + refusals.length > 0) throw new ActRefused(errors, refusals);
      return answer;
    },
    onSuccess: onDone,
    // Not waited for: what was done is done, and the lists follow.
    onSettled: () => {
      running.current = false;
      void client.invalidateQueries({ queryKey: ['administration'] });
    },
  });
  const mutate = (variables: V): void => {
    // The second of two clicks comes before the page knows that the first is being sent.
    if (running.current) return;
    running.current = true;
    mutation.mutate(variables);
  };
  return { ...mutation, mutate };
}
