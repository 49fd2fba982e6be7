// The build for browsers that are some years old, as offices have them.
import {
  getDocument,
  GlobalWorkerOptions,
  version,
  type PDFDocumentLoadingTask,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import worker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

/** Copied there by the build. */
const FILES = `/assets/pdfjs-${version}/`;
const CHUNK = 1024 * 1024;

/** Opens a PDF. Nothing in it is run: no scripts, no forms, no links; decoders are plain JavaScript of our own origin. */
export function openPdf(url: string): PDFDocumentLoadingTask {
  GlobalWorkerOptions.workerSrc = worker;
  return getDocument({
    url,
    cMapUrl: `${FILES}cmaps/`,
    standardFontDataUrl: `${FILES}standard_fonts/`,
    wasmUrl: `${FILES}wasm/`,
    useWasm: false,
    enableXfa: false,
    rangeChunkSize: CHUNK,
    disableAutoFetch: true,
    verbosity: 0,
  });
}
