import type { CDPSession, Page } from 'playwright-core';

/** A keyboard and nothing else: what somebody does who cannot use a mouse. */
export class Keyboard {
  private constructor(
    private readonly page: Page,
    private readonly debug: CDPSession,
  ) {}

  static async of(page: Page): Promise<Keyboard> {
    const debug = await page.context().newCDPSession(page);
    await debug.send('Accessibility.enable');
    return new Keyboard(page, debug);
  }

  /**
   * Presses Tab until what has the focus is called so, as the browser tells it to a screen reader; within a group of that
   * name where the name alone would be anybody's. What has the focus already counts.
   *
   * @throws Error with the names that were passed
   */
  async pressTo(name: string | RegExp, group: string | RegExp | null = null, steps = 150): Promise<void> {
    const passed: string[] = [];
    for (let step = 0; step < steps; step += 1) {
      const here = await this.name('document.activeElement');
      if (fits(here, name) && (group === null || fits(await this.name(AROUND), group))) return;
      passed.push(here);
      await this.page.keyboard.press('Tab');
    }
    throw new Error(
      `the Tab key never comes to ${String(name)}${group === null ? '' : ` in ${String(group)}`}; it passed: ${passed.join(' | ')}`,
    );
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text);
  }

  /** Goes to a text box and types into it what it shall say. */
  async write(name: string | RegExp, text: string): Promise<void> {
    await this.pressTo(name);
    await this.press('ControlOrMeta+a');
    await this.type(text);
  }

  /** Goes to a group of radio buttons and from its first on to the wanted one. */
  async choose(group: string | RegExp, option: string): Promise<void> {
    await this.pressTo(/./, group);
    await this.press('Space');
    const passed: string[] = [];
    for (let step = 0; step <= 20; step += 1) {
      const here = await this.name('document.activeElement');
      if (here === option) return;
      passed.push(here);
      await this.press('ArrowDown');
    }
    throw new Error(`${String(group)} has no ${option}, but ${passed.join(' | ')}`);
  }

  private async name(expression: string): Promise<string> {
    const { result } = await this.debug.send('Runtime.evaluate', { expression });
    if (result.objectId === undefined) return '';
    const { nodes } = await this.debug.send('Accessibility.getPartialAXTree', {
      objectId: result.objectId,
      fetchRelatives: false,
    });
    return String(nodes[0]?.name?.value ?? '').trim();
  }
}

const AROUND = `document.activeElement.closest('[role=radiogroup], [role=group], [role=dialog], fieldset')`;

function fits(name: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? name === wanted : wanted.test(name);
}
