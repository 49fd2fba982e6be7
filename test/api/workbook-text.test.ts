import { readWorkbook } from '../../api/platform/workbook/read-workbook';
import { row, sheet } from '../support/catalogue-sheets';
import { archiveOf, workbookParts } from '../support/workbook-bytes';

it('a workbook with a text longer than a cell holds, or shared by so many cells that together they are too long, is not handed over', async () => {
  const shared = (text: string, cells: number): Buffer => {
    const rows = Array.from({ length: cells / 20 }, () => `<row>${'<c t="s"><v>0</v></c>'.repeat(20)}</row>`);
    return archiveOf({
      ...workbookParts([sheet(row())]),
      'xl/sharedStrings.xml': `<sst><si><t>${text}</t></si></sst>`,
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`,
    });
  };
  const read = async (bytes: Buffer) => {
    const { refused, main } = await readWorkbook(bytes, { main: '信息资源目录' }, { rows: 10_000, columns: 100 });
    return [refused?.code, main?.rows.length];
  };
  // 32,767 characters are what a spreadsheet's cell holds; 1,024 such cells stay below 32 Mi characters, 1,040 do not.
  expect(await read(shared('x'.repeat(32_767), 1_020))).toEqual([undefined, 51]);
  expect(await read(shared('x'.repeat(32_767), 1_040))).toEqual(['workbook-too-large', undefined]);
  expect(await read(shared('x'.repeat(32_768), 20))).toEqual(['workbook-too-large', undefined]);
});
