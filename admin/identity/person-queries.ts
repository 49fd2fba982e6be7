import { graphql, type ResultOf } from '../graphql/tada';
import { FINDING } from '../kit/finding-fragment';

export const PERSONS = graphql(`
  query Persons($where: PersonWhere, $after: String) {
    persons(first: 50, where: $where, after: $after) {
      nodes {
        id
        name
        version
        ownHome
        account {
          login
          lockedUntil
          disabledAt
          mustChange
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export type ListedPerson = ResultOf<typeof PERSONS>['persons']['nodes'][number];

export const CREATE_PERSON = graphql(
  `
    mutation CreatePerson($input: CreatePersonInput!) {
      createPerson(input: $input) {
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

export const RENAME_PERSON = graphql(
  `
    mutation RenamePerson($input: RenamePersonInput!) {
      renamePerson(input: $input) {
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

export const SET_CREDENTIAL = graphql(
  `
    mutation SetCredential($input: SetCredentialInput!) {
      setCredential(input: $input) {
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

export const LOCK_ACCOUNT = graphql(
  `
    mutation LockAccount($input: AccountInput!) {
      lockAccount(input: $input) {
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

export const UNLOCK_ACCOUNT = graphql(
  `
    mutation UnlockAccount($input: AccountInput!) {
      unlockAccount(input: $input) {
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
