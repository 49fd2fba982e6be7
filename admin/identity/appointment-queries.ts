import { graphql, type ResultOf } from '../graphql/tada';
import { FINDING } from '../kit/finding-fragment';

export const APPOINTMENTS = graphql(`
  query Appointments($where: AppointmentWhere, $after: String) {
    appointments(first: 50, where: $where, after: $after) {
      nodes {
        id
        title
        fromDay
        untilDay
        endedOn
        version
        person {
          id
          name
        }
        post {
          roles
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const DUTIES = graphql(`
  query Duties($where: DutyWhere, $after: String) {
    duties(first: 50, where: $where, after: $after) {
      nodes {
        id
        body
        fromDay
        untilDay
        endedOn
        version
        post {
          title
          organisation {
            title
          }
        }
        organisation {
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

export type ListedAppointment = ResultOf<typeof APPOINTMENTS>['appointments']['nodes'][number];
export type ListedDuty = ResultOf<typeof DUTIES>['duties']['nodes'][number];

export const CREATE_APPOINTMENT = graphql(
  `
    mutation CreateAppointment($input: CreateAppointmentInput!) {
      createAppointment(input: $input) {
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

export const END_APPOINTMENT = graphql(
  `
    mutation EndAppointment($input: EndingInput!) {
      endAppointment(input: $input) {
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

export const CREATE_DUTY = graphql(
  `
    mutation CreateDuty($input: CreateDutyInput!) {
      createDuty(input: $input) {
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

export const END_DUTY = graphql(
  `
    mutation EndDuty($input: EndingInput!) {
      endDuty(input: $input) {
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
