import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { Link } from 'react-router';
import { request } from '../graphql/request';
import { useMe } from '../graphql/session';
import { t } from '../i18n/t';
import { SearchBox } from '../identity/search-box';
import { useAddress } from '../identity/use-address';
import { Empty } from '../kit/empty';
import { Labelled } from '../kit/labelled';
import { LinkButton } from '../kit/link-button';
import { pageOf } from '../kit/list-address';
import { Loading } from '../kit/loading';
import { PageTitle } from '../kit/page-title';
import { Pager } from '../kit/pager';
import { Panel } from '../kit/panel';
import { Problem } from '../kit/problem';
import { Sum } from '../kit/sum';
import { word } from '../kit/words';
import { EVALUATIONS, loadFrames, type EvaluationList, type EvaluationWhere, type Frame } from './evaluation-queries';
import { STATUS, wordRate } from './words';
import '../kit/list.css';
import '../kit/rows.css';
import '../register/register.css';
import './evaluation.css';

type Status = NonNullable<EvaluationWhere['status']>[number];

/** Evaluations under a filter that stands in the address, with what they come to: budgets, what was executed, rates, grades. */
export function EvaluationsPage() {
  const { rights } = useMe();
  const address = useAddress();
  const { get } = address;
  const frames = useQuery({ queryKey: ['evaluation-frames'], queryFn: ({ signal }) => loadFrames(signal) });
  const where = whereOf(get);
  const page = pageOf({ get });
  const list = useQuery({
    queryKey: ['administration', 'evaluations', where, page],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => request(EVALUATIONS, { where, ...page }, signal),
  });
  const problem = frames.error ?? list.error;
  const { evaluations, evaluationTotals: totals } = list.data ?? {};
  return (
    <>
      <PageTitle
        title={t('绩效评价')}
        extra={
          rights.includes('evaluation:prepare') &&
          frames.data?.some(({ kinds }) => kinds.some(({ beginObjection }) => beginObjection === null)) && (
            <LinkButton to="/evaluations/new" type="primary">
              {t('开始评价')}
            </LinkButton>
          )
        }
      >
        {t('按制度的指标体系打分，或者照公布的报告记载；一人填写，另一人确认，确认之后只可更正。')}
      </PageTitle>
      <Filters frames={frames.data ?? []} />
      {problem && <Problem error={problem} onRetry={() => void Promise.all([frames.refetch(), list.refetch()])} />}
      {!problem && list.isPending && <Loading rows={8} />}
      {totals && totals.count > 0 && <Totals totals={totals} />}
      {evaluations?.nodes.length === 0 && (
        <Empty title={t('没有符合筛选的评价')}>
          <p>{t('可以去掉几项条件再看，或者开始一项评价。')}</p>
        </Empty>
      )}
      {evaluations && evaluations.nodes.length > 0 && (
        <Panel title={t('评价')} extra={<span className="tc-muted">{t('后建的在前')}</span>}>
          <EvaluationTable rows={evaluations.nodes} />
          <Pager info={evaluations.pageInfo} onTurn={(to) => address.set({ after: '', before: '', ...to })} />
        </Panel>
      )}
    </>
  );
}

function whereOf(get: (name: string) => string): EvaluationWhere {
  const [year, kind, regime, text, status] = ['year', 'kind', 'regime', 'text', 'status'].map((name) =>
    get(name).trim(),
  );
  return {
    ...(/^20\d\d$/.test(year ?? '') && { year: Number(year) }),
    ...(kind && { kind }),
    ...(regime && { regimeCode: regime }),
    ...(text && { text: text.slice(0, 100) }),
    ...(status && Object.hasOwn(STATUS, status) && { status: [status as Status] }),
  };
}

