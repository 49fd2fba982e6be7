/** What told stories ask the API. */

const FOUND = 'findings { code severity rule } errors { path message }';
export const START = `mutation ($input: StartFilingInput!) { answer: startFiling(input: $input) { draft { id version } ${FOUND} } }`;
export const SIDE = `mutation ($input: StartSideInput!) { answer: startSide(input: $input) { draft { id version } ${FOUND} } }`;
export const SAVE = `mutation ($input: SaveDraftInput!) { answer: saveDraft(input: $input) { draft { id version } ${FOUND} } }`;
export const FILE = `mutation ($input: FileApplicationInput!) { answer: fileApplication(input: $input) { application { id } ${FOUND} } }`;
export const PASS = `mutation ($input: PassStageInput!) { answer: passStage(input: $input) { application { id } ${FOUND} } }`;
export const DECIDE = `mutation ($input: DecideTaskInput!) { answer: decideTask(input: $input) { application { id } ${FOUND} } }`;
export const WITHDRAW = `mutation ($input: WithdrawApplicationInput!) { answer: withdrawApplication(input: $input) { application { id } ${FOUND} } }`;
export const OPEN_LIST = `mutation ($input: OpenListInput!) { answer: openList(input: $input) { application { id } ${FOUND} } }`;
export const VERBS = {
  'add-signer': `mutation ($input: AddSignerInput!) { answer: addSigner(input: $input) { application { id } ${FOUND} } }`,
  'remove-signer': `mutation ($input: RemoveSignerInput!) { answer: removeSigner(input: $input) { application { id } ${FOUND} } }`,
  remind: `mutation ($input: RemindTaskInput!) { answer: remindTask(input: $input) { application { id } ${FOUND} } }`,
} as const;
export const COPY = `mutation ($input: CopyCaseInput!) { answer: copyCase(input: $input) { application { id } ${FOUND} } }`;
export const TASKS = `query ($id: ID!) { application(id: $id) { version tasks {
  id version status action body { code } draft { id version } } } }`;
export const LOOK = `query ($id: ID!) { application(id: $id) {
  stage outcome suspendedOn due { on } facts project { id }
  waitingFor { body { code } } } }`;
export const PROJECT = `query ($id: ID!, $clocks: Boolean!, $sides: Boolean!) { project(id: $id) {
  application { id stage outcome suspendedOn } clocks @include(if: $clocks) { code year status }
  sideProcedures @include(if: $sides) { procedure findings { severity } } } }`;
export const ROWS = `query ($where: RecordWhere) { records(first: 100, where: $where) { nodes { id } totalCount } }`;
