import type { BenchRow } from '../bench-row';
import type { FreshBrowser, Usable } from './browser';
import { FORM, type LargeRegime } from './large-regime';
import { transferred, type Transfer } from './transfers';

interface Route {
  readonly name: string;
  readonly login: string;
  readonly path: string;
  readonly usable: Usable;
  readonly aim: string;
}

function routes({ draft, filing }: LargeRegime): readonly Route[] {
  const studio = `/regime-drafts/${draft}`;
  const preparer = 'regime.prepare';
  return [
    {
      name: 'filing (/filings/:id)',
      login: 'jiaoyu.filer',
      path: `/filings/${filing}`,
      usable: { selector: '.tc-item', count: 40 },
      aim: '≤ 460 kB',
    },
    {
      name: 'form editing',
      login: preparer,
      path: `${studio}/forms/${FORM}`,
      usable: { selector: '[role="treeitem"]', count: 40 },
      aim: '≤ 600 kB',
    },
    {
      name: 'matrix editing',
      login: preparer,
      path: `${studio}/matrices/founding`,
      usable: { selector: '[role="gridcell"]', count: 10 },
      aim: '—',
    },
    {
      name: 'projects (/projects)',
      login: 'digital.reviewer',
      path: '/projects',
      usable: { selector: 'main a[href^="/projects/"]', count: 3 },
      aim: '—',
    },
    {
      name: 'GraphiQL (/graphiql)',
      login: preparer,
      path: '/graphiql',
      usable: { selector: '.graphiql-container', count: 1 },
      aim: 'informs',
    },
  ];
}

/** Scripts and styles that a fresh browser transfers until a page stands, the shell's included. */
export async function weights(browser: FreshBrowser, regime: LargeRegime): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  const first = await browser.page(null);
  const shell = await transferred(first, async () => {
    await browser.signIn(first, 'digital.reviewer');
    await first.getByRole('heading', { level: 1 }).waitFor();
  });
  await first.context().close();
  rows.push(row('shell, sign-in to first page (/tasks)', shell, '≤ 200 kB'));
  for (const { name, login, path, usable, aim } of routes(regime)) {
    const page = await browser.page(login);
    const weight = await transferred(page, () => browser.open(page, path, usable));
    await page.context().close();
    rows.push(row(name, weight, aim));
  }
  return rows;
}

function row(name: string, { kilobytes, files, encodings, parts }: Transfer, aim: string): BenchRow {
  if (process.env['TONGCHOU_BENCH_PARTS'])
    process.stderr.write(`${name}: ${parts.map((part) => `${part.name} ${part.bytes}`).join(', ')}\n`);
  return {
    name: `${name}: ${files} scripts and styles, ${encodings.join(' and ')}`,
    unit: 'kB',
    ours: kilobytes,
    peer: null,
    ratio: null,
    aim,
  };
}
