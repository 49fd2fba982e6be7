import type { PrintedCell, PrintedTable } from '../../../form-schemas/engine';
import { BODY_WIDTH, FLOOR, PAGE, type Weight } from './ink';
import type { Page } from './page';
import { wrap } from './wrap';

const SIZE = 10;
const LINE = 15.5;
const PAD = { x: 5, y: 4.5 } as const;
/** A signature is not crowded: room for a stamp above it. */
const SIGNING = 2;
const SHADE = '#F3F4F6';
const BORDER = '#333333';
/** A row higher than this share of a page may be broken where it stands. */
const BREAKABLE = 0.35;

interface Line {
  readonly text: string;
  readonly align: 'left' | 'center' | 'right';
}

interface LaidCell {
  readonly cell: PrintedCell;
  readonly x: number;
  readonly width: number;
  readonly lines: readonly Line[];
}

/** A table with its lines; goes on over pages, its head on each, and a row too high for a page is broken between lines. */
export function drawTable(page: Page, table: PrintedTable): void {
  const { ink } = page;
  const whole = table.widths.reduce((sum, width) => sum + width, 0);
  const widths = table.widths.map((width) => (width / whole) * BODY_WIDTH);
  const head = table.head && layRow(page, table.head, widths);
  const rows = table.rows.map((row) => layRow(page, row, widths));
  const first = Math.min(rows[0] ? heightOf(rows[0]) : 0, 6 * LINE);
  page.need((table.title === null ? 0 : 26) + (head ? heightOf(head) : 0) + first);
  if (table.title !== null) {
    ink.write(ink.clean(table.title), PAGE.left, page.y + 6, 11.5, 'bold');
    page.y += 26;
  }
  const begin = () => {
    if (head) drawFragment(page, head);
  };
  begin();
  for (const row of rows) drawRow(page, row, begin);
  page.y += 10;
}

function layRow(page: Page, row: readonly PrintedCell[], widths: readonly number[]): readonly LaidCell[] {
  let column = 0;
  return row.map((cell): LaidCell => {
    const x = PAGE.left + sum(widths.slice(0, column));
    const width = sum(widths.slice(column, column + (cell.span ?? 1)));
    column += cell.span ?? 1;
    return { cell, x, width, lines: linesOf(page, cell, width - 2 * PAD.x) };
  });
}

function linesOf({ ink }: Page, cell: PrintedCell, width: number): readonly Line[] {
  const weight = weightOf(cell);
  const break_ = (text: string) => wrap(ink.clean(text), width, (part) => ink.width(part, SIZE, weight));
  const align = cell.align ?? (cell.label ? 'center' : 'left');
  const said = break_(cell.text).map((text): Line => ({ text, align }));
  if (cell.signed === undefined) return said;
  const room = Array.from({ length: SIGNING }, (): Line => ({ text: '', align }));
  return [...said, ...room, ...break_(cell.signed).map((text): Line => ({ text, align: 'right' }))];
}

function weightOf({ label }: PrintedCell): Weight {
  return label ? 'bold' : 'regular';
}

function drawRow(page: Page, row: readonly LaidCell[], begin: () => void): void {
  let rest = row;
  while (heightOf(rest) > page.left) {
    const room = Math.floor((page.left - 2 * PAD.y) / LINE);
    const isLong = heightOf(rest) > BREAKABLE * (FLOOR - PAGE.top);
    if (isLong && room >= 3) {
      drawFragment(
        page,
        rest.map((cell) => ({ ...cell, lines: cell.lines.slice(0, room) })),
      );
      // What names the row stands again beside what follows.
      rest = rest.map((cell) => ({
        ...cell,
        lines: cell.cell.label && cell.lines.length <= room ? cell.lines : cell.lines.slice(room),
      }));
    }
    page.next();
    begin();
  }
  drawFragment(page, rest);
}

function drawFragment(page: Page, row: readonly LaidCell[]): void {
  const { ink } = page;
  const { document } = ink;
  const height = heightOf(row);
  for (const { cell, x, width, lines } of row) {
    if (cell.label) document.rect(x, page.y, width, height).fill(SHADE);
    document.lineWidth(0.6).strokeColor(BORDER).rect(x, page.y, width, height).stroke();
    const inside = cell.signed === undefined ? (height - lines.length * LINE) / 2 : PAD.y;
    lines.forEach(({ text, align }, index) => {
      const free = width - 2 * PAD.x - ink.width(text, SIZE, weightOf(cell));
      const shift = align === 'left' ? 0 : align === 'center' ? free / 2 : free;
      ink.write(text, x + PAD.x + shift, page.y + inside + index * LINE, SIZE, weightOf(cell));
    });
  }
  page.y += height;
}

function heightOf(row: readonly LaidCell[]): number {
  return Math.max(1, ...row.map(({ lines }) => lines.length)) * LINE + 2 * PAD.y;
}

function sum(widths: readonly number[]): number {
  return widths.reduce((total, width) => total + width, 0);
}
