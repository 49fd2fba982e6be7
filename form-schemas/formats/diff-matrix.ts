import type { ChainStepDocument, MatrixDocument, MatrixInput, MatrixRow } from '../engine/model/matrix';
import { wordDeadline } from './diff-deadline';
import { pointerStep } from './read-json';
import {
  changed,
  compareByCode,
  compareOrder,
  compareProperties,
  place,
  type Pair,
  type RegimeChange,
} from './regime-change';
import { ACTION_WORDS, MODE_WORDS, type RegimeWords } from './regime-words';
import { wordCell } from './word-cell';
import { propertyWords, type WordProperty } from './word-property';

/** How one of the two regimes names things, and the columns that its matrix has. */
interface Side {
  readonly columns: ReadonlyMap<string, MatrixInput>;
  readonly words: RegimeWords;
}

/**
 * Columns and rows by code, rows cell by cell; a row is named by the conditions that people know it by. What stood before
 * is worded with the columns and names of before, what stands now with those of now.
 */
export function diffMatrix(
  pair: Pair<MatrixDocument>,
  wordsBefore: RegimeWords,
  wordsAfter: RegimeWords,
): readonly RegimeChange[] {
  const [before, after] = [pair.before.item, pair.after.item];
  const title = `审批矩阵“${after.title}”`;
  const [old, now] = [sideOf(before, wordsBefore), sideOf(after, wordsAfter)];
  const word = matrixWords(wordsAfter);
  const wordBefore = matrixWords(wordsBefore);
  const titleIn =
    (side: Side) =>
    (row: MatrixRow): string =>
      `${title}“${wordRow(row, side)}”一行`;
  const describeIn =
    (side: Side) =>
    (row: MatrixRow): string | null =>
      row.chain.length === 0 ? null : wordChain(row.chain, side.words);
  const named = new Map([
    ...after.rows.map((row) => [row.id, wordRow(row, now)] as const),
    ...before.rows.map((row) => [row.id, wordRow(row, old)] as const),
  ]);
  const order = (rows: readonly MatrixRow[]): readonly string[] =>
    rows.map((row) => `“${named.get(row.id) ?? row.id}”`);
  return [
    ...compareProperties(title, pair, ['inputs', 'rows'], word, wordBefore),
    ...compareByCode(
      place(before.inputs, (input) => input.code, `${pair.before.path}/inputs`),
      place(after.inputs, (input) => input.code, `${pair.after.path}/inputs`),
      (input) => `${title}列“${input.title}”`,
      (inputs) => compareProperties(`${title}列“${inputs.after.item.title}”`, inputs, [], word, wordBefore),
    ),
    ...compareByCode(
      place(before.rows, (row) => row.id, `${pair.before.path}/rows`),
      place(after.rows, (row) => row.id, `${pair.after.path}/rows`),
      titleIn(now),
      (rows) => diffRow(titleIn(old)(rows.before.item), rows, old, now),
      describeIn(now),
      { titleOf: titleIn(old), describe: describeIn(old) },
    ),
    ...compareOrder(`${title}各行`, `${pair.after.path}/rows`, order(before.rows), order(after.rows)),
  ];
}

function sideOf({ inputs }: MatrixDocument, words: RegimeWords): Side {
  return { columns: new Map(inputs.map((input) => [input.code, input])), words };
}

function diffRow(title: string, pair: Pair<MatrixRow>, old: Side, now: Side): readonly RegimeChange[] {
  const codes = new Set([...old.columns.keys(), ...now.columns.keys()]);
  const cells = [...codes].flatMap((code) => diffCell(title, pair, code, old, now));
  const rest = compareProperties(title, pair, ['when', 'words'], matrixWords(now.words), matrixWords(old.words));
  return [...cells, ...rest];
}

/** A cell that changed, in the regulation's words where both have them and they differ; or only its words. */
function diffCell(
  title: string,
  { before, after }: Pair<MatrixRow>,
  code: string,
  old: Side,
  now: Side,
): readonly RegimeChange[] {
  const [from, to] = [before.item.when[code] ?? '-', after.item.when[code] ?? '-'];
  const [said, says] = [before.item.words?.[code], after.item.words?.[code]];
  const column = now.columns.get(code)?.title ?? old.columns.get(code)?.title ?? code;
  if (from !== to) {
    const isSaid = said !== undefined && says !== undefined && said !== says;
    const [was, is] = isSaid ? [said, says] : [wordIn(old, code, from), wordIn(now, code, to)];
    // Another column under the same code may say two cells alike: then they are told apart as they are written.
    const [gone, given] = was === is ? [from, to] : [was, is];
    return [changed(`${title} ${column}`, `${after.path}/when${pointerStep(code)}`, gone, given)];
  }
  if (said === says) return [];
  return [changed(`${title} ${column} 原话`, `${after.path}/words${pointerStep(code)}`, said, says)];
}

function wordIn({ columns, words }: Side, code: string, cell: string): string {
  const column = columns.get(code);
  return wordCell(cell, column && words.column(column.expression));
}

/** The conditions of a row, in the regulation's words where it has them: `是否统一审定：否，总投资：200万元以下`. */
function wordRow(row: MatrixRow, side: Side): string {
  const cells = [...side.columns.values()].flatMap(({ code, title }) => {
    const cell = row.when[code] ?? '-';
    return cell.trim() === '-' ? [] : [`${title}：${row.words?.[code] ?? wordIn(side, code, cell)}`];
  });
  return cells.length === 0 ? '一切情形' : cells.join('，');
}

function matrixWords(words: RegimeWords): WordProperty {
  const word = propertyWords(words);
  return (key, value) =>
    key === 'chain' && Array.isArray(value)
      ? wordChain(value as readonly ChainStepDocument[], words)
      : word(key, value);
}

function wordChain(chain: readonly ChainStepDocument[], words: RegimeWords): string {
  const steps = chain.map((step) => {
    const extra = [
      step.mode === 'one' ? '' : MODE_WORDS[step.mode],
      step.ratio,
      step.must && `必须同意：${step.must.map(words.body).join('、')}`,
      step.form && `填写“${words.document(step.form)}”`,
      step.deadline && wordDeadline(step.deadline, words),
    ];
    const said = extra.filter((part) => part !== undefined && part !== '').join('，');
    return `${step.bodies.map(words.body).join('、')}${ACTION_WORDS[step.action]}${said === '' ? '' : `（${said}）`}`;
  });
  return steps.join('，再由');
}
