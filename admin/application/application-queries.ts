import { requestText } from '../graphql/request';
import { graphql, type ResultOf } from '../graphql/tada';
import type { JsonObject } from '../../form-schemas/engine';
import { FINDING } from '../kit/finding-fragment';
import { STAGE_WAIT } from './waiting';

export const APPLICATION = graphql(
  `
    query Application($id: ID!) {
      application(id: $id) {
        id
        procedure
        kind
        title
        version
        suspendedOn
        suspendedBy {
          id
          title
          procedure
        }
        wait {
          ...StageWait
        }
        stage
        stageTitle
        outcome
        filedOn
        facts
        organisation {
          title
        }
        edition {
          id
          hash
          title
          number
        }
        project {
          id
          code
          planYear
          declaredTotal
          arguedTotal
          approvedTotal
        }
        tasks {
          id
          status
          action
          isMine
          stageTitle
          draft {
            id
          }
          body {
            title
          }
        }
        waitingFor {
          body {
            code
            title
          }
          since
          dueOn
          dueState
          dueWords
          dueArticle
          dueProvisional
          holders {
            id
            name
          }
          assignee {
            name
          }
          addedBy {
            title
          }
          reminders
          remindedOn
        }
        events {
          seq
          type
          verdict
          stageTitle
          bodies {
            title
          }
          at
          text
          minutes
          person {
            name
          }
          recordedBy {
            name
          }
          onBehalfOf {
            name
          }
          transferredTo {
            name
          }
          concerned {
            title
          }
        }
        overrides {
          rule
          ruleTitle
          article
          reason
          citation
          on
          body {
            title
          }
          person {
            name
          }
        }
        returnRemarks {
          path
          text
        }
        filings {
          seq
          form
          answers
          remarks {
            path
            text
          }
        }
        lines {
          code
          title
          outcome
          application {
            id
            organisation {
              title
            }
            project {
              declaredTotal
              arguedTotal
            }
          }
        }
        availableActions {
          action
          form
          toTitles
          causes {
            records
            effects
          }
          bodies {
            code
            title
          }
          task {
            id
            version
            reminders
            remindedOn
            body {
              title
            }
          }
          refusal {
            code
            message
            article
          }
        }
      }
    }
  `,
  [STAGE_WAIT],
);

export type OpenApplication = NonNullable<ResultOf<typeof APPLICATION>['application']>;

export const WITHDRAW = graphql(
  `
    mutation WithdrawApplication($input: WithdrawApplicationInput!) {
      withdrawApplication(input: $input) {
        application {
          id
        }
        findings {
          ...Finding
        }
        errors {
          message
        }
      }
    }
  `,
  [FINDING],
);

/** So many fields under names of their own does the API take in one request. */
const MOST_ALIASES = 15;

/** Latest answers of a case per form, in as few requests as the API takes; forms that nobody has filled are left out. */
export async function answersByForm(
  id: string,
  forms: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, JsonObject>> {
  const parts = Array.from({ length: Math.ceil(forms.length / MOST_ALIASES) }, (_, index) =>
    forms.slice(index * MOST_ALIASES, (index + 1) * MOST_ALIASES),
  );
  const answers = await Promise.all(parts.map((part) => someAnswers(id, part, signal)));
  return new Map(answers.flatMap((part) => [...part]));
}

async function someAnswers(
  id: string,
  forms: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, JsonObject>> {
  const asked = forms.map((form, index) => ({ form, alias: `form${index}` }));
  const query = `query ApplicationAnswers($id: ID!, ${asked.map(({ alias }) => `$${alias}: String!`).join(', ')}) {
    application(id: $id) { ${asked.map(({ alias }) => `${alias}: answers(form: $${alias})`).join(' ')} }
  }`;
  const variables = { id, ...Object.fromEntries(asked.map(({ form, alias }) => [alias, form])) };
  const { application } = await requestText<{ readonly application: Readonly<Record<string, JsonObject | null>> }>(
    query,
    variables,
    signal,
  );
  return new Map(
    asked.flatMap(({ form, alias }) => {
      const given = application[alias];
      return given && Object.keys(given).length > 0 ? [[form, given] as const] : [];
    }),
  );
}
