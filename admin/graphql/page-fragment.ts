import { graphql } from './tada';

/** What a pager needs of a page of any list. */
export const PAGE = graphql(`
  fragment Page on PageInfo @_unmask {
    hasNextPage
    hasPreviousPage
    startCursor
    endCursor
  }
`);
