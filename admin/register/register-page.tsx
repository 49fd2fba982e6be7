import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useParams } from 'react-router';
import { request } from '../graphql/request';
import { t } from '../i18n/t';
import { ClauseChip } from '../kit/clause-chip';
import { download } from '../kit/download';
import { Empty } from '../kit/empty';
import { LinkButton } from '../kit/link-button';
import { pageOf } from '../kit/list-address';
import { Loading } from '../kit/loading';
import { PageTitle } from '../kit/page-title';
import { Pager } from '../kit/pager';
import { Panel } from '../kit/panel';
import { Problem } from '../kit/problem';
import { countConditions, whereOf } from './register-filter';
import { RegisterFilterPanel } from './register-filter-panel';
import { loadRegisters, ROWS, TOTALS, type RecordWhere, type Register } from './register-queries';
import { RegisterTable } from './register-table';
import { RegisterTotalsPanel } from './register-totals';
import { useRegisterFilter } from './use-register-filter';
import '../kit/list.css';

/** One register: its rows under a filter that stands in the address, what they come to, and the same as a spreadsheet. */
export function RegisterPage() {
  const { regime = '', record = '' } = useParams();
  const registers = useQuery({
    queryKey: ['registers', regime],
    queryFn: ({ signal }) => loadRegisters(regime, signal),
  });
  if (registers.isError) return <Problem page error={registers.error} onRetry={() => void registers.refetch()} />;
  if (!registers.data) return <Loading rows={10} />;
  const register = registers.data.find((one) => one.record === record);
  return register ? <OneRegister key={`${regime}/${record}`} register={register} /> : <NoRegister record={record} />;
}

function OneRegister({ register }: { readonly register: Register }) {
  const filter = useRegisterFilter();
  const { search, set } = filter;
  const where = whereOf(search, register);
  const page = pageOf(search);
  const rows = useQuery({
    queryKey: ['register-rows', where, page],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => (await request(ROWS, { where, latest: true, ...page }, signal)).records,
  });
  const totals = useTotals(register, where);
  // Unfiltered it is the same question, and asked once.
  const everything = useTotals(register, whereOf(new URLSearchParams(), register));
  const problem = rows.error ?? totals.error;
  const count = totals.data?.count ?? 0;
  return (
    <>
      <PageTitle title={register.title} extra={<Export where={where} count={count} />}>
        <ClauseChip article={register.article} /> {register.note}
      </PageTitle>
      <RegisterFilterPanel register={register} filter={filter} everything={everything.data ?? null} />
      {problem && <Problem error={problem} onRetry={() => void Promise.all([rows.refetch(), totals.refetch()])} />}
      {totals.data && count > 0 && (
        <RegisterTotalsPanel
          totals={totals.data}
          closes={register.closes}
          filter={filter}
          stale={totals.isPlaceholderData}
        />
      )}
      <Panel title={t('记录')} extra={<span className="tc-muted">{t('晚的在前')}</span>}>
        {rows.isPending && !problem && <Loading rows={8} />}
        {rows.data?.nodes.length === 0 && (
          <Empty title={countConditions(search, register) > 0 ? t('没有符合筛选的记录') : t('这种台账还没有记录')}>
            <p>
              {countConditions(search, register) > 0
                ? t('可以去掉几项条件再看。')
                : t('办到写下它的环节时，记录会出现在这里。')}
            </p>
          </Empty>
        )}
        {rows.data && rows.data.nodes.length > 0 && (
          <div aria-busy={rows.isPlaceholderData} className={rows.isPlaceholderData ? 'tc-stale' : undefined}>
            <RegisterTable register={register} rows={rows.data.nodes} />
            <Pager
              info={rows.data.pageInfo}
              onTurn={(to) => set(Object.fromEntries(Object.entries(to).map(([name, cursor]) => [name, [cursor]])))}
            />
          </div>
        )}
      </Panel>
    </>
  );
}

function useTotals({ regimeCode, record }: Register, where: RecordWhere) {
  return useQuery({
    queryKey: ['register-totals', regimeCode, record, where],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => (await request(TOTALS, { regimeCode, record, where }, signal)).recordTotals,
  });
}

/** The filtered register as a spreadsheet, whole. */
function Export({ where, count }: { readonly where: RecordWhere; readonly count: number }) {
  const load = useMutation({
    mutationFn: async () =>
      (await download(`/exports/records.xlsx?${new URLSearchParams({ where: JSON.stringify(where) }).toString()}`))
        .name,
  });
  return (
    <div className="tc-export no-print">
      <LinkButton to="/registers">{t('全部台账')}</LinkButton>{' '}
      <Button loading={load.isPending} disabled={count === 0} onClick={() => load.mutate()}>
        {load.isPending ? t('正在导出') : t('导出 Excel')}
      </Button>
      <div role="status" className="tc-export-said">
        {load.isSuccess && t('已导出“{{name}}”', { name: load.data })}
      </div>
      {load.isError && <Alert type="error" showIcon message={load.error.message} />}
    </div>
  );
}

function NoRegister({ record }: { readonly record: string }) {
  return (
    <>
      <PageTitle title={t('没有“{{record}}”这种台账', { record })} />
      <Empty title={t('现行制度不记这种台账')}>
        <LinkButton to="/registers">{t('全部台账')}</LinkButton>
      </Empty>
    </>
  );
}
