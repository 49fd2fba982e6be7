import { requestText } from '../graphql/request';
import { graphql, type ResultOf } from '../graphql/tada';
import type { JsonObject } from '../../form-schemas/engine';

export const APPLICATION = graphql(`
  query Application($id: ID!) {
    application(id: $id) {
      id
      procedure
      kind
      title
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
        stageTitle
        decidedAt
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
        holders {
          id
          name
        }
      }
      events {
        seq
        type
        verdict
        at
        text
        minutes
        person {
          name
        }
        recordedBy {
          name
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
      lines {
        code
        title
        outcome
        application {
          id
        }
      }
      availableActions {
        action
        refusal {
          message
          article
        }
      }
    }
  }
`);

export type OpenApplication = NonNullable<ResultOf<typeof APPLICATION>['application']>;

export const WITHDRAW = graphql(`
  mutation WithdrawApplication($input: WithdrawApplicationInput!) {
    withdrawApplication(input: $input) {
      application {
        id
      }
      findings {
        code
        severity
        message
        article
      }
      errors {
        message
      }
    }
  }
`);

/** Latest answers of a case per form, in one request; forms that nobody has filled are left out. */
export async function answersByForm(
  id: string,
  forms: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, JsonObject>> {
  if (forms.length === 0) return new Map();
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
