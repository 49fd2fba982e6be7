import type { Page } from 'playwright-core';
import { SCOPE } from '../../seeds/demo-projects';
import { fillIn } from '../../seeds/fill-in';
import { barriers, describeInBrowser, GivenConsole, overflow } from './given';

describeInBrowser('the console in a browser', () => {
  let given: GivenConsole;
  beforeAll(async () => {
    given = await GivenConsole.start();
  }, 120_000);
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
      await page.waitForLoadState('networkidle');
      expect(await barriers(page)).toEqual([]);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
    });
  });

  it('throws a draft away for good, after asking once', async () => {
    const page = await given.open('jiaotong.filer');
    const scope = fillIn(SCOPE, { total: '600000.00' }, new Map());
    const body = JSON.stringify({
      query: 'mutation ($input: StartFilingInput!) { startFiling(input: $input) { draft { id } } }',
      variables: { input: { regimeCode: 'dazhou', procedure: 'project', given: scope } },
    });
    const answer = await page.evaluate(async (sent) => {
      const headers = { 'content-type': 'application/json' };
      return (await fetch('/graphql', { method: 'POST', headers, body: sent })).text();
    }, body);
    const draft = (JSON.parse(answer) as { data: { startFiling: { draft: { id: string } } } }).data.startFiling.draft
      .id;
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
    expect(await page.getByRole('heading', { name: '草稿' }).count()).toBe(0);
    await given.visit(page, `/filings/${encodeURIComponent(draft)}`);
    await page.getByRole('heading', { name: '没有这份草稿' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    expect(await page.evaluate(() => Object.keys(localStorage).filter((name) => name.includes('draft')))).toEqual([]);
    // That it is gone is answered with an error status, which the browser notes by itself.
    expect(given.problems.splice(0)).toEqual([expect.stringContaining('404')]);
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
