/** What a test asks of evaluations. */

export const FOUND = 'findings { code severity message path } errors { path message }';
export const LISTED = `id version status scoreText gradeTitle budget executed executionRate sourceDocument sourcePlace organisation { title }`;
export const EVALUATION = `id version status number scoreText grade gradeTitle budget executed executionRate sourceDocument sourcePlace
  lines { code isLeaf weight score reason target { number unit source } } organisation { title } project { title }
  preparedBy { name } confirmedBy { name } corrected { id status }`;
export const step = (name: string, type: string) =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { evaluation { ${EVALUATION} } ${FOUND} } }`;
export const CREATE = step('createEvaluation', 'CreateEvaluationInput');
export const SAVE = step('saveEvaluation', 'SaveEvaluationInput');
export const SUBMIT = step('submitEvaluation', 'EvaluationStepInput');
export const CONFIRM = step('confirmEvaluation', 'EvaluationStepInput');
export const RETURN = step('returnEvaluation', 'ReturnEvaluationInput');
export const CORRECT = step('correctEvaluation', 'CorrectEvaluationInput');
export const DISCARD = `mutation ($input: EvaluationStepInput!) { discardEvaluation(input: $input) { discarded ${FOUND} } }`;
export const LIST = `query ($where: EvaluationWhere) { evaluations(first: 50, where: $where) { totalCount nodes { ${LISTED} } }
  evaluationTotals(where: $where) { count budget executed executionRate byGrade { key title count } byYear { key count } } }`;
