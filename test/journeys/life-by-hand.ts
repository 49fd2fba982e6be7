import type { Page } from 'playwright-core';
import { compileRegime, type CompiledRegime, type JsonObject, type StoryEvent } from '../../form-schemas/engine';
import type { Hands } from '../support/hands';
import type { ToldCity } from '../support/told-city';
import { fillIn } from './fill-in';
import { ask, barriers, give, type GivenConsole } from './given';

/** A worked story by hand: each form filled in and each decision given on the pages of the console, on the story's own days. */
export class ByHand implements Hands {
  /** What axe said against the pages on the way, by stage. */
  readonly barriers: string[] = [];

  private constructor(
    private readonly console: GivenConsole,
    private readonly city: ToldCity,
    private readonly regime: CompiledRegime,
  ) {}

  static of(console: GivenConsole, city: ToldCity): ByHand {
    const { value } = compileRegime(city.regime);
    if (!value) throw new Error('the regime does not compile');
    return new ByHand(console, city, value);
  }

  async file(event: StoryEvent, draft: string): ReturnType<Hands['file']> {
    const page = await this.open(event, `/filings/${encodeURIComponent(draft)}`);
    const said = await ask<{ draft: { form: { code: string } } }>(
      page,
      'query ($id: ID!) { draft(id: $id) { form { code } } }',
      { id: draft },
    );
    await this.fill(page, said.draft.form.code, event);
    await page
      .getByRole('button', { name: /^(提交(申报|“.+”.*)|期满，进入下一环节)$/ })
      .last()
      .click();
    const [question, wrong] = [page.getByRole('dialog'), page.locator('.tc-finding-error')];
    await question.or(wrong.first()).first().waitFor();
    if ((await wrong.count()) > 0) throw new Error((await wrong.allInnerTexts()).join('；'));
    const warned = this.rulesIn(await question.innerText());
    await question.locator('.ant-btn-primary').click();
    await page.waitForURL(/\/applications\//);
    const id = decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1) ?? '');
    await page.context().close();
    return { id, warned };
  }

  /** Checks that a text speaks of: all that stands between the figures of their messages is there. */
  private rulesIn(text: string): readonly string[] {
    return [...this.regime.checks].flatMap(([code, { document }]) =>
      document.message.split(/\{[^}]*\}/).every((part) => text.includes(part)) ? [code] : [],
    );
  }

  async decide(event: StoryEvent, task: string): Promise<void> {
    const page = await this.open(event, `/tasks/${encodeURIComponent(task)}`);
    const said = await ask<{ task: { form: { code: string } | null } }>(
      page,
      'query ($id: ID!) { task(id: $id) { form { code } } }',
      { id: task },
    );
    if (said.task.form) await this.fill(page, said.task.form.code, event);
    await give(page, '同意');
    await page.context().close();
  }

  /** Signs in anew: sessions do not outlast the months between two events. */
  private async open({ by }: StoryEvent, path: string): Promise<Page> {
    const { login } = await this.city.holder(by);
    const page = await this.console.open(null);
    await page.clock.setFixedTime(this.city.given.clock());
    await this.console.signIn(page, login);
    await this.console.visit(page, path);
    return page;
  }

  private async fill(page: Page, code: string, { answers = {} }: StoryEvent): Promise<void> {
    const form = this.regime.forms.get(code);
    if (!form) throw new Error(`no form ${code}`);
    await fillIn(page, form, answers as JsonObject);
    this.barriers.push(...(await barriers(page)).map((one) => `${code}: ${one}`));
  }
}
