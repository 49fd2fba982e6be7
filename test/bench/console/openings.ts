import type { BenchRow } from '../bench-row';
import type { FreshBrowser, Usable } from './browser';
import { FIELDS, FORM, type LargeRegime } from './large-regime';
import { percentile } from './typing';

const VISITS = 5;

/** From the start of the navigation to the painted page: warm server, nothing in the browser's cache. */
export async function openings(browser: FreshBrowser, { draft, filing }: LargeRegime): Promise<readonly BenchRow[]> {
  const pages: readonly (readonly [string, string, string, Usable])[] = [
    ['first usable page, /tasks', 'digital.reviewer', '/tasks', { selector: '.tc-task', count: 1 }],
    ['/projects', 'digital.reviewer', '/projects', { selector: '.tc-projects tbody tr', count: 3 }],
    [
      `filing with a form of ${FIELDS} fields`,
      'jiaoyu.filer',
      `/filings/${filing}`,
      { selector: '.tc-item', count: FIELDS * 0.8 },
    ],
    [
      `form editor with ${FIELDS} fields`,
      'regime.prepare',
      `/regime-drafts/${draft}/forms/${FORM}`,
      { selector: '[role="treeitem"]', count: FIELDS },
    ],
  ];
  const rows: BenchRow[] = [];
  for (const [name, login, path, usable] of pages) {
    const times: number[] = [];
    // The first visit warms the server and is not counted.
    for (let visit = 0; visit <= VISITS; visit += 1) {
      const page = await browser.page(login);
      const took = await browser.open(page, path, usable);
      if (visit > 0) times.push(took);
      await page.context().close();
    }
    rows.push({
      name: `${name}, empty cache, median of ${VISITS}`,
      unit: 's',
      ours: percentile(times, 0.5) / 1000,
      peer: null,
      ratio: null,
      aim: '< 2 s',
    });
  }
  return rows;
}
