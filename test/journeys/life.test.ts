import type { Page } from 'playwright-core';
import { DEMO_CITY } from '../../seeds/demo-city';
import type { DemoLife } from '../../seeds/demo-life';
import { ROAD_ENTRY } from '../../seeds/demo-life-entries';
import { NOTICE_2027, SOURCE_2027 } from '../support/next-year';
import { attach, barriers, describeInBrowser, give, GivenConsole, overflow, pick } from './given';

const BUILDING = '城市道路养护调度系统';
const REVIEWED = '公交到站预报系统';
const SUSPENDED = '应急物资调度系统';

const ROADS = { by: 'jiaotong.filer', unit: 'transport' } as const;
const wordsOf = (title: string): DemoLife['words'] => ({
  市应急物资调度系统: title,
  市应急管理局: '市交通运输局',
  物资: '路况',
});

/** Told by the regime's own stories up to their late stages; what follows is done in the browser. */
const LIVES: readonly DemoLife[] = [
  ...(DEMO_CITY.lives ?? []).filter(({ title }) => title === SUSPENDED),
  {
    ...ROADS,
    story: 'dz-beside-project',
    title: BUILDING,
    until: '2025-04-01',
    entries: [ROAD_ENTRY],
    beside: ['fund-0', 'fund-1'],
    words: wordsOf(BUILDING),
  },
  { ...ROADS, story: 'life-self-built', title: REVIEWED, until: '2024-12-20', words: wordsOf(REVIEWED) },
];

/** A second one of the bureau, to whom work can be passed on. */
const COLLEAGUE = {
  login: 'digital.second',
  name: '林一帆',
  organisation: 'digital-bureau',
  title: '项目管理科副科长',
  roles: ['decider'] as const,
  bodies: ['digital-bureau'],
};

