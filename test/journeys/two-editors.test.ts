import type { Page } from 'playwright-core';
import { PASSWORD } from './demonstration';
import { ask, barriers, describeInBrowser, GivenConsole } from './given';
import { draftIn, saved, startDraft } from './studio-steps';

/** The box that says why a parameter stands as it does: the first of them. */
const NOTE = '为什么这样定、由谁决定';

describeInBrowser('one draft in two hands', () => {
  let given: GivenConsole;
  let first: Page;
  let second: Page;
  let root = '';
  beforeAll(async () => {
    given = await GivenConsole.start();
    [first, second] = await Promise.all([given.open('regime.prepare'), given.open('regime.publish')]);
    root = await startDraft(given, first, 'dazhou');
  });
  afterAll(() => given?.close());

  const note = (page: Page) => page.getByLabel(NOTE).first();
  const parameters = async (page: Page): Promise<void> => {
    await given.visit(page, `${root}/parameters`);
    await note(page).waitFor();
  };
  /** The file that the parameters stand in, as the server has it. */
  const onServer = async (): Promise<string> => {
    const { regimeDraft } = await ask<{ regimeDraft: { files: readonly { path: string; text: string }[] } }>(
      first,
      'query ($id: ID!) { regimeDraft(id: $id) { files { path text } } }',
      { id: (await draftIn(first, root)).id },
    );
    return regimeDraft.files.find(({ path }) => path === 'regime.json')?.text ?? '';
  };
  /** What the browser says of a save that the server refused is part of the story; anything else is a fault. */
  const problemsBut = (expected: RegExp): readonly string[] =>
    given.problems.splice(0).filter((problem) => !expected.test(problem));

  it('tells the second who saves that the first did, and when, and overwrites nothing', async () => {
    await Promise.all([parameters(first), parameters(second)]);
    await note(first).fill('金文涛写的理由');
    await saved(first);
    await note(second).fill('姜一凡写的理由');
    await second.getByText('这份草稿已在别处保存过').first().waitFor();
    await second.getByText('您的改动在本机，没有丢失。').waitFor();
    expect(await note(second).inputValue()).toBe('姜一凡写的理由');
    expect(await onServer()).toContain('金文涛写的理由');
    await second.getByRole('button', { name: '处理…' }).click();
    const dialog = second.getByRole('dialog', { name: '这份草稿已在别处保存过' });
    await dialog.getByText(/^金文涛在 \d{4}-\d\d-\d\d \d\d:\d\d 保存过这份草稿/).waitFor();
    await dialog.getByRole('button', { name: '看看差异' }).click();
    await dialog.getByText('金文涛写的理由').first().waitFor();
    await dialog.getByText('姜一凡写的理由').first().waitFor();
    expect(await dialog.getByRole('button', { name: '按上面的选择合并' }).isDisabled()).toBe(true);
    expect(await barriers(second)).toEqual([]);
    expect(problemsBut(/409 \(Conflict\)/)).toEqual([]);
  });

  it('keeps both versions within reach after a side is chosen', async () => {
    const dialog = second.getByRole('dialog', { name: '这份草稿已在别处保存过' });
    await dialog.getByRole('radio', { name: '用金文涛的' }).check();
    await dialog.getByRole('button', { name: '按上面的选择合并' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await note(second).inputValue()).toBe('金文涛写的理由');
    await second.getByRole('button', { name: '撤销一步' }).click();
    expect(await note(second).inputValue()).toBe('姜一凡写的理由');
    await saved(second);
    expect(await onServer()).toContain('姜一凡写的理由');
    expect(given.problems.splice(0)).toEqual([]);
  });

  it('goes on where it was when the session was ended in the middle of typing', async () => {
    await parameters(first);
    const security = await given.open('security.admin');
    const { sessions } = await ask<{ sessions: { nodes: readonly { id: string; person: { name: string } | null }[] } }>(
      security,
      '{ sessions(first: 50) { nodes { id person { name } } } }',
    );
    const open = sessions.nodes.filter(({ person }) => person?.name === '金文涛');
    expect(open.length).toBeGreaterThan(0);
    for (const { id } of open)
      await ask(security, 'mutation ($input: EndSessionInput!) { endSession(input: $input) { errors { message } } }', {
        input: { id },
      });
    await note(first).fill('会话断开时正在写的理由');
    const again = first.getByRole('dialog', { name: '登录已过期' });
    await again.getByText('页面和已填内容都还在。请以 金文涛 重新登录，然后接着办。').waitFor();
    await again.getByLabel('登录名').fill('regime.prepare');
    await again.getByLabel('口令').fill(PASSWORD);
    await again.getByRole('button', { name: '登录' }).click();
    await again.waitFor({ state: 'hidden' });
    expect(await note(first).inputValue()).toBe('会话断开时正在写的理由');
    await saved(first);
    expect(await onServer()).toContain('会话断开时正在写的理由');
    expect(problemsBut(/401 \(Unauthorized\)/)).toEqual([]);
  });

  it('has what was not saved yet after a reload, and takes Back for leaving and coming again', async () => {
    await parameters(first);
    await first.route('**/graphql', (route) =>
      route.request().postData()?.includes('SaveRegimeDraft') ? route.abort() : route.continue(),
    );
    await note(first).fill('断网时写的理由');
    await first.getByText('未保存到服务器，已存在本机').waitFor();
    await first.reload();
    await first.getByText(/^已恢复本机在 .+ 留下的、尚未存到服务器的改动。$/).waitFor();
    expect(await note(first).inputValue()).toBe('断网时写的理由');
    await first.unroute('**/graphql');
    await first.getByRole('link', { name: '条款与覆盖' }).click();
    await first.waitForURL(/\/clauses/);
    await first.goBack();
    await note(first).waitFor();
    expect(await note(first).inputValue()).toBe('断网时写的理由');
    await first.getByRole('button', { name: '再存一次' }).click();
    await saved(first);
    expect(await onServer()).toContain('断网时写的理由');
    expect(problemsBut(/Failed to load resource|ERR_FAILED|ERR_INTERNET_DISCONNECTED/)).toEqual([]);
  });
});
