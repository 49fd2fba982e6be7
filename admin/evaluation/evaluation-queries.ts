import { request } from '../graphql/request';
import { PAGE } from '../graphql/page-fragment';
import { graphql, type ResultOf, type VariablesOf } from '../graphql/tada';
import { FINDING } from '../kit/finding-fragment';

const FRAMES = graphql(`
  query EvaluationFrames {
    evaluationFrames {
      regimeCode
      regimeTitle
      grades {
        value
        title
        from
        article
      }
      kinds {
        code
        title
        of
        article
        procedure
        confirmers
        confirmMode
        beginObjection
        note
        treeTitle
        treeNote
        needsTargets
      }
    }
  }
`);

export type Frame = ResultOf<typeof FRAMES>['evaluationFrames'][number];

export async function loadFrames(signal: AbortSignal): Promise<readonly Frame[]> {
  return (await request(FRAMES, {}, signal)).evaluationFrames;
}

const LISTED = graphql(`
  fragment ListedEvaluation on Evaluation @_unmask {
    id
    regimeCode
    kind
    kindTitle
    article
    year
    number
    status
    budget
    executed
    executionRate
    scoreText
    grade
    gradeTitle
    sourceDocument
    sourcePlace
    note
    reason
    version
    organisation {
      id
      title
    }
    project {
      id
      code
      title
    }
  }
`);

export const EVALUATIONS = graphql(
  `
    query EvaluationList($where: EvaluationWhere, $first: Int, $after: String, $last: Int, $before: String) {
      evaluations(where: $where, first: $first, after: $after, last: $last, before: $before) {
        nodes {
          ...ListedEvaluation
        }
        pageInfo {
          ...Page
        }
      }
      evaluationTotals(where: $where) {
        count
        budget
        executed
        executionRate
        byGrade {
          key
          title
          count
        }
        byYear {
          key
          title
          count
        }
      }
    }
  `,
  [LISTED, PAGE],
);

export type EvaluationList = ResultOf<typeof EVALUATIONS>;
export type ListedEvaluation = EvaluationList['evaluations']['nodes'][number];
export type EvaluationWhere = NonNullable<VariablesOf<typeof EVALUATIONS>['where']>;

export const EVALUATION = graphql(
  `
    query OneEvaluation($id: ID!) {
      evaluation(id: $id) {
        ...ListedEvaluation
        createdAt
        submittedAt
        confirmedAt
        lines {
          code
          title
          depth
          isLeaf
          weight
          kind
          guide
          score
          reason
          target {
            comparison
            number
            unit
            source
          }
        }
        preparedBy {
          id
          name
        }
        confirmers
        confirmMode
        confirmations {
          body
          by {
            id
            name
          }
        }
        confirmObjection
        returnObjection
        prepareObjection
        handedIn
        confirmedBy {
          id
          name
        }
        corrected {
          id
          number
        }
      }
    }
  `,
  [LISTED],
);

export type Evaluation = ResultOf<typeof EVALUATION>['evaluation'];
export type Line = Evaluation['lines'][number];

export const CREATE = graphql(
  `
    mutation CreateEvaluation($input: CreateEvaluationInput!) {
      createEvaluation(input: $input) {
        evaluation {
          id
        }
        findings {
          ...Finding
        }
        errors {
          path
          message
        }
      }
    }
  `,
  [FINDING],
);

export const SAVE = graphql(
  `
    mutation SaveEvaluation($input: SaveEvaluationInput!) {
      saveEvaluation(input: $input) {
        evaluation {
          id
          version
        }
        findings {
          ...Finding
        }
        errors {
          path
          message
        }
      }
    }
  `,
  [FINDING],
);

export const SUBMIT = graphql(
  `
    mutation SubmitEvaluation($input: EvaluationStepInput!) {
      submitEvaluation(input: $input) {
        findings {
          ...Finding
        }
        errors {
          path
          message
        }
      }
    }
  `,
  [FINDING],
);

export const DISCARD = graphql(
  `
    mutation DiscardEvaluation($input: EvaluationStepInput!) {
      discardEvaluation(input: $input) {
        findings {
          ...Finding
        }
        errors {
          path
          message
        }
      }
    }
  `,
  [FINDING],
);

export const CONFIRM = graphql(
  `
    mutation ConfirmEvaluation($input: EvaluationStepInput!) {
      confirmEvaluation(input: $input) {
        findings {
          ...Finding
        }
        errors {
          path
          message
        }
      }
    }
  `,
  [FINDING],
);

export const RETURN = graphql(
  `
    mutation ReturnEvaluation($input: ReturnEvaluationInput!) {
      returnEvaluation(input: $input) {
        findings {
          ...Finding
        }
        errors {
          path
          message
        }
      }
    }
  `,
  [FINDING],
);

export const CORRECT = graphql(
  `
    mutation CorrectEvaluation($input: CorrectEvaluationInput!) {
      correctEvaluation(input: $input) {
        evaluation {
          id
        }
        findings {
          ...Finding
        }
        errors {
          path
          message
        }
      }
    }
  `,
  [FINDING],
);

export const SUBJECTS = graphql(`
  query EvaluationSubjects($units: OrganisationWhere, $projects: ProjectWhere) {
    organisations(first: 50, where: $units) {
      nodes {
        id
        title
      }
    }
    projects(first: 50, where: $projects) {
      nodes {
        id
        code
        title
      }
    }
  }
`);
