import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { t } from '../i18n/t';
import { SearchBox } from '../identity/search-box';
import { useAddress } from '../identity/use-address';
import { Empty } from '../kit/empty';
import { ExportFile } from '../kit/export-file';
import { pageOf } from '../kit/list-address';
import { Loading } from '../kit/loading';
import { PageTitle } from '../kit/page-title';
import { Pager } from '../kit/pager';
import { Panel } from '../kit/panel';
import { Problem } from '../kit/problem';
import '../kit/list.css';
import '../kit/rows.css';
import './acceptance.css';

type Page = ReturnType<typeof pageOf>;

interface Listed<Row> {
  readonly totalCount: number;
  readonly nodes: readonly Row[];
  readonly pageInfo: Parameters<typeof Pager>[0]['info'];
}

interface NarrowedListProps<Where extends object, Row, Total> {
  readonly title: string;
  /** What the page is for, in a sentence. */
  readonly children: string;
  /** Under which what is asked is kept, and the name of its spreadsheet. */
  readonly name: string;
  readonly whereOf: (get: (name: string) => string) => Where;
  readonly list: (where: Where, page: Page, signal: AbortSignal) => Promise<Listed<Row>>;
  readonly totals: (where: Where, signal: AbortSignal) => Promise<readonly Total[]>;
  /** The choices beside the search box. */
  readonly choices: ReactNode;
  /** What there will be once there are projects. */
  readonly coming: string;
  readonly showTotals: (totals: readonly Total[]) => ReactNode;
  readonly showRows: (rows: readonly Row[]) => ReactNode;
}

/** Projects under a filter that stands in the address: what they come to, page by page, and as a spreadsheet. */
export function NarrowedList<Where extends object, Row, Total>(props: NarrowedListProps<Where, Row, Total>) {
  const { name } = props;
  const { get, set } = useAddress();
  const where = props.whereOf(get);
  const page = pageOf({ get });
  const list = useQuery({
    queryKey: [name, where, page],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => props.list(where, page, signal),
  });
  const totals = useQuery({
    queryKey: [`${name}-totals`, where],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => props.totals(where, signal),
  });
  const isFiltered = Object.keys(where).length > 0;
  const address = `/exports/${name}.xlsx?${new URLSearchParams({ where: JSON.stringify(where) }).toString()}`;
  return (
    <>
      <PageTitle
        title={props.title}
        extra={<ExportFile address={address} empty={(list.data?.totalCount ?? 0) === 0} />}
      >
        {props.children}
      </PageTitle>
      <section className="tc-panel tc-filter tc-filter-open tc-accept-filter no-print" aria-label={t('筛选')}>
        <SearchBox label={t('项目名称、编号')} />
        {props.choices}
      </section>
      {list.isPending && <Loading rows={8} />}
      {list.isError && <Problem error={list.error} onRetry={() => void list.refetch()} />}
      {totals.data && totals.data.length > 0 && (
        <section className="tc-panel tc-totals" aria-label={t('合计')}>
          <dl className="tc-sums">{props.showTotals(totals.data)}</dl>
        </section>
      )}
      {list.data?.nodes.length === 0 && (
        <Empty title={isFiltered ? t('没有符合筛选的项目') : t('还没有项目')}>
          <p>{isFiltered ? t('可以放宽筛选再看。') : props.coming}</p>
        </Empty>
      )}
      {list.data && list.data.nodes.length > 0 && (
        <Panel
          title={t('项目')}
          extra={<span className="tc-muted">{t('{{count}} 个，新的在前', { count: list.data.totalCount })}</span>}
        >
          <div aria-busy={list.isPlaceholderData} className={list.isPlaceholderData ? 'tc-stale' : undefined}>
            {props.showRows(list.data.nodes)}
            <Pager info={list.data.pageInfo} onTurn={(to) => set({ after: '', before: '', ...to })} />
          </div>
        </Panel>
      )}
    </>
  );
}
