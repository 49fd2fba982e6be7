import type { Page } from 'playwright-core';
import { barriers, describeInBrowser, GivenConsole } from './given';
import { region } from './studio-steps';

const UNIT = '市大数据中心';
const POST = '信息化专员（大数据中心）';
const NAME = '程新民';
const LOGIN = 'bigdata.filer';
const OWN_PASSWORD = 'Left-Donkey-8';

describeInBrowser('three administrators, none of whom can do it alone', () => {
  let given: GivenConsole;
  let system: Page;
  let security: Page;
  let oneTime = '';
  beforeAll(async () => {
    given = await GivenConsole.start();
    [system, security] = await Promise.all([given.open('system.admin'), given.open('security.admin')]);
  });
  afterAll(() => given?.close());
  afterEach(() => {
    expect(given.problems.splice(0)).toEqual([]);
  });

  /** Fills in the open dialog and presses what it offers; waits until it is done and gone. */
  const answer = async (page: Page, title: string, texts: Readonly<Record<string, string>>, action: string) => {
    const dialog = page.getByRole('dialog', { name: title });
    for (const [label, text] of Object.entries(texts)) await dialog.getByLabel(label).fill(text);
    await dialog.getByRole('button', { name: action, exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  };
  /** Looks somebody or something up in a box that searches as one types. */
  const find = async (page: Page, label: string, text: string): Promise<void> => {
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(label, { exact: true }).fill(text);
    await page.locator('.ant-select-item-option:visible', { hasText: text }).click();
  };

  it('the system administrator enters a unit, a post in it and a person, and can give nobody an account', async () => {
    await given.visit(system, '/organisations');
    await system.getByRole('button', { name: '登记单位' }).click();
    await answer(system, '登记单位', { 单位名称: UNIT, 代码: 'big-data', 单位性质: 'state-organ' }, '登记');
    await system.getByRole('button', { name: UNIT, exact: true }).click();
    await system.getByRole('button', { name: '设置职务' }).click();
    await system.getByRole('dialog').getByRole('checkbox', { name: '申报经办人' }).check();
    await answer(system, '设置职务', { 职务名称: POST, 代码: 'big-data-filer' }, '保存');
    await region(system, `${UNIT}的职务`).getByText('申报经办人').waitFor();
    expect(await barriers(system)).toEqual([]);
    await given.visit(system, '/persons');
    await system.getByRole('button', { name: '登记人员' }).click();
    await answer(system, '登记人员', { 姓名: NAME }, '登记');
    await system.getByRole('cell', { name: NAME, exact: true }).waitFor();
    expect(await system.getByRole('button', { name: `${NAME}：设定账户` }).count()).toBe(0);
    expect(await barriers(system)).toEqual([]);
  });

  it('the security administrator gives the account and the appointment, and can enter nobody', async () => {
    await given.visit(security, '/persons');
    expect(await security.getByRole('button', { name: '登记人员' }).count()).toBe(0);
    await security.getByRole('button', { name: `${NAME}：设定账户` }).click();
    const dialog = security.getByRole('dialog', { name: `设定${NAME}的登录名与口令` });
    oneTime = await dialog.getByLabel('一次性口令').inputValue();
    await answer(security, `设定${NAME}的登录名与口令`, { 登录名: LOGIN }, '设定');
    await security
      .getByRole('row', { name: new RegExp(NAME) })
      .getByText('待本人修改口令')
      .waitFor();
    await given.visit(security, '/appointments');
    await security.getByRole('button', { name: '任命' }).click();
    await find(security, '人员', NAME);
    await find(security, '职务', POST);
    await answer(security, '任命', {}, '任命');
    await security.getByRole('cell', { name: NAME, exact: true }).waitFor();
    expect(await barriers(security)).toEqual([]);
  });

  it('the new person must choose a password of their own, and begins with their own filings', async () => {
    const page = await given.open(null);
    const signIn = async (password: string): Promise<void> => {
      await page.goto(`${given.given.server.url}/sign-in`);
      await page.getByLabel('登录名').fill(LOGIN);
      await page.getByLabel('口令').fill(password);
      await page.getByRole('button', { name: '登录' }).click();
    };
    await signIn(oneTime);
    await page.getByText('口令由管理员设定，请先改成只有您知道的').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByLabel('原口令').fill(oneTime);
    await page.getByLabel('新口令', { exact: true }).fill(OWN_PASSWORD);
    await page.getByLabel('再输一遍新口令').fill(OWN_PASSWORD);
    await page.getByRole('button', { name: '修改口令' }).click();
    await page.waitForURL((url) => !['/password', '/sign-in', '/'].includes(url.pathname));
    await page.getByRole('heading', { level: 1, name: '项目申报', exact: true }).waitFor();
    await given.visit(page, '/filings');
    await page.getByRole('link', { name: '申报新项目' }).first().waitFor();
    await page.context().close();
  });

  it('nobody is two of the three administrators, in two posts or in one', async () => {
    await given.visit(security, '/appointments');
    await security.getByRole('button', { name: '任命' }).click();
    await find(security, '人员', '戚向阳');
    await find(security, '职务', '安全管理员');
    const dialog = security.getByRole('dialog', { name: '任命' });
    await dialog.getByRole('button', { name: '任命', exact: true }).click();
    await dialog.getByText(/系统管理员、安全管理员、审计管理员须由不同的人担任（三员分立）/).waitFor();
    await dialog.getByRole('button', { name: '取消' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await given.visit(system, '/organisations');
    await system.getByRole('button', { name: UNIT, exact: true }).click();
    await system.getByRole('button', { name: `更改${POST}` }).click();
    const post = system.getByRole('dialog', { name: '更改职务' });
    await post.getByRole('checkbox', { name: '系统管理员' }).check();
    await post.getByRole('checkbox', { name: '审计管理员' }).check();
    await post.getByRole('button', { name: '保存' }).click();
    await post.getByText('系统管理员、安全管理员、审计管理员须分设（三员分立）').waitFor();
    await system.keyboard.press('Escape');
    await post.waitFor({ state: 'hidden' });
  });

  it('the auditor finds what each of them did, person by person, and that nothing was rewritten', async () => {
    const auditor = await given.open('audit.admin');
    await given.visit(auditor, '/audit');
    const found = async (verb: string): Promise<void> => {
      await region(auditor, '记录').getByRole('button', { name: verb, exact: true }).first().waitFor();
    };
    await found('任命人员');
    await auditor.getByRole('row', { name: /谢芳/ }).getByRole('button').first().click();
    await auditor.getByRole('button', { name: '只看此人的记录' }).click();
    await auditor.getByText('只看一人').waitFor();
    await auditor.waitForURL(/person=/);
    for (const verb of ['任命人员', '设定登录名与口令']) await found(verb);
    const people = await region(auditor, '记录').locator('tbody tr td:nth-child(3)').allInnerTexts();
    expect([...new Set(people)]).toEqual(['谢芳']);
    await auditor.getByRole('button', { name: '清除筛选' }).click();
    await auditor
      .getByRole('row', { name: /戚向阳/ })
      .filter({ hasText: '登记一个单位' })
      .first()
      .waitFor();
    await auditor.getByRole('button', { name: '核验全部记录' }).click();
    await auditor.getByText(/^\d+ 条记录首尾相连，未见改动。$/).waitFor();
    expect(await barriers(auditor)).toEqual([]);
  });

  it('asks the API in the bundled GraphiQL without a breach of the content policy', async () => {
    const page = await given.open('regime.prepare');
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        console.error(`csp: ${violatedDirective} ${blockedURI}`),
      );
    });
    await given.visit(page, '/graphiql');
    await page.getByRole('button', { name: /^Execute query/ }).click();
    await page.getByRole('region', { name: 'Result Window' }).getByText('金文涛').waitFor();
    await given.settled(page);
  });
});
