import {
  readCell,
  type BoundSemantics,
  type CellColumn,
  type CellReading,
  type MatrixDocument,
  type MatrixRow,
} from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { readChain } from './chain-text';
import { freeId } from './edit-rows';

/** The most rows that are taken over in one go: a table of more is no matrix that people can answer for. */
export const MOST_ROWS = 2_000;
type Target =
  | { readonly kind: 'input'; readonly column: CellColumn }
  | { readonly kind: 'id' | 'chain' | 'clause' | 'note' | 'skip' };

/** Which column of the clipboard goes where: by its heading, else in the order of the matrix's columns from `from` on. */
export function targetsOf(
  first: readonly string[],
  columns: readonly CellColumn[],
  from: number,
): { readonly targets: readonly Target[]; readonly heading: boolean } {
  const named: ReadonlyMap<string, Target> = new Map<string, Target>([
    [t('编码'), { kind: 'id' }],
    ['id', { kind: 'id' }],
    [t('审批链'), { kind: 'chain' }],
    [t('依据'), { kind: 'clause' }],
    [t('备注'), { kind: 'note' }],
    ...columns.flatMap((column): [string, Target][] => [
      [column.code, { kind: 'input', column }],
      [column.title, { kind: 'input', column }],
    ]),
  ]);
  const heading = first.some((cell) => named.has(cell.trim()));
  if (heading) return { heading, targets: first.map((cell) => named.get(cell.trim()) ?? { kind: 'skip' }) };
  const rest: readonly Target[] = [
    ...columns.slice(from).map((column): Target => ({ kind: 'input', column })),
    { kind: 'chain' },
    { kind: 'clause' },
    { kind: 'note' },
  ];
  return { heading, targets: first.map((_, index) => rest[index] ?? { kind: 'skip' }) };
}

export interface PastedCell {
  readonly column: CellColumn;
  readonly typed: string;
  readonly read: CellReading;
}

export interface PastedRow {
  /** Line of the clipboard, from 1. */
  readonly line: number;
  readonly cells: readonly PastedCell[];
  readonly other: Partial<Pick<MatrixRow, 'id' | 'chain' | 'clause' | 'note'>>;
  readonly problems: readonly string[];
}

export interface PasteContext {
  readonly columns: readonly CellColumn[];
  readonly from: number;
  readonly bounds: BoundSemantics;
  readonly others: (column: CellColumn) => readonly number[];
  readonly bodyCode: (name: string) => string | null;
  /** Ids of clauses by id or article; null where there is none. */
  readonly clauseId: (name: string) => string | null;
}

/**
 * Reads a clipboard in slices, so that thousands of lines leave the page alive: every `next` reads at most `slice` lines
 * and gives the rows so far. Whoever stops asking has cancelled.
 */
export function* readPaste(
  table: readonly (readonly string[])[],
  context: PasteContext,
  slice = 200,
): Generator<readonly PastedRow[], readonly PastedRow[]> {
  const { targets, heading } = targetsOf(table[0] ?? [], context.columns, context.from);
  const rows: PastedRow[] = [];
  const known = new Map<string, CellReading>();
  const others = new Map(context.columns.map((column) => [column.code, context.others(column)]));
  const read = (typed: string, column: CellColumn): CellReading => {
    const key = `${column.code}\u0000${typed}`;
    const seen = known.get(key);
    if (seen) return seen;
    const fresh = readCell(typed, { column, bounds: context.bounds, others: others.get(column.code) ?? [] });
    known.set(key, fresh);
    return fresh;
  };
  for (let line = heading ? 1 : 0; line < table.length; line += 1) {
    rows.push(readLine(table[line] ?? [], line + 1, targets, read, context));
    if (rows.length % slice === 0) yield rows;
  }
  return rows;
}

