import { Pieces } from './pieces';
import { attributeOf, walkXml } from './xml';

/** A cell as it stands. A formula is not its value: whoever opened the file last decided what that is. */
export type Cell =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** `2026-11-20`, or with a time of day `2026-11-20T08:30:00`. */
  | { readonly kind: 'date'; readonly value: string }
  | { readonly kind: 'formula'; readonly value: string }
  | { readonly kind: 'error'; readonly value: string };

export interface SheetRow {
  /** From 1, as the spreadsheet counts. */
  readonly number: number;
  /** By column from 0; empty cells are null. */
  readonly cells: readonly (Cell | null)[];
}

export interface ReadSheet {
  readonly name: string;
  readonly rows: readonly SheetRow[];
  /** Merged ranges, e.g. `A1:C1`. */
  readonly merged: readonly string[];
}

/** What the cells of a workbook refer to. */
export interface SheetSurroundings {
  readonly strings: readonly string[];
  /** By the number of a cell's style: whether its numbers are days. */
  readonly dateStyles: readonly boolean[];
  readonly from1904: boolean;
}

/** Why a sheet is not read to its end. */
export class TooLarge extends Error {
  constructor(
    readonly what: 'rows' | 'columns' | 'row' | 'merged' | 'cell' | 'text',
    readonly at: CellPlace | null = null,
  ) {
    super(`sheet too large: ${what}`);
  }
}

/** Where a cell is, as the spreadsheet says it. */
export interface CellPlace {
  readonly sheet: string;
  readonly row: number;
  /** Letters; null: the row as a whole. */
  readonly column: string | null;
}

export interface SheetLimits {
  readonly rows: number;
  readonly columns: number;
}

