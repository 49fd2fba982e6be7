import type { ResultOf } from 'gql.tada';
import { graphql } from '../graphql/tada';

const PAPER = graphql(`
  fragment Paper on Paper @_unmask {
    id
    template
    title
    number
    code
    pages
    size
    issuedOn
    takenBackOn
    replacedOn
    url
    application {
      id
      title
    }
    issuer {
      name
    }
  }
`);

export type IssuedPaper = ResultOf<typeof PAPER>;

export const CASE_PAPERS = graphql(
  `
    query CasePapers($id: ID!) {
      application(id: $id) {
        papers {
          ...Paper
        }
        paperKinds {
          code
          title
          kind
          article
          draftUrl
          issued {
            id
          }
          findings {
            code
            message
          }
        }
      }
    }
  `,
  [PAPER],
);

export type PaperKind = ResultOf<typeof CASE_PAPERS>['application']['paperKinds'][number];

export const PROJECT_PAPERS = graphql(
  `
    query ProjectPapers($id: ID!) {
      project(id: $id) {
        papers {
          ...Paper
        }
      }
    }
  `,
  [PAPER],
);

export const ISSUE_PAPER = graphql(
  `
    mutation IssuePaper($input: IssuePaperInput!) {
      issuePaper(input: $input) {
        paper {
          ...Paper
        }
        findings {
          severity
          message
        }
        errors {
          message
        }
      }
    }
  `,
  [PAPER],
);
