import type { Page } from 'playwright-core';
import { regimeFiles } from '../support/given-regime';
import { answerScope, field, fillApplication, handIn } from './filing-steps';
import { ask, barriers, describeInBrowser, give, GivenConsole } from './given';
import { draftIn, region, saved, startDraft, studioFindings } from './studio-steps';

const PHONE = '项目联系电话';
const NEW = '智慧教研平台';
/** Filed under edition 1 before the journey begins: 2,600,000 yuan, so that the mayor has it. */
const OLD = '教育督导评估系统';
/** How many worked cases the city's regime has. */
const WORKED = [...regimeFiles('dazhou')]
  .filter(([path]) => path.startsWith('cases/'))
  .reduce((sum, [, text]) => sum + (JSON.parse(text) as { readonly cases: readonly unknown[] }).cases.length, 0);
const NOTE = '第一档的上限由200万元调整为300万元；申报须留项目联系电话';

describeInBrowser('a city changes its law', () => {
  let given: GivenConsole;
  let prepare: Page;
  let publish: Page;
  let filer: Page;
  let root = '';
  let edition = '';
  beforeAll(async () => {
    given = await GivenConsole.start({ proven: true });
    [prepare, publish, filer] = await Promise.all([
      given.open('regime.prepare'),
      given.open('regime.publish'),
      given.open('jiaoyu.filer'),
    ]);
  });
  afterAll(() => given?.close());
  afterEach(() => {
    expect(given.problems.splice(0)).toEqual([]);
  });

  /** Which chain the city's own try-it page says for an amount that is decided by itself. */
  const chainFor = async (yuan: string): Promise<string> => {
    await given.visit(filer, '/matrix');
    await filer.getByRole('textbox', { name: '总投资' }).fill(yuan);
    const said = region(filer, '结论');
    await said.getByText(/^命中第 \d+ 行/).waitFor();
    await said.getByText('✓ 服务器的结论与此一致').waitFor();
    return said.innerText();
  };

  it('sends 2,500,000.00 yuan to the mayor, before anything is changed', async () => {
    expect(await chainFor('2500000.00')).toMatch(/审定\s+市长/);
    await given.visit(filer, '/projects');
    await filer.getByRole('link', { name: OLD }).click();
    await region(filer, '现在').getByText('第 1 版').waitFor();
    expect(await region(filer, '现在').innerText()).toMatch(/在谁手里：市长/);
  });

  it('begins a draft with the edition in force', async () => {
    root = await startDraft(given, prepare, 'dazhou');
    await prepare.getByText('草稿 · 以第 1 版为基础').waitFor();
    expect(await studioFindings(prepare)).toBe('✓ 验证通过');
    expect(await barriers(prepare)).toEqual([]);
  });

  it('asks every filing for a telephone number, without a look at JSON', async () => {
    await prepare.getByRole('link', { name: '信息化项目申报书', exact: true }).click();
    await prepare.getByRole('treeitem', { name: /^项目建设单位 / }).click();
    await prepare.getByRole('button', { name: '添加（N）' }).click();
    const adding = prepare.getByRole('form', { name: '添加字段、分组或明细表' });
    await adding.getByRole('textbox', { name: '标题' }).fill(PHONE);
    await adding.getByRole('textbox', { name: /^字段代码/ }).fill('contactPhone');
    await adding.getByRole('button', { name: '添加', exact: true }).click();
    await prepare.getByText(`已添加“${PHONE}”（contactPhone）`).waitFor();
    // Of the field that was selected before, 必填 is checked already.
    await region(prepare, '属性').locator(`input[value="${PHONE}"]`).waitFor();
    await region(prepare, '属性').getByRole('radio', { name: '必填', exact: true }).check();
    await prepare.getByRole('treeitem', { name: `${PHONE} 必填 单行文字` }).waitFor();
    await region(prepare, '预览、JSON 和问题').getByLabel(new RegExp(PHONE)).waitFor();
    await saved(prepare);
    expect(await barriers(prepare)).toEqual([]);
  });

  it('shows the hole that one moved limit leaves, in words, and lets nobody hand it in', async () => {
    await prepare.getByRole('link', { name: '立项审定', exact: true }).click();
    await prepare.getByRole('gridcell', { name: '200万元以上，500万元以下' }).dblclick();
    const cell = prepare.getByRole('textbox', { name: '第 3 行“总投资”' });
    await cell.fill('300万元以上，500万元以下');
    await prepare.getByText('存为 [3000000..5000000)').waitFor();
    await cell.press('Enter');
    await prepare.getByText('第 2 行的上限仍是 200万元，是否也移到 300万元？').waitFor();
    const analysis = region(prepare, '分析');
    await analysis.getByText('不完整：有的情形没有规定').waitFor();
    const words = '是否统一审定 = 否，总投资 ∈ [200万元, 300万元)';
    await analysis
      .getByRole('listitem')
      .filter({ hasText: `没有规定${words}` })
      .waitFor();
    expect(await barriers(prepare)).toEqual([]);
    await saved(prepare);
    await prepare.getByRole('link', { name: '送审…' }).click();
    const refusals = region(prepare, '送审').getByRole('list', { name: '核查结果' }).first();
    const hole = refusals.getByRole('listitem').filter({ hasText: '[200万元, 300万元)' });
    await hole.first().waitFor();
    expect(await hole.first().innerText()).toContain('第十条');
    await prepare.getByLabel(/改了什么、为什么改/).fill(NOTE);
    expect(await prepare.getByRole('button', { name: '送审', exact: true }).isDisabled()).toBe(true);
    // The server refuses by itself, whatever the page may say.
    const { submitRegimeDraft } = await ask<{
      submitRegimeDraft: { edition: unknown; findings: { code: string; path: string; article: string }[] };
    }>(
      prepare,
      `mutation ($input: SubmitRegimeDraftInput!) {
         submitRegimeDraft(input: $input) { edition { id } findings { code path article } }
       }`,
      { input: await draftIn(prepare, root) },
    );
    expect(submitRegimeDraft.edition).toBeNull();
    expect(submitRegimeDraft.findings).toContainEqual(
      expect.objectContaining({ code: 'matrix-gap', path: expect.stringContaining('matrices/founding.json') }),
    );
    await given.visit(publish, '/regimes/dazhou');
    expect(await publish.getByRole('heading', { level: 3 }).allInnerTexts()).toEqual(['第 1 版']);
  });

  it('closes it by moving the neighbour along: 2,999,999.99 below, 3,000,000.00 above', async () => {
    await prepare.goBack();
    await prepare.getByRole('gridcell', { name: '300万元以上，500万元以下' }).waitFor();
    await prepare.getByRole('button', { name: '撤销一步' }).click();
    await prepare.getByRole('gridcell', { name: '200万元以上，500万元以下' }).dblclick();
    await prepare.getByRole('textbox', { name: '第 3 行“总投资”' }).fill('300万元以上，500万元以下');
    await prepare.keyboard.press('Enter');
    await prepare.getByRole('button', { name: '一并移动（Alt+M）' }).click();
    const analysis = region(prepare, '分析');
    await analysis.getByText('完整：取值范围内的一切情形都有规定').waitFor();
    await analysis.getByText('不重叠：没有一种情形落入两行').waitFor();
    expect(await prepare.getByRole('gridcell', { name: /万元/ }).allInnerTexts()).toEqual([
      '300万元以下\n施行版本中为：200万元以下',
      '300万元以上，500万元以下\n施行版本中为：200万元以上，500万元以下',
      '500万元以上，1000万元以下',
      '1000万元以上',
    ]);
    await prepare.getByText('试一试：填入事实，看落入哪一行').click();
    for (const [yuan, row] of [
      ['2999999.99', 2],
      ['3000000.00', 3],
    ] as const) {
      await prepare.getByRole('textbox', { name: '总投资', exact: true }).fill(yuan);
      await prepare.getByText(`命中第 ${row} 行`).waitFor();
    }
    await saved(prepare);
  });

  it('does not hand in what the worked cases contradict', async () => {
    await prepare.getByRole('link', { name: '送审…' }).click();
    await region(prepare, '送审').getByText('算例“200万元整由市长审定”（two-million）').first().waitFor();
    await region(prepare, '送审').getByText('须填写“项目联系电话”，现为空').first().waitFor();
    expect(await prepare.getByRole('button', { name: '送审', exact: true }).isDisabled()).toBe(true);
  });

  it('shows the cases that the new law decides otherwise, and rewrites them after they were read', async () => {
    await prepare.getByRole('link', { name: /^典型案例/ }).click();
    const filling = region(prepare, /个案例没有填“项目联系电话”$/);
    await filling.getByRole('textbox', { name: PHONE }).fill('0818-2100001');
    await filling.getByRole('button', { name: /^补入这 \d+ 个案例$/ }).click();
    await prepare.getByText('6 个案例走到“市长”就办不成').waitFor();
    expect(await barriers(prepare)).toEqual([]);
    await prepare.getByRole('button', { name: '从这 6 个案例中去掉“市长”这一步' }).click();
    await prepare.getByRole('button', { name: /^把 \d+ 个因本次修改而变化的案例一并改写…$/ }).click();
    const reading = prepare.getByRole('dialog', { name: '按新规定改写案例' });
    // Whoever reads on is told what each said, and what it says from now on.
    const single = reading.getByRole('listitem').filter({ hasText: '200万元一事一议' });
    expect(await single.innerText()).toMatch(
      /分管财政工作的副市长 同意\s+应有结果 .*等待市长\s+→ 现在得出 .*等待市数字经济局/,
    );
    await reading.getByRole('button', { name: /^改写这 \d+ 个案例$/ }).click();
    await prepare.getByText(`✓ ${WORKED} 个全部相符`).waitFor();
    await saved(prepare);
    expect(await barriers(prepare)).toEqual([]);
  });

  it('is reminded that the articles it cites still say 200万元, and rewrites what they are told to say', async () => {
    await prepare.getByRole('button', { name: '2 处提醒' }).click();
    const said = region(prepare, '验证结果');
    await said.getByText(/“总投资”用到 300万元，而所引第十条.*写的是：未经统一审定且总投资不到200万元的/).waitFor();
    await said.getByRole('button', { name: '收起' }).click();
    await prepare.getByRole('link', { name: '条款与覆盖' }).click();
    for (const [clause, from] of [
      ['DZ-10-3', '不到200万元'],
      ['DZ-10-4', '达到200万元'],
    ] as const) {
      const row = prepare.getByRole('row').filter({ hasText: clause });
      await row.getByRole('button', { name: /^改写/ }).click();
      const rule = row.getByRole('textbox');
      await rule.fill((await rule.inputValue()).replace(from, from.replace('200', '300')));
    }
    await prepare.getByRole('button', { name: '✓ 验证通过' }).waitFor();
    await saved(prepare);
    expect(await barriers(prepare)).toEqual([]);
  });

  it('is handed in, returned with a reason, and handed in again', async () => {
    await prepare.getByRole('link', { name: '送审…' }).click();
    const changes = region(prepare, '这次的改动');
    await changes.getByText(`表单“信息化项目申报书”字段“${PHONE}”`).waitFor();
    await changes.getByText('200万元以下').first().waitFor();
    await prepare.getByLabel(/改了什么、为什么改/).fill(NOTE);
    await prepare.getByRole('button', { name: '送审', exact: true }).click();
    await prepare.waitForURL(/\/editions\//);
    // Whoever may publish is told; and returns it, saying why.
    await given.visit(publish, '/notices');
    await publish.getByRole('link', { name: /第 2 版已送审，待您审阅发布$/ }).click();
    await publish.getByRole('button', { name: '退回编制…' }).click();
    const asking = publish.getByRole('dialog', { name: '退回编制：第 2 版' });
    expect(await asking.getByRole('button', { name: '退回编制' }).isDisabled()).toBe(true);
    await asking.getByLabel('为什么退回').fill('请写明何时起施行');
    expect(await barriers(publish)).toEqual([]);
    await asking.getByRole('button', { name: '退回编制' }).click();
    await publish.getByText('第 2 版已退回或撤回，不再发布').waitFor();
    await given.visit(prepare, '/notices');
    await prepare.getByText(/第 2 版已退回编制：请写明何时起施行$/).waitFor();
    await given.visit(prepare, `${root}/comments`);
    await prepare.getByText('请写明何时起施行').waitFor();
    await prepare.getByRole('button', { name: '标为已处理' }).last().click();
    await prepare.getByRole('link', { name: '送审…' }).click();
    await prepare.getByLabel(/改了什么、为什么改/).fill(NOTE);
    await prepare.getByRole('button', { name: '送审', exact: true }).click();
    await prepare.waitForURL(/\/editions\//);
    edition = new URL(prepare.url()).pathname;
  });

  it('does not let the person publish it who wrote it, neither here nor in the API', async () => {
    await given.visit(prepare, `${edition}/publish`);
    await prepare.getByText('这一版是您编制的，须由另一名制度管理员发布').waitFor();
    expect(await prepare.getByRole('button', { name: '发布第 3 版…' }).isDisabled()).toBe(true);
    const { publishEdition } = await ask<{ publishEdition: { edition: unknown; findings: { code: string }[] } }>(
      prepare,
      'mutation ($input: PublishEditionInput!) { publishEdition(input: $input) { edition { id } findings { code } } }',
      {
        input: {
          id: decodeURIComponent(edition.split('/').at(-1) ?? ''),
          expectedVersion: await version(),
          effectiveFrom: todayInBeijing(),
        },
      },
    );
    expect(publishEdition).toEqual({ edition: null, findings: [{ code: 'four-eyes' }] });
    expect(await chainFor('2500000.00')).toMatch(/审定\s+市长/);
  });

  it('is read and published by a second person, from today on', async () => {
    await given.visit(publish, '/regimes/dazhou');
    await publish.getByRole('link', { name: '审阅并发布…' }).click();
    await publish.getByText('✓ 没有错误，也没有提醒：各项证明和全部案例都已通过。').waitFor();
    const changes = region(publish, '与现行第 1 版相比');
    for (const said of [
      `表单“信息化项目申报书”字段“${PHONE}”`,
      '200万元以下 → 300万元以下',
      '200万元以上，500万元以下 → 300万元以上，500万元以下',
      '案例“200万元整由市长审定”',
    ])
      await changes.getByText(said).first().waitFor();
    await publish.getByText(NOTE).first().waitFor();
    expect(await barriers(publish)).toEqual([]);
    await publish.getByRole('button', { name: '发布第 3 版…' }).click();
    const sure = publish.getByRole('dialog', { name: /^发布《.*》第 3 版？$/ });
    await sure.getByText(/各单位从这一天起的新申报；已在办理的案件按原版本办完/).waitFor();
    await sure.getByText('第 1 版').waitFor();
    expect(await barriers(publish)).toEqual([]);
    await sure.getByRole('button', { name: '确认发布' }).click();
    await publish.getByText(`第 3 版已发布，自 ${todayInBeijing()} 起施行`).waitFor();
  });

  it('asks the next project for the number and leads it past the mayor', async () => {
    expect(await chainFor('2500000.00')).toMatch(/审定\s+分管财政工作的副市长\s+✓/);
    await given.visit(filer, '/filings/new');
    await answerScope(filer, '250万', '250 万元 = 2,500,000.00 元');
    await filer.getByRole('button', { name: '开始填报' }).click();
    await filer.getByText('第 3 版').first().waitFor();
    await field(filer, 'contactPhone').waitFor();
    await fillApplication(filer, NEW, '250万');
    await filer.getByRole('button', { name: '提交申报' }).click();
    await filer.locator('.tc-findings li', { hasText: PHONE }).getByRole('button', { name: '去填写' }).click();
    expect(await filer.evaluate(() => document.activeElement?.id)).toBe('field-contactPhone');
    await filer.keyboard.type('0818-2100001');
    await region(filer, '接下来会怎样').getByText('审定：分管财政工作的副市长').waitFor();
    expect(await region(filer, '接下来会怎样').innerText()).toMatch(
      /一事一议审定\s+第十条（一）\s+审核（会签）：分管项目建设单位的副市长、分管数字经济工作的副市长\s+审定：分管财政工作的副市长\s+立项核查/,
    );
    expect(await barriers(filer)).toEqual([]);
    await handIn(filer);
    await given.visit(filer, '/projects');
    await filer.getByRole('link', { name: NEW }).click();
    await region(filer, '现在').getByText('第 3 版').waitFor();
    expect(await region(filer, '经过').innerText()).toContain('审定：分管财政工作的副市长');
    expect(await barriers(filer)).toEqual([]);
  });

  it('leaves the project that was under way on edition 1, whose mayor still decides it', async () => {
    await given.visit(filer, '/projects');
    await filer.getByRole('link', { name: OLD }).click();
    await region(filer, '现在').getByText('第 1 版').waitFor();
    expect(await region(filer, '所走的路径').innerText()).toContain('总投资：200万元以上，500万元以下');
    await filer.getByRole('link', { name: '申报与办理', exact: true }).click();
    await filer.getByText('项目绩效目标').first().waitFor();
    expect(await filer.getByText(PHONE).count()).toBe(0);
    const mayor = await given.task('mayor', OLD);
    expect(await mayor.getByText('《达州市市级政府投资信息化项目管理办法》第 1 版').count()).toBe(1);
    await give(mayor, '同意');
    await filer.goBack();
    await filer.reload();
    await region(filer, '现在').getByText('立项核查').waitFor();
    await region(filer, '现在').getByText('第 1 版').waitFor();
    expect(await region(filer, '现在').innerText()).toMatch(/在谁手里：市数字经济局/);
  });

  const version = async (): Promise<number> => {
    const id = decodeURIComponent(edition.split('/').at(-1) ?? '');
    const said = await ask<{ edition: { version: number } }>(
      prepare,
      'query ($id: ID!) { edition(id: $id) { version } }',
      { id },
    );
    return said.edition.version;
  };
});

/** Beijing keeps UTC+8 all year. */
function todayInBeijing(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
}
