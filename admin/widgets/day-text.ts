import { parseDay } from '../../form-schemas/engine';
import { t } from '../i18n/t';

/** What a date field understood of what was typed or pasted. */
export interface DayReading {
  /** `YYYY-MM-DD`; null for an empty field or one that cannot be read. */
  readonly day: string | null;
  /** `2026-11-20，星期五`, or what is wrong. Empty for an empty field. */
  readonly echo: string;
  readonly fine: boolean;
}

const TYPED = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))$/;
const WEEKDAYS = [t('星期日'), t('星期一'), t('星期二'), t('星期三'), t('星期四'), t('星期五'), t('星期六')];

/** Reads a day as people type or paste it: `2026-11-20`, `2026/1/5`, `2026.1.5`, `2026年1月5日`, `20260105`, full-width digits too. */
export function readDayText(typed: string): DayReading {
  const text = typed
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[‐-―−]/g, '-');
  if (text === '') return { day: null, echo: '', fine: true };
  const [, year, month, date, shortMonth, shortDate] = TYPED.exec(text) ?? [];
  const read =
    year && `${year}-${(month ?? shortMonth ?? '').padStart(2, '0')}-${(date ?? shortDate ?? '').padStart(2, '0')}`;
  const day = read ? parseDay(read).value : null;
  if (day === null) {
    const given = typed.slice(0, 30);
    const echo = read
      ? t('没有“{{given}}”这一天', { given })
      : t('读不懂“{{given}}”：请填年月日，如 2026-11-20 或 2026年11月20日', { given });
    return { day: null, echo, fine: false };
  }
  const weekday = WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';
  return { day, echo: t('{{day}}，{{weekday}}', { day, weekday }), fine: true };
}
