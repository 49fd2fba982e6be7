import type { Page } from 'playwright-core';
import { barriers, describeInBrowser, GivenConsole, PDF } from './given';
import { Keyboard } from './press-to';
import { handedIn, region } from './studio-steps';

const TITLE = '特殊教育资源平台';

/** Pages are opened by their address, as from a bookmark; from then on there is only the keyboard. */
describeInBrowser('with the keyboard alone', () => {
  let given: GivenConsole;
  beforeAll(async () => {
    given = await GivenConsole.start({ proven: true });
  });
  afterAll(() => given?.close());
  afterEach(() => {
    expect(given.problems.splice(0)).toEqual([]);
  });

  /** Answers every file dialog of a page with a file of that name, as the person's desktop would; @returns how to name it. */
  const answerFileDialogs = (page: Page): ((name: string) => void) => {
    let name = '';
    page.on('filechooser', (chooser) => void chooser.setFiles({ name, mimeType: 'application/pdf', buffer: PDF }));
    return (wanted) => {
      name = wanted;
    };
  };

  it('a project is filed', async () => {
    const page = await given.open('jiaoyu.filer');
    const nextFile = answerFileDialogs(page);
    await given.visit(page, '/filings');
    const keys = await Keyboard.of(page);
    const attachTo = async (...fields: readonly string[]): Promise<void> => {
      for (const title of fields) {
        nextFile(`${title}.pdf`);
        await keys.pressTo(`选择文件：${title}`);
        await keys.press('Enter');
        await page.getByRole('link', { name: `${title}.pdf` }).waitFor();
      }
    };
    await keys.pressTo('申报新项目');
    await keys.press('Enter');
    const answer = async (question: string, act: (group: RegExp) => Promise<void>): Promise<void> => {
      await page.getByText(question).waitFor();
      await act(new RegExp(question));
      await keys.pressTo('下一步');
      await keys.press('Enter');
    };
    const pick = (question: string, option: string) => answer(question, (group) => keys.choose(group, option));
    await pick('项目是否涉及国家秘密？', '否');
    await pick('由哪一级政府出资？', '达州市本级');
    await pick('资金由哪类预算安排？', '一般公共预算');
    await pick('采取什么投资方式？', '直接投资建设');
    await answer('资金来源有哪些？', async (group) => {
      await keys.pressTo('市级财政预算资金', group);
      await keys.press('Space');
    });
    await pick('申报单位是哪类单位？', '市级国家机关');
    await answer('项目属于哪一类？', async (group) => {
      await keys.pressTo(group);
      await keys.press('ArrowDown', 'ArrowDown', 'Enter');
    });
    await pick('项目是否符合《政务信息系统定义和范围》国家标准？', '是');
    await answer('估算总投资是多少？', (label) => keys.write(label, '90万'));
    await page.getByRole('button', { name: '开始填报' }).waitFor();
    await keys.pressTo('开始填报');
    await keys.press('Enter');
    await page.waitForURL(/\/filings\/(?!new)/);
    await page.getByRole('textbox', { name: /^项目名称/ }).waitFor();

    await keys.write(/^项目名称/, TITLE);
    await keys.choose(/^项目进展/, '经调研谋划、拟实施');
    await keys.choose(/^建设性质/, '新建');
    for (const label of [/^项目建设依据/, /^项目建设必要性/, /^项目建设内容/, /^项目绩效目标/])
      await keys.write(label, '见附件');
    await keys.choose(/^拟采用的实施方式/, '自行建设');
    await keys.write(/^采用该方式的主要原因/, '见附件');
    await attachTo('应用系统实施方案', '信息资源目录', '政务云需求方案');
    await keys.choose(/^安全保护方案类型/, '等级保护');
    await attachTo('等级保护方案', '密码应用方案');
    await keys.write(/^投资额度/, '90万');
    await keys.pressTo(/^添加一行（各资金来源的金额）/);
    await keys.press('Enter');
    await page.locator('[id="field-funds-0-source"]').waitFor();
    await keys.press('Shift+Tab', 'Shift+Tab');
    await keys.pressTo(/^资金来源/);
    await keys.type('市级财政');
    await keys.press('Enter');
    await keys.write(/^金额/, '90万');
    await keys.pressTo('预算内资金', /^经费渠道/);
    await keys.press('Space');
    await keys.write(/^建成后每年运行维护经费/, '0');
    await keys.choose(/^本项目是否包含在工程建设中/, '否');
    await keys.choose(/^党中央国务院、省委省政府或者市委市政府是否有明确要求/, '否');
    await keys.choose(/^是否因国家安全等特殊原因且情况紧急/, '否');
    await keys.choose(/^（一）/, '否');
    await keys.choose(/^（二）/, '否');
    await keys.choose(/^（三）/, '是');
    await keys.choose(/^（四）/, '否');
    await keys.pressTo('以上都不是', /^（五）/);
    await keys.press('Space');
    expect(await barriers(page)).toEqual([]);
    await keys.pressTo('提交申报');
    await keys.press('Enter');
    await page.getByRole('dialog').waitFor();
    await keys.pressTo('提交', /./);
    await keys.press('Enter');
    await page.waitForURL(/\/applications\//);
    await page.getByText('已提交。').waitFor();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(TITLE);
    await page.context().close();
  });

  it('a task is decided', async () => {
    const page = await given.open('mayor');
    await given.visit(page, '/tasks');
    const keys = await Keyboard.of(page);
    await keys.pressTo('教育督导评估系统');
    await keys.press('Enter');
    await page.getByRole('button', { name: '同意', exact: true }).waitFor();
    await keys.write(/^意见/, '同意，请财政局统筹安排');
    await keys.pressTo('同意');
    await keys.press('Enter');
    await page.getByRole('dialog').waitFor();
    await keys.pressTo('同意', /^同意/);
    await keys.press('Enter');
    await page.waitForURL(/\/tasks$/);
    await page.context().close();
    const filer = await given.open('jiaoyu.filer');
    await given.visit(filer, '/filings');
    await filer.getByRole('link', { name: '教育督导评估系统' }).click();
    await filer.getByText('意见：同意，请财政局统筹安排').waitFor();
  });

  it('an edition is published', async () => {
    const prepare = await given.open('regime.prepare');
    const note = '市政府办公室更名';
    await handedIn(prepare, 'dazhou', note, (files) =>
      files
        .filter(({ path }) => path === 'bodies.json')
        .map(({ path, text }) => ({ path, text: text.replace('"市长"', '"市人民政府市长"') })),
    );
    const page = await given.open('regime.publish');
    await given.visit(page, '/regimes');
    const keys = await Keyboard.of(page);
    await keys.pressTo('第 2 版待发布');
    await keys.press('Enter');
    await page.getByText('✓ 没有错误，也没有提醒：各项证明和全部案例都已通过。').waitFor();
    await region(page, '与现行第 1 版相比').getByText('市长 → 市人民政府市长').waitFor();
    await keys.pressTo('发布第 2 版…');
    await keys.press('Enter');
    await page.getByRole('dialog', { name: /^发布《.*》第 2 版？$/ }).waitFor();
    await keys.pressTo('确认发布');
    await keys.press('Enter');
    await page.getByText(/^第 2 版已发布，自 \d{4}-\d\d-\d\d 起施行$/).waitFor();
    expect(await barriers(page)).toEqual([]);
  });

  it('says what it passed when the Tab key never comes there', async () => {
    const page = await given.open('mayor');
    await given.visit(page, '/tasks');
    const keys = await Keyboard.of(page);
    await expect(keys.pressTo('没有这个按钮', null, 5)).rejects.toThrow(
      /never comes to 没有这个按钮; it passed: .*跳到正文/,
    );
  });
});
