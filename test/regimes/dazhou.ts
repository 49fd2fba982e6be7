import { findRegime } from '../../form-schemas/files/find-regime';
import { readRegime } from '../../form-schemas/formats/read-regime';
import { knownCalendar } from '../../form-schemas/formats/calendars';
import { compileRegime, withCalendar, type CompiledRegime } from '../../form-schemas/engine/compiled-regime';
import { decide } from '../../form-schemas/engine/matrix/decide';
import type { MatrixDocument } from '../../form-schemas/engine/model/matrix';
import type { Regime } from '../../form-schemas/engine/model/regime';
import type { StoryCase, WorkedCase } from '../../form-schemas/engine/model/worked-case';
import type { JsonObject, Value } from '../../form-schemas/engine/value';
import type { CaseState } from '../../form-schemas/engine/procedure/case';
import { surroundingFacts } from '../../form-schemas/engine/project/project-facts';
import { readFacts } from '../../form-schemas/engine/vocabulary/read-facts';

/** Dazhou's regime as the tests ask it. Expected values in the tests are read off 达市府发〔2023〕9号. */
export const regime = readDazhou();
export const dazhou = compiled(regime);

function readDazhou(): Regime {
  const files = findRegime('dazhou').value;
  const read = files && readRegime(files).value;
  if (!read) throw new Error('the regime of Dazhou cannot be read');
  return read;
}

export function compiled(document: Regime): CompiledRegime {
  const { value, findings } = compileRegime(document);
  if (!value) throw new Error(findings.map((finding) => finding.message).join('\n'));
  return withCalendar(value, knownCalendar());
}

/** What is known of a unit and a project of which nothing is recorded. */
export function nothingRecorded(state: CaseState): JsonObject {
  const surroundings = { main: state, sides: {}, rows: [] };
  return surroundingFacts(dazhou, surroundings, { procedure: state.procedure, about: null });
}

/** The regime with one parameter set otherwise. */
export function withParameter(name: string, value: string | number): CompiledRegime {
  const parameters = regime.parameters.map((parameter) =>
    parameter.name === name ? { ...parameter, value } : parameter,
  );
  return compiled({ ...regime, parameters });
}

export function matrixOf(code: string): MatrixDocument {
  const found = regime.matrices.find((matrix) => matrix.code === code);
  if (!found) throw new Error(`no matrix ${code}`);
  return found;
}

export function reader(facts: JsonObject): (name: string) => Value {
  return dazhou.vocabulary.reader(readFacts(dazhou.vocabulary, facts).value);
}

export function storyOf(code: string): StoryCase {
  const story = regime.cases.flatMap<WorkedCase>((document) => document.cases).find((each) => each.code === code);
  if (story?.kind !== 'story') throw new Error(`no story ${code}`);
  return story;
}

const ACTIONS = {
  check: '审核',
  countersign: '审签',
  deliberate: '审议',
  decide: '审定',
  issue: '批复',
  record: '备案',
} as const;

/** Asks a matrix; says who does what, step by step, and the articles of the row; or the codes that refuse. */
export function ask(matrix: string, facts: JsonObject, within: CompiledRegime = dazhou): string {
  const compiledMatrix = within.matrices.get(matrix);
  if (!compiledMatrix) throw new Error(`no matrix ${matrix}`);
  const given = readFacts(within.vocabulary, facts);
  const { value, findings } = decide(compiledMatrix, within.vocabulary.reader(given.value));
  if (!value) {
    const refusals = [...given.findings, ...findings];
    return refusals.map((finding) => `${finding.code} ${within.article(finding.clause ?? [])}`).join('; ');
  }
  const steps = value.chain.map(
    ({ action, bodies }) => `${ACTIONS[action]} ${bodies.map((code) => within.bodies.get(code)?.title).join('+')}`,
  );
  const articles = value.rows.flatMap((row) => row.clause.map((clause) => within.article([clause])));
  return `${steps.join(' → ')} (${articles.join('、')})`;
}
