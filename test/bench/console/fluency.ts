import type { Page } from 'playwright-core';
import type { BenchRow } from '../bench-row';
import type { FreshBrowser } from './browser';
import { FIELDS, FORM, MATRIX, TEXT_FIELD, type LargeRegime } from './large-regime';
import { keystrokes, percentile, typed } from './typing';

const PRESSES = 120;
const CHANGES = 10;

/** Input to paint while somebody types, and how soon the analysis of a matrix says the new state. */
export async function fluency(browser: FreshBrowser, { draft, filing }: LargeRegime): Promise<readonly BenchRow[]> {
  const studio = `/regime-drafts/${draft}`;
  const rows: BenchRow[] = [];

  const filer = await browser.page('jiaoyu.filer');
  await browser.open(filer, `/filings/${filing}`, { selector: '.tc-item', count: FIELDS * 0.8 });
  await filer.waitForLoadState('networkidle');
  await filer.locator(`#field-part5-${TEXT_FIELD}, #field-${TEXT_FIELD}`).first().click();
  rows.push(...inputToPaint(`text field of the filing with ${FIELDS} fields`, await typed(filer, keystrokes(PRESSES))));
  await filer.context().close();

  const former = await browser.page('regime.prepare');
  await browser.open(former, `${studio}/forms/${FORM}?field=part5.${TEXT_FIELD}`, {
    selector: '[role="treeitem"]',
    count: FIELDS,
  });
  await former.waitForLoadState('networkidle');
  await former.getByLabel('标题', { exact: true }).click();
  await former.waitForTimeout(2_000);
  rows.push(...inputToPaint(`title in the form editor, ${FIELDS} fields`, await typed(former, keystrokes(PRESSES))));
  await former.context().close();

  const matrix = await browser.page('regime.prepare');
  await browser.open(matrix, `${studio}/matrices/${MATRIX}`, { selector: '[role="gridcell"]', count: 40 });
  await matrix.waitForLoadState('networkidle');
  await saidOnceSettled(matrix);
  await matrix.locator('[data-row="5"][data-column="1"]').click();
  await matrix.keyboard.press('Enter');
  await matrix.keyboard.press('ControlOrMeta+a');
  rows.push(...inputToPaint('band cell of a 200×8 matrix', await typed(matrix, keystrokes(PRESSES, '[12000..34000)'))));
  await matrix.keyboard.press('Escape');
  const times = await reanalysed(matrix);
  const row = { unit: 'ms', peer: null, ratio: null } as const;
  rows.push(
    {
      ...row,
      name: `200×8 analysed anew after a change, median of ${times.length}`,
      ours: percentile(times, 0.5),
      aim: 'informs',
    },
    {
      ...row,
      name: `200×8 analysed anew after a change, slowest of ${times.length}`,
      ours: percentile(times, 1),
      aim: 'informs',
    },
  );
  await matrix.context().close();
  return rows;
}

function inputToPaint(where: string, times: readonly number[]): readonly BenchRow[] {
  const row = { unit: 'ms', peer: null, ratio: null } as const;
  return [
    { ...row, name: `key to paint, ${where}, median of ${times.length}`, ours: percentile(times, 0.5), aim: '—' },
    { ...row, name: `key to paint, ${where}, 95 in 100`, ours: percentile(times, 0.95), aim: '< 100 ms' },
  ];
}

/** Waits until the analysis has said the same for a while. */
async function saidOnceSettled(page: Page): Promise<void> {
  await page.locator('[data-mx-took]').waitFor();
  await page.waitForTimeout(2_000);
}

/**
 * A cell is emptied, so that rows overlap, and the change taken back, again and again; @returns milliseconds from each
 * key until the analysis beneath the grid says another state in the painted page.
 */
async function reanalysed(page: Page): Promise<readonly number[]> {
  const times: number[] = [];
  await page.locator('[data-row="5"][data-column="1"]').click();
  for (let change = 0; change < 2 * CHANGES; change += 1) {
    await page.evaluate(() => {
      const line = (): string => document.querySelector('[data-mx-took]')?.textContent ?? '';
      const before = line();
      const onKey = (event: KeyboardEvent): void => {
        if (event.key === 'Control') return;
        document.removeEventListener('keydown', onKey, true);
        const start = event.timeStamp;
        const look = (): void => {
          const now = line();
          if (now === before || now.includes('正在')) return void requestAnimationFrame(look);
          requestAnimationFrame(() => performance.measure('analysed', { start, end: performance.now() }));
        };
        requestAnimationFrame(look);
      };
      performance.clearMeasures('analysed');
      document.addEventListener('keydown', onKey, true);
    });
    await page.keyboard.press(change % 2 === 0 ? 'Delete' : 'Control+z');
    const took = await page.waitForFunction(() => performance.getEntriesByName('analysed')[0]?.duration);
    times.push(Number(await took.jsonValue()));
    await page.waitForTimeout(700);
  }
  return times;
}
