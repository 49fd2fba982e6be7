import { Link } from 'react-router';
import { t } from '../i18n/t';
import { Money } from '../kit/money';
import type { ListedLine } from './budget-queries';
import { ACT, STATE } from './words';
import '../kit/rows.css';
import '../register/register.css';
import './budget.css';

export function LineTable({ lines }: { readonly lines: readonly ListedLine[] }) {
  return (
    <div className="tc-record-scroll" role="group" tabIndex={0} aria-label={t('表格，可左右滚动')}>
      <table className="tc-table tc-register">
        <thead>
          <tr>
            <th scope="col">{t('年度')}</th>
            <th scope="col">{t('资金来源')}</th>
            <th scope="col">{t('单位')}</th>
            <th scope="col">{t('项目')}</th>
            <th scope="col">{t('文号')}</th>
            <th scope="col" className="tc-amount">
              {t('金额')}
            </th>
            <th scope="col">{t('状态')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td data-label={t('年度')} className="numeric">
                <Link to={`/budgets/${line.id}`}>{line.year}</Link>
              </td>
              <td data-label={t('资金来源')}>{line.sourceTitle}</td>
              <td data-label={t('单位')}>{line.organisation?.title ?? t('统筹安排')}</td>
              <td data-label={t('项目')} className="tc-register-project">
                {line.project ? <Link to={`/projects/${line.project.id}`}>{line.project.title}</Link> : '—'}
              </td>
              <td data-label={t('文号')}>{line.number === '' ? '—' : line.number}</td>
              <td data-label={t('金额')} className="tc-amount">
                <Money yuan={line.amount} />
              </td>
              <td data-label={t('状态')}>
                <State line={line} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How a line stands, with what waits to be confirmed. */
export function State({ line: { state, pending } }: { readonly line: Pick<ListedLine, 'state' | 'pending'> }) {
  return (
    <>
      <div>{STATE[state]}</div>
      {pending && (
        <div className="tc-budget-pending">
          {state === 'PROPOSED' ? t('编列') : t('待确认：{{act}}', { act: ACT[pending.act] })}{' '}
          {pending.amount !== null && <Money yuan={pending.amount} />}
        </div>
      )}
    </>
  );
}
