import { readWorkbook } from '../../api/platform/workbook/read-workbook';
import { row, sheet } from '../support/catalogue-sheets';
import { archiveOf, workbookOf, workbookParts } from '../support/workbook-bytes';

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

it('of a cell that is too long it is said which one it is', async () => {
  const long = { 信息资源摘要: '长'.repeat(32_768) };
  const bytes = workbookOf(sheet(row(), row(long)));
  const { refused } = await readWorkbook(bytes, { main: '信息资源目录' }, { rows: 10_000, columns: 100 });
  expect(refused).toEqual({
    code: 'workbook-too-large',
    message: '工作表“信息资源目录”的单元格 H3 超过 32767 个字符（表格软件自身的上限），无法读取：请缩短后重新上传',
    at: { sheet: '信息资源目录', row: 3, column: 'H' },
  });
});
