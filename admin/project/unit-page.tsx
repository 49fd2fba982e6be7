import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useSearchParams } from 'react-router';
import { request } from '../graphql/request';
import { useMe } from '../graphql/session';
import { t } from '../i18n/t';
import { Empty } from '../kit/empty';
import { Loading } from '../kit/loading';
import { PageTitle } from '../kit/page-title';
import { Panel } from '../kit/panel';
import { Problem } from '../kit/problem';
import { useEditionsInForce } from '../regime/use-regime';
import { recordRows } from './life-query';
import { RecordsPanel } from './records-panel';
import { SideCasesPanel } from './side-cases-panel';
import { StartSidesPanel } from './start-sides-panel';
import { UnitChoice, useUnit } from './unit-choice';
import { casesOfUnit, SIDES_OF_UNIT } from './unit-queries';
import './life.css';

/** What is done to a unit, and what a unit or the government does beside projects: begun here, with what is on record. */
export function UnitPage() {
  const me = useMe();
  const own = me.appointment?.post?.organisation ?? null;
  const [search, setSearch] = useSearchParams();
  const editions = useEditionsInForce();
  const unit = search.get('unit') ?? own?.id ?? null;
  const regime = search.get('regime') ?? editions.data?.[0]?.regimeCode ?? null;
  const set = (name: string, value: string): void =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        after.set(name, value);
        return after;
      },
      { replace: true },
    );
  const mayChoose = me.rights.includes('application:read-all');
  return (
    <>
      <PageTitle title={t('单位事项')}>
        {t('不属于某个项目、对单位或本级政府办理的事项：如暂停申报资格及其解除。')}
      </PageTitle>
      {editions.isPending && <Loading />}
      {editions.isError && <Problem error={editions.error} onRetry={() => void editions.refetch()} />}
      {editions.data && (
        <Panel title={t('办理对象')}>
          <div className="tc-unit-choice">
            {mayChoose ? (
              <UnitChoice value={unit} onChange={(id) => set('unit', id)} />
            ) : (
              <p>
                {t('单位：')}
                <strong>{own?.title ?? '—'}</strong>
              </p>
            )}
            {editions.data.length > 1 && (
              <div>
                <label htmlFor="unit-regime">{t('按哪部制度')}</label>
                <Select
                  id="unit-regime"
                  style={{ width: '100%' }}
                  value={regime}
                  options={editions.data.map(({ regimeCode, title }) => ({ value: regimeCode, label: title }))}
                  onChange={(code: string) => set('regime', code)}
                />
              </div>
            )}
            {editions.data.length === 1 && (
              <p>
                {t('按制度：')}
                <strong>{editions.data[0]?.title}</strong>
              </p>
            )}
          </div>
        </Panel>
      )}
      {editions.isSuccess && regime === null && (
        <Empty title={t('今天没有施行的制度')}>
          <p>{t('制度发布并施行之后，才有可以对单位办理的事项。')}</p>
        </Empty>
      )}
      {regime !== null && unit !== null && <OfUnit key={`${unit} ${regime}`} unit={unit} regime={regime} />}
      {editions.isSuccess && regime !== null && unit === null && <Empty title={t('请先选定单位')} />}
    </>
  );
}

function OfUnit({ unit, regime }: { readonly unit: string; readonly regime: string }) {
  const { data: named } = useUnit(unit);
  const name = named?.title ?? null;
  const sides = useQuery({
    queryKey: ['unit-sides', regime, unit],
    queryFn: async ({ signal }) =>
      (await request(SIDES_OF_UNIT, { regimeCode: regime, organisationId: unit }, signal)).sidesToOpen,
  });
  const cases = useQuery({
    queryKey: ['unit-cases', regime, unit],
    queryFn: ({ signal }) => casesOfUnit(unit, regime, signal),
  });
  const records = useQuery({
    queryKey: ['records', { organisationId: unit, regimeCode: regime, withProject: false }],
    queryFn: ({ signal }) => recordRows({ organisationId: unit, regimeCode: regime, withProject: false }, signal),
  });
  const problem = sides.error ?? cases.error ?? records.error;
  if (problem)
    return (
      <Problem
        error={problem}
        onRetry={() => void Promise.all([sides.refetch(), cases.refetch(), records.refetch()])}
      />
    );
  if (!sides.data || !cases.data || !records.data) return <Loading rows={8} />;
  const { rows, more } = records.data;
  return (
    <>
      {sides.data.length === 0 && cases.data.length === 0 && rows.length === 0 && (
        <Empty title={t('没有可办理的事项，也没有记录')}>
          <p>{t('您现在的任职不承办对这个单位的事项；它也还没有台账记录。')}</p>
        </Empty>
      )}
      <StartSidesPanel
        title={name === null ? t('另行办理') : t('对“{{unit}}”办理', { unit: name })}
        place={{ regimeCode: regime, organisationId: unit }}
        procedures={sides.data}
      />
      <SideCasesPanel sides={cases.data} />
      <RecordsPanel rows={rows} more={more} />
    </>
  );
}
