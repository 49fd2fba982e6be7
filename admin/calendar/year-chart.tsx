import type { CalendarDocument } from '../../form-schemas/engine';
import { t } from '../i18n/t';
import { daysBefore, monthsOf, type DayKind, type ShownDay, type ShownMonth } from './months';
import './calendar.css';

const WEEKDAYS = [t('一'), t('二'), t('三'), t('四'), t('五'), t('六'), t('日')];
const MONTHS = Array.from({ length: 12 }, (_, index) => t('{{month}}月', { month: index + 1 }));
/** What is said beside the colour. */
const MARK: Readonly<Record<DayKind, string>> = { off: t('休'), worked: t('班'), weekend: '', plain: '' };

/** The days off and the weekends worked of a year, month by month. */
export function YearChart({ document }: { readonly document: CalendarDocument }) {
  const before = daysBefore(document);
  return (
    <>
      <p className="tc-calendar-key">
        <span className="tc-calendar-off">{t('休')}</span> {t('放假')}{' '}
        <span className="tc-calendar-worked">{t('班')}</span> {t('调休上班的周末')}{' '}
        <span className="tc-calendar-weekend">{t('六')}</span> {t('周末')}
      </p>
      <div className="tc-calendar">
        {monthsOf(document).map((month) => (
          <Month key={month.month} month={month} />
        ))}
      </div>
      {before.length > 0 && <p className="tc-muted">{t('安排自上年 {{day}} 起。', { day: before[0] ?? '' })}</p>}
    </>
  );
}

function Month({ month: { month, weeks } }: { readonly month: ShownMonth }) {
  return (
    <table className="tc-month">
      <caption>{MONTHS[month - 1]}</caption>
      <thead>
        <tr>
          {WEEKDAYS.map((weekday) => (
            <th key={weekday} scope="col">
              {weekday}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.find((day) => day !== null)?.day}>
            {week.map((day, at) => (
              <Cell key={WEEKDAYS[at]} day={day} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ day }: { readonly day: ShownDay | null }) {
  if (!day) return <td />;
  const mark = MARK[day.kind];
  return (
    <td className={`tc-calendar-${day.kind}`} title={day.title ?? undefined}>
      {day.date}
      {mark !== '' && <span className="tc-calendar-mark">{mark}</span>}
    </td>
  );
}
