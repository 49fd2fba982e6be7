import { request } from '../graphql/request';
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

const ANSWERS = graphql(`
  query ApplicationAnswers($id: ID!, $form: String!) {
    application(id: $id) {
      answers(form: $form)
    }
  }
`);

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

/** Latest answers of a case per form; forms that nobody has filled are left out. */
export async function answersByForm(
  id: string,
  forms: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, JsonObject>> {
  const answers = await Promise.all(forms.map((form) => request(ANSWERS, { id, form }, signal)));
  const filled = new Map<string, JsonObject>();
  forms.forEach((form, index) => {
    const given = answers[index]?.application?.answers as JsonObject | null | undefined;
    if (given && Object.keys(given).length > 0) filled.set(form, given);
  });
  return filled;
}
