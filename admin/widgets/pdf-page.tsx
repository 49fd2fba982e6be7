import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef, useState } from 'react';

interface PdfPageProps {
  readonly pdf: PDFDocumentProxy;
  readonly page: number;
  /** 1: as wide as there is room. */
  readonly scale: number;
  readonly label: string;
  readonly onProblem: (error: unknown) => void;
}

/** The most pixels of one picture; larger ones stay white in some browsers. */
const MOST_PIXELS = 16_000_000;

/** One page as a picture, with its text beside it for those who have it read out. */
export function PdfPage({ pdf, page, scale, label, onProblem }: PdfPageProps) {
  const sheet = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [text, setText] = useState('');
  const failed = useRef(onProblem);
  failed.current = onProblem;
  useEffect(() => {
    let isGone = false;
    let stop = (): void => {};
    const paint = async (): Promise<void> => {
      const found = await pdf.getPage(page);
      if (isGone || !canvas.current || !sheet.current) return;
      const task = paintOn(canvas.current, found, sheet.current.clientWidth, scale);
      stop = () => task.cancel();
      await task.promise;
      const content = await found.getTextContent();
      if (!isGone) setText(content.items.map((item) => ('str' in item ? item.str : '')).join(' '));
    };
    paint().catch((error: unknown) => isGone || failed.current(error));
    return () => {
      isGone = true;
      stop();
    };
  }, [pdf, page, scale]);
  return (
    <div className="tc-preview-sheet" ref={sheet} role="region" tabIndex={0} aria-label={label}>
      <canvas ref={canvas} aria-hidden />
      <div className="tc-sr">{text}</div>
    </div>
  );
}

function paintOn(canvas: HTMLCanvasElement, page: PDFPageProxy, width: number, scale: number) {
  const natural = page.getViewport({ scale: 1 });
  const shown = page.getViewport({ scale: (Math.max(width, 200) / natural.width) * scale });
  const sharpest = Math.sqrt(MOST_PIXELS / (shown.width * shown.height));
  const sharpness = Math.min(window.devicePixelRatio || 1, sharpest);
  canvas.width = Math.floor(shown.width * sharpness);
  canvas.height = Math.floor(shown.height * sharpness);
  canvas.style.width = `${Math.floor(shown.width)}px`;
  canvas.style.height = `${Math.floor(shown.height)}px`;
  return page.render({ canvas, viewport: page.getViewport({ scale: shown.scale * sharpness }) });
}
