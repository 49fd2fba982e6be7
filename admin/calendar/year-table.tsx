import { Link } from 'react-router';
import { t } from '../i18n/t';
import { minuteOf } from '../kit/time';
import { documentOf, type CalendarYear } from './calendar-queries';
import { countsOf } from './months';
import { YearStatus } from './year-words';
import '../kit/rows.css';

/** The years that count and those that wait, the latest first. */
export function YearTable({ years }: { readonly years: readonly CalendarYear[] }) {
  const sorted = [...years].sort((a, b) => b.year - a.year || b.number - a.number);
  return (
    <table className="tc-table tc-roomy">
      <thead>
        <tr>
          <th scope="col">{t('年')}</th>
          <th scope="col">{t('状态')}</th>
          <th scope="col">{t('依据')}</th>
          <th scope="col">{t('放假与补班')}</th>
          <th scope="col">{t('来源')}</th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((year) => (
          <Row key={year.id} year={year} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ year }: { readonly year: CalendarYear }) {
  const { off, worked } = countsOf(documentOf(year));
  return (
    <tr>
      <td>
        <Link to={`/calendar?id=${encodeURIComponent(year.id)}`}>{t('{{year}} 年', { year: year.year })}</Link>
      </td>
      <td data-label={t('状态')}>
        <YearStatus year={year} />
      </td>
      <td data-label={t('依据')}>
        {year.sourceNumber}
        <div className="tc-muted">{year.sourceTitle}</div>
      </td>
      <td data-label={t('放假与补班')} className="numeric">
        {t('放假 {{off}} 天，补班 {{worked}} 天', { off, worked })}
      </td>
      <td data-label={t('来源')}>
        {year.preparedBy === null ? t('随软件提供') : t('{{name}}导入', { name: year.preparedBy.name })}
        {year.publishedBy && (
          <div className="tc-muted numeric">
            {t('{{name}}发布于 {{at}}', { name: year.publishedBy.name, at: minuteOf(year.publishedAt ?? '') })}
          </div>
        )}
      </td>
    </tr>
  );
}
