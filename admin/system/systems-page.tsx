import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { request } from '../graphql/request';
import { t } from '../i18n/t';
import { Empty } from '../kit/empty';
import { ExportFile } from '../kit/export-file';
import { Labelled } from '../kit/labelled';
import { pageOf } from '../kit/list-address';
import { Loading } from '../kit/loading';
import { PageTitle } from '../kit/page-title';
import { Pager } from '../kit/pager';
import { Panel } from '../kit/panel';
import { Problem } from '../kit/problem';
import { SYSTEMS, type BuiltSystem } from './system-queries';
import '../kit/list.css';
import '../kit/rows.css';
import './system.css';

/** The directory of systems: what has been built, for whom, by which project, and what it does. */
export function SystemsPage() {
  const [search, setSearch] = useSearchParams();
  const text = search.get('text')?.trim().slice(0, 100) ?? '';
  const where = text === '' ? {} : { text };
  const page = pageOf(search);
  const systems = useQuery({
    queryKey: ['systems', where, page],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => (await request(SYSTEMS, { where, ...page }, signal)).systems,
  });
  const count = systems.data?.totalCount ?? 0;
  const address = `/exports/systems.xlsx?${new URLSearchParams({ where: JSON.stringify(where) }).toString()}`;
  return (
    <>
      <PageTitle title={t('系统目录')} extra={<ExportFile address={address} empty={count === 0} />}>
        {t('已建成的和单位登记的信息系统；申报前先在这里看看有没有可用的。')}
      </PageTitle>
      <section className="tc-panel no-print" aria-label={t('筛选')}>
        <Labelled title={t('名称、编号中的文字')}>
          {(id) => (
            <Input.Search
              id={id}
              allowClear
              defaultValue={text}
              key={text}
              maxLength={100}
              onSearch={(asked) => setSearch(asked.trim() === '' ? {} : { text: asked.trim() })}
            />
          )}
        </Labelled>
      </section>
      {systems.isError && <Problem error={systems.error} onRetry={() => void systems.refetch()} />}
      {systems.isPending && !systems.isError && <Loading rows={8} />}
      {systems.data?.nodes.length === 0 && (
        <Empty title={text === '' ? t('目录里还没有系统') : t('没有符合筛选的系统')}>
          <p>{text === '' ? t('项目办到列入目录的环节、单位登记已建系统之后，列在这里。') : t('可以换几个字再找。')}</p>
        </Empty>
      )}
      {systems.data && systems.data.nodes.length > 0 && (
        <Panel title={t('系统')} extra={<span className="tc-muted">{t('{{count}} 个，晚的在前', { count })}</span>}>
          <div aria-busy={systems.isPlaceholderData} className={systems.isPlaceholderData ? 'tc-stale' : undefined}>
            <SystemTable systems={systems.data.nodes} />
            <Pager
              info={systems.data.pageInfo}
              onTurn={(to) => setSearch({ ...(text === '' ? {} : { text }), ...(to as Record<string, string>) })}
            />
          </div>
        </Panel>
      )}
    </>
  );
}

function SystemTable({ systems }: { readonly systems: readonly BuiltSystem[] }) {
  return (
    <div className="tc-record-scroll" role="group" tabIndex={0} aria-label={t('表格，可左右滚动')}>
      <table className="tc-table">
        <thead>
          <tr>
            <th scope="col">{t('系统')}</th>
            <th scope="col">{t('单位')}</th>
            <th scope="col">{t('项目')}</th>
            <th scope="col">{t('状态')}</th>
            <th scope="col">{t('列入之日')}</th>
          </tr>
        </thead>
        <tbody>
          {systems.map((system) => (
            <tr key={system.id}>
              <td data-label={t('系统')}>
                <strong>{system.name}</strong>
                {system.code && <div className="tc-muted">{system.code}</div>}
                {system.functions.length > 0 && (
                  <details>
                    <summary>{t('功能 {{count}} 项', { count: system.functions.length })}</summary>
                    <ul className="tc-system-functions">
                      {system.functions.map((text, index) => (
                        <li key={index}>{text}</li>
                      ))}
                    </ul>
                  </details>
                )}
              </td>
              <td data-label={t('单位')}>{system.organisation?.title ?? '—'}</td>
              <td data-label={t('项目')}>
                {system.project ? <Link to={`/projects/${system.project.id}`}>{system.project.title}</Link> : '—'}
              </td>
              <td data-label={t('状态')}>{system.stateWords ?? system.project?.endTitle ?? t('在建')}</td>
              <td data-label={t('列入之日')} className="numeric">
                {system.on}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
