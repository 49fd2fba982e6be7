import type { Page } from 'playwright-core';
import { attach, pick } from './given';

/** Filing in the browser, as a unit does it that has nothing special to say. */

export function field(page: Page, key: string) {
  return page.locator(`[id="field-${key}"]`);
}

/** Answers every question of scope, and stops where the filing may begin. */
export async function answerScope(page: Page, total: string, echo: string): Promise<void> {
  const next = () => page.getByRole('button', { name: '下一步' }).click();
  const answer = async (question: string, option: string): Promise<void> => {
    await page.getByText(question).waitFor();
    await page.getByText(option, { exact: true }).click();
    await next();
  };
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
  await page.getByLabel('估算总投资是多少？').fill(total);
  await page.getByText(echo).waitFor();
  await next();
  await page.getByRole('button', { name: '开始填报' }).waitFor();
}

/** Fills in all that the application form asks of a project that the unit builds itself. */
export async function fillApplication(page: Page, title: string, total: string): Promise<void> {
  await field(page, 'projectName').fill(title);
  await field(page, 'declaredTotal').fill(total);
  for (const key of ['basis', 'necessity', 'content', 'performanceGoals', 'methodReason'])
    await field(page, key).fill('见附件');
  await pick(page, { projectPhase: 'planned', projectKind: 'new', method: 'self-build', protectionKind: 'graded' });
  for (const key of [
    'implementationPlan',
    'resourceCatalogue',
    'cloudPlan',
    'gradedProtectionPlan',
    'cryptographyPlan',
  ])
    await attach(page, key, `${key}.pdf`);
  await page
    .getByRole('button', { name: /添加一行/ })
    .first()
    .click();
  await field(page, 'funds-0-source').click();
  await page.locator('.ant-select-item-option:visible', { hasText: '市级财政预算资金' }).click();
  await field(page, 'funds-0-amount').fill(total);
  await page.locator('[aria-labelledby="field-channels-label"] input[value="in-budget"]').click();
  await field(page, 'runningCost').fill('0');
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
}

/** Hands it in, agrees to the question that follows, and waits for the page of the case. */
export async function handIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: '提交申报' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
  await page.waitForURL(/\/applications\//);
  await page.getByText('已提交。').waitFor();
}