function Filters({ frames }: { readonly frames: readonly Frame[] }) {
  const { get, set } = useAddress();
  const kinds = frames.flatMap(({ kinds: of }) => of.map(({ code, title }) => ({ value: code, label: title })));
  const years = Array.from({ length: 8 }, (_, at) => `${new Date().getFullYear() - at}`);
  const choice = (title: string, name: string, options: readonly { value: string; label: string }[]) => (
    <Labelled title={title}>
      {(id) => (
        <Select
          id={id}
          allowClear
          placeholder={t('不限')}
          style={{ width: '100%' }}
          options={[...options]}
          value={get(name) || null}
          onChange={(chosen: string | undefined) => set({ [name]: chosen ?? '', after: '', before: '' })}
        />
      )}
    </Labelled>
  );
  return (
    <section className="tc-panel tc-filter tc-filter-open tc-evaluation-filter no-print" aria-label={t('筛选')}>
      <SearchBox label={t('项目、单位、出处')} />
      {choice(t('种类'), 'kind', kinds)}
      {choice(
        t('年度'),
        'year',
        years.map((year) => ({ value: year, label: year })),
      )}
      {choice(
        t('状态'),
        'status',
        Object.entries(STATUS).map(([value, label]) => ({ value, label })),
      )}
    </section>
  );
}

function Totals({ totals }: { readonly totals: EvaluationList['evaluationTotals'] }) {
  return (
    <section className="tc-panel tc-totals" aria-label={t('合计')}>
      <dl className="tc-sums">
        <div>
          <dt>{t('已确认的绩效评价')}</dt>
          <dd className="numeric">{t('{{count}} 件', { count: totals.count })}</dd>
        </div>
        <div>
          <dt>{t('预算合计')}</dt>
          <dd>
            <Sum yuan={totals.budget} />
          </dd>
        </div>
        <div>
          <dt>{t('实际执行合计')}</dt>
          <dd>
            <Sum yuan={totals.executed} />
          </dd>
        </div>
        <div>
          <dt>{t('执行率')}</dt>
          <dd className="numeric">{wordRate(totals.executionRate)}</dd>
        </div>
        {totals.byGrade.map(({ key, title, count }) => (
          <div key={key}>
            <dt>{title}</dt>
            <dd className="numeric">{t('{{count}} 件', { count })}</dd>
          </div>
        ))}
      </dl>
      <div className="tc-muted">{t('只合计已确认的；填写中、待确认、已被更正的不计。')}</div>
    </section>
  );
}

export function EvaluationTable({ rows }: { readonly rows: EvaluationList['evaluations']['nodes'] }) {
  return (
    <div className="tc-record-scroll" role="group" tabIndex={0} aria-label={t('表格，可左右滚动')}>
      <table className="tc-table tc-register">
        <thead>
          <tr>
            <th scope="col">{t('评价对象')}</th>
            <th scope="col">{t('种类')}</th>
            <th scope="col">{t('年度')}</th>
            <th scope="col" className="tc-amount">
              {t('预算')}
            </th>
            <th scope="col" className="tc-amount">
              {t('实际执行')}
            </th>
            <th scope="col" className="tc-amount">
              {t('执行率')}
            </th>
            <th scope="col" className="tc-amount">
              {t('得分')}
            </th>
            <th scope="col">{t('等次')}</th>
            <th scope="col">{t('状态')}</th>
            <th scope="col">{t('出处')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td data-label={t('评价对象')} className="tc-register-project">
                <Link to={`/evaluations/${row.id}`}>{row.project?.title ?? row.organisation?.title ?? '—'}</Link>
                {row.project && <div className="tc-muted">{row.organisation?.title}</div>}
              </td>
              <td data-label={t('种类')}>{row.kindTitle}</td>
              <td data-label={t('年度')} className="numeric">
                {row.year}
              </td>
              <td data-label={t('预算')} className="tc-amount">
                {row.budget === null ? '—' : <Sum yuan={row.budget} />}
              </td>
              <td data-label={t('实际执行')} className="tc-amount">
                {row.executed === null ? '—' : <Sum yuan={row.executed} />}
              </td>
              <td data-label={t('执行率')} className="tc-amount numeric">
                {wordRate(row.executionRate)}
              </td>
              <td data-label={t('得分')} className="tc-amount numeric">
                {row.scoreText ?? '—'}
              </td>
              <td data-label={t('等次')}>{row.gradeTitle ?? '—'}</td>
              <td data-label={t('状态')}>{word(STATUS, row.status)}</td>
              <td data-label={t('出处')}>
                {row.sourceDocument === null ? t('按指标体系打分') : `${row.sourceDocument} ${row.sourcePlace ?? ''}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
