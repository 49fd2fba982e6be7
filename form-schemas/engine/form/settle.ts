import { same } from '../expression/compare';
import type { Finding } from '../finding';
import type { Json, Value } from '../value';
import { MAX_ROWS } from './answers-bounds';
import type { CompiledField } from './compiled-form';
import { fieldFinding } from './field-finding';
import { isRowList, NOTHING, openFrame, type Evaluation, type Frame } from './frame';
import { readAnswer, wrong } from './read-answer';
import { mayFill } from './rights';
import { isObject, own, wordGiven } from './words';

/**
 * Settles visibility and value of every field of a frame, in one pass in dependency order. A condition that is
 * null (an input is missing) does not show its field. What is hidden has no value, nor has what is inside of it.
 */
export function settle(frame: Frame, evaluation: Evaluation): void {
  const { level, visible, values, read } = frame;
  for (const index of level.order) {
    const field = level.fields[index];
    if (field === undefined) continue;
    const parent = level.parents[index] ?? -1;
    const shown =
      (parent < 0 || visible[parent] === true) && (field.visible === null || field.visible.evaluate(read) === true);
    visible[index] = shown;
    if (field.type === null) continue;
    const value = shown ? valueOf(frame, field, index, evaluation) : null;
    values[index] = value;
    if (field.fact !== null) evaluation.settled(field, value);
  }
}

function valueOf(frame: Frame, field: CompiledField, index: number, evaluation: Evaluation): Value {
  if (field.computed !== null) return field.computed.evaluate(frame.read);
  if (field.columns !== null) return settleTable(frame, field, index, evaluation);
  const problems: Finding[] = [];
  const value = mayFill(field, evaluation.bodies)
    ? readAnswer(field, ownOrDefault(frame, field), frame.prefix + field.key, problems)
    : keep(frame, field, problems);
  if (problems.length > 0) frame.problems[index] = problems;
  return value;
}

/** A default stands in for an absent answer only: an explicit null stays empty. */
function ownOrDefault(frame: Frame, field: CompiledField): Json | undefined {
  const given = own(frame.given, field.key);
  return given === undefined ? field.node.default : given;
}

/** The previous answer of a field that is not the filler's; a different one is refused. */
function keep(frame: Frame, field: CompiledField, problems: Finding[]): Value {
  const path = frame.prefix + field.key;
  const before = own(frame.previous, field.key);
  const kept = readAnswer(field, before === undefined ? field.node.default : before, path, []);
  const given = own(frame.given, field.key);
  if (given !== undefined) {
    const unread: Finding[] = [];
    const value = readAnswer(field, given, path, unread);
    if (unread.length > 0 || !same(value, kept)) problems.push(notYours(field, path, given));
  }
  return kept;
}

function notYours(field: CompiledField, path: string, given: Json): Finding {
  const fill = field.fill ?? [];
  const message = `“${field.title}”不由您填写，改动（${wordGiven(given)}）未采纳，保留原值`;
  return fieldFinding(field, 'answer-not-yours', path, message, { fill, given: wordGiven(given) });
}

/** Rows are matched to previous ones by position; only who may fill the table adds or removes any. */
function settleTable(frame: Frame, field: CompiledField, index: number, evaluation: Evaluation): Value {
  const { columns } = field;
  if (columns === null) return null;
  const path = frame.prefix + field.key;
  const problems: Finding[] = [];
  const before = own(frame.previous, field.key);
  const previous = isRowList(before) ? before : [];
  const rows = rowsOf(own(frame.given, field.key), previous, field, path, evaluation, problems);
  const frames: Frame[] = [];
  const records: Value[] = [];
  for (let at = 0; rows !== null && at < rows.length; at += 1) {
    const given = rows[at] ?? null;
    const here = `${path}[${at}]`;
    if (!isObject(given)) wrong(field, `对象（第 ${at + 1} 行）`, given, here, problems);
    const old = previous[at] ?? null;
    const row = openFrame(
      columns,
      `${here}.`,
      isObject(given) ? given : NOTHING,
      isObject(old) ? old : NOTHING,
      frame.read,
      evaluation.budget,
    );
    settle(row, evaluation);
    frames.push(row);
    records.push(recordOf(row));
  }
  frame.rows[index] = frames;
  if (problems.length > 0) frame.problems[index] = problems;
  return rows === null ? null : records;
}

function rowsOf(
  given: Json | undefined,
  previous: readonly Json[],
  field: CompiledField,
  path: string,
  evaluation: Evaluation,
  problems: Finding[],
): readonly Json[] | null {
  const mine = mayFill(field, evaluation.bodies);
  if (!mine && given === undefined) return previous;
  if (given === undefined || (given === null && mine)) return null;
  if (!isRowList(given)) {
    wrong(field, '行的列表', given, path, problems);
    return mine ? null : previous;
  }
  if (!mine && given.length !== previous.length) {
    problems.push(notYours(field, path, given));
    return previous;
  }
  if (given.length > MAX_ROWS) {
    const message = `“${field.title}”最多 ${MAX_ROWS} 行，所给有 ${given.length} 行`;
    problems.push(fieldFinding(field, 'too-many-rows', path, message, { maximum: MAX_ROWS, given: given.length }));
    return null;
  }
  return given;
}

function recordOf(row: Frame): Value {
  const record = Object.create(null) as Record<string, Value>;
  const { fields } = row.level;
  for (let index = 0; index < fields.length; index += 1) {
    const field = fields[index];
    if (field !== undefined) record[field.key] = row.values[index] ?? null;
  }
  return record;
}
