import type { CompiledField, CompiledForm } from '../../../form-schemas/engine';
import { resourceCatalogue } from '../../../form-schemas/formats/catalogue/resource-catalogue';
import { answersOf, columnsOf } from '../../../form-schemas/formats/catalogue/word-entry';
import type { CityCatalogue } from '../city-catalogue';

/** The sheets of a workbook of the catalogue, as they are written and read. */
export const MAIN_SHEET = '信息资源目录';
export const ITEMS_SHEET = '信息项';
export const MOST_ITEM_ROWS = 100_000;
export const MOST_COLUMNS = 200;

/** A column of the main sheet: one answer. */
export interface SheetColumn {
  readonly title: string;
  readonly of: 'fields' | 'extension';
  readonly field: CompiledField;
  readonly form: CompiledForm;
}

/** Where the answer of a column stands: `fields.code`, `extension.basin`. */
export function pathOf({ of, field }: SheetColumn): string {
  return `${of}.${field.key}`;
}

/** What an export says besides; on reading they are passed over. */
export const SAID_BESIDES = ['编制单位', '状态', '发布次数', '关联项目', '关联系统'] as const;

/** The key of the table whose rows may stand on a sheet of their own. */
export const ITEMS = 'items';

/** Core fields first, in the order of the guideline, then those of the city. A title that both have is the city's with （本地）. */
export function sheetColumns(city: CityCatalogue): readonly SheetColumn[] {
  const { form } = resourceCatalogue();
  const core = answersOf(form).map((field): SheetColumn => ({ title: field.title, of: 'fields', field, form }));
  const taken = new Set<string>([...core.map(({ title }) => title), ...SAID_BESIDES]);
  const own = city.form;
  if (!own) return core;
  const further = answersOf(own)
    .filter(({ component }) => component !== 'Attachment')
    .map((field): SheetColumn => ({
      title: taken.has(field.title) ? `${field.title}（本地）` : field.title,
      of: 'extension',
      field,
      form: own,
    }));
  return [...core, ...further];
}

/** The columns of the sheet of items: the code of the entry, then those of the table. */
export function itemColumns(): readonly { readonly title: string; readonly field: CompiledField }[] {
  const { form } = resourceCatalogue();
  const code = answersOf(form).find(({ key }) => key === 'code');
  if (!code) throw new Error('the guideline has no code');
  return [code, ...columnsOf(form, ITEMS)].map((field) => ({ title: field.title, field }));
}
