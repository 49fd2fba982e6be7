import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page, type Request } from 'playwright-core';
import type { DemoGovernment } from '../../seeds/demo';
import { DEMO_CITY } from '../../seeds/demo-city';
import { loadRegimeDraft } from '../../seeds/load-regime-draft';
import type { Beginning } from '../support/database-template';
import { givenServer, type GivenServer } from '../support/given';
import { FEW_CASES, PASSWORD, PROVEN, tellCounty, tellLives } from './demonstration';

const ROOT = join(__dirname, '../..');
const CONSOLE = join(ROOT, 'dist/admin');
const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const FLAGS =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const missing = !existsSync(CHROMIUM)
  ? `没有 Chromium（${CHROMIUM}）`
  : !existsSync(join(CONSOLE, 'index.html'))
    ? '控制台尚未构建（dist/admin）'
    : null;
if (missing !== null) process.stderr.write(`\n*** 跳过浏览器测试 / BROWSER TESTS SKIPPED: ${missing} ***\n\n`);

/** `describe`, or a loud skip where there is no browser or no built console. */
export const describeInBrowser: jest.Describe = missing === null ? describe : describe.skip;

interface Size {
  readonly width: number;
  readonly height: number;
}

interface GivenMore {
  /** A draft of the city's regime, as the demonstration has it. */
  readonly draft?: boolean;
  /** The county's people, with whom the city shares. */
  readonly county?: boolean;
  /** The city's regime with all its worked cases, for whoever changes it; else with a few. */
  readonly proven?: boolean;
  /** Another city than the demonstration's: with its lives, without the demonstration's filings. */
  readonly city?: DemoGovernment;
}

/** A server with the demonstration's people and projects, and a browser that looks at its built console. */
export class GivenConsole {
  readonly problems: string[] = [];
  /** Requests of each page that are under way. */
  private readonly asked = new WeakMap<Page, Set<Request>>();

  private constructor(
    readonly given: GivenServer,
    private readonly browser: Browser,
    private readonly folder: string,
  ) {}

  static async start({ draft = false, county = false, proven = false, city }: GivenMore = {}): Promise<GivenConsole> {
    const console = await GivenConsole.empty(city ? null : proven ? PROVEN : FEW_CASES);
    const { database } = console.given.server;
    const now = new Date();
    console.given.clock.set(now.toISOString());
    try {
      if (city) await tellLives(database, console.folder, city);
      if (county) await tellCounty(database);
      if (draft) await loadRegimeDraft({ database, clock: () => now }, DEMO_CITY);
      return console;
    } catch (error) {
      await console.close();
      throw error;
    }
  }

