import {
  parseUnary,
  printUnary,
  readValue,
  wordBand,
  type BoundSemantics,
  type Box,
  type CellColumn,
  type CellReading,
  type Equal,
  type Interval,
  type Json,
  type MatrixDocument,
  type MatrixRow,
  type Type,
  type UnaryTests,
} from '../../../form-schemas/engine';
import { cellText } from '../../../form-schemas/engine/matrix/cell-show';
import { wordsIn } from '../../../form-schemas/engine/matrix/cell-read';

/** What became of a row's words when its cell changed. */
export type WordsNotice =
  { readonly kind: 'rewritten'; readonly words: string } | { readonly kind: 'removed'; readonly words: string };

export interface CellChange {
  readonly document: MatrixDocument;
  readonly notice: WordsNotice | null;
}

/**
 * Puts what was read into a cell and keeps the row's words true: they follow the cell, or go where words cannot say it.
 * A cell that is not understood keeps its words until it is.
 */
export function setCell(
  document: MatrixDocument,
  row: number,
  code: string,
  typed: string,
  read: CellReading,
): CellChange {
  const given = document.rows[row];
  if (!given) return { document, notice: null };
  const had = given.words && Object.hasOwn(given.words, code) ? given.words[code] : undefined;
  const when = { ...given.when, [code]: read.cell === '' ? '-' : read.cell };
  if (read.tests === null) return { document: withRow(document, row, { ...given, when }), notice: null };
  const said = read.words !== null && (had !== undefined || read.words === typed.trim()) ? read.words : undefined;
  const changed = withRow(document, row, withWords({ ...given, when }, code, said));
  if (had === undefined || had === said) return { document: changed, notice: null };
  return {
    document: changed,
    notice: said === undefined ? { kind: 'removed', words: had } : { kind: 'rewritten', words: said },
  };
}

/** Puts tests into a cell; words the row had are written anew for them, with the same 以上, 不低于 … where they fit. */
export function setTests(
  row: MatrixRow,
  column: CellColumn,
  type: Type,
  tests: Pick<UnaryTests, 'any' | 'negated' | 'tests'>,
  bounds: BoundSemantics,
): MatrixRow {
  const had = row.words && Object.hasOwn(row.words, column.code) ? row.words[column.code] : undefined;
  const kind = type.kind === 'money' || type.kind === 'number' ? type.kind : null;
  const words = had !== undefined && kind ? (wordBand(tests, kind, bounds, wordsIn(had)) ?? undefined) : undefined;
  return withWords({ ...row, when: { ...row.when, [column.code]: printUnary(tests, type) } }, column.code, words);
}

function withWords(row: MatrixRow, code: string, words: string | undefined): MatrixRow {
  const { [code]: _gone, ...rest } = row.words ?? {};
  const all =
    words === undefined
      ? rest
      : row.words && Object.hasOwn(row.words, code)
        ? { ...row.words, [code]: words }
        : { ...rest, [code]: words };
  return ordered(row, Object.keys(all).length === 0 ? null : all);
}

/** The row with its keys where people look for them: words after when. */
function ordered(
  { id, when, words: _words, ...rest }: MatrixRow,
  words: Readonly<Record<string, string>> | null,
): MatrixRow {
  return { id, when, ...(words ? { words } : {}), ...rest };
}

export function withRow(document: MatrixDocument, at: number, row: MatrixRow): MatrixDocument {
  return { ...document, rows: document.rows.map((each, index) => (index === at ? row : each)) };
}

/** The row with another note; without one where it is empty. */
export function withNote(row: MatrixRow, note: string): MatrixRow {
  const { note: _gone, ...rest } = row;
  return note === '' ? rest : { ...rest, note };
}

/** An id that no row has: the wish, else with a number after it. */
export function freeId(document: MatrixDocument, wish: string, taken: ReadonlySet<string> = new Set()): string {
  const used = new Set([...document.rows.map(({ id }) => id), ...taken]);
  const base = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(wish) ? wish : 'row';
  if (!used.has(base)) return base;
  const stem = base.replace(/-\d+$/, '');
  for (let number = 2; ; number += 1) if (!used.has(`${stem}-${number}`)) return `${stem}-${number}`;
}

