import { readSheet } from 'read-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';
import type { Fen } from '../../form-schemas/engine';
import { EXPORT_COLUMNS, type ExportRow } from '../../api/library/export-columns';
import { writeWorkbook } from '../../api/platform/workbook/write-workbook';

/** The spreadsheet by itself, read back by another library. */

const ROW: ExportRow = {
  code: '2027-0001',
  title: '校园一张网',
  organisation: '市教育局',
  planYear: 2027,
  status: 'in-progress',
  end: null,
  stage: null,
  waitingFor: null,
  waitingSince: null,
  declaredTotal: 99_999_999_999_999 as Fen,
  arguedTotal: null,
  approvedTotal: null,
  openedAt: new Date('2026-09-10T01:00:00Z'),
};

const LIST = { name: '项目', counted: '个' };

describe('a spreadsheet', () => {
  it('keeps fourteen digits as a number, and writes a sum of sixteen as text, exact', async () => {
    const rows = Array.from({ length: 11 }, () => ROW);
    const file = await writeWorkbook({ ...LIST, columns: [EXPORT_COLUMNS.declaredTotal], rows, about: [] });
    const list = await readSheet(file, 1);
    expect(list[1]).toEqual([999999999999.99]);
    expect(list.at(-1)).toEqual(['10999999999999.89']);
  });

  it('opens although a title holds signs that no spreadsheet can hold', async () => {
    const row = { ...ROW, title: 'a\u0001b\uFFFEc' };
    const file = await writeWorkbook({ ...LIST, columns: [EXPORT_COLUMNS.title], rows: [row], about: [] });
    const [title] = (await readSheet(file, 1))[1] ?? [];
    expect(String(title).replaceAll('\uFFFD', '')).toBe('abc');
  });

  it('leaves others their turn while ten thousand rows are written', async () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => ({ ...ROW, code: `2027-${index}` }));
    const columns = Object.values(EXPORT_COLUMNS);
    await writeWorkbook({ ...LIST, columns, rows: [ROW], about: [] });
    const apart = await longestPause(() => writeWorkbook({ ...LIST, columns, rows, about: [] }));
    // The control: the same cells written here, by the library alone.
    const here = await longestPause(() =>
      writeXlsxFile(rows.map((row) => columns.map((column) => ({ value: String(column.value(row)) })))).toBuffer(),
    );
    expect(apart).toBeLessThan(here / 2);
  });
});

/** The longest time, in milliseconds, for which nothing else could be done while something was. */
async function longestPause(act: () => Promise<unknown>): Promise<number> {
  let [longest, last] = [0, performance.now()];
  const look = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const timer = setInterval(look, 1);
  await act();
  look();
  clearInterval(timer);
  return longest;
}
