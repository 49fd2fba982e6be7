import { useQuery } from '@tanstack/react-query';
import type { CalendarDocument } from '../../form-schemas/engine';
import { request } from '../graphql/request';
import { graphql, type ResultOf } from '../graphql/tada';
import { FINDING } from '../kit/finding-fragment';

export const YEARS = graphql(`
  query CalendarYears {
    calendarYears {
      id
      year
      number
      announced
      status
      inForce
      sourceNumber
      sourceTitle
      sourceIssued
      sourceUrl
      note
      createdAt
      publishedAt
      version
      holidays {
        title
        from
        to
      }
      workdays
      preparedBy {
        id
        name
      }
      publishedBy {
        id
        name
      }
    }
  }
`);

export type CalendarYear = ResultOf<typeof YEARS>['calendarYears'][number];

export const IMPORT_YEAR = graphql(
  `
    mutation ImportCalendarYear($input: ImportCalendarYearInput!) {
      importCalendarYear(input: $input) {
        calendarYear {
          id
        }
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

export const PUBLISH_YEAR = graphql(
  `
    mutation PublishCalendarYear($input: PublishCalendarYearInput!) {
      publishCalendarYear(input: $input) {
        calendarYear {
          id
          year
        }
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

export const WITHDRAW_YEAR = graphql(
  `
    mutation WithdrawCalendarYear($input: WithdrawCalendarYearInput!) {
      withdrawCalendarYear(input: $input) {
        calendarYear {
          id
        }
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

/** The years that count and those that wait to be published; asked anew with the rest of the administration. */
export function useYears() {
  return useQuery({
    queryKey: ['administration', 'calendar'],
    queryFn: async ({ signal }) => (await request(YEARS, {}, signal)).calendarYears,
  });
}

/** A year as the rules take it. */
export function documentOf({ year, announced, holidays, workdays, ...source }: CalendarYear): CalendarDocument {
  const { sourceNumber: number, sourceTitle: title, sourceIssued: issued, sourceUrl: url } = source;
  return {
    year,
    status: announced ? 'published' : 'provisional',
    source: url === null ? { number, title, issued } : { number, title, issued, url },
    holidays,
    workdays,
  };
}