  /** A server in which there is nobody yet, or what was told once for all who begin with it; and a browser. */
  static async empty(beginning: Beginning | null = null): Promise<GivenConsole> {
    const folder = mkdtempSync(join(tmpdir(), 'tongchou-journey-'));
    const given = await givenServer({ console: CONSOLE, data: folder }, { beginning });
    try {
      const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS.split(' ') });
      return new GivenConsole(given, browser, folder);
    } catch (error) {
      await given.close();
      throw error;
    }
  }

  /**
   * A page in a browser of its own; signed in unless `login` is null. Whatever goes wrong in it is kept in `problems`.
   * Nothing fades in or slides, so that axe judges colours as people read them.
   */
  async open(login: string | null, size: Size = { width: 1440, height: 900 }): Promise<Page> {
    const context = await this.browser.newContext({ viewport: size, locale: 'zh-CN', reducedMotion: 'reduce' });
    const page = await context.newPage();
    page.setDefaultTimeout(90_000);
    const origin = this.given.server.url;
    page.on('console', (message) => {
      if (message.type() === 'error') this.problems.push(`console: ${message.text()}`);
    });
    page.on('response', async (response) => {
      if (response.status() >= 500)
        this.problems.push(`server: ${response.request().postData()?.slice(0, 200)} → ${await response.text()}`);
    });
    page.on('dialog', (dialog) => {
      if (dialog.type() !== 'beforeunload') this.problems.push(`dialog: ${dialog.message()}`);
      void dialog.accept();
    });
    page.on('pageerror', (error) => this.problems.push(`page: ${error.message}`));
    const asked = new Set<Request>();
    this.asked.set(page, asked);
    page.on('requestfinished', (request) => asked.delete(request));
    page.on('requestfailed', (request) => asked.delete(request));
    page.on('request', (request) => {
      asked.add(request);
      if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(origin))
        this.problems.push(`foreign: ${request.url()}`);
    });
    if (login !== null) await this.signIn(page, login);
    return page;
  }

  async signIn(page: Page, login: string): Promise<void> {
    await page.goto(`${this.given.server.url}/sign-in`);
    await page.getByLabel('登录名').fill(login);
    await page.getByLabel('口令').fill(PASSWORD);
    await page.getByRole('button', { name: '登录' }).click();
    await page.waitForURL((url) => url.pathname !== '/sign-in');
  }

  /** Opens the task of a project from the list of tasks, in a browser of its own unless one is given. */
  async task(who: string | Page, project: string, size?: Size): Promise<Page> {
    const page = typeof who === 'string' ? await this.open(who, size) : who;
    await this.visit(page, '/tasks');
    await page.getByRole('link', { name: project }).click();
    await page.getByRole('button', { name: '同意', exact: true }).waitFor();
    return page;
  }

  async visit(page: Page, path: string): Promise<void> {
    await page.goto(this.given.server.url + path);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await this.settled(page);
  }

  /** Until everything that was asked for has come, and the page, having drawn it, asks for nothing more. */
  async settled(page: Page): Promise<void> {
    let asked = 0;
    const count = (): void => void (asked += 1);
    page.on('request', count);
    try {
      for (let before = -1; before !== asked;) {
        before = asked;
        await this.answered(page);
        await page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => requestIdleCallback(resolve))));
      }
    } finally {
      page.off('request', count);
    }
  }

  /** Until no request of the page is under way. */
  private async answered(page: Page): Promise<void> {
    const asked = this.asked.get(page) ?? new Set();
    let look = (): void => {};
    await new Promise<void>((resolve) => {
      look = () => void (asked.size === 0 && resolve());
      page.on('requestfinished', look).on('requestfailed', look);
      look();
    });
    page.off('requestfinished', look).off('requestfailed', look);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.given.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

/** Attaches a file and waits until the server has it. */
export async function attach(page: Page, key: string, name: string): Promise<void> {
  const input = page.locator(`[id="field-${key}"]`).locator('xpath=preceding-sibling::input');
  await input.setInputFiles({ name, mimeType: 'application/pdf', buffer: PDF });
  await page.getByRole('link', { name }).waitFor();
}

/** Presses a verdict, and the same word in the question that follows; waits until it is done. */
export async function give(page: Page, verdict: '同意' | '不同意' | '退回', after = /\/tasks$/): Promise<void> {
  await page.getByRole('button', { name: verdict, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: verdict, exact: true }).click();
  await page.waitForURL(after);
}

/** Chooses the options of radio and yes-or-no fields. */
export async function pick(page: Page, choices: Readonly<Record<string, string>>): Promise<void> {
  for (const [key, value] of Object.entries(choices))
    await page.locator(`[name="field-${key}"][value="${value}"]`).check();
}

/** No ground against admission. */
export const ADMISSIBLE = {
  materialsDeficient: 'false',
  needUnfounded: 'false',
  dataWithheld: 'false',
  sharingRefused: 'false',
  otherGround: 'false',
  workDeficient: 'false',
  notCoBuilt: 'false',
} as const;

/**
 * Violations that keep people out, as axe sees them: rule and element. Injected past the CSP, as a debugger may.
 *
 * @param but selector of what was made elsewhere and is shown as it is
 */
export async function barriers(page: Page, but: string | null = null): Promise<readonly string[]> {
  const debug = await page.context().newCDPSession(page);
  await debug.send('Runtime.evaluate', { expression: `${AXE};0` });
  const { result } = await debug.send('Runtime.evaluate', {
    expression: `axe.run({ exclude: ${JSON.stringify(but === null ? [] : [but])} }, { resultTypes: ['violations'] }).then(({ violations }) => JSON.stringify(violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 160)))))`,
    awaitPromise: true,
    returnByValue: true,
  });
  await debug.detach();
  return JSON.parse(String(result.value)) as string[];
}

/** Pixels by which a page is wider than the window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Asks the API as the page's own session does, for what the browser is not to be seen doing. */
export async function ask<D>(page: Page, query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<D> {
  const answer = await page.evaluate(async (body) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch('/graphql', { method: 'POST', headers, body });
    return response.text();
  }, JSON.stringify({ query, variables }));
  const { data, errors = [] } = JSON.parse(answer) as { readonly data: D; readonly errors?: readonly unknown[] };
  if (errors.length > 0) throw new Error(`the API answered errors: ${JSON.stringify(errors)}`);
  return data;
}
