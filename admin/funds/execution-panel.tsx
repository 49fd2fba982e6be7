import { Link } from 'react-router';
import { t } from '../i18n/t';
import { ClauseChip } from '../kit/clause-chip';
import { Empty } from '../kit/empty';
import { Panel } from '../kit/panel';
import { Sum } from '../kit/sum';
import type { ExecutionBy, Measure, MeasureRow, MeasureSource } from './funds-queries';
import { budgetAddress, sourceAddress } from './source-address';
import '../kit/rows.css';

interface ExecutionPanelProps {
  readonly measure: Measure;
  readonly by: ExecutionBy;
}

const NAMES: Readonly<Record<ExecutionBy, string>> = {
  PROJECT: t('项目'),
  UNIT: t('单位'),
  YEAR: t('年度'),
  SOURCE: t('资金来源'),
  GOVERNMENT: t('本级政府'),
};

/** What a group without a name is. */
const NAMELESS: Readonly<Partial<Record<ExecutionBy, string>>> = {
  UNIT: t('不属哪个单位'),
  SOURCE: t('没有写明来源'),
};

/** One measure: its groups with both sums, which lead to the rows that they are made of, and the rate as a figure and a bar. */
export function ExecutionPanel({ measure, by }: ExecutionPanelProps) {
  const { title, article, total, rows, count } = measure;
  return (
    <Panel title={title} extra={<ClauseChip article={article} />}>
      {rows.length === 0 ? (
        <Empty title={t('还没有可计的记录')}>
          <p>{t('资金安排、拨付等办理之后，这里就有数。')}</p>
        </Empty>
      ) : (
        <div className="tc-record-scroll" role="group" tabIndex={0} aria-label={t('表格，可左右滚动')}>
          <table className="tc-table tc-execution">
            <thead>
              <tr>
                <th scope="col">{NAMES[by]}</th>
                <th scope="col" className="tc-amount">
                  {t('预算数')}
                </th>
                <th scope="col" className="tc-amount">
                  {t('执行数')}
                </th>
                <th scope="col" className="tc-amount">
                  {t('未执行')}
                </th>
                <th scope="col">{t('执行率')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.key ?? ''} {...{ measure, by, row }} />
              ))}
            </tbody>
            {by !== 'GOVERNMENT' && (
              <tfoot>
                <tr>
                  <th scope="row">{t('合计')}</th>
                  <td data-label={t('预算数')} className="tc-amount">
                    <Sum yuan={total.budgeted} />
                  </td>
                  <td data-label={t('执行数')} className="tc-amount">
                    <Sum yuan={total.executed} />
                  </td>
                  <td data-label={t('未执行')} className="tc-amount">
                    <Sum yuan={total.left} />
                  </td>
                  <td data-label={t('执行率')}>
                    <Rate rate={total.rate} />
                  </td>
                </tr>
              </tfoot>
            )}
          </table>
        </div>
      )}
      {count > rows.length && (
        <p className="tc-muted">
          {t('只列前 {{shown}} 组，共 {{count}} 组；导出的全部都有。', { shown: rows.length, count })}
        </p>
      )}
    </Panel>
  );
}

function Row({ measure, by, row }: ExecutionPanelProps & { readonly row: MeasureRow }) {
  const name = row.title ?? NAMELESS[by] ?? t('不记在项目名下');
  return (
    <tr>
      <td data-label={NAMES[by]}>
        {by === 'PROJECT' && row.key !== null ? <Link to={`/projects/${row.key}`}>{name}</Link> : name}
      </td>
      <td data-label={t('预算数')} className="tc-amount">
        <Budgeted {...{ measure, by, row }} />
      </td>
      <td data-label={t('执行数')} className="tc-amount">
        <Amount yuan={row.executed} {...{ measure, by, row }} sources={measure.executedFrom} />
      </td>
      <td data-label={t('未执行')} className="tc-amount">
        <Sum yuan={row.left} />
      </td>
      <td data-label={t('执行率')}>
        <Rate rate={row.rate} />
      </td>
    </tr>
  );
}

/** What was to be spent: where it is the yearly budget, that leads to its lines. */
function Budgeted({ measure, by, row }: ExecutionPanelProps & { readonly row: MeasureRow }) {
  const to = measure.ofBudget ? budgetAddress(by, row) : null;
  if (to !== null)
    return (
      <Link to={to}>
        <Sum yuan={row.budgeted} />
      </Link>
    );
  return <Amount yuan={row.budgeted} {...{ measure, by, row }} sources={measure.budgetedFrom} />;
}

interface AmountProps extends ExecutionPanelProps {
  readonly yuan: string;
  readonly row: MeasureRow;
  readonly sources: readonly MeasureSource[];
}

/** An amount that leads to its rows where it comes of one register. */
function Amount({ yuan, measure, by, row, sources }: AmountProps) {
  const [source, ...others] = sources;
  const to = source && others.length === 0 ? sourceAddress(measure, by, row, source) : null;
  return to === null ? <Sum yuan={yuan} /> : <Link to={to}>{<Sum yuan={yuan} />}</Link>;
}

export function Rate({ rate }: { readonly rate: string | null }) {
  if (rate === null) return <span className="tc-muted">{t('没有预算数')}</span>;
  return (
    <span className="tc-rate">
      <span className="numeric">{rate}%</span>
      <span className="tc-rate-bar" aria-hidden="true">
        <span style={{ width: `${Math.max(0, Math.min(100, Math.floor(Number(rate))))}%` }} />
      </span>
    </span>
  );
}