/** Why an id cannot be a row's; null where it can. */
export function idProblem(document: MatrixDocument, row: number, id: string): 'form' | 'twice' | null {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) return 'form';
  return document.rows.some((each, index) => index !== row && each.id === id) ? 'twice' : null;
}

export function insertRow(document: MatrixDocument, at: number, given: Partial<MatrixRow> = {}): MatrixDocument {
  const when = Object.fromEntries(document.inputs.map(({ code }) => [code, '-']));
  const row: MatrixRow = {
    chain: [],
    clause: document.clause.slice(0, 1),
    ...given,
    id: freeId(document, given.id ?? `row-${document.rows.length + 1}`),
    when: { ...when, ...given.when },
  };
  const { id, when: cells, ...rest } = row;
  return {
    ...document,
    rows: [...document.rows.slice(0, at), { id, when: cells, ...rest }, ...document.rows.slice(at)],
  };
}

export function duplicateRow(document: MatrixDocument, at: number): MatrixDocument {
  const row = document.rows[at];
  return row ? insertRow(document, at + 1, { ...row, id: freeId(document, row.id) }) : document;
}

/** Moves a row to another place; out of range it stays. */
export function moveRow(document: MatrixDocument, from: number, to: number): MatrixDocument {
  const row = document.rows[from];
  if (!row || to < 0 || to >= document.rows.length) return document;
  const rest = document.rows.filter((_, index) => index !== from);
  return { ...document, rows: [...rest.slice(0, to), row, ...rest.slice(to)] };
}

export function removeRow(document: MatrixDocument, at: number): MatrixDocument {
  return { ...document, rows: document.rows.filter((_, index) => index !== at) };
}

/** Adds a row that covers exactly a hole that the analysis found; its chain is for the administrator to say. */
export function addRowForHole(
  document: MatrixDocument,
  hole: Box,
  columns: readonly CellColumn[],
  bounds: BoundSemantics,
): MatrixDocument {
  const when: Record<string, string> = {};
  const words: Record<string, string> = {};
  for (const part of hole.columns) {
    const type = columns.find(({ code }) => code === part.code)?.type;
    const tests = part.any || !type ? null : extentTests(part.extent, type);
    if (!type || !tests) continue;
    when[part.code] = printUnary(tests, type);
    const said = type.kind === 'money' || type.kind === 'number' ? wordBand(tests, type.kind, bounds) : null;
    if (said !== null) words[part.code] = said;
  }
  return insertRow(document, document.rows.length, { when, ...(Object.keys(words).length > 0 ? { words } : {}) });
}

/** A box's column as the analysis gives it in JSON, as tests again; null where it cannot be read. */
export function extentTests(extent: Readonly<Record<string, Json>>, type: Type): UnaryTests | null {
  const value = (json: Json | undefined) =>
    json === null || json === undefined ? null : readValue(type, json, '').value;
  const list = (json: Json | undefined): readonly Json[] => (Array.isArray(json) ? (json as readonly Json[]) : []);
  if (Object.hasOwn(extent, 'spans')) {
    const tests = list(extent.spans).map((span): Interval => {
      const { low, lowIncluded, high, highIncluded } = span as Readonly<Record<string, Json>>;
      return {
        kind: 'interval',
        low: value(low),
        lowIncluded: lowIncluded === true,
        high: value(high),
        highIncluded: highIncluded === true,
      };
    });
    return { text: '', any: false, negated: false, tests };
  }
  const negated = Object.hasOwn(extent, 'allBut');
  const tests = list(negated ? extent.allBut : extent.values).map((json): Equal => ({
    kind: 'equal',
    value: value(json),
  }));
  return negated && tests.length === 0
    ? { text: '-', any: true, negated: false, tests }
    : { text: '', any: false, negated, tests };
}

/** The cell's tests; null where they cannot be read. */
export function testsAt(row: MatrixRow | undefined, column: CellColumn): UnaryTests | null {
  return row && column.type ? parseUnary(cellText(row.when, column.code), column.type).value : null;
}
