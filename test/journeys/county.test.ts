import type { Page } from 'playwright-core';
import { ask, barriers, describeInBrowser, GivenConsole } from './given';
import { region, rewrite, saved, studioFindings } from './studio-steps';

const TITLE = '达川区区级政府投资信息化项目管理办法';
const PHONE = '项目联系电话';

describeInBrowser('a county begins with the city’s edition', () => {
  let given: GivenConsole;
  let prepare: Page;
  let root = '';
  beforeAll(async () => {
    given = await GivenConsole.start({ proven: true, county: true });
    prepare = await given.open('dachuan.prepare');
  });
  afterAll(() => given?.close());
  afterEach(() => {
    expect(given.problems.splice(0)).toEqual([]);
  });

  it('takes it over under a name of its own', async () => {
    await given.visit(prepare, '/regimes');
    await prepare.getByText('本级政府还没有制度').waitFor();
    await prepare.getByRole('button', { name: '以此为基础编制本级制度…' }).click();
    await prepare.getByLabel('本级制度的名称').fill(TITLE);
    await prepare.getByLabel('本级制度的代码（以后不能改）').fill('dachuan');
    await prepare.getByRole('button', { name: '开始编制' }).click();
    await prepare.waitForURL(/\/regime-drafts\//);
    root = new URL(prepare.url()).pathname;
    expect(await studioFindings(prepare)).toBe('✓ 验证通过');
    expect(await prepare.getByRole('heading', { level: 1 }).innerText()).toBe(TITLE);
    expect(await barriers(prepare)).toEqual([]);
  });

  it('sets a parameter and names a body as the county has it, told beside what the city says', async () => {
    await prepare.getByRole('link', { name: '参数', exact: true }).click();
    const margin = prepare.getByRole('textbox', { name: '“购买服务须比自建低的百分比”的取值' });
    await margin.fill('十');
    await prepare.getByText('须为整数，所给为“十”').waitFor();
    await margin.fill('10');
    await prepare.getByRole('combobox', { name: '“工程与信息化概算恰好各半时的立项部门”的取值' }).press('Enter');
    await prepare.locator('.ant-select-item-option:visible', { hasText: '市发展改革委' }).click();
    await prepare.getByText('与上级不同；上级取：市数字经济局').waitFor();
    await prepare.getByRole('link', { name: '事实与主体' }).click();
    await prepare.getByRole('textbox', { name: 'digital-bureau 的名称' }).fill('区数字经济局');
    await prepare.getByText('上级为：市数字经济局').waitFor();
    await saved(prepare);
    expect(await barriers(prepare)).toEqual([]);
  });

  it('is told what is still the city’s: changes some of it, and confirms what is the same on purpose', async () => {
    await prepare.getByRole('link', { name: '本地化清单' }).click();
    const list = region(prepare, '本地化清单');
    // 56 in all (title and 5 of the document, 9 scope rules, 17 bodies, 24 parameters): the name was asked for, a parameter and a body were changed above.
    await list.getByText('还有 53 项是上级原文，未确认').waitFor();
    await prepare.getByRole('textbox', { name: '文号', exact: true }).fill('达川府发〔2026〕3号');
    await prepare.getByRole('textbox', { name: '发文机关', exact: true }).fill('达州市达川区人民政府');
    await prepare.getByRole('textbox', { name: '文件名称', exact: true }).fill(TITLE);
    await prepare.getByRole('textbox', { name: '印发日期', exact: true }).fill('2026年1月5日');
    await prepare.getByRole('textbox', { name: '施行日期', exact: true }).fill('2026-02-01');
    await list.getByText('“文件与名称”其余').waitFor({ state: 'detached' });
    const condition = prepare.getByRole('group', { name: '范围规则“city-level”的条件' });
    await condition.getByRole('combobox').last().scrollIntoViewIfNeeded();
    const message = prepare.getByRole('listitem').filter({ has: condition });
    await message.getByRole('textbox', { name: '不符合时的说明' }).fill('须由达川区本级政府出资');
    await message.getByText('已改').waitFor();
    await prepare.getByRole('checkbox', { name: '“市长”确认沿用' }).check();
    await list.getByText(/^还有 \d+ 项是上级原文，未确认$/).waitFor();
    await saved(prepare);
    expect(await barriers(prepare)).toEqual([]);
    await prepare.reload();
    expect(await prepare.getByRole('checkbox', { name: '“市长”确认沿用' }).isChecked()).toBe(true);
  });

  it('adds a field and says of one row why it stands', async () => {
    await prepare.getByRole('link', { name: '信息化项目申报书', exact: true }).click();
    await prepare.getByRole('treeitem', { name: /^项目建设单位 / }).click();
    await prepare.getByRole('button', { name: '添加（N）' }).click();
    const adding = prepare.getByRole('form', { name: '添加字段、分组或明细表' });
    await adding.getByRole('textbox', { name: '标题' }).fill(PHONE);
    await adding.getByRole('button', { name: '添加', exact: true }).click();
    await prepare.getByText(`已添加“${PHONE}”`).waitFor();
    await leaveWhileTheAddressWaits(prepare, '项目建设单位', '立项审定');
    await prepare.getByRole('gridcell', { name: '1000万元以上' }).click();
    const row = region(prepare, '第 5 行 from-10m');
    await row.getByLabel('备注').fill('区委常委会审定');
    await row.getByLabel('备注').press('Tab');
    await prepare.getByRole('gridcell', { name: /^区委常委会审定/ }).waitFor();
    await saved(prepare);
  });

  it('is held by the worked case that says otherwise, until it says what the county wants', async () => {
    await prepare.getByRole('link', { name: '送审…' }).click();
    await region(prepare, '送审')
      .getByText('应落在行 halves-digital-bureau，实际为 halves-development-reform')
      .waitFor();
    await rewrite(prepare, root, (files) =>
      files
        .filter(({ path }) => path === 'cases/founding-authority.json')
        .map(({ path, text }) => ({
          path,
          text: text.replace(
            '"row": "halves-digital-bureau", "chain": [["digital-bureau"]]',
            '"row": "halves-development-reform", "chain": [["development-reform"]]',
          ),
        })),
    );
    await prepare.reload();
    await prepare.getByRole('button', { name: '✓ 验证通过' }).waitFor();
  });

  it('differs from the city’s in exactly that', async () => {
    await given.visit(prepare, `${root}/compare`);
    await prepare.locator('.tc-change').first().waitFor();
    const said = await prepare.locator('.tc-change').allInnerTexts();
    const own = said.map((text) => text.replaceAll(/\s+/g, ' ')).filter((text) => !/^更改 制度 /.test(text));
    expect(own).toEqual([
      '更改 参数“工程与信息化概算恰好各半时的立项部门” 取值 市数字经济局 → 市发展改革委',
      expect.stringMatching(/^更改 范围规则“须由达州市本级政府出资；.* → 须由达川区本级政府出资$/),
      '新增 表单“信息化项目申报书”字段“项目联系电话” 单行文字，选填，在“一、基本情况”的“项目建设单位”之后',
      '更改 审批矩阵“立项审定”“是否统一审定：否，总投资：1000万元以上”一行 说明 （无） → 区委常委会审定',
      '更改 机构“市数字经济局” 名称 市数字经济局 → 区数字经济局',
      '更改 案例“恰好各半由参数定：市数字经济局” 应有结果 第 4 行：市数字经济局 → 第 5 行：市发展改革委',
    ]);
    expect(await barriers(prepare)).toEqual([]);
  });

  it('is published by the county’s second person, and the city sees nothing of it', async () => {
    await prepare.getByRole('link', { name: '送审…' }).click();
    await prepare.getByLabel(/改了什么、为什么改/).fill('达川区首版');
    const left = region(prepare, '仍是上级原文的各项');
    await left.getByText('市财政局').waitFor();
    expect(await left.innerText()).not.toContain('达市府发');
    expect(await prepare.getByRole('button', { name: '送审', exact: true }).isDisabled()).toBe(true);
    await left.getByRole('checkbox', { name: '我已逐项看过，这些确实与上级相同' }).check();
    await left.getByRole('button', { name: /^确认沿用这 \d+ 项$/ }).click();
    await prepare.getByText(/项经确认沿用上级原文$/).waitFor();
    await prepare.getByRole('button', { name: '送审', exact: true }).click();
    await prepare.waitForURL(/\/editions\//);
    const edition = new URL(prepare.url()).pathname;
    const publish = await given.open('dachuan.publish');
    await given.visit(publish, `${edition}/publish`);
    await publish.getByText('✓ 没有错误，也没有提醒：各项证明和全部案例都已通过。').waitFor();
    await region(publish, '与上级第 1 版相比').getByText(`字段“${PHONE}”`).waitFor();
    await publish.getByRole('button', { name: '发布第 1 版…' }).click();
    await publish.getByRole('dialog').getByText('没有：这是第一个施行的版本').waitFor();
    await publish.getByRole('button', { name: '确认发布' }).click();
    await publish.getByText(/^第 1 版已发布，自 \d{4}-\d\d-\d\d 起施行$/).waitFor();
    expect(await barriers(publish)).toEqual([]);

    const city = await given.open('regime.prepare');
    await given.visit(city, '/regimes');
    await city.getByText('第 1 版自').waitFor();
    expect(await city.locator('main').innerText()).not.toContain('达川');
    await given.visit(city, edition);
    await city.getByText('没有这个制度版本').waitFor();
    await given.visit(city, root);
    await city.getByText('没有这份制度草稿').waitFor();
    const { editions } = await ask<{ editions: { nodes: readonly { regimeCode: string }[] } }>(
      city,
      '{ editions(first: 50) { nodes { regimeCode } } }',
    );
    expect(editions.nodes.map(({ regimeCode }) => regimeCode)).toEqual(['dazhou']);
  });
});

/**
 * Selects a node and asks for another page; what waited to write the selection into the address comes up at once, before the
 * page is drawn again. It must not take the place of the page that was asked for.
 */
async function leaveWhileTheAddressWaits(page: Page, node: string, link: string): Promise<void> {
  await page.evaluate(
    async ([starts, title]) => {
      const waiting = new Set<() => void>();
      const setTimeout = window.setTimeout;
      Object.assign(window, {
        setTimeout: (run: () => void, pause?: number) => (
          waiting.add(run),
          setTimeout(() => waiting.delete(run) && run(), pause)
        ),
      });
      const one = (selector: string, fits: (text: string) => boolean) =>
        Array.from(document.querySelectorAll<HTMLElement>(selector)).find(({ textContent }) => fits(textContent ?? ''));
      one('[role=treeitem]', (text) => text.startsWith(starts))?.click();
      await new Promise((resolve) => setTimeout(resolve, 100));
      Object.assign(window, { setTimeout });
      one('nav a', (text) => text === title)?.click();
      for (let turn = 0; turn < 20; turn++) await Promise.resolve();
      for (const run of waiting) if (waiting.delete(run)) run();
    },
    [node, link] as const,
  );
}
