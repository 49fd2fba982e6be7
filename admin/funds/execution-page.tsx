import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Segmented, Select } from 'antd';
import { useSearchParams } from 'react-router';
import { request } from '../graphql/request';
import { t } from '../i18n/t';
import { Empty } from '../kit/empty';
import { ExportFile } from '../kit/export-file';
import { Labelled } from '../kit/labelled';
import { LinkButton } from '../kit/link-button';
import { Loading } from '../kit/loading';
import { PageTitle } from '../kit/page-title';
import { Problem } from '../kit/problem';
import { ExecutionPanel } from './execution-panel';
import { EXECUTION, type ExecutionBy } from './funds-queries';
import '../kit/list.css';
import './execution.css';

const GROUPS: readonly { readonly value: ExecutionBy; readonly label: string }[] = [
  { value: 'PROJECT', label: t('按项目') },
  { value: 'UNIT', label: t('按单位') },
  { value: 'YEAR', label: t('按年度') },
  { value: 'SOURCE', label: t('按资金来源') },
  { value: 'GOVERNMENT', label: t('本级政府') },
];

/** Execution of budgets: what was spent of what was to be spent, by the measures of the regulations; group and year stand in the address. */
export function ExecutionPage() {
  const [search, setSearch] = useSearchParams();
  const by = GROUPS.find(({ value }) => value === search.get('by'))?.value ?? 'PROJECT';
  const years = search.getAll('year').flatMap((year) => (/^\d{4}$/.test(year) ? [Number(year)] : []));
  const where = years.length > 0 ? { years } : {};
  const ask = (of: ExecutionBy, which: typeof where) => ({
    queryKey: ['execution', of, which],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }: { readonly signal: AbortSignal }) =>
      (await request(EXECUTION, { by: of, where: which }, signal)).executionRates,
  });
  const measures = useQuery(ask(by, where));
  const ofYears = useQuery(ask('YEAR', {}));
  const known = [...new Set(ofYears.data?.flatMap(({ rows }) => rows.flatMap(({ key }) => key ?? [])) ?? [])].sort();
  const set = (name: string, values: readonly string[]): void =>
    setSearch((now) => {
      const next = new URLSearchParams(now);
      next.delete(name);
      for (const value of values) next.append(name, value);
      return next;
    });
  const address = `/exports/execution.xlsx?${new URLSearchParams({ by, where: JSON.stringify(where) }).toString()}`;
  const isEmpty = measures.data?.every(({ rows }) => rows.length === 0) ?? true;
  return (
    <>
      <PageTitle title={t('资金执行')} extra={<ExportFile address={address} empty={isEmpty} />}>
        {t('执行数占预算数的比例，按现行制度的口径由台账算出，两位小数，四舍五入；没有预算数的不计。')}
      </PageTitle>
      <section className="tc-panel tc-execution-tools no-print" aria-label={t('筛选')}>
        <Segmented<ExecutionBy>
          aria-label={t('分组方式')}
          options={[...GROUPS]}
          value={by}
          onChange={(value) => set('by', [value])}
        />
        <Labelled title={t('年度')}>
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              allowClear
              placeholder={t('不限')}
              style={{ width: '100%' }}
              options={[...new Set([...known, ...years.map(String)])].map((year) => ({ value: year, label: year }))}
              value={years.map(String)}
              onChange={(values: string[]) => set('year', values)}
            />
          )}
        </Labelled>
      </section>
      {measures.isError && <Problem error={measures.error} onRetry={() => void measures.refetch()} />}
      {measures.isPending && !measures.isError && <Loading rows={10} />}
      {measures.data?.length === 0 && (
        <Empty title={t('现行制度没有规定执行率的口径')}>
          <p>{t('合同与资金仍可在台账中看。')}</p>
          <LinkButton to="/registers">{t('全部台账')}</LinkButton>
        </Empty>
      )}
      {measures.data && (
        <div aria-busy={measures.isPlaceholderData} className={measures.isPlaceholderData ? 'tc-stale' : undefined}>
          {measures.data.map((measure) => (
            <ExecutionPanel key={`${measure.regimeCode} ${measure.code}`} measure={measure} by={by} />
          ))}
        </div>
      )}
    </>
  );
}
