import { graphql, type ResultOf } from '../graphql/tada';
import { FINDING } from '../kit/finding-fragment';

const DELEGATION = graphql(`
  fragment ListedDelegation on Delegation @_unmask {
    id
    fromDay
    untilDay
    endedOn
    reason
    state
    version
    principal {
      id
      name
    }
    proxy {
      id
      name
    }
    appointment {
      title
    }
  }
`);

export const MY_DELEGATIONS = graphql(
  `
    query MyDelegations($where: DelegationWhere, $after: String) {
      myDelegations(first: 50, where: $where, after: $after) {
        nodes {
          ...ListedDelegation
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [DELEGATION],
);

export const DELEGATIONS = graphql(
  `
    query Delegations($where: DelegationWhere, $after: String) {
      delegations(first: 50, where: $where, after: $after) {
        nodes {
          ...ListedDelegation
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [DELEGATION],
);

export type ListedDelegation = ResultOf<typeof DELEGATION>;

export const CANDIDATES = graphql(`
  query DelegationCandidates($text: String) {
    delegationCandidates(first: 20, text: $text) {
      nodes {
        id
        title
        person {
          id
          name
        }
      }
    }
  }
`);

export const DELEGATE = graphql(
  `
    mutation Delegate($input: DelegateInput!) {
      delegate(input: $input) {
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

export const END_DELEGATION = graphql(
  `
    mutation EndDelegation($input: EndDelegationInput!) {
      endDelegation(input: $input) {
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
