import type { FormDocument, FormNode } from '../../../form-schemas/engine';
import { refuseKey } from '../../../form-schemas/engine/form/key';
import { t } from '../../i18n/t';
import { insideOf } from './outline';
import { containerOf, ownerOf, valueAt } from './pointer';

/**
 * Keys in use beside a node: those of its table for a column, else those of the whole form, where sections count too
 * (titles of two tables may repeat, keys of one level may not).
 */
export function keysBeside(document: FormDocument, container: string): ReadonlySet<string> {
  if (container.endsWith('/items/properties')) {
    const table = valueAt(document as never, ownerOf(container)) as FormNode | undefined;
    return new Set(Object.keys(table?.items?.properties ?? {}));
  }
  const keys = new Set<string>();
  const walk = (nodes: Readonly<Record<string, FormNode>>): void => {
    for (const [key, node] of Object.entries(nodes)) {
      keys.add(key);
      if (node['x-component'] === 'Section') walk(insideOf(node)?.nodes ?? {});
    }
  };
  walk(document.schema.properties);
  return keys;
}

/** `field3`, `section2`, `column1`: the first that is free. Titles are Chinese, so no key is made of them. */
export function proposeKey(kind: string, inTable: boolean, taken: ReadonlySet<string>): string {
  const stem = inTable ? 'column' : kind === 'Section' ? 'section' : kind === 'Table' ? 'table' : 'field';
  for (let count = 1; ; count += 1) {
    if (!taken.has(`${stem}${count}`)) return `${stem}${count}`;
  }
}

/** Why a key cannot be used here, in words; null where it can. */
export function refuseNewKey(key: string, taken: ReadonlySet<string>): string | null {
  if (key === '') return t('请写字段代码，如 contactPhone');
  const refused = refuseKey(key);
  if (refused !== null) return refused;
  if (!/^[a-z][A-Za-z0-9]*$/.test(key)) {
    return t('字段代码须以小写字母开头，只含字母和数字，如 contactPhone；所给为“{{key}}”', { key });
  }
  return taken.has(key) ? t('字段代码“{{key}}”已在本表使用', { key }) : null;
}

/** The keys that a node may not take when it is renamed. */
export function keysForRename(document: FormDocument, pointer: string, own: string): ReadonlySet<string> {
  const keys = new Set(keysBeside(document, containerOf(pointer)));
  keys.delete(own);
  return keys;
}
