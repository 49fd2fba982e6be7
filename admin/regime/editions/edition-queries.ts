import { FINDING } from '../../kit/finding-fragment';
import { request } from '../../graphql/request';
import { graphql, type ResultOf } from '../../graphql/tada';
import { Refused } from '../studio/refused';
import { everyPage } from './every-page';
import { EDITION_NAME } from '../studio/studio-queries';

const REGIMES = graphql(
  `
    query Regimes {
      regimes {
        government
        governmentTitle
        own
        code
        title
        jurisdictionTitle
        level
        basisNumber
        basisTitle
        basisStatus
        pilot
        openDrafts
        inForce {
          ...EditionName
        }
        latest {
          ...EditionName
        }
        upcoming {
          effectiveFrom
          edition {
            ...EditionName
          }
        }
        extends {
          government
          governmentTitle
          number
        }
      }
    }
  `,
  [EDITION_NAME],
);

export type RegimeSummary = ResultOf<typeof REGIMES>['regimes'][number];

export async function loadRegimes(signal?: AbortSignal): Promise<readonly RegimeSummary[]> {
  return (await request(REGIMES, {}, signal)).regimes;
}

const EDITIONS = graphql(
  `
    query EditionsOfRegime($code: String!, $after: String) {
      editions(first: 50, after: $after, regimeCode: $code) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          ...EditionName
          version
          note
          createdAt
          submittedAt
          publishedAt
          withdrawnAt
          preparedBy {
            id
            name
          }
          submittedBy {
            id
            name
          }
          publishedBy {
            id
            name
          }
          editors {
            id
            name
          }
          draft {
            id
            baseHash
            base {
              number
              government
            }
          }
        }
      }
    }
  `,
  [EDITION_NAME],
);

export type EditionOfRegime = ResultOf<typeof EDITIONS>['editions']['nodes'][number];

/** Every edition, the newest first. */
export function loadEditions(code: string, signal?: AbortSignal): Promise<readonly EditionOfRegime[]> {
  return everyPage(async (after) => (await request(EDITIONS, { code, after }, signal)).editions);
}

const STORY = graphql(`
  query StoryOfRegime($code: String!, $after: String) {
    adoptions(regimeCode: $code) {
      effectiveFrom
      createdAt
      adoptedBy {
        name
      }
      edition {
        id
        number
      }
    }
    regimeDrafts(first: 50, after: $after, regimeCode: $code) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        title
        note
        status
        version
        createdAt
        updatedAt
        updatedBy {
          name
        }
        createdBy {
          name
        }
        base {
          number
        }
        edition {
          id
          number
          status
        }
      }
    }
  }
`);

type Story = ResultOf<typeof STORY>;
export type DraftOfRegime = Story['regimeDrafts']['nodes'][number];

export interface RegimeStory {
  readonly adoptions: Story['adoptions'];
  readonly drafts: readonly DraftOfRegime[];
}

/** What applied when, and every draft, the last saved first. */
export async function loadStory(code: string, signal?: AbortSignal): Promise<RegimeStory> {
  let adoptions: Story['adoptions'] = [];
  const drafts = await everyPage(async (after) => {
    const story = await request(STORY, { code, after }, signal);
    adoptions = story.adoptions;
    return story.regimeDrafts;
  });
  return { adoptions, drafts };
}

const START = graphql(
  `
    mutation StartRegimeDraft($input: StartRegimeDraftInput!) {
      startRegimeDraft(input: $input) {
        errors {
          message
        }
        findings {
          ...Finding
        }
        draft {
          id
        }
      }
    }
  `,
  [FINDING],
);

interface StartDraft {
  readonly edition?: string;
  readonly files?: { readonly path: string; readonly text: string }[];
  readonly extendAs?: { readonly code: string; readonly title: string };
  readonly note?: string;
  readonly idempotencyKey: string;
}

/** @returns the id of the draft */
export async function startDraft(input: StartDraft): Promise<string> {
  const { startRegimeDraft } = await request(START, { input });
  Refused.unless(startRegimeDraft.draft, startRegimeDraft);
  return startRegimeDraft.draft.id;
}

const PUBLISH = graphql(
  `
    mutation PublishEdition($input: PublishEditionInput!) {
      publishEdition(input: $input) {
        errors {
          message
        }
        findings {
          ...Finding
        }
        edition {
          id
          adoptedFrom
        }
      }
    }
  `,
  [FINDING],
);

export async function publishEdition(input: {
  readonly id: string;
  readonly expectedVersion: number;
  readonly effectiveFrom: string;
}): Promise<void> {
  const { publishEdition: answer } = await request(PUBLISH, { input });
  Refused.unless(answer.edition, answer);
}

const SUBMIT = graphql(
  `
    mutation SubmitEdition($input: ChangeEditionInput!) {
      submitEdition(input: $input) {
        errors {
          message
        }
        findings {
          ...Finding
        }
        edition {
          id
        }
      }
    }
  `,
  [FINDING],
);

/** An edition that was imported as a whole is handed in as it is. */
export async function submitEdition(input: { readonly id: string; readonly expectedVersion: number }): Promise<void> {
  const { submitEdition: answer } = await request(SUBMIT, { input });
  Refused.unless(answer.edition, answer);
}

const WITHDRAW = graphql(
  `
    mutation WithdrawEdition($input: WithdrawEditionInput!) {
      withdrawEdition(input: $input) {
        errors {
          message
        }
        findings {
          ...Finding
        }
        edition {
          id
        }
      }
    }
  `,
  [FINDING],
);

export async function withdrawEdition(input: {
  readonly id: string;
  readonly expectedVersion: number;
  readonly reason?: string;
  readonly reopen?: boolean;
}): Promise<void> {
  const { withdrawEdition: answer } = await request(WITHDRAW, { input });
  Refused.unless(answer.edition, answer);
}
