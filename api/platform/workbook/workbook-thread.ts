import { Worker } from 'node:worker_threads';

/** A cell with its look; what is only a value is written without one. */
export interface StyledCell {
  readonly value: string | number;
  readonly format?: string;
  readonly align?: 'right';
  readonly fontWeight?: 'bold';
  readonly backgroundColor?: string;
  readonly wrap?: boolean;
}

export type PlainCell = string | number | null;

export interface PlainSheet {
  readonly name: string;
  readonly widths: readonly number[];
  /** Rows before the others, which stay in sight. */
  readonly head: readonly StyledCell[];
  /** Values only: handing over ten thousand rows of objects would take as long as writing them. */
  readonly rows: readonly (readonly PlainCell[])[];
  /** By column: a number of this column has this format, a text of it stands on the right. */
  readonly formats: readonly (string | null)[];
  /** By column: its texts may run over several lines. */
  readonly wraps: readonly boolean[];
  readonly foot: readonly (StyledCell | null)[] | null;
}

/**
 * The thread's whole program, as a text: the same from sources, from the build and in tests. It knows nothing of projects.
 */
const PROGRAM = `
const { parentPort, workerData: { library, sheets } } = require('node:worker_threads');
const write = require(library);
const typed = (cell) => cell && { ...cell, type: typeof cell.value === 'number' ? Number : String };
const look = ({ formats, wraps }) => (value, column) => {
  if (value === null) return null;
  const format = formats[column];
  if (typeof value === 'number') return { value, type: Number, ...(format && { format }) };
  return { value, type: String, ...(format && { align: 'right' }), ...(wraps[column] && { wrap: true }) };
};
write(sheets.map((sheet) => ({
  sheet: sheet.name,
  columns: sheet.widths.map((width) => ({ width })),
  stickyRowsCount: 1,
  data: [sheet.head.map(typed), ...sheet.rows.map((row) => row.map(look(sheet))), ...(sheet.foot ? [sheet.foot.map(typed)] : [])],
}))).toBuffer().then((file) => {
  const bytes = new Uint8Array(file);
  parentPort.postMessage(bytes, [bytes.buffer]);
});
`;

/** Writes sheets as one spreadsheet in a thread of its own, so that everybody else is served meanwhile. */
export function writeSheets(sheets: readonly PlainSheet[]): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const library = require.resolve('write-excel-file/node');
    const thread = new Worker(PROGRAM, { eval: true, workerData: { library, sheets } });
    thread.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes.buffer)));
    thread.once('error', reject);
    thread.once('exit', (code) =>
      reject(new Error(`the thread of the spreadsheet ended with ${code} before the file was written`)),
    );
  });
}
