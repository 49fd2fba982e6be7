import type { Finding } from '../../form-schemas/engine';
import { refusalOf } from '../graphql/refusal';
import { request } from '../graphql/request';
import { graphql, type ResultOf } from '../graphql/tada';
import { t } from '../i18n/t';
import { fromApi } from '../kit/api-finding';
import { FINDING } from '../kit/finding-fragment';
import { STAGE_WAIT, type StageWait } from './waiting';

export const MY_DRAFTS = graphql(`
  query MyDrafts($after: String) {
    myDrafts(first: 50, after: $after) {
      nodes {
        id
        procedure
        procedureTitle
        stageTitle
        answers
        updatedAt
        filedAt
        project {
          id
          title
        }
        application {
          id
          kind
          title
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const APPLICATIONS = graphql(`
  query MyApplications($where: ApplicationWhere, $after: String) {
    applications(where: $where, first: 20, after: $after) {
      nodes {
        id
        title
        kind
        stageTitle
        outcome
        filedOn
        organisation {
          title
        }
        project {
          code
          planYear
          declaredTotal
          arguedTotal
          approvedTotal
        }
        waitingFor {
          body {
            title
          }
          since
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const DRAFT = graphql(
  `
    query Draft($id: ID!) {
      draft(id: $id) {
        id
        regimeCode
        procedure
        procedureTitle
        stageTitle
        given
        facts
        bodies
        answers
        version
        updatedAt
        filedAt
        wait {
          ...StageWait
        }
        edition {
          id
          hash
          title
          number
        }
        organisation {
          title
        }
        project {
          id
          code
          title
        }
        about {
          id
          title
          on
          values {
            name
            title
            words
          }
        }
        application {
          id
          title
          kind
          stage
          suspendedOn
          project {
            id
            code
          }
          returnRemarks {
            path
            text
          }
          filings {
            seq
            form
            answers
            remarks {
              path
              text
            }
          }
          lines {
            code
            title
            outcome
          }
          events {
            seq
            type
            verdict
            text
            stageTitle
            person {
              name
            }
          }
        }
        findings {
          ...Finding
        }
      }
    }
  `,
  [STAGE_WAIT, FINDING],
);

export type OpenDraft = ResultOf<typeof DRAFT>['draft'];

export async function openDraft(id: string, signal?: AbortSignal): Promise<OpenDraft> {
  return (await request(DRAFT, { id }, signal)).draft;
}

export const START = graphql(
  `
    mutation StartFiling($input: StartFilingInput!) {
      startFiling(input: $input) {
        draft {
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

const SAVE = graphql(
  `
    mutation SaveDraft($input: SaveDraftInput!) {
      saveDraft(input: $input) {
        draft {
          version
          wait {
            ...StageWait
          }
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
  [STAGE_WAIT, FINDING],
);

/** What the server says of a saving; of a refused one nothing has been saved. */
export interface SaveTold {
  readonly findings: readonly Finding[];
  readonly saved: { readonly wait: StageWait | null } | null;
}

const DISCARD = graphql(
  `
    mutation DiscardDraft($input: DiscardDraftInput!) {
      discardDraft(input: $input) {
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

/** Throws a draft away for good. Throws what the server refuses. */
export async function discardDraft(id: string): Promise<void> {
  const { discardDraft: gone } = await request(DISCARD, { input: { id } });
  const refusal = refusalOf(gone);
  if (refusal) throw new Error(refusal.message);
}

export const FILE = graphql(
  `
    mutation FileApplication($input: FileApplicationInput!) {
      fileApplication(input: $input) {
        application {
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

/**
 * Saves answers as they were typed. @returns the new version; throws what the server refuses
 *
 * @param heard told what the server had to say, also where it refused
 */
export async function saveDraft(
  id: string,
  answers: unknown,
  expectedVersion: number,
  heard: (told: SaveTold) => void,
): Promise<number> {
  const { saveDraft: saved } = await request(SAVE, { input: { id, answers, expectedVersion } });
  heard({ findings: fromApi(saved.findings), saved: saved.draft });
  if (!saved.draft) throw new Error(refusalOf(saved)?.message ?? t('草稿未能保存'));
  return saved.draft.version;
}
