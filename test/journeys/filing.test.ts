import type { Page } from 'playwright-core';
import { describeInBrowser, GivenConsole } from './given';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

describeInBrowser('a filing, from the scope questions to the bureau', () => {
  let given: GivenConsole;
  let page: Page;
  beforeAll(async () => {
    given = await GivenConsole.start();
    page = await given.open('jiaoyu.filer');
  }, 120_000);
  afterAll(() => given?.close());

  const next = () => page.getByRole('button', { name: '下一步' }).click();
  const answer = async (question: string, option: string): Promise<void> => {
    await page.getByText(question).waitFor();
    await page.getByText(option, { exact: true }).click();
    await next();
  };
  const field = (key: string) => page.locator(`[id="field-${key}"]`);
  const pick = (key: string, value: string) => page.locator(`[name="field-${key}"][value="${value}"]`).check();
  const attach = async (key: string, name: string): Promise<void> => {
    const input = field(key).locator('xpath=preceding-sibling::input');
    await input.setInputFiles({ name, mimeType: 'application/pdf', buffer: PDF });
    await page.getByRole('link', { name }).waitFor();
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
    await page.locator('.ant-select').click();
    await page.locator('.ant-select-item-option').nth(1).click();
    await next();
    await answer('项目是否符合《政务信息系统定义和范围》国家标准？', '是');
    await page.getByLabel('估算总投资是多少？').fill('200万');
    await page.getByText('200 万元 = 2,000,000.00 元').waitFor();
    await next();
    await page.getByRole('button', { name: '开始填报' }).click();
    await page.waitForURL(/\/filings\/(?!new)/);
    await field('projectName').waitFor();
  });

  it('says at once what is wrong with an amount, and keeps it on this device until it is mended', async () => {
    await field('projectName').fill('智慧课堂{{1+1}}平台');
    await field('declaredTotal').fill('2000000.123');
    await page.getByText('金额最多两位小数').waitFor();
    await page.getByText('读不懂的几处只存在本机').waitFor();
    await page.reload();
    await field('declaredTotal').waitFor();
    expect(await field('declaredTotal').inputValue()).toBe('2000000.123');
    // Braces are text: nothing in the console evaluates them.
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('智慧课堂{{1+1}}平台');
    await field('declaredTotal').fill('200万');
    await page.getByText(/✓ 已保存 \d\d:\d\d$/).waitFor();
  });

  it('lists everything that is missing when it is handed in too early, and leads there', async () => {
    await page.getByRole('button', { name: '提交申报' }).click();
    const missing = page.locator('.tc-findings li', { hasText: '项目建设依据' });
    await missing.getByRole('button', { name: '去填写' }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('field-basis');
  });

  it('is filed with its attachments and stands with the bureau', async () => {
    for (const key of ['basis', 'necessity', 'content', 'performanceGoals', 'methodReason'])
      await field(key).fill('见附件');
    await pick('projectPhase', 'planned');
    await pick('projectKind', 'new');
    await pick('method', 'self-build');
    await pick('protectionKind', 'graded');
    for (const key of [
      'implementationPlan',
      'resourceCatalogue',
      'cloudPlan',
      'gradedProtectionPlan',
      'cryptographyPlan',
    ]) {
      await attach(key, `${key}.pdf`);
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
    for (const [key, value] of [
      ['partOfEngineering', 'false'],
      ['leadershipRequirement', 'false'],
      ['urgentSpecial', 'false'],
      ['addsHardware', 'false'],
      ['leasesLines', 'false'],
      ['onCityCloud', 'true'],
      ['buildsCommonSystem', 'false'],
    ] as const) {
      await pick(key, value);
    }
    await page.locator('[aria-labelledby="field-serviceKinds-label"] input[value="none"]').click();
    await page.getByRole('button', { name: '提交申报' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
    await page.waitForURL(/\/applications\//);
    await page.getByText('已提交。').waitFor();
    expect(await page.locator('.tc-pairs').innerText()).toMatch(/初审入库[\s\S]*市数字经济局[\s\S]*200万元/);
  }, 90_000);

  it('saw no error in the browser and no foreign host', () => {
    expect(given.problems).toEqual([]);
  });
});
