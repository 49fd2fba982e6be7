import type { PrintedBlock } from '../../../form-schemas/engine';
import { BODY_WIDTH, PAGE } from './ink';
import type { Page } from './page';
import { wrap } from './wrap';

type Block<K extends PrintedBlock['kind']> = Extract<PrintedBlock, { readonly kind: K }>;

const TITLE = { size: 19, line: 29 } as const;
const BELOW = { size: 11, line: 18 } as const;
const BODY = { size: 12, line: 23 } as const;

export function drawTitle(page: Page, { text, below }: Block<'title'>): void {
  const { ink } = page;
  const lines = wrap(ink.clean(text), BODY_WIDTH, (part) => ink.width(part, TITLE.size, 'bold'));
  page.need(lines.length * TITLE.line + BELOW.line);
  for (const line of lines) {
    page.need(TITLE.line);
    ink.write(line, PAGE.left + (BODY_WIDTH - ink.width(line, TITLE.size, 'bold')) / 2, page.y, TITLE.size, 'bold');
    page.y += TITLE.line;
  }
  page.y += 4;
  if (below.trim() !== '')
    for (const line of wrap(ink.clean(below), BODY_WIDTH, (part) => ink.width(part, BELOW.size))) {
      page.need(BELOW.line);
      ink.write(line, PAGE.left + (BODY_WIDTH - ink.width(line, BELOW.size)) / 2, page.y, BELOW.size);
      page.y += BELOW.line;
    }
  page.y += 10;
}

export function drawParagraph(page: Page, { text, align }: Block<'paragraph'>): void {
  const { ink } = page;
  const given = ink.clean(align === 'body' ? `　　${text.replace(/\n/g, '\n　　')}` : text);
  for (const line of wrap(given, BODY_WIDTH, (part) => ink.width(part, BODY.size))) {
    page.need(BODY.line);
    const free = BODY_WIDTH - ink.width(line, BODY.size);
    const shift = align === 'center' ? free / 2 : align === 'right' ? free : 0;
    ink.write(line, PAGE.left + shift, page.y, BODY.size);
    page.y += BODY.line;
  }
  page.y += 4;
}

/** On the right, its lines in the middle of one another, kept together on a page. */
export function drawSignature(page: Page, { lines }: Block<'signature'>): void {
  const { ink } = page;
  const texts = lines.flatMap((line) => wrap(ink.clean(line), BODY_WIDTH / 2, (part) => ink.width(part, BODY.size)));
  const width = Math.max(0, ...texts.map((text) => ink.width(text, BODY.size)));
  page.need(texts.length * BODY.line + 30);
  page.y += 26;
  for (const text of texts) {
    const x = PAGE.width - PAGE.right - 24 - width + (width - ink.width(text, BODY.size)) / 2;
    ink.write(text, x, page.y, BODY.size);
    page.y += BODY.line;
  }
  page.y += 8;
}
