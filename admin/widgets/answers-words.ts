import { parseYuan, wordMoney, type FormNode, type Json } from '../../form-schemas/engine';
import { t } from '../i18n/t';

/** An answer in words, as `1,200万元`, `是`, `甲、乙`; of files their names. Empty text for no answer. */
export function wordAnswer(node: FormNode, value: Json | undefined): string {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return '';
  switch (node['x-component']) {
    case 'Money': {
      const { value: amount } = parseYuan(value);
      return amount === null ? String(value) : wordMoney(amount);
    }
    case 'YesNo':
      return value === true ? t('是') : t('否');
    case 'Select':
    case 'Radio':
      return labelOf(node.enum, value);
    case 'MultiSelect':
      return listOf(value)
        .map((one) => labelOf(node.items?.enum, one))
        .join(t('、'));
    case 'Attachment':
      return listOf(value)
        .map((file) => nameOf(file))
        .join(t('、'));
    default:
      return typeof value === 'object' ? JSON.stringify(value) : String(value);
  }
}

export function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

export function labelOf(options: FormNode['enum'], value: Json): string {
  return options?.find((option) => option.value === value)?.label ?? String(value);
}

function nameOf(file: Json): string {
  if (typeof file !== 'object' || file === null || Array.isArray(file)) return '';
  return String((file as { readonly name?: Json }).name ?? '');
}
