import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

/** pdf.js is of modules only: it is loaded in a thread of its own, outside of jest's own loading. */
const PROGRAM = `
const { parentPort, workerData: { library, bytes } } = require('node:worker_threads');
// Node 20 lacks it; the library takes it for given.
Promise.withResolvers ??= function () {
  let resolve, reject;
  const promise = new this((yes, no) => { resolve = yes; reject = no; });
  return { promise, resolve, reject };
};
import(library).then(async ({ getDocument, VerbosityLevel }) => {
  const document = await getDocument({ data: bytes, verbosity: VerbosityLevel.ERRORS, useSystemFonts: false }).promise;
  const pages = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.map((item) => item.str).join('').replace(/\\s+/g, ''));
  }
  const { info } = await document.getMetadata();
  parentPort.postMessage({ pages, info: { ...info } });
});
`;

export interface ReadPdf {
  /** The text of each page, without any spaces and ends of lines. */
  readonly pages: readonly string[];
  readonly info: Readonly<Record<string, unknown>>;
}

/** Reads a PDF as another program would. */
export function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  return new Promise((resolve, reject) => {
    const library = pathToFileURL(require.resolve('pdfjs-dist/legacy/build/pdf.mjs')).href;
    const thread = new Worker(PROGRAM, {
      eval: true,
      execArgv: [],
      workerData: { library, bytes: Uint8Array.from(bytes) },
    });
    thread.once('message', (read: ReadPdf) => resolve(read));
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`reading the PDF ended with ${code}`)));
  });
}

/** Text to be looked for in one: without spaces as well. */
export function dense(text: string): string {
  return text.replace(/\s+/g, '');
}
