import type { Page } from 'playwright-core';
import { SCOPE } from '../../seeds/demo-projects';
import { fillIn } from '../../seeds/fill-in';
import { pdfWith } from '../support/pdf-with-passwords';
import { ask, barriers, describeInBrowser, GivenConsole, overflow, PDF } from './given';

describeInBrowser('the console in a browser', () => {
  let given: GivenConsole;
  beforeAll(async () => {
    given = await GivenConsole.start();
  });
  afterAll(() => given?.close());
  afterEach(() => {
    expect(given.problems.splice(0)).toEqual([]);
  });

  it('asks who one is first, says when the password is wrong, and goes on to where one wanted to go', async () => {
    const page = await given.open(null);
    await page.goto(`${given.given.server.url}/matrix`);
    await page.waitForURL(/sign-in/);
    expect(await barriers(page)).toEqual([]);
    await page.getByLabel('登录名').fill('jiaoyu.filer');
    await page.getByLabel('口令').fill('wrong');
    await page.getByRole('button', { name: '登录' }).click();
    await page
      .locator('[role=alert]')
      .getByText(/口令|登录名/)
      .first()
      .waitFor();
    await page.getByLabel('口令').fill('Right-Horse-7');
    await page.getByRole('button', { name: '登录' }).click();
    await page.waitForURL(/\/matrix$/);
    // The refused attempt is answered with an error status, which the browser notes by itself.
    given.problems.splice(0);
  });

  describe('tries article 10', () => {
    let page: Page;
    beforeAll(async () => {
      page = await given.open('jiaoyu.filer');
      await given.visit(page, '/matrix');
    });

    it.each([
      ['299999.99', null],
      ['300000', '审核（会签） 分管项目建设单位的副市长、分管数字经济工作的副市长 审定 分管财政工作的副市长'],
      ['1999999.99', '审核（会签） 分管项目建设单位的副市长、分管数字经济工作的副市长 审定 分管财政工作的副市长'],
      ['200万', '审核（会签） 分管项目建设单位的副市长、分管数字经济工作的副市长 审签 分管财政工作的副市长 审定 市长'],
      [
        '4,999,999.99',
        '审核（会签） 分管项目建设单位的副市长、分管数字经济工作的副市长 审签 分管财政工作的副市长 审定 市长',
      ],
      ['500 万元', '审定 市政府常务会议'],
      ['9999999.99', '审定 市政府常务会议'],
      ['1000万', '审议 市政府常务会议 审定 市委常委会'],
    ])('%s yuan → %s', async (amount, chain) => {
      await page.getByLabel('总投资', { exact: true }).fill(amount);
      await page.getByText('服务器的结论与此一致').waitFor();
      const steps = await page.locator('.tc-chain').allInnerTexts();
      expect(steps.map((text) => text.replace(/\s+/g, ' ').trim())).toEqual(chain === null ? [] : [chain]);
      if (chain === null) expect(await page.locator('.tc-findings').innerText()).toContain('30万元');
    });

    it('draws one band for the list that is decided jointly, whatever the amount', async () => {
      await page.getByRole('radio', { name: '是', exact: true }).check();
      await page.getByText('服务器的结论与此一致').waitFor();
      const chain = (await page.locator('.tc-chain').innerText()).replace(/\s+/g, ' ').trim();
      expect(chain).toBe('审议 市委财经委员会 审定 市政府常务会议 审定 市委常委会');
    });

    it('says that the table is complete and free of overlaps', async () => {
      await expect(page.getByText('完整：取值范围内的一切情形都有规定').count()).resolves.toBe(1);
      await expect(page.getByText('不重叠：没有一种情形落入两行').count()).resolves.toBe(1);
    });
  });

  describe.each([
    ['on a desk', { width: 1440, height: 900 }],
    ['on a phone', { width: 390, height: 844 }],
  ])('%s', (_, size) => {
    const pages = new Map<string, Page>();
    const opened = async (login: string): Promise<Page> => {
      const page = pages.get(login) ?? (await given.open(login, size));
      pages.set(login, page);
      return page;
    };
    afterAll(() => Promise.all([...pages.values()].map((page) => page.context().close())));

    it.each([
      ['digital.reviewer', '/tasks'],
      ['digital.reviewer', '/tasks?status=decided'],
      ['digital.reviewer', '/lists/new'],
      ['digital.reviewer', '/filings'],
      ['jiaoyu.filer', '/filings'],
      ['jiaoyu.filer', '/filings/new'],
      ['jiaoyu.filer', '/matrix'],
      ['jiaoyu.filer', '/notices'],
      ['jiaoyu.filer', '/notices?show=unread'],
      ['jiaoyu.filer', '/no-such-page'],
    ])('%s finds no barrier on %s, nor has to scroll sideways', async (login, path) => {
      const page = await opened(login);
      await given.visit(page, path);
      expect(await barriers(page)).toEqual([]);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
    });

    it.each([
      ['digital.reviewer', '/tasks', '.tc-task-title'],
      ['vice.zhao', '/tasks', '.tc-task-title'],
      ['jiaotong.filer', '/filings', '.tc-table a'],
    ])('%s finds no barrier on what opens from %s', async (login, path, link) => {
      const page = await opened(login);
      await given.visit(page, path);
      await page.locator(link).first().click();
      await page.waitForURL(/\/(tasks|applications)\//);
      await page.locator('.tc-answers').first().waitFor();
      await given.settled(page);
      expect(await barriers(page)).toEqual([]);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
    });
  });

  it('throws a draft away for good, after asking once', async () => {
    const page = await given.open('jiaotong.filer');
    await given.visit(page, '/filings');
    const before = await draftsOf(page);
    const draft = await startDraft(page);
    await given.visit(page, '/filings');
    await page.getByRole('link', { name: '未命名的申报' }).click();
    await page.locator('[id="field-projectName"]').fill('填到一半');
    await page.getByText(/✓ 已保存 \d\d:\d\d$/).waitFor();
    await page.getByRole('button', { name: '丢弃草稿' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '留着' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '丢弃草稿' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '丢弃', exact: true }).click();
    await page.waitForURL(/\/filings$/);
    await page.getByText('草稿已丢弃').waitFor();
    await page.locator('.tc-table').waitFor();
    expect(await draftsOf(page)).toEqual(before);
    await given.visit(page, `/filings/${encodeURIComponent(draft)}`);
    await page.getByRole('heading', { name: '没有这份草稿' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    expect(await page.evaluate(() => Object.keys(localStorage).filter((name) => name.includes('draft')))).toEqual([]);
    // That it is gone is answered with an error status, which the browser notes by itself.
    expect([...new Set(given.problems.splice(0))]).toEqual([expect.stringContaining('404')]);
  });

  it('takes a file that is dropped, says when the line broke and sends it again, and refuses one that nobody can read', async () => {
    const page = await given.open('jiaotong.filer');
    await given.visit(page, `/filings/${encodeURIComponent(await startDraft(page))}`);
    const box = page.locator('.tc-drop', { has: page.locator('[id="field-implementationPlan"]') });
    const drop = async (name: string, bytes: Buffer): Promise<void> => {
      const dataTransfer = await page.evaluateHandle(
        ([called, encoded]) => {
          const content = Uint8Array.from(atob(encoded ?? ''), (sign) => sign.charCodeAt(0));
          const transfer = new DataTransfer();
          transfer.items.add(new File([content], called ?? '', { type: 'application/pdf' }));
          return transfer;
        },
        [name, bytes.toString('base64')],
      );
      await box.dispatchEvent('dragover', { dataTransfer });
      expect(await box.getAttribute('class')).toContain('tc-drop-over');
      await box.dispatchEvent('drop', { dataTransfer });
    };
    let sent = 0;
    await page.route('**/files/*', (route) =>
      route.request().method() === 'PUT' && ++sent === 1 ? route.abort('connectionreset') : route.continue(),
    );
    await drop('建设方案.pdf', PDF);
    await box.getByText('上传中断：连接不到服务器，请重试').waitFor();
    expect(await box.getByRole('link').count()).toBe(0);
    expect(await barriers(page)).toEqual([]);
    await box.getByRole('button', { name: '重试：建设方案.pdf' }).click();
    await box.getByRole('link', { name: '建设方案.pdf' }).waitFor();
    expect(await box.getByText('上传中断').count()).toBe(0);
    expect(sent).toBe(2);

    await drop('会议纪要.pdf', await pdfWith('1.6', { userPassword: '0818' }));
    await box.getByText(/^文件设有打开口令/).waitFor();
    expect(await box.getByRole('button', { name: /^重试/ }).count()).toBe(0);
    expect(await barriers(page)).toEqual([]);
    await box.getByRole('button', { name: '知道了' }).click();
    await page.getByText(/✓ 已保存 \d\d:\d\d$/).waitFor();
    await page.reload();
    await box.getByRole('link').first().waitFor();
    expect(await box.getByRole('link').allInnerTexts()).toEqual(['建设方案.pdf']);
    // What broke and what was refused the browser notes by itself.
    expect(given.problems.splice(0)).toEqual([
      expect.stringContaining('ERR_CONNECTION_RESET'),
      expect.stringContaining('400'),
    ]);
  });

  it('says what to do where there is nothing to see', async () => {
    const page = await given.open('jiaotong.filer', { width: 390, height: 844 });
    await given.visit(page, '/applications/not-an-id');
    await page.getByRole('heading', { level: 1, name: '打不开' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    // What cannot be read is answered with an error status, which the browser notes by itself.
    given.problems.splice(0);
  });

  it('moves the focus to the heading of each page that opens', async () => {
    const page = await given.open('jiaoyu.filer');
    await given.visit(page, '/filings');
    await page.getByRole('link', { name: '审批矩阵试算' }).click();
    await page.getByRole('heading', { level: 1, name: '审批矩阵试算' }).waitFor();
    await expect(page.evaluate(() => document.activeElement?.textContent)).resolves.toBe('审批矩阵试算');
  });
});

/** Begins a filing of the unit, past the questions. @returns its id */
async function startDraft(page: Page): Promise<string> {
  const scope = fillIn(SCOPE, { total: '600000.00' }, new Map());
  const { startFiling } = await ask<{ startFiling: { draft: { id: string } } }>(
    page,
    'mutation ($input: StartFilingInput!) { startFiling(input: $input) { draft { id } } }',
    { input: { regimeCode: 'dazhou', procedure: 'project', given: scope } },
  );
  return startFiling.draft.id;
}

/** The titles of the drafts on the list of filings, when it has heard of them; the unit always has some. */
async function draftsOf(page: Page): Promise<readonly string[]> {
  const titles = page.getByRole('region', { name: '草稿', exact: true }).getByRole('link');
  await titles.first().waitFor();
  return titles.allTextContents();
}
