import { daysBetween } from '../kit/time';
import { t } from '../i18n/t';

/** How something waits: since when, and until when it may, as the API says it. */
export interface Waiting {
  /** When it came. */
  readonly since: string;
  /** Null: the law sets no limit. */
  readonly dueOn: string | null;
  readonly dueState: 'ON_TIME' | 'NEAR' | 'LATE' | null;
  readonly dueWords?: string | null;
  readonly dueProvisional: boolean;
}

export interface DueWords {
  /** Never colour alone: the word says it too. */
  readonly tone: 'late' | 'near' | 'fine' | 'open';
  /** `逾期 3 天`, `还剩 2 天`, `已等 5 天`. */
  readonly word: string;
  /** `2026-11-24 前（10个工作日内，暂定）`, `法规未定时限`. */
  readonly until: string;
}

const TONE = { LATE: 'late', NEAR: 'near', ON_TIME: 'fine' } as const;

/** A limit in words, against today. Days are calendar days; whether it is near or late is the API's word. */
export function wordDue({ since, dueOn, dueState, dueWords, dueProvisional }: Waiting, today: string): DueWords {
  const waited = daysBetween(since, today);
  const wait = waited > 0 ? t('已等 {{count}} 天', { count: waited }) : t('今天到达');
  if (dueOn === null || dueState === null) return { tone: 'open', word: wait, until: t('法规未定时限') };
  const left = daysBetween(today, dueOn);
  const words = [dueWords, dueProvisional && t('暂定')].filter(Boolean).join(t('，'));
  return {
    tone: TONE[dueState],
    word:
      left < 0
        ? t('逾期 {{count}} 天', { count: -left })
        : left === 0
          ? t('今天到期')
          : t('还剩 {{count}} 天', { count: left }),
    until: words ? t('截至 {{day}}（{{words}}）', { day: dueOn, words }) : t('截至 {{day}}', { day: dueOn }),
  };
}