function readLine(
  cells: readonly string[],
  line: number,
  targets: readonly Target[],
  read: (typed: string, column: CellColumn) => CellReading,
  context: PasteContext,
): PastedRow {
  const problems: string[] = [];
  const inputs: PastedCell[] = [];
  let other: PastedRow['other'] = {};
  cells.forEach((given, index) => {
    const target = targets[index] ?? { kind: 'skip' };
    const typed = given.trim();
    if (target.kind === 'input') {
      const reading = read(typed, target.column);
      inputs.push({ column: target.column, typed, read: reading });
      if (reading.problem !== null) problems.push(reading.problem);
      else if (reading.caution !== null) problems.push(reading.caution);
    } else if (typed !== '') {
      if (target.kind === 'id') other = { ...other, id: typed };
      if (target.kind === 'note') other = { ...other, note: typed };
      if (target.kind === 'chain') {
        const { chain, unread } = readChain(typed, context.bodyCode);
        other = { ...other, chain };
        for (const step of unread)
          problems.push(
            t('读不懂审批步骤“{{step}}”；可写成“审核（会签）：甲、乙 → 审定：丙”', { step: step.slice(0, 40) }),
          );
      }
      if (target.kind === 'clause') {
        const names = typed.split(/[、,，;；\s]+/).filter((name) => name !== '');
        other = { ...other, clause: names.map(context.clauseId).filter((id) => id !== null) };
        for (const name of names)
          if (context.clauseId(name) === null) problems.push(t('没有条款“{{name}}”', { name: name.slice(0, 40) }));
      }
    }
  });
  if (cells.length > targets.length)
    problems.push(t('这一行比第一行多 {{count}} 格，多出的未读', { count: cells.length - targets.length }));
  return { line, cells: inputs, other, problems };
}

/** Puts pasted rows into the matrix: as new rows after `after`, or over the rows from `over` on and new ones past the end. */
export function applyPaste(
  document: MatrixDocument,
  rows: readonly PastedRow[],
  place: { readonly at: number; readonly over: boolean },
): MatrixDocument {
  const taken = new Set(document.rows.map(({ id }) => id));
  const all = [...document.rows];
  const fresh: MatrixRow[] = [];
  let counter = document.rows.length;
  rows.forEach((pasted, index) => {
    const target = place.over ? place.at + index : all.length;
    const given = target < document.rows.length ? all[target] : undefined;
    if (given) {
      all[target] = filled(given, pasted);
      return;
    }
    counter += 1;
    const wish = pasted.other.id ?? `row-${counter}`;
    const id =
      taken.has(wish) || !/^[a-z]/.test(wish)
        ? freeId(document, `row-${counter}`, taken)
        : freeId(document, wish, taken);
    taken.add(id);
    const when = Object.fromEntries(document.inputs.map(({ code }) => [code, '-']));
    fresh.push(
      filled(
        { id, when, chain: [], clause: document.clause.slice(0, 1) },
        { ...pasted, other: { ...pasted.other, id } },
      ),
    );
  });
  const at = place.over ? all.length : Math.min(place.at + 1, all.length);
  return { ...document, rows: [...all.slice(0, at), ...fresh, ...all.slice(at)] };
}

function filled(row: MatrixRow, { cells, other }: PastedRow): MatrixRow {
  const when = { ...row.when };
  const words = { ...row.words };
  for (const { column, typed, read } of cells) {
    when[column.code] = read.cell === '' ? '-' : read.cell;
    const had = words[column.code] !== undefined;
    delete words[column.code];
    if (read.words !== null && (had || read.words === typed)) words[column.code] = read.words;
  }
  const { id: _id, ...rest } = other;
  const { id, when: _when, words: _words, ...kept } = row;
  return { id, when, ...(Object.keys(words).length > 0 ? { words } : {}), ...kept, ...rest };
}

/** Rows as a spreadsheet takes them, with their headings: what {@link readPaste} reads back. */
export function copyTable(
  document: MatrixDocument,
  rows: readonly number[],
  columns: readonly CellColumn[],
  show: { readonly cell: (row: MatrixRow, column: CellColumn) => string; readonly chain: (row: MatrixRow) => string },
): string {
  const clean = (text: string) => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const head = [t('编码'), ...columns.map(({ title }) => title), t('审批链'), t('依据'), t('备注')];
  const body = rows.flatMap((at) => {
    const row = document.rows[at];
    return row
      ? [
          [
            row.id,
            ...columns.map((column) => show.cell(row, column)),
            show.chain(row),
            row.clause.join(t('、')),
            row.note ?? '',
          ],
        ]
      : [];
  });
  return [head, ...body].map((cells) => cells.map(clean).join('\t')).join('\n');
}
