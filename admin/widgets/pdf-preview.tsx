import { Button } from 'antd';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useState, type KeyboardEvent } from 'react';
import { t } from '../i18n/t';
import { PdfPage } from './pdf-page';

interface PdfPreviewProps {
  readonly url: string;
  readonly name: string;
  readonly scale: number;
}

/** A PDF page by page: by its buttons, or by Page Up and Page Down. */
export function PdfPreview({ url, name, scale }: PdfPreviewProps) {
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  const [page, setPage] = useState(1);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let isGone = false;
    let close = (): void => {};
    const open = async (): Promise<void> => {
      const { openPdf } = await import('./pdf-engine');
      if (isGone) return;
      const task = openPdf(url);
      close = () => void task.destroy();
      setPdf(await task.promise);
    };
    open().catch((error: unknown) => isGone || setProblem(wordProblem(error)));
    return () => {
      isGone = true;
      close();
    };
  }, [url]);
  if (problem !== null) return <p role="alert">{problem}</p>;
  if (pdf === null) return <p role="status">{t('正在打开……')}</p>;
  const go = (to: number): void => setPage(Math.min(Math.max(to, 1), pdf.numPages));
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'PageDown' ? 1 : event.key === 'PageUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    go(page + step);
  };
  return (
    <div onKeyDown={onKeyDown}>
      <div className="tc-preview-tools">
        <Button size="small" disabled={page === 1} onClick={() => go(page - 1)}>
          {t('上一页')}
        </Button>
        <span className="numeric" aria-live="polite">
          {t('第 {{page}} 页，共 {{pages}} 页', { page, pages: pdf.numPages })}
        </span>
        <Button size="small" disabled={page === pdf.numPages} onClick={() => go(page + 1)}>
          {t('下一页')}
        </Button>
      </div>
      <PdfPage
        pdf={pdf}
        page={page}
        scale={scale}
        label={t('{{name}} 第 {{page}} 页', { name, page })}
        onProblem={(error) => setProblem(wordProblem(error))}
      />
    </div>
  );
}

function wordProblem(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') return t('这份 PDF 设有打开口令，不能在网页里预览，请下载后打开。');
  if (name === 'InvalidPDFException') return t('这份 PDF 不完整或已损坏，不能预览。可以试试下载。');
  return t('PDF 打不开：连接中断，或您已无权查看。可以试试下载。');
}
