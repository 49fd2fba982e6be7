import { drawFeet } from './draw-foot';
import { drawTable } from './draw-table';
import { drawParagraph, drawSignature, drawTitle } from './draw-texts';
import type { DrawnPaper } from './drawn-paper';
import { Ink, openDocument } from './ink';
import { Page } from './page';

export interface DrawnFile {
  readonly bytes: Uint8Array;
  readonly pages: number;
}

/** Draws a paper as PDF. No clock, no randomness, no fonts of the machine: the same paper gives the same bytes. */
export async function drawPaper(paper: DrawnPaper): Promise<DrawnFile> {
  const { content, government, made } = paper;
  const document = openDocument(content.title, government, made);
  const bytes = collect(document);
  const ink = new Ink(document);
  const page = new Page(ink);
  for (const block of content.blocks) {
    switch (block.kind) {
      case 'title':
        drawTitle(page, block);
        break;
      case 'paragraph':
        drawParagraph(page, block);
        break;
      case 'table':
        drawTable(page, block);
        break;
      case 'signature':
        drawSignature(page, block);
        break;
    }
  }
  drawFeet(ink, paper);
  const pages = document.bufferedPageRange().count;
  document.end();
  return { bytes: await bytes, pages };
}

function collect(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    document.once('end', () => resolve(Buffer.concat(chunks)));
    document.once('error', reject);
  });
}
