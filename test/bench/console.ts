import type { BenchRow } from './bench-row';
import { FreshBrowser } from './console/browser';
import { DemoServer } from './console/demo-server';
import { fluency } from './console/fluency';
import { givenLargeRegime } from './console/large-regime';
import { openings } from './console/openings';
import { weights } from './console/weights';

/**
 * The console as a browser meets it: what each page weighs, how soon it is usable, how fluent typing is. On the built
 * server with the demonstration's data, beside it a regime with a form of 300 fields and a 200×8 matrix.
 */
export async function consoleBench(): Promise<readonly BenchRow[]> {
  const server = await DemoServer.start();
  if (server === null) return leftOut('the server or its console is not built');
  const browser = await FreshBrowser.launch(server.url).catch(async (error: unknown) => {
    await server.close();
    throw error;
  });
  try {
    if (browser === null) return leftOut('no Chromium; CHROMIUM names one');
    const regime = await givenLargeRegime(server);
    return [
      ...(await weights(browser, regime)),
      ...(await openings(browser, regime)),
      ...(await fluency(browser, regime)),
    ];
  } finally {
    await browser?.close();
    await server.close();
  }
}

function leftOut(reason: string): readonly BenchRow[] {
  process.stderr.write(`console: left out, ${reason}\n`);
  return [];
}