const LONGEST_ROW = 8 * 1024 * 1024;
const MOST_MERGED = 10_000;
/** Characters of a cell, as every spreadsheet has it. */
export const LONGEST_CELL = 32_767;
/** Characters of all cells: a text that cells share is kept once here, but handed over once for each of them. */
export const MOST_CHARACTERS = 32 * 1024 * 1024;
const END_OF_ROW = /<\/(?:[\w.-]{1,20}:)?row\s{0,20}>/g;
const END_OF_DATA = /<\/(?:[\w.-]{1,20}:)?sheetData\s{0,20}>|<(?:[\w.-]{1,20}:)?sheetData\s{0,20}\/>/;
const MERGED = /<(?:[\w.-]{1,20}:)?mergeCell\s[^>]{0,200}?\bref\s{0,20}=\s{0,20}["']([A-Z0-9:$]{1,30})["']/g;
const DAY_MS = 86_400_000;

/** Reads a sheet row by row as it is unpacked: never more of it is held than one row and what has been read. */
export class SheetReader {
  private readonly rows: SheetRow[] = [];
  private readonly merged = new Set<string>();
  private readonly pieces = new Pieces(END_OF_ROW);
  private afterData = '';
  private isPastData = false;
  private last = 0;
  private characters = 0;

  constructor(
    private readonly name: string,
    private readonly around: SheetSurroundings,
    private readonly limits: SheetLimits,
  ) {}

  /** @throws TooLarge */
  take(chunk: string): void {
    if (this.isPastData) return this.takeMerged(chunk);
    const left = this.pieces.take(chunk, (row) => this.takeRows(row));
    if (END_OF_DATA.test(left)) {
      this.isPastData = true;
      return this.takeMerged(left);
    }
    if (this.pieces.length <= LONGEST_ROW) return;
    // Where it is one cell that is too long, that cell is told.
    this.takeRows(this.pieces.rest);
    throw new TooLarge('row', { sheet: this.name, row: this.last, column: null });
  }

  /** @throws Error where the sheet ends before its rows do: it was cut off */
  end(): ReadSheet {
    if (!this.isPastData) throw new Error('sheet without end');
    return { name: this.name, rows: this.rows, merged: [...this.merged] };
  }

  private takeMerged(chunk: string): void {
    const text = this.afterData + chunk;
    for (const found of text.matchAll(MERGED)) this.merged.add((found[1] ?? '').replaceAll('$', ''));
    if (this.merged.size > MOST_MERGED) throw new TooLarge('merged');
    // What is cut by the end of a chunk is met again with the next.
    this.afterData = text.slice(-400);
  }

  private takeRows(xml: string): void {
    let cells: (Cell | null)[] = [];
    let open: OpenCell | null = null;
    let into: 'value' | 'formula' | null = null;
    walkXml(xml, {
      open: (name, attributes) => {
        if (name === 'row') {
          this.last = Number(attributeOf(attributes, 'r') ?? this.last + 1) || this.last + 1;
          cells = [];
        } else if (name === 'c') {
          const column = columnOf(attributeOf(attributes, 'r')) ?? (open?.column ?? cells.length - 1) + 1;
          const style = Number(attributeOf(attributes, 's') ?? 0);
          open = { column, type: attributeOf(attributes, 't') ?? 'n', style, value: '', formula: null };
        } else if (open && name === 'f') {
          open.formula = '';
          into = 'formula';
        } else if (open && (name === 'v' || name === 't')) into = 'value';
        else if (name === 'rPh') into = null;
      },
      text: (text) => {
        if (!open || !into) return;
        if (into === 'formula') open.formula += text;
        else {
          open.value += text;
          this.bound(open.value, open.column);
        }
      },
      close: (name) => {
        if (name === 'f' || name === 'v' || name === 't') into = null;
        else if (name === 'c' && open) {
          const cell = this.cellOf(open);
          if (cell) {
            if (open.column >= this.limits.columns) throw new TooLarge('columns');
            this.count(cell, open.column);
            while (cells.length < open.column) cells.push(null);
            cells[open.column] = cell;
          }
        } else if (name === 'row') {
          open = null;
          if (cells.some((cell) => cell !== null)) this.rows.push({ number: this.last, cells });
          cells = [];
          if (this.rows.length > this.limits.rows) throw new TooLarge('rows');
        }
      },
    });
  }

  private bound(text: string, column: number): void {
    if (text.length > LONGEST_CELL)
      throw new TooLarge('cell', { sheet: this.name, row: this.last, column: columnName(column) });
  }

  private count({ value }: Cell, column: number): void {
    if (typeof value !== 'string') return;
    this.bound(value, column);
    this.characters += value.length;
    if (this.characters > MOST_CHARACTERS) throw new TooLarge('text');
  }

  private cellOf({ type, style, value, formula }: OpenCell): Cell | null {
    if (formula !== null) return { kind: 'formula', value: formula.slice(0, 200) };
    if (type === 's') return text(this.around.strings[Number(value)] ?? '');
    if (type === 'inlineStr' || type === 'str') return text(value);
    if (value === '') return null;
    if (type === 'b') return { kind: 'boolean', value: value === '1' || value === 'true' };
    if (type === 'e') return { kind: 'error', value };
    if (type === 'd') return { kind: 'date', value: value.slice(0, 19).replace(/T00:00:00$/, '') };
    const number = Number(value);
    if (!Number.isFinite(number)) return { kind: 'error', value: value.slice(0, 40) };
    if (!this.around.dateStyles[style]) return { kind: 'number', value: number };
    return dateCell(number, this.around.from1904);
  }
}

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string;
  formula: string | null;
}

function text(value: string): Cell | null {
  return value.trim() === '' ? null : { kind: 'text', value };
}

/** `AB12` → 27. */
export function columnOf(reference: string | null): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (!letters) return null;
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** 27 → `AB`. */
export function columnName(column: number): string {
  const rest = Math.floor(column / 26) - 1;
  return `${rest >= 0 ? columnName(rest) : ''}${String.fromCharCode(65 + (column % 26))}`;
}

/** The day of a serial number. Day 60 of the older calendar is 29 February 1900, which there never was. */
function dateCell(serial: number, from1904: boolean): Cell {
  const days = Math.floor(serial);
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  const moment = new Date(epoch + days * DAY_MS + Math.round((serial - days) * 86_400) * 1000);
  if (Number.isNaN(moment.getTime()) || serial < 0) return { kind: 'number', value: serial };
  const words = moment.toISOString().slice(0, 19);
  return { kind: 'date', value: words.endsWith('T00:00:00') ? words.slice(0, 10) : words };
}
