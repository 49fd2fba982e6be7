import { graphql } from '../graphql/tada';

/** What is asked of every finding, so that each can be shown with its article and lead to its field; see `fromApi`. */
export const FINDING = graphql(`
  fragment Finding on Finding @_unmask {
    code
    severity
    message
    path
    rule
    article
    parameters
  }
`);
