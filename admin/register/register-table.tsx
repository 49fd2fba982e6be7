import { Link } from 'react-router';
import { t } from '../i18n/t';
import { FieldValue } from './field-value';
import type { Register, RegisterRow } from './register-queries';
import '../kit/rows.css';
import './register.css';

interface RegisterTableProps {
  readonly register: Register;
  readonly rows: readonly RegisterRow[];
}

/** The rows of a register: a table on a desk, cards on a phone; each leads to its project and to the case that wrote it. */
export function RegisterTable({ register: { of, fields, closes }, rows }: RegisterTableProps) {
  return (
    <div className="tc-record-scroll" role="group" tabIndex={0} aria-label={t('表格，可左右滚动')}>
      <table className="tc-table tc-register">
        <thead>
          <tr>
            <th scope="col">{t('记录日')}</th>
            {of === 'project' && <th scope="col">{t('项目')}</th>}
            <th scope="col">{t('单位')}</th>
            {fields.map(({ name, title, type }) => (
              <th scope="col" key={name} className={type === 'money' ? 'tc-amount' : undefined}>
                {title}
              </th>
            ))}
            {closes && <th scope="col">{t('办结')}</th>}
            <th scope="col">{t('由何而来')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td data-label={t('记录日')} className="numeric tc-register-day">
                {row.on}
              </td>
              {of === 'project' && (
                <td data-label={t('项目')} className="tc-register-project">
                  {row.project ? <Link to={`/projects/${row.project.id}`}>{row.project.title}</Link> : '—'}
                  {row.project && <div className="tc-muted">{row.project.code}</div>}
                </td>
              )}
              <td data-label={t('单位')}>{row.organisation?.title ?? '—'}</td>
              {fields.map(({ name, title, type }) => (
                <td key={name} data-label={title} className={type === 'money' ? 'tc-amount' : undefined}>
                  <FieldValue given={row.values.find((value) => value.name === name)} />
                </td>
              ))}
              {closes && (
                <td data-label={t('办结')} className="numeric">
                  {row.closedOn ?? t('未办结')}
                </td>
              )}
              <td data-label={t('由何而来')}>
                {row.application ? (
                  <Link to={`/applications/${row.application.id}`}>{row.application.procedureTitle}</Link>
                ) : (
                  '—'
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
