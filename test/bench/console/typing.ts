import type { Page } from 'playwright-core';

/** Between presses, ms: somebody who types fast. */
const RHYTHM = 80;

/**
 * Presses keys as a person does; @returns for each the milliseconds from the event's own time stamp, when the browser
 * had the key, until the next frame was drawn.
 */
export async function typed(page: Page, keys: readonly string[]): Promise<readonly number[]> {
  await page.evaluate(() => {
    const onKey = (event: KeyboardEvent): void => {
      const start = event.timeStamp;
      requestAnimationFrame(() => {
        const afterPaint = new MessageChannel();
        afterPaint.port1.onmessage = () => performance.measure('typed', { start, end: performance.now() });
        afterPaint.port2.postMessage(null);
      });
    };
    performance.clearMeasures('typed');
    document.addEventListener('keydown', onKey, true);
  });
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(RHYTHM);
  }
  await page.waitForTimeout(500);
  return page.evaluate(() => performance.getEntriesByName('typed').map(({ duration }) => duration));
}

/** `count` presses: a word letter by letter, then taken back again, and so on. */
export function keystrokes(count: number, letters = 'abcdefghij'): readonly string[] {
  const round = [...letters, ...[...letters].map(() => 'Backspace')];
  return Array.from({ length: count }, (_, at) => round[at % round.length] ?? 'a');
}

/** Of values in any order, the one below which the share `of` lies (0.5: median). */
export function percentile(values: readonly number[], of: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * of))] ?? Number.NaN;
}
