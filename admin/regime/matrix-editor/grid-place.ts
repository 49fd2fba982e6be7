import type { Finding, MatrixDocument } from '../../../form-schemas/engine';

/** A cell of the grid: row from 0; columns are the row's code, the inputs, then chain, clause and note. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

export type ColumnKind = 'id' | 'input' | 'chain' | 'clause' | 'note';

export function columnKind(document: MatrixDocument, column: number): ColumnKind {
  if (column === 0) return 'id';
  const past = column - 1 - document.inputs.length;
  return past < 0 ? 'input' : past === 0 ? 'chain' : past === 1 ? 'clause' : 'note';
}

export function columnCount(document: MatrixDocument): number {
  return document.inputs.length + 4;
}

/** Height of a row in px: all are alike, so that only those in sight are drawn. */
export const ROW_HEIGHT = 46;
const SPARE = 8;

/** Rows to draw, `[from, to)`. */
export function rowsInSight(rows: number, scrolled: number, height: number): readonly [number, number] {
  const from = Math.max(0, Math.floor(scrolled / ROW_HEIGHT) - SPARE);
  return [from, Math.min(rows, Math.ceil((scrolled + height) / ROW_HEIGHT) + SPARE)];
}

/** Where a key leads, as in a spreadsheet; null for keys that lead nowhere. */
export function goTo(
  document: MatrixDocument,
  { row, column }: Place,
  key: string,
  control: boolean,
  page: number,
): Place | null {
  const [lastRow, lastColumn] = [document.rows.length - 1, columnCount(document) - 1];
  const at = (toRow: number, toColumn: number): Place => ({
    row: Math.max(0, Math.min(lastRow, toRow)),
    column: Math.max(0, Math.min(lastColumn, toColumn)),
  });
  switch (key) {
    case 'ArrowUp':
      return at(control ? 0 : row - 1, column);
    case 'ArrowDown':
      return at(control ? lastRow : row + 1, column);
    case 'ArrowLeft':
      return at(row, control ? 0 : column - 1);
    case 'ArrowRight':
      return at(row, control ? lastColumn : column + 1);
    case 'Home':
      return at(control ? 0 : row, 0);
    case 'End':
      return at(control ? lastRow : row, lastColumn);
    case 'PageUp':
      return at(row - page, column);
    case 'PageDown':
      return at(row + page, column);
    default:
      return null;
  }
}

/** What is wrong where: by row, and by row and column code. */
export interface Marks {
  readonly rows: ReadonlyMap<number, readonly Finding[]>;
  readonly cells: ReadonlyMap<string, readonly Finding[]>;
}

const PATH = /#\/rows\/(\d+)(?:\/(when|words|id|chain|clause|settles)(?:\/([^/]+))?)?/;

const ROW_AMOUNT = 'row-amount-not-in-clause';

/** Sorts findings to the rows and cells that they speak of. */
export function marksOf(findings: readonly Finding[]): Marks {
  const rows = new Map<number, Finding[]>();
  const cells = new Map<string, Finding[]>();
  for (const finding of findings) {
    const [, row, part, code] = PATH.exec(finding.path ?? '') ?? [];
    if (row === undefined) continue;
    const at = Number(row);
    rows.set(at, [...(rows.get(at) ?? []), finding]);
    const column = code === undefined ? part : code.replaceAll('~1', '/').replaceAll('~0', '~');
    // A cell whose amount the cited clause does not know is no wrong cell: it is told with its row.
    if (column === undefined || finding.code === ROW_AMOUNT) continue;
    const key = `${at}/${column}`;
    cells.set(key, [...(cells.get(key) ?? []), finding]);
  }
  return { rows, cells };
}

/** Codes of what is worked out anew while somebody types; of these the regime's own findings are older. */
const LIVE = /^(?:matrix|cell|column|words|row-id|analysis|unary|expression)-/;

/** Of the regime's findings those of one file that only the whole regime can tell: a chain without bodies, an unknown clause. */
export function provenOnly(path: string, findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(
    (finding) =>
      (finding.path ?? '').split('#')[0] === path && !LIVE.test(finding.code) && finding.code !== 'not-canonical',
  );
}
