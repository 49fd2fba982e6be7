import { t } from '../i18n/t';

/** Whether a paper still tells what is. */
export interface Standing {
  readonly takenBackOn: string | null;
  readonly replacedOn: string | null;
}

/** What is to be said of a paper that no longer counts; null: it counts. */
export function wordStanding({ takenBackOn, replacedOn }: Standing): string | null {
  if (takenBackOn !== null && replacedOn !== null)
    return t('已撤回（{{day}}），{{later}} 已另行出具', { day: takenBackOn, later: replacedOn });
  if (takenBackOn !== null) return t('已撤回（{{day}}）', { day: takenBackOn });
  return replacedOn === null ? null : t('以前出具，{{day}} 已另行出具', { day: replacedOn });
}
