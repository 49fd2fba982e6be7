import { refusalOf } from '../graphql/refusal';
import { request } from '../graphql/request';
import { graphql, type ResultOf } from '../graphql/tada';

export const MY_DRAFTS = graphql(`
  query MyDrafts($after: String) {
    myDrafts(first: 50, after: $after) {
      nodes {
        id
        procedure
        answers
        updatedAt
        filedAt
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

const DRAFT = graphql(`
  query Draft($id: ID!) {
    draft(id: $id) {
      id
      regimeCode
      procedure
      given
      answers
      version
      updatedAt
      filedAt
      edition {
        id
        hash
        title
        number
      }
      application {
        id
        title
        kind
        stage
        facts
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
          person {
            name
          }
        }
      }
      findings {
        code
        severity
        message
        path
        article
      }
    }
  }
`);

export type OpenDraft = ResultOf<typeof DRAFT>['draft'];

export async function openDraft(id: string, signal: AbortSignal): Promise<OpenDraft> {
  return (await request(DRAFT, { id }, signal)).draft;
}

export const START = graphql(`
  mutation StartFiling($input: StartFilingInput!) {
    startFiling(input: $input) {
      draft {
        id
      }
      findings {
        code
        severity
        message
        path
        rule
        article
      }
      errors {
        message
      }
    }
  }
`);

const SAVE = graphql(`
  mutation SaveDraft($input: SaveDraftInput!) {
    saveDraft(input: $input) {
      draft {
        version
      }
      findings {
        code
        severity
        message
      }
      errors {
        message
      }
    }
  }
`);

const DISCARD = graphql(`
  mutation DiscardDraft($input: DiscardDraftInput!) {
    discardDraft(input: $input) {
      findings {
        severity
        message
      }
      errors {
        message
      }
    }
  }
`);

/** Throws a draft away for good. Throws what the server refuses. */
export async function discardDraft(id: string): Promise<void> {
  const { discardDraft: gone } = await request(DISCARD, { input: { id } });
  const refusal = refusalOf(gone);
  if (refusal) throw new Error(refusal.message);
}

export const FILE = graphql(`
  mutation FileApplication($input: FileApplicationInput!) {
    fileApplication(input: $input) {
      application {
        id
      }
      findings {
        code
        severity
        message
        path
        rule
        article
        parameters
      }
      errors {
        message
      }
    }
  }
`);

/** Saves answers as they were typed. @returns the new version; throws what the server refuses */
export async function saveDraft(id: string, answers: unknown, expectedVersion: number): Promise<number> {
  const { saveDraft: saved } = await request(SAVE, { input: { id, answers, expectedVersion } });
  if (!saved.draft) throw new Error(refusalOf(saved)?.message ?? '草稿未能保存');
  return saved.draft.version;
}
