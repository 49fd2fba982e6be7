import { create } from 'qrcode';
import type { DrawnPaper } from './drawn-paper';
import { BODY_WIDTH, PAGE, type Ink } from './ink';

const SQUARE = 50;
const TOP = PAGE.height - 84;
const SIZE = 8;
const LINE = 12;
const GREY = '#444444';

/** What stands on every page: below, number, code and where it is verified, page x of y; across a draft that it is one. */
export function drawFeet(ink: Ink, paper: DrawnPaper): void {
  const { document } = ink;
  const { start, count } = document.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    document.switchToPage(start + index);
    if (paper.mark !== null) drawMark(ink, paper.mark);
    document
      .lineWidth(0.5)
      .strokeColor('#888888')
      .moveTo(PAGE.left, TOP - 6)
      .lineTo(PAGE.width - PAGE.right, TOP - 6)
      .stroke();
    const right = `第 ${index + 1} 页　共 ${count} 页`;
    ink.write(right, PAGE.width - PAGE.right - ink.width(right, SIZE), TOP, SIZE, 'regular', GREY);
    const x = paper.issued === null ? PAGE.left : PAGE.left + SQUARE + 10;
    const room = PAGE.width - PAGE.right - x - 90;
    const lines = paper.issued
      ? [
          `文书编号　${paper.issued.number}`,
          `核验码　　${paper.issued.code}`,
          `核验地址　${paper.issued.address}`,
          paper.content.footer,
        ]
      : [`草稿${paper.mark === null ? '' : `：${paper.mark}`}，没有编号，不作凭据`, paper.content.footer];
    lines.forEach((line, at) => ink.write(fit(ink, line, room), x, TOP + at * LINE, SIZE, 'regular', GREY));
    if (paper.issued) drawSquare(document, paper.issued.address, PAGE.left, TOP);
  }
}

function drawSquare(document: PDFKit.PDFDocument, text: string, x: number, y: number): void {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const dot = SQUARE / size;
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < size; column += 1)
      if (data[row * size + column]) document.rect(x + column * dot, y + row * dot, dot, dot);
  document.fill('#000000');
}

function drawMark(ink: Ink, mark: string): void {
  const size = 120;
  const width = ink.width(mark, size, 'bold');
  const { document } = ink;
  document.save();
  document.rotate(-40, { origin: [PAGE.width / 2, PAGE.height / 2] }).fillOpacity(0.13);
  ink.write(mark, (PAGE.width - width) / 2, (PAGE.height - size * 1.4) / 2, size, 'bold', '#C00000');
  document.fillOpacity(1).restore();
}

/** On one line, cut with a sign that it was. */
function fit(ink: Ink, given: string, room: number): string {
  const text = ink.clean(given).replace(/\n/g, ' ');
  if (ink.width(text, SIZE) <= Math.min(room, BODY_WIDTH)) return text;
  const signs = Array.from(text);
  while (signs.length > 0 && ink.width(`${signs.join('')}…`, SIZE) > room) signs.pop();
  return `${signs.join('')}…`;
}
