import type { Locator, Page } from 'playwright-core';
import type { CompiledField, CompiledForm, Json, JsonObject } from '../../form-schemas/engine';
import { attach } from './given';

/** Any form of any regime, filled in as people do: each answer into the control that its field has on the page. */
export async function fillIn(page: Page, form: CompiledForm, answers: JsonObject): Promise<void> {
  let open = form.fields.filter(({ path, table, type }) => type !== null && table === null && path in answers);
  // What a field shows may depend on one below it: gone through until nothing is left.
  while (open.length > 0) {
    const left: CompiledField[] = [];
    for (const field of open) {
      if (await isThere(page, field.path)) await put(page, field, field.path, answers[field.path] ?? null);
      else left.push(field);
    }
    if (left.length === open.length) throw new Error(`no control for ${left.map(({ path }) => path).join()}`);
    open = left;
  }
}

/** The control, or its parts; a table has its button alone before it has a row. */
function controls(page: Page, path: string): Locator {
  const id = `field-${path.replaceAll('.', '-')}`;
  return page.locator(`[id="${id}"], [name="${id}"], [aria-labelledby="${id}-label"]`);
}

async function isThere(page: Page, path: string): Promise<boolean> {
  return (await controls(page, path).count()) > 0;
}

async function put(page: Page, field: CompiledField, path: string, value: Json): Promise<void> {
  const id = `field-${path.replaceAll('.', '-')}`;
  const box = page.locator(`[id="${id}"]`);
  if (value === null) return;
  if (Array.isArray(value)) {
    const items = value as readonly Json[];
    for (const [index, item] of items.entries()) {
      if (isFile(item)) await attach(page, id.slice('field-'.length), `${id}-${index + 1}.pdf`);
      else if (typeof item === 'object' && item !== null)
        await putRow(page, field, `${path}.${index}`, item as JsonObject);
      else await page.locator(`[aria-labelledby="${id}-label"] input[value="${String(item)}"]`).check();
    }
    return;
  }
  if (isFile(value)) return attach(page, id.slice('field-'.length), `${id}.pdf`);
  const radio = page.locator(`[name="${id}"][value="${String(value)}"]`);
  if ((await radio.count()) > 0) {
    if (!(await radio.isChecked())) await radio.check();
    return;
  }
  if ((await box.getAttribute('role')) === 'combobox') {
    const frame = box.locator('xpath=ancestor::*[contains(@class, "ant-select-selector")]');
    if ((await frame.getByTitle(titleOf(field, value), { exact: true }).count()) > 0) return;
    await box.press('Enter');
    await page
      .locator('.ant-select-item-option:visible', { hasText: titleOf(field, value) })
      .first()
      .click();
    return;
  }
  if (await box.isDisabled()) return;
  await box.fill(String(value));
  await box.press('Tab');
}

async function putRow(page: Page, table: CompiledField, path: string, row: JsonObject): Promise<void> {
  const first = table.columns?.fields.find(({ key }) => row[key] !== undefined)?.key ?? '';
  // A draft may have the row from a time before.
  if (!(await isThere(page, `${path}.${first}`)))
    await page.getByRole('button', { name: `添加一行（${table.title}）` }).click();
  for (const column of table.columns?.fields ?? [])
    if (row[column.key] !== undefined) await put(page, column, `${path}.${column.key}`, row[column.key] ?? null);
}

function isFile(value: Json): boolean {
  return typeof value === 'object' && value !== null && 'digest' in value;
}

/** What an option is called. */
function titleOf({ node }: CompiledField, value: Json): string {
  const options =
    (node as { readonly enum?: readonly { readonly value: string; readonly label: string }[] }).enum ?? [];
  return options.find((option) => option.value === value)?.label ?? String(value);
}
