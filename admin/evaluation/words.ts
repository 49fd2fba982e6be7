import { t } from '../i18n/t';
import type { Words } from '../kit/words';

export const STATUS: Words = {
  DRAFT: t('填写中'),
  SUBMITTED: t('待确认'),
  CONFIRMED: t('已确认'),
  SUPERSEDED: t('已被更正'),
};

export const KIND: Words = {
  quantity: t('数量指标'),
  quality: t('质量指标'),
  benefit: t('效益指标'),
  cost: t('成本指标'),
};

export const COMPARISON: Words = {
  '>=': t('不低于'),
  '<=': t('不高于'),
  '=': t('等于'),
  '>': t('高于'),
  '<': t('低于'),
};

/** A rate as it is printed: `82.69%`. */
export function wordRate(rate: string | null): string {
  return rate === null ? '—' : `${rate}%`;
}

interface Confirmed {
  readonly confirmers: readonly string[];
  readonly confirmMode: 'ANY' | 'ALL';
}

/** Who confirms: one of several, or each of them. */
export function wordConfirmers({ confirmers, confirmMode }: Confirmed): string {
  return confirmMode === 'ALL'
    ? t('由{{bodies}}各由一人分别确认', { bodies: confirmers.join(t('、')) })
    : t('由{{bodies}}确认', { bodies: confirmers.join(t('或')) });
}
