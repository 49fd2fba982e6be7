import { t } from '../i18n/t';

/** A project's status in words. How it ended is said as its regime says it. */
export function wordStatus(status: string | null, endTitle: string | null): string {
  if (status === 'in-progress') return t('办理中');
  if (status === 'suspended') return t('已中止');
  if (status === 'withdrawn') return t('已撤回');
  return endTitle ?? status ?? '—';
}
