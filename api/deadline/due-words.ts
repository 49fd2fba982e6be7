import { daysBetween, type Day } from '../../form-schemas/engine';

export interface DueSaid {
  readonly on: Day;
  readonly provisional: boolean;
  /** `10个工作日内`. */
  readonly words: string | null;
  readonly article: string | null;
}

/** `期限 2026-12-04（10个工作日内，第七条）`; of a day that may still change `（暂定，…）`. */
export function wordDue({ on, provisional, words, article }: DueSaid): string {
  const said = [provisional ? '暂定' : null, words, article].filter((part) => part !== null && part !== '');
  return `期限 ${on}${said.length === 0 ? '' : `（${said.join('，')}）`}`;
}

/** `还有 2 天`, `今天到期`, `已逾期 3 天`. */
export function wordLeft(on: Day, today: Day): string {
  const left = daysBetween(today, on);
  return left > 0 ? `还有 ${left} 天` : left === 0 ? '今天到期' : `已逾期 ${-left} 天`;
}
