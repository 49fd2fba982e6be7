import { t } from '../i18n/t';
import { daysBetween } from '../kit/time';
import type { Clock } from './life-query';

export interface ClockWords {
  /** Never colour alone: the word says it too. */
  readonly tone: 'late' | 'near' | 'fine' | 'quiet';
  readonly word: string;
}

const STATUS = {
  'not-running': t('尚未起算'),
  'not-open': t('尚不能办'),
  open: t('可办'),
  near: t('将到期'),
  late: t('已逾期'),
  met: t('已办'),
} as const;

/** How a statutory time limit stands today, in a word, with the days that are left or over. */
export function wordClock({ status, due, opens }: Pick<Clock, 'status' | 'due' | 'opens'>, today: string): ClockWords {
  const known = Object.hasOwn(STATUS, status) ? STATUS[status as keyof typeof STATUS] : status;
  const left = due === null ? null : daysBetween(today, due);
  if (status === 'late')
    return {
      tone: 'late',
      word: left !== null && left < 0 ? t('{{status}} {{count}} 天', { status: known, count: -left }) : known,
    };
  if (status === 'near')
    return {
      tone: 'near',
      word: left === null ? known : t('{{status}}，还剩 {{count}} 天', { status: known, count: left }),
    };
  if (status === 'open')
    return {
      tone: 'fine',
      word: left === null ? known : t('{{status}}，还剩 {{count}} 天', { status: known, count: left }),
    };
  if (status === 'not-open')
    return { tone: 'quiet', word: opens ? t('{{status}}，{{day}} 起可办', { status: known, day: opens }) : known };
  return { tone: status === 'met' ? 'fine' : 'quiet', word: known };
}

const RANK = ['late', 'near', 'open', 'not-open', 'met', 'not-running'];

/** What presses first; what has not begun last. */
export function sortClocks<T extends Pick<Clock, 'status' | 'due'>>(clocks: readonly T[]): readonly T[] {
  const rank = ({ status }: T): number => (RANK.includes(status) ? RANK.indexOf(status) : RANK.length);
  return [...clocks].sort((a, b) => rank(a) - rank(b) || (a.due ?? '9999').localeCompare(b.due ?? '9999'));
}
