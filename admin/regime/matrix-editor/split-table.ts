/** The most lines that are read at all. */
export const MOST_LINES = 20_000;

/** Cells of a spreadsheet's clipboard: tabs between, quotes around what holds tabs, quotes or line breaks. */
export function splitTable(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endRow = () => {
    row.push(cell);
    if (row.some((each) => each.trim() !== '')) rows.push(row);
    [row, cell] = [[], ''];
  };
  for (let at = 0; at < text.length && rows.length < MOST_LINES; at += 1) {
    const sign = text[at];
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"' && cell === '' && closes(text, at)) quoted = true;
    else if (sign === '\t') {
      row.push(cell);
      cell = '';
    } else if (sign === '\n') endRow();
    else if (sign !== '\r') cell += sign;
  }
  if (rows.length < MOST_LINES && (cell !== '' || row.length > 0)) endRow();
  return rows;
}

/** Whether a quote at the start of a cell is one of the spreadsheet: its partner stands before a tab or an end of line. */
function closes(text: string, at: number): boolean {
  for (let end = text.indexOf('"', at + 1), steps = 0; end >= 0 && steps < 1_000; steps += 1) {
    if (text[end + 1] === '"') end = text.indexOf('"', end + 2);
    else return end + 1 >= text.length || /[\t\r\n]/.test(text[end + 1] ?? '');
  }
  return false;
}
