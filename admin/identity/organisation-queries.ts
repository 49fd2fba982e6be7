import { graphql, type ResultOf } from '../graphql/tada';
import { FINDING } from '../kit/finding-fragment';

export const ORGANISATIONS = graphql(`
  query Organisations($where: OrganisationWhere, $after: String) {
    organisations(first: 100, where: $where, after: $after) {
      nodes {
        id
        code
        title
        kind
        closedAt
        version
        parent {
          id
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const POSTS = graphql(`
  query Posts($where: PostWhere, $after: String) {
    posts(first: 50, where: $where, after: $after) {
      nodes {
        id
        code
        title
        roles
        version
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export type ListedOrganisation = ResultOf<typeof ORGANISATIONS>['organisations']['nodes'][number];
export type ListedPost = ResultOf<typeof POSTS>['posts']['nodes'][number];

export const CREATE_ORGANISATION = graphql(
  `
    mutation CreateOrganisation($input: CreateOrganisationInput!) {
      createOrganisation(input: $input) {
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

export const UPDATE_ORGANISATION = graphql(
  `
    mutation UpdateOrganisation($input: UpdateOrganisationInput!) {
      updateOrganisation(input: $input) {
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

export const CLOSE_ORGANISATION = graphql(
  `
    mutation CloseOrganisation($input: CloseOrganisationInput!) {
      closeOrganisation(input: $input) {
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

export const CREATE_POST = graphql(
  `
    mutation CreatePost($input: CreatePostInput!) {
      createPost(input: $input) {
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

export const UPDATE_POST = graphql(
  `
    mutation UpdatePost($input: UpdatePostInput!) {
      updatePost(input: $input) {
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
