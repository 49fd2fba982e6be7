import type { CompiledForm } from '../../form-schemas/engine';
import { t } from '../i18n/t';

/** What somebody who returned a filing said about one field of it. */
export interface Remark {
  /** As the engine names the field; empty: the filing as a whole. */
  readonly path: string;
  readonly text: string;
}

/** All that was said about each field, in the order in which it was said. */
export function remarksByPath(remarks: readonly Remark[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const { path, text } of remarks) found.set(path, [...(found.get(path) ?? []), text]);
  return found;
}

/** Remarks in the order of the form; those about the whole, or about fields that are no more, come first. */
export function inFormOrder(form: CompiledForm, remarks: readonly Remark[]): readonly Remark[] {
  const order = new Map(form.fields.map(({ path }, index) => [path, index]));
  const placeOf = ({ path }: Remark): number => order.get(plain(path)) ?? -1;
  return [...remarks].sort((a, b) => placeOf(a) - placeOf(b));
}

/** The title of the field at a path: `总投资`, `资金来源第 2 行 · 金额`. */
export function titleAt(form: CompiledForm, path: string): string {
  if (path === '') return t('整份申报');
  const [, table, row] = /^([^[\]]+)\[(\d+)\]/.exec(path) ?? [];
  const title = form.fields.find((field) => field.path === plain(path))?.title ?? path;
  if (table === undefined) return title;
  const above = form.fields.find((field) => field.path === table)?.title ?? table;
  const line = t('{{table}}第 {{row}} 行', { table: above, row: Number(row) + 1 });
  return path.endsWith(']') ? line : `${line} · ${title}`;
}

function plain(path: string): string {
  return path.replace(/\[\d+\]/g, '[]');
}
