import { readSheet } from 'read-excel-file/node';
import type { Fen } from '../../form-schemas/engine';
import { writeWorkbook } from '../../api/platform/workbook/write-workbook';

/** The total of a column counts all of its amounts, or what of them the column says that it counts. */

const ROWS = [
  { amount: 150 as Fen, confirmed: true },
  { amount: 275 as Fen, confirmed: false },
];

it.each<[says: string, counted: boolean, total: number]>([
  ['all of it', false, 4.25],
  ['what is confirmed', true, 1.5],
])('%s', async (_, isCounted, total) => {
  const file = await writeWorkbook({
    name: '表',
    counted: '条',
    columns: [
      { kind: 'text', title: '名', width: 10, value: () => 'x' },
      {
        kind: 'amount',
        title: '金额',
        width: 10,
        value: ({ amount }: (typeof ROWS)[number]) => amount,
        ...(isCounted && { counted: ({ amount, confirmed }: (typeof ROWS)[number]) => (confirmed ? amount : null) }),
      },
    ],
    rows: ROWS,
    about: [],
  });
  expect((await readSheet(file, 1)).slice(1)).toEqual([
    ['x', 1.5],
    ['x', 2.75],
    ['合计 2 条', total],
  ]);
});
