import { Pieces } from '../../api/platform/workbook/pieces';
import { StringsReader } from '../../api/platform/workbook/read-parts';
import { SheetReader, TooLarge, type ReadSheet } from '../../api/platform/workbook/read-sheet';
import { processorSeconds } from '../support/processor-time';

/** Sheets come in chunks: wherever those are cut, the same is read, and in a time that grows as the text does. */

const AROUND = { strings: ['甲', '乙'], dateStyles: [false], from1904: false };
const LIMITS = { rows: 100, columns: 20 };
const SHEET =
  '<x:worksheet><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>1</x:v></x:c></x:row >' +
  '<x:row r="3"><x:c r="B3" t="inlineStr"><x:is><x:t>一&lt;二</x:t></x:is></x:c></x:row></x:sheetData>' +
  '<x:mergeCells><x:mergeCell ref="A1:B1"/><x:mergeCell ref="$C$1:D1"/></x:mergeCells></x:worksheet>';

function chunksOf(text: string, size: number): readonly string[] {
  return Array.from({ length: Math.ceil(text.length / size) }, (_, at) => text.slice(at * size, (at + 1) * size));
}

function read(chunks: readonly string[], limits = LIMITS): ReadSheet {
  const reader = new SheetReader('表', AROUND, limits);
  for (const chunk of chunks) reader.take(chunk);
  return reader.end();
}

function refused(chunks: readonly string[]): TooLarge {
  try {
    read(chunks);
  } catch (error) {
    if (error instanceof TooLarge) return error;
    throw error;
  }
  throw new Error('it was read');
}

it('a sheet is read the same wherever its chunks are cut', () => {
  const whole = {
    name: '表',
    rows: [
      { number: 1, cells: [{ kind: 'text', value: '乙' }] },
      { number: 3, cells: [null, { kind: 'text', value: '一<二' }] },
    ],
    merged: ['A1:B1', 'C1:D1'],
  };
  for (let size = 1; size <= SHEET.length; size += 1)
    expect([size, read(chunksOf(SHEET, size))]).toEqual([size, whole]);
  for (let at = 1; at < SHEET.length; at += 1)
    expect([at, read([SHEET.slice(0, at), SHEET.slice(at)])]).toEqual([at, whole]);
});

it('shared texts are the same wherever their chunks are cut', () => {
  const text = '<sst><si><t>甲</t></si><si/><si><r><t>乙</t></r><r><t>丙</t></r><rPh><t>bing</t></rPh></si ></sst>';
  for (let size = 1; size <= text.length; size += 1) {
    const reader = new StringsReader(1_000);
    for (const chunk of chunksOf(text, size)) expect(reader.take(chunk)).toBe(true);
    expect([size, reader.strings]).toEqual([size, ['甲', '', '乙丙']]);
  }
});

it('pieces end with their ends, and what has none yet is kept', () => {
  const pieces = new Pieces(/;/g);
  const given: string[] = [];
  for (const chunk of [`${'a'.repeat(300)}`, 'b;c', ';', 'd'.repeat(150)]) pieces.take(chunk, (one) => given.push(one));
  expect(given).toEqual([`${'a'.repeat(300)}b;`, 'c;']);
  expect([pieces.rest, pieces.length]).toEqual(['d'.repeat(150), 150]);
});

describe('a cell that is too long', () => {
  const cell = (length: number, end = '</t></is></c></row></sheetData>'): string =>
    `<sheetData><row r="7"><c r="C7" t="inlineStr"><is><t>${'A'.repeat(length)}${end}`;

  it('is told by its place; one of as many characters as a spreadsheet allows is read', () => {
    expect(read(chunksOf(cell(32_767), 65_536)).rows[0]?.cells[2]).toMatchObject({ kind: 'text' });
    for (const chunks of [chunksOf(cell(32_768), 65_536), chunksOf(cell(9_000_000, ''), 65_536)])
      expect(refused(chunks)).toMatchObject({ what: 'cell', at: { sheet: '表', row: 7, column: 'C' } });
  });

  it('of eight million characters takes as long as they are: in chunks of a kilobyte it would else be searched eight thousand times', () => {
    const chunks = chunksOf(cell(7_900_000), 1_024);
    expect(processorSeconds(() => refused(chunks))).toBeLessThan(2);
    const strings = chunksOf(`<sst><si><t>${'A'.repeat(7_900_000)}`, 1_024);
    const reader = new StringsReader(64 * 1024 * 1024);
    expect(processorSeconds(() => strings.forEach((chunk) => reader.take(chunk)))).toBeLessThan(2);
  });

  it('is not blamed for a row of many small ones that is too long', () => {
    const many = `<sheetData><row r="2">${'<c r="A2"/>'.repeat(800_000)}`;
    expect(refused(chunksOf(many, 65_536))).toMatchObject({ what: 'row', at: { row: 2, column: null } });
  });
});
