import type { Page } from 'playwright-core';
import { NOTICE_2027, SOURCE_2027 } from '../support/next-year';
import { PASSWORD } from './demonstration';
import { barriers, describeInBrowser, GivenConsole, overflow } from './given';

/** Next year's days off are announced: pasted by one, published by another. And pages that follow what others do. */
describeInBrowser('the working-day calendar', () => {
  let given: GivenConsole;
  beforeAll(async () => {
    given = await GivenConsole.start();
  });
  afterAll(() => given?.close());
  afterEach(() => {
    expect(given.problems.splice(0)).toEqual([]);
  });

  const rowOf = (page: Page, year: string) => page.locator('.tc-table tr', { hasText: year }).first();

  it('says which years are announced and which are not', async () => {
    const admin = await given.open('system.admin');
    await given.visit(admin, '/calendar');
    expect(await rowOf(admin, '2026 年').innerText()).toContain('已公布');
    expect(await rowOf(admin, '2027 年').innerText()).toContain('暂定');
    await admin.getByRole('link', { name: '2027 年' }).click();
    await admin.getByText('放假安排尚未公布').waitFor();
    expect(await barriers(admin)).toEqual([]);
  });

  it('is pasted by one who sees at once what is wrong, and what it would change', async () => {
    const admin = await given.open('system.admin');
    await given.visit(admin, '/calendar');
    await admin.getByRole('link', { name: '导入一年的安排' }).click();
    const text = admin.getByLabel('安排的内容');
    const hand = admin.getByRole('button', { name: '导入，交另一人发布' });
    await text.fill('2027-03-03,上班\n2027-01-01,放假,元旦');
    await admin.getByText('尚缺文号、通知名称、印发日期').waitFor();
    await admin.getByLabel('文号', { exact: true }).fill(SOURCE_2027.sourceNumber);
    await admin.getByLabel('通知名称').fill(SOURCE_2027.sourceTitle);
    await admin.getByLabel('印发日期').fill(SOURCE_2027.sourceIssued);
    await admin.getByLabel('印发日期').press('Enter');
    await admin.getByText('2027-03-03 是周三，不是周末，本来就上班').waitFor();
    expect(await hand.isDisabled()).toBe(true);
    await text.fill(NOTICE_2027);
    await admin.getByText('没有发现问题。').waitFor();
    await admin.getByText('改为放假：2027-02-09 至 2027-02-12，4 天').waitFor();
    expect(await barriers(admin)).toEqual([]);
    expect(await overflow(admin)).toBeLessThanOrEqual(0);
    await hand.click();
    await admin.waitForURL(/\/calendar\?id=/);
    await admin.getByText('这份安排由您导入，须由另一人核对后发布。').waitFor();
    expect(await admin.getByRole('button', { name: '核对无误，发布' }).isDisabled()).toBe(true);
  });

  it('is published by another, who hears of it, and counts from then on', async () => {
    const publisher = await given.open('regime.publish');
    await given.visit(publisher, '/notices');
    await publisher.getByText(/2027 年的放假安排（.*）已导入，待您核对发布/).waitFor();
    await given.visit(publisher, '/calendar');
    await publisher.getByRole('button', { name: '核对无误，发布' }).click();
    await publisher.getByText(/已重算 \d+ 项待办的期限/).waitFor();
    await rowOf(publisher, '2027 年').getByText('已公布').waitFor();
    expect(await barriers(publisher)).toEqual([]);
  });
});

describeInBrowser('pages that follow what others do', () => {
  let given: GivenConsole;
  beforeAll(async () => {
    given = await GivenConsole.start();
  });
  afterAll(() => given?.close());
  afterEach(() => {
    expect(given.problems.splice(0)).toEqual([]);
  });

  it('the list of tasks and the project page change by themselves when the unit takes its filing back', async () => {
    const { client } = given.given;
    const { login } = await client.data<{ login: { token: string } }>(
      'mutation ($input: LoginInput!) { login(input: $input) { token } }',
      { input: { name: 'jiaoyu.filer', password: PASSWORD } },
    );
    const filer = client.as(login.token);
    const { applications } = await filer.data<{
      applications: { nodes: readonly { id: string; title: string; project: { id: string } | null }[] };
    }>('{ applications(first: 20, where: { stage: "screening" }) { nodes { id title project { id } } } }');
    const [application] = applications.nodes;
    if (!application?.project) throw new Error('no filing to be taken back');

    const tasks = await given.open('digital.reviewer');
    await given.visit(tasks, '/tasks');
    const entry = tasks.getByRole('link', { name: application.title });
    await entry.waitFor();
    const project = await given.open('digital.reviewer');
    await given.visit(project, `/projects/${encodeURIComponent(application.project.id)}`);
    const said = await project.locator('.tc-project').innerText();
    expect(said).not.toContain('已撤回');

    await filer.data(
      'mutation ($input: WithdrawApplicationInput!) { withdrawApplication(input: $input) { application { id } errors { path } } }',
      { input: { applicationId: application.id, reason: '数据有误' } },
    );
    await entry.waitFor({ state: 'detached' });
    await project.getByText('数据有误').first().waitFor();
  });
});
