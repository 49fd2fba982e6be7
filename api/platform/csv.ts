/**
 * What a spreadsheet computes: a text that begins, after whatever is not seen, with a sign of a formula, in half or full
 * width; or with a tab or the end of a line, which some take as the end of the cell before.
 */
const FORMULA = /^[\s\p{Cf}\p{Cc}\u115F\u1160\u3164\uFFA0]*[=+\-@＝＋－＠﹢﹣﹦﹫−]|^[\t\r\n]/u;
/** Control characters other than the ends of lines, and halves of surrogate pairs: no program reads them alike. */
const UNWRITABLE = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F]|\p{Surrogate}/gu;

/** One line of CSV (RFC 4180) with its end. A cell that a spreadsheet would compute is made a text by an apostrophe. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(given: string): string {
  const plain = given.replace(UNWRITABLE, '\uFFFD');
  const text = FORMULA.test(given) ? `'${plain}` : plain;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
