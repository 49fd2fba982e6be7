import type { Finding } from '../../../form-schemas/engine';
import { OnceKeys } from '../../graphql/once';
import { request } from '../../graphql/request';
import { graphql, type ResultOf } from '../../graphql/tada';
import { fromApi } from '../../kit/api-finding';
import { FINDING } from '../../kit/finding-fragment';
import { Refused } from '../studio/refused';

/** What there is to say of going by an edition that is not in force: what follows from it, and who proposed and confirmed it. */
export const FORCE = graphql(`
  fragment ForceOnEdition on Edition @_unmask {
    id
    preparedBy {
      id
    }
    submittedBy {
      id
    }
    editors {
      id
    }
    force {
      code
      severity
      message
      article
    }
    confirmation {
      status
      reason
      version
      proposedBy {
        id
        name
      }
      proposedAt
      confirmedBy {
        name
      }
      confirmedAt
      declinedBy {
        id
        name
      }
      declinedAt
      declineReason
    }
  }
`);

export type ForceOnEdition = ResultOf<typeof FORCE>;
export type Confirmation = NonNullable<ForceOnEdition['confirmation']>;

const OF_EDITION = graphql(
  `
    query ForceOfEdition($id: ID!) {
      edition(id: $id) {
        ...ForceOnEdition
      }
    }
  `,
  [FORCE],
);

export async function loadForce(id: string, signal?: AbortSignal): Promise<ForceOnEdition | null> {
  return (await request(OF_EDITION, { id }, signal)).edition;
}

const PROPOSE = graphql(
  `
    mutation ProposeRegimeConfirmation($input: ProposeRegimeConfirmationInput!) {
      proposeRegimeConfirmation(input: $input) {
        edition {
          id
        }
        findings {
          ...Finding
        }
        errors {
          message
        }
      }
    }
  `,
  [FINDING],
);

/** @returns what the server has to say besides */
export async function proposeConfirmation(input: {
  readonly editionId: string;
  readonly reason: string;
}): Promise<readonly Finding[]> {
  return once(`propose.${input.editionId}`, input, async (idempotencyKey) => {
    const { proposeRegimeConfirmation: answer } = await request(PROPOSE, { input: { ...input, idempotencyKey } });
    Refused.unless(answer.edition, answer);
    return fromApi(answer.findings);
  });
}

const CONFIRM = graphql(
  `
    mutation ConfirmRegime($input: ConfirmRegimeInput!) {
      confirmRegime(input: $input) {
        edition {
          id
        }
        findings {
          ...Finding
        }
        errors {
          message
        }
      }
    }
  `,
  [FINDING],
);

interface OfProposal {
  readonly editionId: string;
  readonly expectedVersion: number;
}

export async function confirmRegime(input: OfProposal): Promise<void> {
  await once(`confirm.${input.editionId}`, input, async (idempotencyKey) => {
    const { confirmRegime: answer } = await request(CONFIRM, { input: { ...input, idempotencyKey } });
    Refused.unless(answer.edition, answer);
  });
}

const DECLINE = graphql(
  `
    mutation DeclineRegimeConfirmation($input: DeclineRegimeConfirmationInput!) {
      declineRegimeConfirmation(input: $input) {
        edition {
          id
        }
        findings {
          ...Finding
        }
        errors {
          message
        }
      }
    }
  `,
  [FINDING],
);

export async function declineConfirmation(input: OfProposal & { readonly reason: string }): Promise<void> {
  await once(`decline.${input.editionId}`, input, async (idempotencyKey) => {
    const { declineRegimeConfirmation: answer } = await request(DECLINE, { input: { ...input, idempotencyKey } });
    Refused.unless(answer.edition, answer);
  });
}

/** Done once however often it is tried. */
async function once<T>(act: string, content: object, send: (key: string) => Promise<T>): Promise<T> {
  const keys = new OnceKeys(window.localStorage);
  const answer = await send(keys.keyFor(act, content));
  keys.done(act);
  return answer;
}
