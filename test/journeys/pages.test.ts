import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { barriers, describeInBrowser, GivenConsole, overflow } from './given';
import { PAGES, type PageVisit } from './pages';

/**
 * Every page, wide and narrow: nothing keeps people out (axe), nothing is wider than the window, nothing goes wrong in the
 * browser. `TONGCHOU_SCREENS=<folder>` keeps a picture of each to be looked at.
 */
const SCREENS = process.env['TONGCHOU_SCREENS'];
const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;

const ON_A_PHONE = /^\/($|sign-in|verify|tasks|filings|applications|projects|copies|notices)/;

it('knows every route of the console', () => {
  const admin = join(__dirname, '../../admin');
  const said = readdirSync(admin, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => routesIn(join(admin, name)));
  const known = PAGES.flatMap(({ route }) => route.split('/').filter((part) => part !== ''));
  expect(
    said.flatMap((path) => path.split('/')).filter((part) => part !== '' && part !== '*' && !known.includes(part)),
  ).toEqual([]);
});

describeInBrowser('every page', () => {
  let given: GivenConsole;
  const seats = new Map<string | null, Page>();
  beforeAll(async () => {
    given = await GivenConsole.start({ draft: true, county: true });
    if (SCREENS !== undefined) mkdirSync(SCREENS, { recursive: true });
  });
  afterAll(() => given?.close());
  afterEach(() => {
    expect(given.problems.splice(0)).toEqual([]);
  });

  async function seat(login: string | null): Promise<Page> {
    const taken = seats.get(login) ?? (await given.open(login));
    seats.set(login, taken);
    return taken;
  }

  it.each(PAGES.map((visit) => [visit.route, visit.login, visit] as const))('%s as %s', async (route, login, visit) => {
    const page = await seat(login);
    const address = await addressOf(page, visit);
    for (const size of SIZES) {
      await page.setViewportSize(size);
      if (size === SIZES[0]) await given.visit(page, address);
      const picture = `${login ?? 'nobody'} ${route} ${size.width}`.replace(/[/:]+/g, '_');
      if (SCREENS !== undefined)
        await page.screenshot({ path: join(SCREENS, `${picture}.png`), fullPage: size.width > 1000 });
      // On a phone people file, decide and look on; what keeps them out elsewhere was seen on the desk.
      if (size === SIZES[0] || ON_A_PHONE.test(route))
        expect([picture, await barriers(page, visit.foreign)]).toEqual([picture, []]);
      if (visit.wide !== true) expect([picture, await overflow(page)]).toEqual([picture, 0]);
    }
  });
});

async function addressOf(page: Page, { route, find, fill = {} }: PageVisit): Promise<string> {
  const id = find === undefined ? null : await firstId(page, find);
  if (find !== undefined && id === null) throw new Error(`${route}: nothing to look at (${find})`);
  return Object.entries({ ...fill, ...(id === null ? {} : { id: encodeURIComponent(id) }) }).reduce(
    (address, [name, value]) => address.replace(`:${name}`, value),
    route,
  );
}

async function firstId(page: Page, query: string): Promise<string | null> {
  const answer = await page.evaluate(async (text) => {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: text }),
    });
    return response.text();
  }, query);
  return /"id":"([^"]+)"/.exec(answer)?.[1] ?? null;
}

function routesIn(folder: string): readonly string[] {
  const file = readdirSync(folder).find((name) => /^routes\.tsx?$/.test(name));
  if (file === undefined) return [];
  return [...readFileSync(join(folder, file), 'utf8').matchAll(/path: '([^']+)'/g)].map((match) => match[1] ?? '');
}
