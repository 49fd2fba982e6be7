import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Checkbox } from 'antd';
import { useCallback, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { request } from '../graphql/request';
import { useMe } from '../graphql/session';
import { t } from '../i18n/t';
import { Bars } from '../kit/bars';
import { download } from '../kit/download';
import { Empty } from '../kit/empty';
import { LinkButton } from '../kit/link-button';
import { pageOf } from '../kit/list-address';
import { Loading } from '../kit/loading';
import { PageTitle } from '../kit/page-title';
import { Pager } from '../kit/pager';
import { Panel } from '../kit/panel';
import { Problem } from '../kit/problem';
import { ENTRIES, TOTALS, type CatalogueTotals, type CatalogueWhere, type ListedEntry } from './catalogue-queries';
import { isPublishable, type Chosen } from './chosen';
import { whereOf, type SetFilter } from './filter';
import { FilterPanel } from './filter-panel';
import { PublishSelected } from './publish-selected';
import { STATE, wordOption } from './words';
import '../kit/list.css';
import '../kit/rows.css';
import '../register/register.css';
import './catalogue.css';

/** The resource catalogue: what units have and how it is shared, under a filter that stands in the address. */
export function CataloguePage() {
  const [search, setSearch] = useSearchParams();
  const set = useCallback<SetFilter>(
    (values, replace = false) => setSearch((now) => changed(now, values), { replace, preventScrollReset: true }),
    [setSearch],
  );
  const { rights } = useMe();
  const [chosen, setChosen] = useState<Chosen>(new Map());
  const where = whereOf(search);
  const page = pageOf(search);
  const rows = useQuery({
    queryKey: ['catalogue', where, page],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      (await request(ENTRIES, { where, orderBy: 'CHANGED', ...page }, signal)).catalogueEntries,
  });
  const totals = useTotals(where);
  const everything = useTotals({});
  const problem = rows.error ?? totals.error;
  const filtered = Object.keys(where).length > 0;
  return (
    <>
      <PageTitle
        title={t('信息资源目录')}
        extra={<Tools where={where} may={rights.includes('catalogue:edit')} count={totals.data?.count ?? 0} />}
      >
        {t('按国家《政务信息资源目录编制指南（试行）》编制：有哪些信息资源、由谁提供、怎样共享和开放。')}
      </PageTitle>
      <FilterPanel search={search} set={set} everything={everything.data ?? null} />
      {problem && <Problem error={problem} onRetry={() => void Promise.all([rows.refetch(), totals.refetch()])} />}
      {totals.data && totals.data.count > 0 && <Totals totals={totals.data} search={search} set={set} />}
      <PublishSelected chosen={chosen} onChoose={setChosen} />
      <Panel title={t('条目')} extra={<span className="tc-muted">{t('最近改动的在前')}</span>}>
        {rows.isPending && !problem && <Loading rows={8} />}
        {rows.data?.nodes.length === 0 && (
          <Empty title={filtered ? t('没有符合筛选的条目') : t('目录还是空的')}>
            <p>
              {filtered ? t('可以去掉几项条件再看。') : t('由各单位的申报经办人新建，或者由 Excel 工作簿成批导入。')}
            </p>
          </Empty>
        )}
        {rows.data && rows.data.nodes.length > 0 && (
          <div aria-busy={rows.isPlaceholderData} className={rows.isPlaceholderData ? 'tc-stale' : undefined}>
            <Entries
              entries={rows.data.nodes}
              chosen={chosen}
              onChoose={rights.includes('catalogue:publish') ? setChosen : null}
            />
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

function useTotals(where: CatalogueWhere) {
  return useQuery({
    queryKey: ['catalogue-totals', where],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => (await request(TOTALS, { where }, signal)).catalogueTotals,
  });
}

/** The address with other values under these names; whatever is changed, the list begins anew. */
function changed(search: URLSearchParams, values: Readonly<Record<string, readonly string[]>>): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const name of ['after', 'before', ...Object.keys(values)]) next.delete(name);
  for (const [name, given] of Object.entries(values))
    for (const value of given) if (value !== '') next.append(name, value);
  return next;
}

interface TotalsProps {
  readonly totals: CatalogueTotals;
  readonly search: URLSearchParams;
  readonly set: SetFilter;
}

function Totals({ totals, search, set }: TotalsProps) {
  const bars = (title: string, name: string, groups: CatalogueTotals['byState']) => {
    const chosen = search.getAll(name);
    return (
      <Bars
        title={title}
        groups={groups.map(({ key, title: label, count }) => ({
          key,
          label,
          count,
          words: t('{{count}} 条', { count }),
        }))}
        chosen={chosen}
        onToggle={(key) =>
          set({ [name]: chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key] })
        }
      />
    );
  };
  return (
    <section className="tc-panel tc-totals" aria-label={t('合计')}>
      <dl className="tc-sums">
        <div>
          <dt>{t('条目')}</dt>
          <dd className="numeric">{t('{{count}} 条', { count: totals.count })}</dd>
        </div>
        <div>
          <dt>{t('向社会开放')}</dt>
          <dd className="numeric">{t('{{count}} 条', { count: totals.open })}</dd>
        </div>
        <div>
          <dt>{t('发布前须改正')}</dt>
          <dd className="numeric">{t('{{count}} 条', { count: totals.withProblems })}</dd>
        </div>
      </dl>
      <div className="tc-bars-grid">
        {bars(t('按状态'), 'state', totals.byState)}
        {bars(t('按共享类型'), 'share', totals.byShareKind)}
        {bars(t('按编制单位'), 'unit', totals.byOrganisation)}
      </div>
    </section>
  );
}

interface EntriesProps {
  readonly entries: readonly ListedEntry[];
  readonly chosen: Chosen;
  /** Null: the session publishes nothing. */
  readonly onChoose: ((chosen: Chosen) => void) | null;
}

function Entries({ entries, chosen, onChoose }: EntriesProps) {
  const choose = (entry: ListedEntry, on: boolean) => {
    const others = [...chosen].filter(([id]) => id !== entry.id);
    onChoose?.(new Map(on ? [...others, [entry.id, entry]] : others));
  };
  return (
    <div className="tc-record-scroll" role="group" tabIndex={0} aria-label={t('表格，可左右滚动')}>
      <table className="tc-table tc-register">
        <thead>
          <tr>
            <th scope="col">{t('名称')}</th>
            <th scope="col">{t('代码')}</th>
            <th scope="col">{t('状态')}</th>
            <th scope="col">{t('编制单位')}</th>
            <th scope="col">{t('共享')}</th>
            <th scope="col">{t('开放')}</th>
            <th scope="col">{t('更新周期')}</th>
            <th scope="col">{t('发布日期')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td data-label={t('名称')}>
                {onChoose && (
                  <span className="tc-choose">
                    {isPublishable(entry) && (
                      <Checkbox
                        aria-label={t('选择“{{name}}”', { name: entry.name })}
                        checked={chosen.has(entry.id)}
                        onChange={({ target }) => choose(entry, target.checked)}
                      />
                    )}
                  </span>
                )}
                <Link to={`/catalogue/${entry.id}`}>{entry.name}</Link>
              </td>
              <EntryCells entry={entry} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** All but the name. */
function EntryCells({ entry }: { readonly entry: ListedEntry }) {
  const { code, state, problemCount, organisation, content } = entry;
  const { core } = content;
  return (
    <>
      <td data-label={t('代码')} className="numeric">
        {code}
      </td>
      <td data-label={t('状态')}>
        {STATE[state]}
        {(problemCount ?? 0) > 0 && (
          <div className="tc-muted">{t('{{count}} 处须改正', { count: problemCount ?? 0 })}</div>
        )}
      </td>
      <td data-label={t('编制单位')}>{organisation?.title ?? '—'}</td>
      <td data-label={t('共享')}>
        {wordOption('shareKind', core.shareKind)}
        {core.shareWay && <div className="tc-muted">{wordOption('shareWay', core.shareWay)}</div>}
      </td>
      <td data-label={t('开放')}>{core.open === null ? '—' : core.open ? t('是') : t('否')}</td>
      <td data-label={t('更新周期')}>{wordOption('updateCycle', core.updateCycle)}</td>
      <td data-label={t('发布日期')} className="numeric">
        {core.publishedOn ?? '—'}
      </td>
    </>
  );
}

interface ToolsProps {
  readonly where: CatalogueWhere;
  readonly may: boolean;
  readonly count: number;
}

/** The filtered list as a workbook, whole; and for who writes entries the ways to new ones. */
function Tools({ where, may, count }: ToolsProps) {
  const load = useMutation({
    mutationFn: async () =>
      (await download(`/exports/catalogue.xlsx?${new URLSearchParams({ where: JSON.stringify(where) }).toString()}`))
        .name,
  });
  return (
    <div className="tc-export no-print">
      {may && <LinkButton to="/catalogue/new">{t('新建条目')}</LinkButton>}{' '}
      {may && <LinkButton to="/catalogue/import">{t('由 Excel 导入')}</LinkButton>}{' '}
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
