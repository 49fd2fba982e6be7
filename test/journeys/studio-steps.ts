import { randomUUID } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { ask, type GivenConsole } from './given';

/** In the studio, where a regime is changed. */

export function region(page: Page, name: string | RegExp): Locator {
  return page.getByRole('region', typeof name === 'string' ? { name, exact: true } : { name });
}

/** Begins a draft with the newest edition of one's own regime; @returns the address of its studio. */
export async function startDraft(given: GivenConsole, page: Page, regime: string): Promise<string> {
  await given.visit(page, `/regimes/${regime}`);
  await page.getByRole('button', { name: '以此版开始草稿' }).click();
  await page.waitForURL(/\/regime-drafts\//);
  await page.getByRole('navigation', { name: '制度的各部分' }).waitFor();
  return new URL(page.url()).pathname;
}

/** Waits until everything that was changed is on the server. */
export async function saved(page: Page): Promise<void> {
  await page.getByText(/^✓ 已(全部保存|保存 \d\d:\d\d)$/).waitFor();
}

/** What the engine says of the whole, once it has judged what stands there. */
export async function studioFindings(page: Page): Promise<string> {
  const count = page.getByRole('button', { name: /^(\d+ 处错误|\d+ 处提醒|✓ 验证通过)$/ });
  return count.innerText();
}

/** A draft as a mutation names it: which, and as of which version. */
export async function draftIn(
  page: Page,
  root: string,
): Promise<{ readonly id: string; readonly expectedVersion: number }> {
  const id = decodeURIComponent(root.split('/').at(-1) ?? '');
  const { regimeDraft } = await ask<{ regimeDraft: { version: number } }>(
    page,
    'query ($id: ID!) { regimeDraft(id: $id) { version } }',
    { id },
  );
  return { id, expectedVersion: regimeDraft.version };
}

interface File {
  readonly path: string;
  readonly text: string;
}

/** Writes files of a draft through the API. */
export async function rewrite(
  page: Page,
  root: string,
  change: (files: readonly File[]) => readonly File[],
): Promise<void> {
  const input = await draftIn(page, root);
  const { regimeDraft } = await ask<{ regimeDraft: { files: readonly File[] } }>(
    page,
    'query ($id: ID!) { regimeDraft(id: $id) { files { path text } } }',
    { id: input.id },
  );
  const { saveRegimeDraft } = await ask<{ saveRegimeDraft: { draft: unknown; findings: readonly unknown[] } }>(
    page,
    'mutation ($input: SaveRegimeDraftInput!) { saveRegimeDraft(input: $input) { draft { id } findings { message } } }',
    { input: { ...input, files: change(regimeDraft.files) } },
  );
  if (saveRegimeDraft.draft === null) throw new Error(JSON.stringify(saveRegimeDraft.findings));
}

/** Has a changed edition of the newest one handed in through the API; @returns the address of the edition. */
export async function handedIn(
  page: Page,
  regime: string,
  note: string,
  change: (files: readonly File[]) => readonly File[],
): Promise<string> {
  const { editions } = await ask<{ editions: { nodes: readonly { id: string; regimeCode: string }[] } }>(
    page,
    '{ editions(first: 10) { nodes { id regimeCode } } }',
  );
  const edition = editions.nodes.find(({ regimeCode }) => regimeCode === regime)?.id;
  const { startRegimeDraft } = await ask<{ startRegimeDraft: { draft: { id: string } | null; errors: unknown } }>(
    page,
    'mutation ($input: StartRegimeDraftInput!) { startRegimeDraft(input: $input) { draft { id } errors { message } } }',
    { input: { edition, idempotencyKey: randomUUID() } },
  );
  if (startRegimeDraft.draft === null) throw new Error(JSON.stringify(startRegimeDraft.errors));
  const root = `/regime-drafts/${startRegimeDraft.draft.id}`;
  await rewrite(page, root, change);
  const { submitRegimeDraft } = await ask<{
    submitRegimeDraft: { edition: { id: string } | null; findings: readonly unknown[] };
  }>(
    page,
    `mutation ($input: SubmitRegimeDraftInput!) {
       submitRegimeDraft(input: $input) { edition { id } findings { message } }
     }`,
    { input: { ...(await draftIn(page, root)), note } },
  );
  if (submitRegimeDraft.edition === null) throw new Error(JSON.stringify(submitRegimeDraft.findings));
  return `/editions/${submitRegimeDraft.edition.id}`;
}
