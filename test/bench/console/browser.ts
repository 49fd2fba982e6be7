import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../../seeds/set-demo-password';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'];
const PATIENCE = 60_000;

/** What has to stand on a page before it is usable, beside its heading: so many elements of a selector. */
export interface Usable {
  readonly selector: string;
  readonly count: number;
}

/** Chromium, with every visit in a browser profile of its own: nothing in any cache. */
export class FreshBrowser {
  private readonly cookies = new Map<string, Awaited<ReturnType<BrowserContext['cookies']>>>();

  private constructor(
    private readonly browser: Browser,
    readonly url: string,
  ) {}

  /** Null where there is no Chromium. */
  static async launch(url: string): Promise<FreshBrowser | null> {
    if (!existsSync(CHROMIUM)) return null;
    return new FreshBrowser(await chromium.launch({ executablePath: CHROMIUM, args: FLAGS }), url);
  }

  /** An empty page of a fresh profile; signed in by cookie alone unless `login` is null. */
  async page(login: string | null): Promise<Page> {
    const cookies = login === null ? [] : await this.cookiesOf(login);
    const context = await this.browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
    await context.addCookies(cookies);
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    return page;
  }

  async signIn(page: Page, login: string): Promise<void> {
    await page.goto(`${this.url}/sign-in`);
    await page.getByLabel('登录名').fill(login);
    await page.getByLabel('口令').fill(DEMO_PASSWORD);
    await page.getByRole('button', { name: '登录' }).click();
    await page.waitForURL((address) => address.pathname !== '/sign-in');
  }

  /** @returns milliseconds from the start of the navigation until the page is painted with what makes it usable */
  async open(page: Page, path: string, { selector, count }: Usable): Promise<number> {
    await page.addInitScript(
      (wanted) => {
        const look = (): void => {
          const there = document.querySelectorAll(wanted.selector);
          const seen = there.length >= wanted.count && (there[0]?.getBoundingClientRect().height ?? 0) > 0;
          if (!seen || !document.querySelector('main h1')) return void requestAnimationFrame(look);
          requestAnimationFrame(() => performance.mark('usable'));
        };
        requestAnimationFrame(look);
      },
      { selector, count },
    );
    await page.goto(this.url + path);
    const found = await page.waitForFunction(() => performance.getEntriesByName('usable')[0]?.startTime);
    return Number(await found.jsonValue());
  }

  close(): Promise<void> {
    return this.browser.close();
  }

  private async cookiesOf(login: string) {
    const known = this.cookies.get(login);
    if (known) return known;
    const page = await this.page(null);
    await this.signIn(page, login);
    const cookies = await page.context().cookies();
    await page.context().close();
    this.cookies.set(login, cookies);
    return cookies;
  }
}
