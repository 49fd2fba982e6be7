import { Link } from 'react-router';
import { t } from '../i18n/t';
import { Money } from '../kit/money';
import type { Plan, PlanLine } from './plan-queries';
import '../kit/rows.css';

const OUTCOMES: Readonly<Record<NonNullable<PlanLine['outcome']>, string>> = {
  approve: t('同意'),
  reject: t('不同意'),
  return: t('移出'),
};

/** The lines of a plan: a table on a desk, cards on a phone. What came at mid-year is marked. */
export function PlanTable({ plan, lines }: { readonly plan: Plan; readonly lines: readonly PlanLine[] }) {
  const { amountTitle, modeTitle, tagsTitle } = plan;
  return (
    <div className="tc-record-scroll" role="group" tabIndex={0} aria-label={t('表格，可左右滚动')}>
      <table className="tc-table">
        <thead>
          <tr>
            <th scope="col">{t('项目')}</th>
            <th scope="col">{t('单位')}</th>
            {modeTitle && <th scope="col">{modeTitle}</th>}
            {tagsTitle && <th scope="col">{tagsTitle}</th>}
            <th scope="col" className="tc-amount">
              {amountTitle}
            </th>
            <th scope="col">{t('列入')}</th>
            <th scope="col">{t('决定')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.project.id} ${line.list?.id ?? ''}`}>
              <td data-label={t('项目')}>
                <Link to={`/projects/${line.project.id}`}>{line.project.title}</Link>
                <div className="tc-muted">{line.project.code}</div>
              </td>
              <td data-label={t('单位')}>{line.project.organisation?.title ?? '—'}</td>
              {modeTitle && <td data-label={modeTitle}>{line.modeWords ?? '—'}</td>}
              {tagsTitle && <td data-label={tagsTitle}>{line.tags.length > 0 ? line.tags.join(t('、')) : '—'}</td>}
              <td data-label={amountTitle} className="tc-amount">
                <Money yuan={line.amount} />
              </td>
              <td data-label={t('列入')}>
                {line.midYear ? <span className="tc-plan-added">{t('年中调整')}</span> : t('年初')}
                {line.list && (
                  <div>
                    <Link to={`/applications/${line.list.id}`}>{line.list.title}</Link>
                  </div>
                )}
              </td>
              <td data-label={t('决定')}>{line.outcome ? OUTCOMES[line.outcome as 'approve'] : t('尚未决定')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
