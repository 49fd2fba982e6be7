import { graphql, type ResultOf, type VariablesOf } from '../graphql/tada';

export const AUDIT_EVENTS = graphql(`
  query AuditEvents($where: AuditEventWhere, $after: String) {
    auditEvents(first: 50, where: $where, after: $after) {
      nodes {
        id
        seq
        at
        verb
        subjectType
        subjectId
        subjectTitle
        details
        request
        previous
        hash
        person {
          id
          name
        }
        appointment {
          title
        }
        serviceAccountTitle
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export type ListedEvent = ResultOf<typeof AUDIT_EVENTS>['auditEvents']['nodes'][number];
export type AuditWhere = NonNullable<VariablesOf<typeof AUDIT_EVENTS>['where']>;

export const VERIFY_AUDIT = graphql(`
  query VerifyAudit {
    verifyAudit {
      events
      headHash
      flaws {
        seq
        message
      }
    }
  }
`);
