import type { Page } from 'playwright-core';
import { ADMISSIBLE, describeInBrowser, give, GivenConsole, PDF, pick } from './given';

describeInBrowser('deciding in a browser', () => {
  let given: GivenConsole;
  beforeAll(async () => {
    given = await GivenConsole.start();
  });
  afterAll(() => given?.close());
  afterEach(() => {
    expect(given.problems.splice(0)).toEqual([]);
  });

  const openTask = (login: string, project: string): Promise<Page> =>
    given.task(login, project, { width: 390, height: 844 });
  const approve = (page: Page): Promise<void> => give(page, '同意');

  it('shows what was handed in: a PDF page by page, a picture, and the way back by Escape', async () => {
    const page = await openTask('digital.reviewer', '智慧校园数据共享平台');
    await page.getByRole('button', { name: '预览 实施方案.pdf' }).first().click();
    const dialog = page.getByRole('dialog', { name: '实施方案.pdf' });
    await dialog.getByText('第 1 页，共 2 页', { exact: true }).waitFor();
    await dialog
      .getByRole('region', { name: '实施方案.pdf 第 1 页' })
      .getByText('《实施方案》第 1 项要点')
      .waitFor({ state: 'attached' });
    await dialog.getByRole('region').focus();
    await page.keyboard.press('PageDown');
    await dialog.getByText('第 2 页，共 2 页', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '预览 专家签字页扫描.png' }).first().click();
    const picture = page.getByRole('img', { name: '专家签字页扫描.png' });
    await picture.waitFor();
    expect(await picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth))).toBe(
      480,
    );
    await page.context().close();
  });

  it('lets the bureau admit a project to the library after answering every ground of article 9', async () => {
    const page = await openTask('digital.reviewer', '智慧校园数据共享平台');
    await page.getByRole('button', { name: '同意', exact: true }).click();
    await page.getByText('须填写“申报材料是否不全或者未按要求提交”').waitFor();
    await pick(page, ADMISSIBLE);
    await page.getByLabel('初审意见').fill('同意入库');
    await approve(page);
    await page.getByRole('link', { name: '智慧校园数据共享平台' }).click();
    await page.getByText('逐一论证').first().waitFor();
    await page.getByRole('region', { name: '经过' }).getByText('意见：同意入库').waitFor();
  });

  it('needs both vice mayors, and goes on to the finance vice mayor when both have agreed', async () => {
    const project = '出租汽车运营监管系统';
    const field = await openTask('vice.li', project);
    await approve(field);
    const digital = await openTask('vice.zhao', project);
    await approve(digital);
    const finance = await openTask('vice.sun', project);
    expect(await finance.locator('.tc-timeline').innerText()).toMatch(/李长河[\s\S]*赵清扬/);
    await finance.context().close();
  });

  it('lets a clerk record what the finance vice mayor decided on paper, with the scan', async () => {
    const project = '出租汽车运营监管系统';
    const clerk = await given.open('clerk', { width: 390, height: 844 });
    await given.visit(clerk, '/filings');
    await clerk.getByRole('link', { name: project }).click();
    await clerk.getByRole('link', { name: '分管财政工作的副市长' }).click();
    await clerk.getByRole('button', { name: '同意', exact: true }).click();
    await clerk.getByText('代录须选定作出决定的人并上传扫描件').waitFor();
    await clerk.getByLabel(/作出决定的人/).click();
    await clerk.locator('.ant-select-item-option:visible', { hasText: '孙慧敏' }).click();
    await clerk
      .locator('.tc-decide-act input[type=file]')
      .setInputFiles({ name: '签批件.pdf', mimeType: 'application/pdf', buffer: PDF });
    await clerk.getByRole('link', { name: '签批件.pdf' }).waitFor();
    await give(clerk, '同意', /\/applications\//);
    await clerk.getByText('孙慧敏（严小雨代录）').first().waitFor();
    await clerk.context().close();
  });

  it('can be done with the keyboard alone', async () => {
    const page = await given.open('digital.reviewer');
    await given.visit(page, '/tasks');
    /** Walks on with the Tab key until the focus is where it should be, as somebody without a mouse does. */
    const tabTo = async (wanted: string): Promise<void> => {
      for (let steps = 0; steps < 120; steps += 1) {
        if (await page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, wanted)) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`the Tab key never comes to ${wanted}`);
    };
    const link = page.getByRole('link', { name: '出租汽车运营监管系统' });
    await tabTo(`a[href="${await link.getAttribute('href')}"]`);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '同意', exact: true }).waitFor();
    await tabTo('textarea[id$="-opinion"]');
    await page.keyboard.type('负面清单逐项核查无误');
    await tabTo('.tc-verdicts .ant-btn-primary');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await tabTo('.ant-modal .ant-btn-primary');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/tasks$/);
    // The next stage is the same bureau's: its task stands in the list with the time it came.
    await page.getByRole('article').filter({ hasText: '出租汽车运营监管系统' }).getByText('出具立项批复').waitFor();
    await page.context().close();
  });

  it('counts one signature for both offices where one person is both vice mayors', async () => {
    const page = await openTask('vice.zhao', '妇幼健康服务管理系统');
    expect(await page.locator('.tc-subtitle').innerText()).toContain('一次签署同时计入');
    await approve(page);
    const finance = await openTask('vice.sun', '妇幼健康服务管理系统');
    await finance.context().close();
  });

  it('returns to the unit, which mends it, files it again and takes it back with a reason', async () => {
    const project = '基层医疗机构药品监管系统';
    const page = await given.open('weijian.filer');
    await given.visit(page, '/notices');
    await page.getByRole('link', { name: `“${project}”已退回，请补正后重新提交` }).click();
    await page.getByRole('link', { name: '去修改并重新提交' }).click();
    await page.getByText('请补充与现有系统的数据共享方案').waitFor();
    await page.locator('[id="field-content"]').fill('建设采购备案、库存监测、预警和数据共享四个模块');
    await page.getByRole('button', { name: '提交申报' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
    await page.waitForURL(/\/applications\//);
    await page.getByText('已提交。').waitFor();
    await page.getByRole('button', { name: '撤回' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByRole('button', { name: '撤回', exact: true }).isDisabled()).toBe(true);
    await dialog.getByLabel('撤回的原因（记入案卷）').fill('金额有误');
    await dialog.getByRole('button', { name: '撤回', exact: true }).click();
    await page.getByText('原因：金额有误').waitFor();
    await page.getByRole('link', { name: '去修改并重新提交' }).click();
    await page.getByText('已撤回，修改后可重新提交').waitFor();
    await page.context().close();
  });

  it('explains that somebody was faster, keeps the opinion and offers to load again', async () => {
    const first = await openTask('mayor', '教育督导评估系统');
    const second = await openTask('mayor', '教育督导评估系统');
    await approve(first);
    await second.getByLabel('意见', { exact: true }).fill('我的意见');
    await second.getByRole('button', { name: '同意', exact: true }).click();
    await second.getByRole('dialog').getByRole('button', { name: '同意', exact: true }).click();
    await second.getByText('这一项已经有人办理，或已有变化').waitFor();
    expect(await second.getByLabel('意见', { exact: true }).inputValue()).toBe('我的意见');
    await second.getByRole('button', { name: '重新载入' }).click();
    await second.getByText('已办理').first().waitFor();
    // The conflict itself comes with an error status, which the browser notes.
    expect(given.problems.splice(0)).toEqual([expect.stringContaining('409')]);
  });
});
