import type { Finding } from '../finding';
import type { Json, JsonObject, Value } from '../value';
import type { CompiledField } from './compiled-form';
import { fieldFinding } from './field-finding';
import type { FieldState } from './form-evaluation';
import { isEmpty, type Evaluation, type Frame } from './frame';
import { judgeFewness, judgeValue } from './judge-value';
import { mayFill, maySee } from './rights';
import { findUnknown } from './unknown-answers';
import { writeAnswer } from './write-answer';

export interface Judgement {
  readonly findings: Finding[];
  readonly states: FieldState[];
}

/**
 * Judges the settled values of a frame in document order: required, bounds, rules.
 *
 * @returns the cleaned answers: what is empty or hidden is left out.
 */
export function judge(frame: Frame, evaluation: Evaluation, into: Judgement): JsonObject {
  const { level, prefix, visible, values } = frame;
  const answers: Record<string, Json> = {};
  findUnknown(frame, into.findings);
  for (let index = 0; index < level.fields.length; index += 1) {
    const field = level.fields[index];
    if (field === undefined) continue;
    const seen = maySee(field, evaluation.bodies);
    const shown = visible[index] === true;
    const path = prefix + field.key;
    const value = values[index] ?? null;
    const required = shown && isRequired(field, frame);
    const mine = mayFill(field, evaluation.bodies);
    const problems = shown ? frame.problems[index] : undefined;
    if (problems !== undefined) into.findings.push(...problems);
    if (shown && seen && field.type !== null) {
      judgeField(field, value, path, frame, required && mine, problems !== undefined, evaluation, into.findings);
    }
    const editable = shown && mine && field.computed === null;
    // A table's state stands before those of its cells; its value is known after them.
    const at = into.states.length;
    if (field.columns !== null) into.states.push({ path, visible: false, required, editable, value: null });
    const json =
      field.columns === null ? writeAnswer(field, value) : writeRows(frame.rows[index], value, evaluation, into);
    into.states[at] = { path, visible: shown && seen, required, editable, value: seen ? json : null };
    if (json !== null) answers[field.key] = json;
  }
  return answers;
}

function isRequired(field: CompiledField, frame: Frame): boolean {
  return typeof field.required === 'boolean' ? field.required : field.required.evaluate(frame.read) === true;
}

function writeRows(rows: readonly Frame[] | undefined, value: Value, evaluation: Evaluation, into: Judgement): Json {
  if (rows === undefined || value === null) return null;
  return rows.map((row) => judge(row, evaluation, into));
}

function judgeField(
  field: CompiledField,
  value: Value,
  path: string,
  frame: Frame,
  required: boolean,
  wrong: boolean,
  evaluation: Evaluation,
  findings: Finding[],
): void {
  if (isEmpty(value)) {
    if (required && !wrong) findings.push(missing(field, path, evaluation.partial));
    return;
  }
  judgeValue(field, value, path, findings);
  judgeFewness(field, value, path, evaluation.partial, findings);
  for (const rule of field.rules) {
    // Null: an input is missing, which is said where it is missing.
    if (rule.test.evaluate(frame.read) !== false) continue;
    findings.push(
      fieldFinding(field, 'rule-failed', path, rule.message, { test: rule.test.text }, rule.severity, rule.clause),
    );
  }
}

function missing(field: CompiledField, path: string, partial: boolean): Finding {
  const verb = field.computed === null ? (field.component === 'Attachment' ? '上传' : '填写') : '算出';
  const row = field.table === null ? '' : rowWords(path);
  const message = `须${verb}${row}“${field.title}”，现为空`;
  return fieldFinding(field, 'required-missing', path, message, { title: field.title }, partial ? 'info' : 'error');
}

function rowWords(path: string): string {
  const row = /\[(\d+)\]\.[^.]*$/.exec(path)?.[1];
  return row === undefined ? '' : `第 ${Number(row) + 1} 行的`;
}
