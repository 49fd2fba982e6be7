import { addDays, daysBetween, type Day } from '../../form-schemas/engine';
import type { CalendarChange } from '../../form-schemas/formats/calendar/calendar-changes';
import { t } from '../i18n/t';
import type { CalendarYear } from './calendar-queries';

/** How a year stands, by colour and word. */
export function YearStatus({ year }: { readonly year: CalendarYear }) {
  if (year.status === 'SUBMITTED') return <span className="tc-year-status tc-year-status-waiting">{t('待发布')}</span>;
  return year.announced ? (
    <span className="tc-year-status">{t('已公布')}</span>
  ) : (
    <span className="tc-year-status tc-year-status-provisional">{t('暂定')}</span>
  );
}

/** `2027-02-05 至 2027-02-12，8 天`; of one day the day. */
export function wordSpan(from: string, to: string): string {
  const count = daysBetween(from as Day, to as Day) + 1;
  return from === to ? from : t('{{from}} 至 {{to}}，{{count}} 天', { from, to, count });
}

/** Changed days in runs of the same kind. */
export function wordChanges(changes: readonly CalendarChange[]): readonly string[] {
  const runs: { now: CalendarChange['now']; from: Day; to: Day }[] = [];
  for (const { day, now } of changes) {
    const last = runs.at(-1);
    if (last?.now === now && addDays(last.to, 1) === day) last.to = day;
    else runs.push({ now, from: day, to: day });
  }
  return runs.map(({ now, from, to }) => {
    const days = wordSpan(from, to);
    return now === 'off' ? t('改为放假：{{days}}', { days }) : t('改为上班：{{days}}', { days });
  });
}
