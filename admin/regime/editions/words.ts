import { t } from '../../i18n/t';

export const EDITION_STATUS: Readonly<Record<'DRAFT' | 'SUBMITTED' | 'PUBLISHED' | 'WITHDRAWN', string>> = {
  DRAFT: t('已导入，尚未送审'),
  SUBMITTED: t('已送审，待发布'),
  PUBLISHED: t('已发布'),
  WITHDRAWN: t('已撤回'),
};

/** What the document behind a regime is worth today; in force goes without saying. */
export const BASIS_STATUS: Readonly<Record<string, string>> = {
  'in-force': t('现行有效'),
  'draft-for-comments': t('征求意见稿，尚不是有效文件'),
  lapsed: t('已失效'),
  repealed: t('已废止'),
};

export const LEVEL: Readonly<Record<string, string>> = {
  province: t('省级'),
  city: t('市级'),
  county: t('县级'),
};

interface Based {
  readonly baseHash: string | null;
  readonly base: { readonly number: number; readonly government: string } | null;
}

/** What a draft, or the edition that it became, was begun on; also where that cannot be seen any more. */
export function wordBase({ baseHash, base }: Based, government: string): string {
  if (!base) return baseHash === null ? t('不以任何版本为基础') : t('所据的版本已看不到（可能不再共享）');
  return base.government === government
    ? t('以第 {{number}} 版为基础', { number: base.number })
    : t('以上级第 {{number}} 版为基础', { number: base.number });
}

export function wordOf(words: Readonly<Record<string, string>>, code: string | null | undefined): string {
  if (!code) return '';
  return (Object.hasOwn(words, code) ? words[code] : undefined) ?? code;
}
