import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Segmented, Select } from 'antd';
import { request } from '../graphql/request';
import { t } from '../i18n/t';
import { useAddress } from '../identity/use-address';
import { Empty } from '../kit/empty';
import { ExportFile } from '../kit/export-file';
import { Labelled } from '../kit/labelled';
import { pageOf } from '../kit/list-address';
import { Loading } from '../kit/loading';
import { Pager } from '../kit/pager';
import { Panel } from '../kit/panel';
import { Problem } from '../kit/problem';
import { minuteOf } from '../kit/time';
import { CLOCK_TOTALS, CLOCKS, type ClockWhere } from './clock-queries';
import { ClockTable } from './clock-table';
import { clocksAsked, kindOf } from './clock-where';

/** What the address asks for, page by page. */
function useClocks() {
  const { get } = useAddress();
  const { where } = clocksAsked(get);
  const page = pageOf({ get });
  return useQuery({
    queryKey: ['project-clocks', where, page],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => (await request(CLOCKS, { where, ...page }, signal)).projectClocks,
  });
}

/** How many there are of each, under a filter; on the dashboard under none. */
export function useClockTotals(where: ClockWhere) {
  return useQuery({
    queryKey: ['project-clock-totals', where],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => (await request(CLOCK_TOTALS, { where }, signal)).projectClockTotals,
  });
}

export function ClocksExport() {
  const { get } = useAddress();
  const search = new URLSearchParams({ where: JSON.stringify(clocksAsked(get).where) });
  const count = useClocks().data?.totalCount ?? 0;
  return <ExportFile address={`/exports/project-clocks.xlsx?${search.toString()}`} empty={count === 0} />;
}

/** The statutory clocks of all projects that run, what is due first: which project is late with what. */
export function DueClocks() {
  const { get, set } = useAddress();
  const { due, ofAnyState, where } = clocksAsked(get);
  const clocks = useClocks();
  const whole = useClockTotals({});
  const totals = useClockTotals(ofAnyState);
  const narrow = (changes: Readonly<Record<string, string>>): void => set({ after: '', before: '', ...changes });
  const label = (word: string, count: number | undefined): string => (count === undefined ? word : `${word} ${count}`);
  const own = totals.data?.all;
  const sweptAt = whole.data?.sweptAt ?? null;
  const isFiltered = Object.keys(where).length > 0;
  return (
    <>
      <section className="tc-panel tc-execution-tools no-print" aria-label={t('筛选')}>
        <Segmented
          aria-label={t('时限的状态')}
          options={[
            { value: '', label: label(t('全部'), own?.count) },
            { value: 'late', label: label(t('已逾期'), own?.late) },
            { value: 'near', label: label(t('将到期'), own?.near) },
            { value: 'open', label: label(t('可办'), own?.open) },
            { value: 'not-open', label: label(t('尚不能办'), own?.notOpen) },
          ]}
          value={due ?? ''}
          onChange={(value) => narrow({ due: value })}
        />
        <Choice
          title={t('哪种时限')}
          options={(whole.data?.byKind ?? []).map((kind) => ({ value: kindOf(kind), ...kind }))}
          value={get('kind')}
          onChange={(kind) => narrow({ kind })}
        />
        <Choice
          title={t('单位')}
          options={(whole.data?.byOrganisation ?? []).flatMap(({ organisation, count }) =>
            organisation ? [{ value: organisation.id, title: organisation.title, count }] : [],
          )}
          value={get('unit')}
          onChange={(unit) => narrow({ unit })}
        />
      </section>
      {whole.data && (
        <p className="tc-muted">
          {sweptAt === null
            ? t('还没有巡查过：巡查之后，在走的时限列在这里。')
            : t('截至 {{time}} 的巡查；是否逾期按今天判断。', { time: minuteOf(sweptAt) })}
        </p>
      )}
      {clocks.isError && <Problem error={clocks.error} onRetry={() => void clocks.refetch()} />}
      {clocks.isPending && !clocks.isError && <Loading rows={8} />}
      {clocks.data?.nodes.length === 0 && (
        <Empty
          title={
            due === 'late' ? t('没有逾期的') : isFiltered ? t('没有符合筛选的法定时限') : t('现在没有在走的法定时限')
          }
        >
          <p>
            {isFiltered ? t('可以放宽筛选再看。') : t('项目的时限起算之后，由下一次巡查列在这里；办到的不再列出。')}
          </p>
        </Empty>
      )}
      {clocks.data && clocks.data.nodes.length > 0 && (
        <Panel
          title={t('法定时限')}
          extra={<span className="tc-muted">{t('{{count}} 项', { count: clocks.data.totalCount })}</span>}
        >
          <div aria-busy={clocks.isPlaceholderData} className={clocks.isPlaceholderData ? 'tc-stale' : undefined}>
            <ClockTable clocks={clocks.data.nodes} sweptOn={sweptAt?.slice(0, 10) ?? null} />
            <Pager info={clocks.data.pageInfo} onTurn={narrow} />
          </div>
        </Panel>
      )}
    </>
  );
}

interface ChoiceProps {
  readonly title: string;
  readonly options: readonly { readonly value: string; readonly title: string; readonly count: number }[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Choice({ title, options, value, onChange }: ChoiceProps) {
  return (
    <Labelled title={title}>
      {(id) => (
        <Select
          id={id}
          allowClear
          showSearch
          optionFilterProp="label"
          placeholder={t('不限')}
          style={{ width: '100%' }}
          options={options.map((one) => ({
            value: one.value,
            label: t('{{title}}（{{count}}）', { title: one.title, count: one.count }),
          }))}
          value={options.some((one) => one.value === value) ? value : null}
          onChange={(chosen: string | null | undefined) => onChange(chosen ?? '')}
        />
      )}
    </Labelled>
  );
}
