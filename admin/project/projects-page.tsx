import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../graphql/request';
import { t } from '../i18n/t';
import { Loading } from '../kit/loading';
import { pageOf } from '../kit/list-address';
import { PageTitle } from '../kit/page-title';
import { Panel } from '../kit/panel';
import { Problem } from '../kit/problem';
import { keepColumns, readColumns } from './columns';
import { countFilters, orderOf, turned, whereOf } from './filter';
import { FilterPanel } from './filter-panel';
import { ExportButton } from './export-button';
import { ListTools } from './list-tools';
import { NothingListed } from './nothing-listed';
import { Pager } from '../kit/pager';
import { ProjectTable } from './project-table';
import { PROJECTS, TOTALS } from './project-queries';
import { TotalsPanel } from './totals-panel';
import { useProjectFilter } from './use-project-filter';
import '../kit/list.css';
import './projects.css';

/** The library of projects: what is listed, what it comes to, and the same as a spreadsheet. The filter is the address. */
export function ProjectsPage() {
  const filter = useProjectFilter();
  const { search, setSearch } = filter;
  const [columns, setColumns] = useState(() => readColumns(window.localStorage));
  const where = whereOf(search);
  const orderBy = orderOf(search);
  const page = pageOf(search);
  const projects = useQuery({
    queryKey: ['projects', where, orderBy, page],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => (await request(PROJECTS, { where, orderBy, ...page }, signal)).projects,
  });
  const totals = useQuery({
    queryKey: ['project-totals', where],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => (await request(TOTALS, { where }, signal)).projectTotals,
  });
  const everything = useQuery({
    queryKey: ['project-totals', {}],
    staleTime: 60_000,
    queryFn: async ({ signal }) => (await request(TOTALS, { where: {} }, signal)).projectTotals,
  });
  const problem = projects.error ?? totals.error;
  const count = totals.data?.count ?? 0;
  return (
    <>
      <PageTitle title={t('项目库')} extra={<ExportButton {...{ where, orderBy, columns, count }} />} />
      <FilterPanel filter={filter} options={everything.data ?? null} />
      {problem && <Problem error={problem} onRetry={() => void Promise.all([projects.refetch(), totals.refetch()])} />}
      {totals.data && count > 0 && (
        <TotalsPanel totals={totals.data} filter={filter} stale={totals.isPlaceholderData} />
      )}
      <Panel
        title={t('项目')}
        extra={
          <ListTools
            filter={filter}
            columns={columns}
            onColumns={(chosen) => {
              keepColumns(window.localStorage, chosen);
              setColumns(chosen);
            }}
          />
        }
      >
        {projects.isPending && !problem && <Loading rows={10} />}
        {projects.data?.nodes.length === 0 && <NothingListed filtered={countFilters(search) > 0} filter={filter} />}
        {projects.data && projects.data.nodes.length > 0 && (
          <div aria-busy={projects.isPlaceholderData} className={projects.isPlaceholderData ? 'tc-stale' : undefined}>
            <ProjectTable rows={projects.data.nodes} columns={columns} filter={filter} />
            <Pager info={projects.data.pageInfo} onTurn={(to) => setSearch((now) => turned(now, to))} />
          </div>
        )}
      </Panel>
    </>
  );
}
