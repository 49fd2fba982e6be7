import type { Page } from 'playwright-core';
import { ADMISSIBLE, attach, barriers, describeInBrowser, give, GivenConsole, overflow, pick } from './given';

/** What would run if anything in the console took a text for more than a text. */
const TITLE = '课堂<img src=x onerror=alert(1)>{{constructor.constructor("alert(1)")()}}平台';

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1440, height: 900 };

describeInBrowser('a project, from the scope questions to its founding', () => {
  let given: GivenConsole;
  let page: Page;
  beforeAll(async () => {
    given = await GivenConsole.start();
    page = await given.open('jiaoyu.filer');
  });
  afterAll(() => given?.close());

  const next = () => page.getByRole('button', { name: '下一步' }).click();
  const answer = async (question: string, option: string): Promise<void> => {
    await page.getByText(question).waitFor();
    await expectReadable();
    await page.getByText(option, { exact: true }).click();
    await next();
  };
  const field = (key: string) => page.locator(`[id="field-${key}"]`);
  const pages = new Map<string, Page>();
  /** The task of the project in the browser of whoever it waits for. */
  const task = async (login: string): Promise<Page> => {
    const opened = await given.task(pages.get(login) ?? (await given.open(login)), TITLE);
    pages.set(login, opened);
    expect(await opened.getByRole('heading', { level: 1 }).innerText()).toBe(TITLE);
    return opened;
  };
  const approve = async (login: string): Promise<void> => give(await task(login), '同意');
  /** On a desk and on a phone: nothing that keeps people out, nothing wider than the window. */
  const expectReadable = async (): Promise<void> => {
    for (const size of [PHONE, DESK]) {
      await page.setViewportSize(size);
      expect(await barriers(page)).toEqual([]);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
    }
  };

  it('refuses a secret project at the first question, with the article, and makes no draft', async () => {
    await given.visit(page, '/filings/new');
    await answer('项目是否涉及国家秘密？', '是');
    await page.getByText('只受理非涉密项目').waitFor();
    expect(await page.locator('.tc-findings').innerText()).toContain('第六十五条');
    await given.visit(page, '/filings');
    expect(await page.getByRole('heading', { name: '草稿' }).count()).toBe(0);
  });

  it('opens a draft once every question is answered', async () => {
    await given.visit(page, '/filings/new');
    await answer('项目是否涉及国家秘密？', '否');
    await answer('由哪一级政府出资？', '达州市本级');
    await answer('资金由哪类预算安排？', '一般公共预算');
    await answer('采取什么投资方式？', '直接投资建设');
    await answer('资金来源有哪些？', '市级财政预算资金');
    await answer('申报单位是哪类单位？', '市级国家机关');
    await page.getByText('项目属于哪一类？').waitFor();
    await expectReadable();
    await page.locator('.ant-select').click();
    await page.locator('.ant-select-item-option').nth(1).click();
    await next();
    await answer('项目是否符合《政务信息系统定义和范围》国家标准？', '是');
    await expectReadable();
    await page.getByLabel('估算总投资是多少？').fill('200万');
    await page.getByText('200 万元 = 2,000,000.00 元').waitFor();
    await next();
    await page.getByRole('button', { name: '开始填报' }).click();
    await page.waitForURL(/\/filings\/(?!new)/);
    await field('projectName').waitFor();
    await expectReadable();
  });

  it('says at once what is wrong with an amount, and keeps it on this device until it is mended', async () => {
    await field('projectName').fill(TITLE);
    await field('declaredTotal').fill('2000000.123');
    await page.getByText('金额最多两位小数').waitFor();
    await page.getByText('读不懂的几处只存在本机').waitFor();
    await page.reload();
    await field('declaredTotal').waitFor();
    expect(await field('declaredTotal').inputValue()).toBe('2000000.123');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(TITLE);
    await field('declaredTotal').fill('200万');
    await page.getByText(/✓ 已保存 \d\d:\d\d$/).waitFor();
  });

  it('lists everything that is missing when it is handed in too early, and leads there', async () => {
    await page.getByRole('button', { name: '提交申报' }).click();
    const missing = page.locator('.tc-findings li', { hasText: '项目建设依据' });
    await missing.getByRole('button', { name: '去填写' }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('field-basis');
    await expectReadable();
  });

  it('is filed with its attachments and stands with the bureau', async () => {
    for (const key of ['basis', 'necessity', 'content', 'performanceGoals', 'methodReason'])
      await field(key).fill('见附件');
    await pick(page, { projectPhase: 'planned', projectKind: 'new', method: 'self-build', protectionKind: 'graded' });
    for (const key of [
      'implementationPlan',
      'resourceCatalogue',
      'cloudPlan',
      'gradedProtectionPlan',
      'cryptographyPlan',
    ]) {
      await attach(page, key, `${key}.pdf`);
    }
    await page
      .getByRole('button', { name: /添加一行/ })
      .first()
      .click();
    await field('funds-0-source').click();
    await page.locator('.ant-select-item-option:visible', { hasText: '市级财政预算资金' }).click();
    await field('funds-0-amount').fill('1999999.99');
    await page.getByText('各资金来源的金额之和须等于总投资').first().waitFor();
    await field('funds-0-amount').fill('200万');
    await page.locator('[aria-labelledby="field-channels-label"] input[value="in-budget"]').click();
    await field('runningCost').fill('0');
    await pick(page, {
      partOfEngineering: 'false',
      leadershipRequirement: 'false',
      urgentSpecial: 'false',
      addsHardware: 'false',
      leasesLines: 'false',
      onCityCloud: 'true',
      buildsCommonSystem: 'false',
    });
    await page.locator('[aria-labelledby="field-serviceKinds-label"] input[value="none"]').click();
    await page.getByRole('button', { name: '提交申报' }).click();
    const wrong = page.locator('.tc-finding-error');
    await page.getByRole('dialog').or(wrong.first()).first().waitFor();
    expect(await wrong.allInnerTexts()).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
    await page.waitForURL(/\/applications\//);
    await page.getByText('已提交。').waitFor();
    expect(await page.locator('.tc-pairs').innerText()).toMatch(/初审入库[\s\S]*市数字经济局[\s\S]*200万元/);
    await expectReadable();
  });

  it('is admitted by the bureau, and argued by three bodies', async () => {
    const screening = await task('digital.reviewer');
    await pick(screening, ADMISSIBLE);
    await give(screening, '同意');
    const arguing = await task('digital.reviewer');
    await pick(arguing, { necessary: 'true', arguedKind: 'new' });
    await arguing.locator('[id="field-expertCount"]').fill('5');
    await arguing.locator('[id="field-expertOpinion"]').fill('方案可行');
    await arguing.locator('[id="field-arguedTotal"]').fill('200万');
    await give(arguing, '同意');
    await approve('reform.reviewer');
    await approve('finance.reviewer');
  });

  it('is put before the two vice mayors, the finance vice mayor and the mayor, as 2,000,000.00 yuan must be', async () => {
    const listing = await task('digital.reviewer');
    await pick(listing, { decisionRoute: 'single' });
    await listing.locator('[id="field-singleReason"]').fill('年度清单审定之后提出');
    await listing.getByText('分管项目建设单位的副市长、分管数字经济工作的副市长').waitFor();
    await give(listing, '同意');
    for (const leader of ['vice.wang', 'vice.zhao', 'vice.sun', 'mayor']) await approve(leader);
  });

  it('is founded by the bureau, after its review', async () => {
    await approve('digital.reviewer');
    const founding = await task('digital.reviewer');
    await founding.locator('[id="field-documentNumber"]').fill('达市数立〔2026〕8号');
    await founding.locator('[id="field-documentDate"]').fill('2026-11-20');
    await founding.locator('[id="field-documentDate"]').press('Enter');
    await founding.locator('[id="field-decisionReference"]').fill('市长签批件第8号');
    await founding.locator('[id="field-opinion"]').fill('同意立项');
    await give(founding, '同意');
  });

  it('tells whoever filed it, with everything that happened in order', async () => {
    await given.visit(page, '/tasks');
    const bell = page.getByRole('link', { name: /^通知，\d+ 条未读$/ });
    const unread = Number(/\d+/.exec((await bell.getAttribute('aria-label')) ?? '')?.[0]);
    await bell.click();
    // Founded, it comes back to the unit: the list of functions is published next (第三十五条).
    await page.getByRole('link', { name: `“${TITLE}”到达“公示具体功能清单”` }).click();
    await page.waitForURL(/\/applications\//);
    await page.getByText('公示具体功能清单').first().waitFor();
    const left = unread > 1 ? `通知，${unread - 1} 条未读` : '通知';
    await page.getByRole('link', { name: left, exact: true }).waitFor();
    const told = await page.locator('.tc-timeline > li').allInnerTexts();
    expect(told.map((text) => /(陈思远|周文博|吴晓梅|郑立新|王明德|赵清扬|孙慧敏|钱永安)/.exec(text)?.[0])).toEqual([
      '陈思远',
      '周文博',
      '周文博',
      '吴晓梅',
      '郑立新',
      '周文博',
      '王明德',
      '赵清扬',
      '孙慧敏',
      '钱永安',
      '周文博',
      '周文博',
    ]);
    await given.settled(page);
    await expectReadable();
  });

  it('saw no error in the browser and no foreign host', () => {
    expect(given.problems).toEqual([]);
  });
});
