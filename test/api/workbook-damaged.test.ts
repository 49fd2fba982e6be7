import { crc32 } from 'node:zlib';
import { readLines } from '../../api/budget/import/read-lines';
import { openWorkbook } from '../../api/platform/workbook/open-workbook';
import { archiveOf, workbookOf, workbookParts, type RawCell, type RawSheet } from '../support/workbook-bytes';

/** What has changed on its way is not read as if it were whole; what cannot be kept or seen is named at its cell. */

const HEAD = ['年度', '资金来源', '文号', '金额（元）'];
const budget = (...rows: readonly (readonly RawCell[])[]): RawSheet => ({ name: '年度预算', rows: [HEAD, ...rows] });
const open = (bytes: Buffer) => openWorkbook(bytes, { main: '年度预算' }, { rows: 100, columns: 20 });
const LINE = [2031, '市级财政预算资金', '甲', 1000000] as const;

it('one changed byte is a damaged file, and no other amount', async () => {
  const whole = workbookOf(budget(LINE));
  const at = whole.indexOf('<v>1000000</v>') + 3;
  const changed = Buffer.from(whole);
  changed.write('9', at, 'latin1');
  expect((await open(changed)).refused?.code).toBe('workbook-unreadable');
  // With a checksum to match it is another workbook, which is read.
  const parts = workbookParts([budget([2031, '市级财政预算资金', '甲', 9000000])]);
  expect(crc32(Buffer.from(parts['xl/worksheets/sheet1.xml'] ?? ''))).not.toBe(
    crc32(Buffer.from(workbookParts([budget(LINE)])['xl/worksheets/sheet1.xml'] ?? '')),
  );
  expect((await open(archiveOf(parts))).refused).toBeNull();
});

it('a sheet that is cut off is not taken for a shorter one', async () => {
  const parts = workbookParts([budget(LINE, LINE, LINE)]);
  const path = 'xl/worksheets/sheet1.xml';
  const xml = parts[path] ?? '';
  const cut = xml.slice(0, xml.indexOf('<row r="4"') + 20);
  expect((await open(archiveOf({ ...parts, [path]: cut }))).refused?.code).toBe('workbook-unreadable');
  expect((await open(archiveOf(parts))).main?.rows).toHaveLength(4);
});

it.each([
  ['half of a character', '甲\ud800乙', 'U+FFFD'],
  ['an invisible space', '甲\u200b乙', 'U+200B'],
  ['what turns the text around', '甲\u202e乙', 'U+202E'],
  ['a control character', '甲\u0007乙', 'U+0007'],
])('%s is named with its place', async (_, text, sign) => {
  const { lines } = readLines(await open(workbookOf(budget([2031, '市级财政预算资金', text, 1]))));
  expect(lines[0]?.findings).toEqual([
    expect.objectContaining({
      row: 2,
      column: 'C',
      code: 'cell-type',
      message: expect.stringContaining(`第 2 个字符（${sign}）`),
    }),
  ]);
});
