import type { CompiledForm } from '../../form-schemas/engine';
import { resourceCatalogue } from '../../form-schemas/formats/catalogue/resource-catalogue';
import { answersOf, labelOf } from '../../form-schemas/formats/catalogue/word-entry';
import { t } from '../i18n/t';
import type { Words } from '../kit/words';

export const STATE: Words = {
  DRAFT: t('草稿'),
  PUBLISHED: t('已发布'),
  REVISED: t('修订中'),
  WITHDRAWN: t('已撤销'),
};

export const ACT: Words = {
  CREATE: t('新建'),
  UPDATE: t('改写'),
  IMPORT: t('由工作簿导入'),
  PUBLISH: t('发布'),
  REVISE: t('开始修订'),
  WITHDRAW: t('撤销'),
};

export const IMPORT_STATUS: Words = {
  CHECKING: t('核对中'),
  CHECKED: t('核对完毕，尚未保存'),
  SAVING: t('保存中'),
  SAVED: t('已保存'),
  FAILED: t('未能导入'),
};

/** The options of a field of the guideline, for filters. */
export function optionsOf(key: string): readonly { readonly value: string; readonly label: string }[] {
  return fieldOf(resourceCatalogue().form, key)?.node.enum ?? [];
}

/** An option in words; a dash where nothing has been chosen yet. */
export function wordOption(key: string, value: string | null): string {
  const field = fieldOf(resourceCatalogue().form, key);
  return value === null ? '—' : field ? labelOf(field, value) : value;
}

function fieldOf(form: CompiledForm, key: string) {
  return answersOf(form).find((one) => one.key === key);
}
