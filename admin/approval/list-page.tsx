import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useId, useState } from 'react';
import type { CompiledRegime, ProcedureDocument } from '../../form-schemas/engine';
import { request } from '../graphql/request';
import { Empty } from '../kit/empty';
import { Loading } from '../kit/loading';
import { PageTitle } from '../kit/page-title';
import { Panel } from '../kit/panel';
import { Problem } from '../kit/problem';
import { useEditionsInForce, useRegime, type EditionInForce } from '../regime/use-regime';
import { ListForm } from './list-form';
import { POOL, type Pooled } from './list-queries';
import { t } from '../i18n/t';

/** Puts projects that wait in a pool onto one list, which is then decided as a whole. */
export function ListPage() {
  const editions = useEditionsInForce();
  const edition = editions.data?.[0];
  return (
    <>
      <PageTitle title={t('编列清单')}>{t('从待审定的项目中选取，编成一份清单，按规定的步骤统一审定。')}</PageTitle>
      {editions.isPending && <Loading />}
      {editions.isError && <Problem error={editions.error} onRetry={() => void editions.refetch()} />}
      {editions.data?.length === 0 && <Empty title={t('本级政府还没有施行中的制度')} />}
      {edition && <InEdition edition={edition} />}
    </>
  );
}

type ListProcedure = ProcedureDocument & { readonly pool: NonNullable<ProcedureDocument['pool']> };

function InEdition({ edition }: { readonly edition: EditionInForce }) {
  const id = useId();
  const regime = useRegime(edition);
  const [chosen, setChosen] = useState<string | null>(null);
  if (regime.isPending) return <Loading />;
  if (regime.isError) return <Problem error={regime.error} onRetry={() => void regime.refetch()} />;
  const lists = regime.data.regime.procedures.filter(
    (one): one is ListProcedure => one.kind === 'list' && one.pool !== undefined,
  );
  const procedure = lists.find(({ code }) => code === chosen) ?? lists[0];
  if (!procedure) return <Empty title={t('这一制度没有清单程序')} />;
  return (
    <>
      {lists.length > 1 && (
        <div className="tc-field" style={{ maxWidth: 420 }}>
          <label htmlFor={`${id}-procedure`}>{t('哪一种清单')}</label>
          <Select
            id={`${id}-procedure`}
            style={{ width: '100%' }}
            value={procedure.code}
            options={lists.map(({ code, title }) => ({ value: code, label: title }))}
            onChange={(code: string) => setChosen(code)}
          />
        </div>
      )}
      <FromPool key={procedure.code} regime={regime.data} procedure={procedure} />
    </>
  );
}

function FromPool({ regime, procedure }: { readonly regime: CompiledRegime; readonly procedure: ListProcedure }) {
  const { pool } = procedure;
  const waiting = useQuery({
    queryKey: ['pool', pool.procedure, pool.stage],
    queryFn: async ({ signal }): Promise<readonly Pooled[]> => {
      const all: Pooled[] = [];
      let after: string | null = null;
      do {
        const { poolApplications } = await requestPool(pool, after, signal);
        all.push(...poolApplications.nodes);
        after = poolApplications.pageInfo.hasNextPage ? poolApplications.pageInfo.endCursor : null;
      } while (after !== null);
      return all;
    },
  });
  if (waiting.isPending) return <Loading />;
  if (waiting.isError) return <Problem error={waiting.error} onRetry={() => void waiting.refetch()} />;
  if (waiting.data.length === 0) {
    const title = regime.procedures.get(pool.procedure)?.stages.get(pool.stage)?.title ?? pool.stage;
    return (
      <Panel title={procedure.title}>
        <Empty title={t('“{{title}}”中现在没有等待的项目', { title })}>
          <p>{t('项目论证通过、并安排到这一审定途径之后，会出现在这里。')}</p>
        </Empty>
      </Panel>
    );
  }
  return <ListForm regime={regime} procedure={procedure} waiting={waiting.data} />;
}

function requestPool(pool: ListProcedure['pool'], after: string | null, signal: AbortSignal) {
  return request(POOL, { procedure: pool.procedure, stage: pool.stage, ...(after === null ? {} : { after }) }, signal);
}
