import { t } from '../i18n/t';

interface Span {
  readonly fromDay: string;
  readonly untilDay: string | null;
  /** On which day it was ended at once: until then it held on that day too. */
  readonly endedOn?: string | null;
}

/** From day to day, both included; ended at once, with the day on which it was. */
export function wordSpan({ fromDay, untilDay, endedOn = null }: Span): string {
  if (endedOn !== null)
    return endedOn < fromDay
      ? t('原定 {{from}} 起，{{day}} 已终止，未曾生效', { from: fromDay, day: endedOn })
      : t('{{from}} 至 {{day}}（当日终止）', { from: fromDay, day: endedOn });
  if (untilDay === null) return t('{{from}} 起', { from: fromDay });
  if (untilDay < fromDay) return t('{{from}} 起，未满一日即终止', { from: fromDay });
  return t('{{from}} 至 {{until}}', { from: fromDay, until: untilDay });
}
