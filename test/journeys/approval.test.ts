import type { Page } from 'playwright-core';
import { describeInBrowser, GivenConsole } from './given';

describeInBrowser('deciding in a browser', () => {
  let given: GivenConsole;
  beforeAll(async () => {
    given = await GivenConsole.start();
  }, 120_000);
  afterAll(() => given?.close());
  afterEach(() => {
    expect(given.problems.splice(0)).toEqual([]);
  });

  const openTask = async (login: string, project: string): Promise<Page> => {
    const page = await given.open(login, { width: 390, height: 844 });
    await given.visit(page, '/tasks');
    await page.getByRole('link', { name: project }).click();
    await page.getByRole('button', { name: '同意', exact: true }).waitFor();
    return page;
  };
  const approve = async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: '同意', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: '同意', exact: true }).click();
    await page.waitForURL(/\/tasks$/);
  };

  it('lets the bureau admit a project to the library after answering every ground of article 9', async () => {
    const page = await openTask('digital.reviewer', '智慧校园数据共享平台');
    await page.getByRole('button', { name: '同意', exact: true }).click();
    await page.getByText('须填写“申报材料是否不全或者未按要求提交”').waitFor();
    for (const key of [
      'materialsDeficient',
      'needUnfounded',
      'dataWithheld',
      'sharingRefused',
      'otherGround',
      'workDeficient',
      'notCoBuilt',
    ]) {
      await page.locator(`[name="field-${key}"][value="false"]`).check();
    }
    await page.getByLabel('意见', { exact: true }).fill('同意入库');
    await approve(page);
    await page.getByRole('link', { name: '智慧校园数据共享平台' }).click();
    await page.getByText('逐一论证').first().waitFor();
    await page.getByText('意见：同意入库').waitFor();
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

  it('counts one signature for both offices where one person is both vice mayors', async () => {
    const page = await openTask('vice.zhao', '妇幼健康服务管理系统');
    expect(await page.locator('.tc-subtitle').innerText()).toContain('一次签署同时计入');
    await approve(page);
    const finance = await openTask('vice.sun', '妇幼健康服务管理系统');
    await finance.context().close();
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
