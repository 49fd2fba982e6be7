import type { Body } from '../../../form-schemas/engine';
import { unsettledItems, type LocalItem } from '../../../form-schemas/formats/localise';
import { t } from '../../i18n/t';

/** Where something stands that has to be made one's own. */
export type LocalState = 'upper' | 'changed' | 'kept';

export const LOCAL_WORD: Readonly<Record<LocalState, string>> = {
  upper: t('上级原文'),
  changed: t('已改'),
  kept: t('确认沿用'),
};

export const GROUP_WORD: Readonly<Record<LocalItem['group'], string>> = {
  basics: t('文件与名称'),
  scope: t('适用范围'),
  bodies: t('主体名称'),
  parameters: t('参数'),
};

const GROUPS: readonly LocalItem['group'][] = ['basics', 'scope', 'bodies', 'parameters'];

/** What was changed counts as changed, whatever was confirmed before. */
export function stateOf({ key, changed }: LocalItem, kept: readonly string[]): LocalState {
  if (changed) return 'changed';
  return kept.includes(key) ? 'kept' : 'upper';
}

export interface GroupCount {
  readonly group: LocalItem['group'];
  readonly total: number;
  /** Neither changed nor confirmed. */
  readonly open: readonly LocalItem[];
}

/** By group, in the order of the page; groups that hold nothing are left out. */
export function countLocal(items: readonly LocalItem[], kept: readonly string[]): readonly GroupCount[] {
  return GROUPS.flatMap((group) => {
    const here = items.filter((item) => item.group === group);
    return here.length === 0 ? [] : [{ group, total: here.length, open: unsettledItems(here, kept) }];
  });
}

/** Keys with some put in or taken out; an order that says nothing. */
export function withKept(kept: readonly string[], keys: readonly string[], on: boolean): readonly string[] {
  const rest = kept.filter((key) => !keys.includes(key));
  return on ? [...rest, ...keys] : rest;
}

/**
 * Bodies renamed by one rule, `市` → `区`: every name that holds the word, once from the left; names that do not hold it
 * and the applicant stay. Each with what it would become.
 */
export function renamedBodies(
  bodies: readonly Body[],
  from: string,
  to: string,
): readonly { readonly index: number; readonly title: string; readonly becomes: string }[] {
  if (from === '' || from === to) return [];
  return bodies.flatMap(({ title, resolve }, index) => {
    const at = title.indexOf(from);
    if (at < 0 || resolve === 'applicant') return [];
    const becomes = title.slice(0, at) + to + title.slice(at + from.length);
    return becomes.trim() === '' ? [] : [{ index, title, becomes }];
  });
}
