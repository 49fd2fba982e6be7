import { graphql, type ResultOf } from '../graphql/tada';
import { FINDING } from '../kit/finding-fragment';

export const SERVICE_ACCOUNTS = graphql(`
  query ServiceAccounts($after: String) {
    serviceAccounts(first: 50, after: $after) {
      nodes {
        id
        title
        scopes
        createdAt
        expiresAt
        revokedAt
        lastUsedAt
        person {
          name
        }
        appointment {
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

export type ListedServiceAccount = ResultOf<typeof SERVICE_ACCOUNTS>['serviceAccounts']['nodes'][number];

export const CREATE_SERVICE_ACCOUNT = graphql(
  `
    mutation CreateServiceAccount($input: CreateServiceAccountInput!) {
      createServiceAccount(input: $input) {
        token
        errors {
          path
          message
        }
        findings {
          ...Finding
        }
      }
    }
  `,
  [FINDING],
);

export const REVOKE_SERVICE_ACCOUNT = graphql(
  `
    mutation RevokeServiceAccount($input: RevokeServiceAccountInput!) {
      revokeServiceAccount(input: $input) {
        errors {
          path
          message
        }
        findings {
          ...Finding
        }
      }
    }
  `,
  [FINDING],
);