/** What becomes of projects after they were founded: each on the pages of those whose turn it is. */
describeInBrowser('the later life of projects', () => {
  let given: GivenConsole;
  let watching: Page;
  const projects = new Map<string, string>();
  beforeAll(async () => {
    given = await GivenConsole.start({
      city: { ...DEMO_CITY, lives: LIVES, officials: [...DEMO_CITY.officials, COLLEAGUE] },
    });
    watching = await given.open('digital.reviewer');
    await given.visit(watching, '/projects');
    for (const title of [BUILDING, REVIEWED, SUSPENDED])
      projects.set(title, (await watching.getByRole('link', { name: title }).getAttribute('href')) ?? '');
  });
  afterAll(() => given?.close());
  afterEach(() => {
    expect(given.problems.splice(0)).toEqual([]);
  });

  const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
  const project = (page: Page, title: string): Promise<void> => given.visit(page, projects.get(title) ?? '');

  const rowOf = (page: Page, clock: string) =>
    region(page, '法定时限')
      .locator('tr')
      .filter({ has: page.getByText(clock, { exact: true }) });

  /** Begins what is done beside the project, from its page. */
  async function begin(page: Page, title: string, procedure: string): Promise<void> {
    await project(page, title);
    const entry = region(page, '可以另行办理的')
      .locator('li')
      .filter({ has: page.getByText(procedure, { exact: true }) });
    await entry.getByRole('button', { name: '开始办理' }).click();
    await page.waitForURL(/\/filings\//);
    await page.getByText('所属项目：').waitFor();
  }

  /** The lists are long: whoever chooses types. */
  async function choose(page: Page, label: string, option: string): Promise<void> {
    const box = page.getByRole('dialog').getByLabel(label);
    await box.focus();
    await box.fill(option);
    await page.locator('.ant-select-item-option:visible', { hasText: option }).click();
  }

  it('stand on one page: where it is in its life, what is due by which article, money', async () => {
    await project(watching, BUILDING);
    const strip = watching.getByRole('list', { name: '走到哪一步' });
    expect(await strip.locator('[aria-current="step"]').innerText()).toBe('建设');
    expect(await strip.locator('.tc-strip-done').last().innerText()).toContain('开工');
    expect(await strip.locator('.tc-strip-ahead').allInnerTexts()).toContainEqual(expect.stringContaining('试运行'));
    expect(await rowOf(watching, '建设周期').innerText()).toContain('第四十二条');
    const money = region(watching, '金额').locator('li', { hasText: '合同金额合计' });
    expect(await money.innerText()).toMatch(/第二十八条第二款\s+160万元\s+88\.9%/);
    expect(await barriers(watching)).toEqual([]);
    expect(await overflow(watching)).toBeLessThanOrEqual(0);
  });

  it('are not paid for without the letter that approves of their acceptance', async () => {
    const filer = await given.open('jiaotong.filer');
    await begin(filer, BUILDING, '资金拨付');
    await filer.locator('[id="field-amount"]').fill('30万');
    await filer.locator('[id="field-account"]').fill('信息化项目专户');
    await pick(filer, { ownProject: 'true', treasury: 'true' });
    await attach(filer, 'approvalLetter', '复函.pdf');
    await attach(filer, 'acceptanceReport', '验收报告.pdf');
    await filer.getByRole('button', { name: '提交“申报资金拨付”' }).click();
    const refused = filer.locator('.tc-findings li', { hasText: '没有市数字经济局的履约验收前置书面核准复函' });
    await refused.waitFor();
    expect(await refused.innerText()).toContain('第四十九条');
    expect(filer.url()).toMatch(/\/filings\//);
    expect(await barriers(filer)).toEqual([]);
  });

  it('take a supplement of exactly a tenth to the vice mayors; of one fen more the page says what it means', async () => {
    const filer = await given.open('jiaotong.filer');
    await begin(filer, BUILDING, '补充合同');
    const amount = filer.locator('[id="field-amount"]');
    const next = region(filer, '接下来会怎样');
    await amount.fill('160000.01');
    await pick(filer, { sameSubject: 'true', termsUnchanged: 'true', sameSupplier: 'true' });
    await filer.locator('[id="field-reason"]').fill('养护点位增加');
    await attach(filer, 'draft', '补充合同.pdf');
    await next.getByText('超过一成，确认重新履行程序').waitFor();
    await filer.getByRole('button', { name: '提交“提出补充合同”' }).click();
    const warned = filer.locator('.tc-findings li', { hasText: '超过原合同的10%' });
    const asked = filer.getByRole('dialog');
    await asked.locator(warned).waitFor();
    await asked.getByRole('button', { name: '再看看' }).click();
    await asked.waitFor({ state: 'detached' });
    expect(await warned.innerText()).toMatch(/第四十三条/);
    await amount.fill('16万');
    await next.getByText('分管财政工作的副市长').waitFor();
    expect(await next.innerText()).not.toContain('超过一成');
    await filer.getByRole('button', { name: '提交“提出补充合同”' }).click();
    await filer.getByRole('dialog').getByRole('button', { name: '提交' }).click();
    await filer.waitForURL(/\/applications\//);
    await filer.getByText('已提交。').waitFor();
    // The page that was open all the while has heard of it.
    await region(watching, '经过').getByText('提出补充合同：提交').waitFor();
  });

  it('are decided for a vice mayor on leave by whoever stands in, and on the record as such', async () => {
    const absent = await given.open('vice.li');
    await given.visit(absent, '/delegations');
    await absent.getByRole('button', { name: '委托他人代行' }).click();
    const dialog = absent.getByRole('dialog');
    await dialog.getByLabel('受托人').fill('吴晓梅');
    await absent.locator('.ant-select-item-option:visible', { hasText: '吴晓梅' }).click();
    const today = await dialog.getByLabel('起始日').inputValue();
    await dialog.getByLabel('最后一日（含当日）').fill(today);
    await dialog.getByLabel('事由').fill('休假');
    await dialog.getByRole('button', { name: '委托对方' }).click();
    await region(absent, '我委托他人的').getByText('吴晓梅').waitFor();
    expect(await barriers(absent)).toEqual([]);
    const proxy = await given.task('reform.reviewer', `补充合同：${BUILDING}`);
    await give(proxy, '同意');
    for (const leader of ['vice.zhao', 'vice.sun'])
      await give(await given.task(leader, `补充合同：${BUILDING}`), '同意');
    // Still the same page, never loaded again.
    await region(watching, '经过')
      .getByText(/李长河.*吴晓梅|吴晓梅.*李长河/)
      .waitFor();
    await region(watching, '台账').getByText('16万元').first().waitFor();
  });

  it('are sent to others to know, to sign besides, and passed on within the bureau', async () => {
    const bureau = await given.task('digital.reviewer', REVIEWED);
    // Of a long life the stages that are done with are a line each, opened by keyboard as well.
    await bureau.locator('.tc-timeline summary', { hasText: '初审入库' }).focus();
    await bureau.keyboard.press('Enter');
    await bureau.getByText('初审入库：同意').waitFor();
    const verb = async (name: string): Promise<void> => {
      await bureau.getByRole('button', { name: /^其他办理/ }).click();
      await bureau.getByRole('button', { name, exact: true }).click();
    };
    const dialog = bureau.getByRole('dialog');
    await verb('抄送其他主体');
    await choose(bureau, '抄送给谁', '市审计局');
    await dialog.getByLabel('附言（可不填）').fill('请知悉');
    await dialog.getByRole('button', { name: '发出抄送' }).click();
    await dialog.waitFor({ state: 'detached' });
    await verb('请其他主体加签');
    await choose(bureau, '请谁加签', '市密码管理局');
    await dialog.getByLabel('请其把关什么（记入案卷）').fill('密码应用');
    expect(await barriers(bureau)).toEqual([]);
    await dialog.getByRole('button', { name: '请其加签' }).click();
    await dialog.waitFor({ state: 'detached' });
    await verb('转给他人办理');
    await choose(bureau, '转给谁', COLLEAGUE.name);
    await dialog.getByLabel('转办的原因（记入案卷）').fill('出差');
    await dialog.getByRole('button', { name: '转给对方' }).click();

    const copied = await given.open('audit.officer');
    await given.visit(copied, '/copies');
    await copied.getByRole('link', { name: REVIEWED }).waitFor();
    await copied.getByText('附言：请知悉').waitFor();
    const signer = await given.task('cryptography.officer', REVIEWED);
    await signer.close();
    const colleague = await given.task(COLLEAGUE.login, REVIEWED, { width: 390, height: 844 });
    expect(await overflow(colleague)).toBeLessThanOrEqual(0);
    await given.visit(bureau, '/tasks');
    expect(await bureau.getByRole('link', { name: REVIEWED }).count()).toBe(0);
  });

  it('stand still while suspended, and go on when the bureau lifts it, as every open page sees', async () => {
    const filer = await given.open('yingji.filer');
    const other = await given.open('yingji.filer');
    await project(other, SUSPENDED);
    const note = other.getByText(/^已中止：自 .* 起不能办理$/);
    await note.waitFor();
    await region(other, '现在').getByText('已中止', { exact: true }).waitFor();
    await begin(filer, SUSPENDED, '恢复建设');
    await filer.locator('[id="field-reason"]').fill('整改合格');
    await attach(filer, 'evidence', '整改报告.pdf');
    await filer.getByRole('button', { name: '提交“申请恢复”' }).click();
    await filer.getByRole('dialog').getByRole('button', { name: '提交' }).click();
    await filer.getByText('已提交。').waitFor();
    await give(await given.task('digital.reviewer', `恢复建设：${SUSPENDED}`), '同意');
    await note.waitFor({ state: 'detached' });
    await region(other, '现在').getByText('办理中', { exact: true }).waitFor();
  });

  it('count their days by a calendar that one hands in and another publishes', async () => {
    await project(watching, BUILDING);
    const building = rowOf(watching, '建设周期');
    await building.getByText('暂定').waitFor();
    const admin = await given.open('system.admin');
    await given.visit(admin, '/calendar/import');
    await admin.getByLabel('文号', { exact: true }).fill(SOURCE_2027.sourceNumber);
    await admin.getByLabel('通知名称').fill(SOURCE_2027.sourceTitle);
    await admin.getByLabel('印发日期').fill(SOURCE_2027.sourceIssued);
    await admin.getByLabel('印发日期').press('Enter');
    await admin.getByLabel('安排的内容').fill(NOTICE_2027);
    await admin.getByText('没有发现问题。').waitFor();
    await admin.getByRole('button', { name: '导入，交另一人发布' }).click();
    await admin.waitForURL(/\/calendar\?id=/);
    const publisher = await given.open('regime.publish');
    await given.visit(publisher, '/calendar');
    await publisher.getByRole('button', { name: '核对无误，发布' }).click();
    await publisher.getByText(/已重算 \d+ 项待办的期限/).waitFor();
    await project(watching, BUILDING);
    await building.waitFor();
    expect(await building.innerText()).not.toContain('暂定');
  });
});
