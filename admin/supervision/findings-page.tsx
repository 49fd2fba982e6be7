import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Select } from 'antd';
import { Link } from 'react-router';
import { request } from '../graphql/request';
import { useMe } from '../graphql/session';
import { t } from '../i18n/t';
import { SearchBox } from '../identity/search-box';
import { useAddress } from '../identity/use-address';
import { download } from '../kit/download';
import { Empty } from '../kit/empty';
import { Labelled } from '../kit/labelled';
import { LinkButton } from '../kit/link-button';
import { pageOf } from '../kit/list-address';
import { Loading } from '../kit/loading';
import { PageTitle } from '../kit/page-title';
import { Pager } from '../kit/pager';
import { Panel } from '../kit/panel';
import { Problem } from '../kit/problem';
import { word } from '../kit/words';
import { FINDINGS, loadObjections, type FindingWhere, type ListedFinding } from './supervision-queries';
import { SOURCE, STATUS } from './words';
import '../kit/list.css';
import '../kit/rows.css';
import '../register/register.css';
import './supervision.css';

type Status = NonNullable<FindingWhere['status']>[number];
type Source = NonNullable<FindingWhere['source']>[number];

/** What has been found with units and projects, and what came of it; late rectifications first asked for by a filter. */
export function FindingsPage() {
  const { rights } = useMe();
  const { get, set } = useAddress();
  const objections = useQuery({ queryKey: ['supervisions'], queryFn: ({ signal }) => loadObjections(signal) });
  const mayRecord =
    rights.includes('supervision:manage') && [...(objections.data?.values() ?? [])].some((said) => said === null);
  const where = whereOf(get);
  const page = pageOf({ get });
  const list = useQuery({
    queryKey: ['administration', 'supervision', where, page],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => request(FINDINGS, { where, ...page }, signal),
  });
  const { supervisionFindings: findings, supervisionFindingTotals: totals } = list.data ?? {};
  return (
    <>
      <PageTitle
        title={t('监督问题')}
        extra={
          <div className="no-print">
            {mayRecord && (
              <LinkButton to="/supervision/new" type="primary">
                {t('登记问题')}
              </LinkButton>
            )}{' '}
            <Export where={where} />
          </div>
        }
      >
        {t('从绩效监控、评价、审计、检查和问题查询发现的问题：限期整改，报告，核实了结。')}
      </PageTitle>
      <section className="tc-panel tc-filter tc-filter-open tc-finding-filter no-print" aria-label={t('筛选')}>
        <SearchBox label={t('问题、项目、单位')} />
        <Choice title={t('状态')} name="status" words={{ ...STATUS, OVERDUE: t('逾期未报整改') }} />
        <Choice title={t('来源')} name="source" words={SOURCE} />
      </section>
      {list.isPending && <Loading rows={8} />}
      {list.isError && <Problem error={list.error} onRetry={() => void list.refetch()} />}
      {totals && totals.count > 0 && (
        <section className="tc-panel tc-totals" aria-label={t('合计')}>
          <dl className="tc-sums">
            <div>
              <dt>{t('问题')}</dt>
              <dd className="numeric">{t('{{count}} 个', { count: totals.count })}</dd>
            </div>
            <div>
              <dt>{t('逾期未报整改')}</dt>
              <dd className={totals.overdue > 0 ? 'numeric tc-overdue' : 'numeric'}>
                {t('{{count}} 个', { count: totals.overdue })}
              </dd>
            </div>
            {totals.byStatus.map(({ key, count }) => (
              <div key={key}>
                <dt>{word(STATUS, key.toUpperCase())}</dt>
                <dd className="numeric">{t('{{count}} 个', { count })}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {findings?.nodes.length === 0 && (
        <Empty title={t('没有符合筛选的问题')}>
          <p>{t('可以从问题查询登记，或者登记检查、审计发现的问题。')}</p>
          <LinkButton to="/problems">{t('去问题查询')}</LinkButton>
        </Empty>
      )}
      {findings && findings.nodes.length > 0 && (
        <Panel title={t('问题')} extra={<span className="tc-muted">{t('后发现的在前')}</span>}>
          <FindingTable rows={findings.nodes} />
          <Pager info={findings.pageInfo} onTurn={(to) => set({ after: '', before: '', ...to })} />
        </Panel>
      )}
    </>
  );
}

function whereOf(get: (name: string) => string): FindingWhere {
  const [text, status, source] = ['text', 'status', 'source'].map((name) => get(name).trim());
  return {
    ...(text && { text: text.slice(0, 100) }),
    ...(status === 'OVERDUE' && { overdue: true }),
    ...(status && Object.hasOwn(STATUS, status) && { status: [status as Status] }),
    ...(source && Object.hasOwn(SOURCE, source) && { source: [source as Source] }),
  };
}

interface ChoiceProps {
  readonly title: string;
  readonly name: string;
  readonly words: Readonly<Record<string, string>>;
}

function Choice({ title, name, words }: ChoiceProps) {
  const { get, set } = useAddress();
  return (
    <Labelled title={title}>
      {(id) => (
        <Select
          id={id}
          allowClear
          placeholder={t('不限')}
          style={{ width: '100%' }}
          options={Object.entries(words).map(([value, label]) => ({ value, label }))}
          value={get(name) || null}
          onChange={(chosen: string | undefined) => set({ [name]: chosen ?? '', after: '', before: '' })}
        />
      )}
    </Labelled>
  );
}

export function FindingTable({ rows }: { readonly rows: readonly ListedFinding[] }) {
  return (
    <div className="tc-record-scroll" role="group" tabIndex={0} aria-label={t('表格，可左右滚动')}>
      <table className="tc-table tc-register">
        <thead>
          <tr>
            <th scope="col">{t('问题')}</th>
            <th scope="col">{t('对象')}</th>
            <th scope="col">{t('来源')}</th>
            <th scope="col">{t('发现之日')}</th>
            <th scope="col">{t('状态')}</th>
            <th scope="col">{t('整改期限')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td data-label={t('问题')} className="tc-register-project">
                <Link to={`/supervision/${row.id}`}>{row.title}</Link>
                <div className="tc-muted">{row.article}</div>
              </td>
              <td data-label={t('对象')}>
                {row.project?.title ?? row.organisation?.title ?? '—'}
                {row.project && <div className="tc-muted">{row.organisation?.title}</div>}
              </td>
              <td data-label={t('来源')}>{word(SOURCE, row.source)}</td>
              <td data-label={t('发现之日')} className="numeric">
                {row.foundOn}
              </td>
              <td data-label={t('状态')}>
                {row.overdue ? <span className="tc-overdue">{t('逾期未报整改')}</span> : word(STATUS, row.status)}
              </td>
              <td data-label={t('整改期限')} className="numeric">
                {row.dueOn ?? '—'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Export({ where }: { readonly where: FindingWhere }) {
  const address = `/exports/supervision-findings.xlsx?${new URLSearchParams({ where: JSON.stringify(where) }).toString()}`;
  const load = useMutation({ mutationFn: async () => (await download(address)).name });
  return (
    <>
      <Button loading={load.isPending} onClick={() => load.mutate()}>
        {t('导出 Excel')}
      </Button>
      <div role="status" className="tc-export-said">
        {load.isSuccess && t('已导出“{{name}}”', { name: load.data })}
      </div>
      {load.isError && <Alert type="error" showIcon message={load.error.message} />}
    </>
  );
}
