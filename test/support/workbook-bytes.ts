import { crc32 } from 'node:zlib';

/** A workbook as raw parts, so that it can be what no library would write. */

export type RawCell =
  | string
  | number
  | boolean
  | null
  | { readonly formula: string }
  | { readonly serial: number }
  | { readonly error: string };

const SPREADSHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface RawSheet {
  readonly name: string;
  readonly rows: readonly (readonly RawCell[])[];
  readonly merged?: readonly string[];
}

/** An archive with these entries, not compressed; `claims` lies about how long they are. */
export function archiveOf(
  entries: Readonly<Record<string, string>>,
  claims: Readonly<Record<string, number>> = {},
): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, content] of Object.entries(entries)) {
    const [name, body] = [Buffer.from(path), Buffer.from(content)];
    const fixed = Buffer.alloc(26);
    fixed.writeUInt16LE(20, 0);
    fixed.writeUInt32LE(crc32(body), 10);
    fixed.writeUInt32LE(body.length, 14);
    fixed.writeUInt32LE(claims[path] ?? body.length, 18);
    fixed.writeUInt16LE(name.length, 22);
    // Said to be longer than it is stored, it must be compressed.
    if (claims[path] !== undefined) fixed.writeUInt16LE(8, 4);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fixed, name, body]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fixed, rest, name]));
    locals.push(local);
    offset += local.length;
  }
  const entriesPart = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(entriesPart.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, entriesPart, end]);
}

/** The parts of a workbook with these sheets. */
export function workbookParts(sheets: readonly RawSheet[]): Record<string, string> {
  const numbered = sheets.map((sheet, index) => ({ ...sheet, number: index + 1 }));
  return {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml': `<workbook xmlns="${SPREADSHEET}" xmlns:r="${RELATIONS}"><sheets>${numbered
      .map(({ name, number }) => `<sheet name="${escape(name)}" sheetId="${number}" r:id="rId${number}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${numbered
      .map(({ number }) => `<Relationship Id="rId${number}" Target="worksheets/sheet${number}.xml"/>`)
      .join('')}</Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${SPREADSHEET}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    ...Object.fromEntries(
      numbered.map(({ number, rows, merged = [] }) => [`xl/worksheets/sheet${number}.xml`, sheetXml(rows, merged)]),
    ),
  };
}

export function workbookOf(...sheets: readonly RawSheet[]): Buffer {
  return archiveOf(workbookParts(sheets));
}

function sheetXml(rows: readonly (readonly RawCell[])[], merged: readonly string[]): string {
  const body = rows.map(
    (cells, row) => `<row r="${row + 1}">${cells.map((cell, at) => cellXml(cell, row + 1, at)).join('')}</row>`,
  );
  const merges =
    merged.length === 0 ? '' : `<mergeCells>${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${SPREADSHEET}"><sheetData>${body.join('')}</sheetData>${merges}</worksheet>`;
}

function cellXml(cell: RawCell, row: number, column: number): string {
  if (cell === null) return '';
  const ref = `${letters(column)}${row}`;
  if (typeof cell === 'number') return `<c r="${ref}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${ref}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === 'string') return `<c r="${ref}" t="inlineStr"><is><t>${escape(cell)}</t></is></c>`;
  if ('formula' in cell) return `<c r="${ref}"><f>${escape(cell.formula)}</f><v>1</v></c>`;
  if ('serial' in cell) return `<c r="${ref}" s="1"><v>${cell.serial}</v></c>`;
  return `<c r="${ref}" t="e"><v>${escape(cell.error)}</v></c>`;
}

function letters(column: number): string {
  const rest = Math.floor(column / 26);
  return `${rest > 0 ? String.fromCharCode(64 + rest) : ''}${String.fromCharCode(65 + (column % 26))}`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
