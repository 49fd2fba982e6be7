import type { Page } from 'playwright-core';
import { attach, barriers, describeInBrowser, give, GivenConsole, overflow } from './given';

const LIST = '2027 年度清单';
const PARTED = '教育资源公共服务平台升级';
const TAKEN = '综合交通运行监测中心';

describeInBrowser('a list that is decided jointly', () => {
  let given: GivenConsole;
  let bureau: Page;
  beforeAll(async () => {
    given = await GivenConsole.start();
    bureau = await given.open('digital.reviewer');
  });
  afterAll(() => given?.close());
  afterEach(() => {
    expect(given.problems.splice(0)).toEqual([]);
  });

  const meet = async (who: Page, minutes: string): Promise<void> => {
    await who.getByLabel('会议纪要文号').fill(minutes);
  };
  const stageOf = async (project: string): Promise<string> => {
    await given.visit(bureau, '/filings');
    const row = bureau.locator('.tc-table tr', { hasText: project }).first();
    return row.locator('[data-label="环节"]').innerText();
  };

  it('is compiled from the projects that wait, with their sum', async () => {
    await given.visit(bureau, '/lists/new');
    await bureau.getByRole('button', { name: '提交清单' }).click();
    await bureau.getByText('请先选取项目').waitFor();
    for (const title of [PARTED, TAKEN]) await bureau.getByRole('checkbox', { name: title }).check();
    await bureau.getByText('2,000万元').waitFor();
    await bureau.locator('[id="field-listTitle"]').fill(LIST);
    await bureau.locator('[id="field-listTotal"]').fill('2000万');
    await attach(bureau, 'listFile', '清单.pdf');
    await bureau.getByRole('button', { name: '提交清单' }).click();
    await bureau.getByRole('dialog').getByRole('button', { name: '提交' }).click();
    await bureau.waitForURL(/\/applications\//);
    await bureau.getByText('市委财经委员会').first().waitFor();
    expect(await stageOf(PARTED)).toBe('待统一审定');
  });

  it('comes back to the bureau with a reason, and is filed again from its draft', async () => {
    const committee = await given.task('committee.secretary', LIST);
    await meet(committee, '财经委纪要1号');
    await committee.getByRole('button', { name: '退回', exact: true }).click();
    await committee.getByText('退回须写明意见').waitFor();
    await committee.getByLabel('意见', { exact: true }).fill('请补充清单说明');
    await give(committee, '退回');
    await given.visit(bureau, '/filings');
    await bureau.getByText('清单退回，待修改后重新提交').waitFor();
    await bureau.locator('.tc-rows').getByRole('link', { name: LIST }).click();
    await bureau.getByText('请补充清单说明').waitFor();
    await bureau.getByText(/清单所列项目不变：.*教育资源公共服务平台升级/).waitFor();
    await given.settled(bureau);
    expect(await barriers(bureau)).toEqual([]);
    expect(await overflow(bureau)).toBeLessThanOrEqual(0);
    // Only a draft that nobody has received yet can be thrown away.
    expect(await bureau.getByRole('button', { name: '丢弃草稿' }).count()).toBe(0);
    await bureau.locator('[id="field-explanation"]').fill('按意见补充说明');
    await bureau.getByRole('button', { name: '提交申报' }).click();
    await bureau.getByRole('dialog').getByRole('button', { name: '提交' }).click();
    await bureau.waitForURL(/\/applications\//);
    await bureau.getByText('已提交。').waitFor();
  });

  it('is decided by committee, government and party, and one project is taken off it', async () => {
    const committee = await given.task('committee.secretary', LIST);
    await meet(committee, '财经委纪要2号');
    await give(committee, '同意');
    const executive = await given.task('executive.secretary', LIST, { width: 390, height: 844 });
    await meet(executive, '常务会纪要5号');
    await executive.locator('.tc-line', { hasText: PARTED }).getByRole('radio', { name: '退出清单，另行审定' }).check();
    expect(await barriers(executive)).toEqual([]);
    expect(await overflow(executive)).toBeLessThanOrEqual(0);
    await give(executive, '同意');
    const standing = await given.task('standing.secretary', LIST);
    expect(await standing.locator('.tc-line').allInnerTexts()).toEqual([expect.stringContaining(TAKEN)]);
    await meet(standing, '常委会纪要9号');
    await give(standing, '同意');
  });

  it('sends each project where its own verdict leads', async () => {
    expect(await stageOf(LIST)).toBe('审定通过');
    expect(await stageOf(TAKEN)).toBe('立项核查');
    expect(await stageOf(PARTED)).toBe('一事一议审定');
    await bureau.getByRole('link', { name: PARTED }).click();
    await bureau.getByText('清单已决定：退回').waitFor();
    // Eight million on its own: article 10 (3), the executive meeting alone.
    await bureau.locator('.tc-pairs').getByText('市政府常务会议').waitFor();
  });
});
