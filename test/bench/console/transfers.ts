import { get } from 'node:http';
import type { Page, Request } from 'playwright-core';

export interface Transfer {
  /** Of the bodies as they came over the wire, compressed; without headers. */
  readonly kilobytes: number;
  readonly files: number;
  /** Content encodings of the files, e.g. `br`; `none` where one came uncompressed. */
  readonly encodings: readonly string[];
  readonly parts: readonly { readonly name: string; readonly bytes: number }[];
}

/** Counts scripts and styles that a page fetches over the network, those of its workers too, until all is quiet. */
export async function transferred(page: Page, visit: () => Promise<unknown>): Promise<Transfer> {
  const finished: Request[] = [];
  const count = (request: Request): void => {
    if (/\.(js|css)$/.test(new URL(request.url()).pathname)) finished.push(request);
  };
  page.on('requestfinished', count);
  await visit();
  await page.waitForLoadState('networkidle');
  // What is asked for a moment after the page stands (workers) belongs to it.
  await page.waitForTimeout(1_500);
  await page.waitForLoadState('networkidle');
  page.off('requestfinished', count);
  const parts = await Promise.all(
    finished.map(async (request) => {
      const { responseBodySize } = await request.sizes();
      const headers = (await (await request.response())?.allHeaders()) ?? {};
      const encoding = headers['content-encoding'] ?? 'none';
      const name = new URL(request.url()).pathname.split('/').at(-1) ?? '';
      // The browser does not tell what the script of a worker weighed.
      return { name, bytes: responseBodySize || (await bytesOf(request.url(), encoding)), encoding };
    }),
  );
  return {
    kilobytes: parts.reduce((sum, { bytes }) => sum + bytes, 0) / 1000,
    files: parts.length,
    // Files too small to gain by it are sent as they are.
    encodings: [...new Set(parts.filter(({ bytes }) => bytes > 2_000).map(({ encoding }) => encoding))].sort(),
    parts: parts.sort((a, b) => b.bytes - a.bytes),
  };
}

/** Bytes of an answer's body as it comes over the wire. */
function bytesOf(url: string, encoding: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': encoding } }, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => (bytes += chunk.length));
      answer.on('end', () => resolve(bytes));
    }).on('error', reject);
  });
}
