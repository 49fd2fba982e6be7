import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { t } from '../i18n/t';
import { ClauseChip } from '../kit/clause-chip';
import { Empty } from '../kit/empty';
import { LinkButton } from '../kit/link-button';
import { Loading } from '../kit/loading';
import { PageTitle } from '../kit/page-title';
import { Panel } from '../kit/panel';
import { Problem } from '../kit/problem';
import { useEditionsInForce } from '../regime/use-regime';
import { loadRegisters, type Register } from './register-queries';
import '../kit/rows.css';

const OF: Readonly<Record<string, string>> = {
  project: t('记在项目名下'),
  unit: t('记在单位名下'),
  government: t('记在本级政府名下'),
};

/** Every register that the regulations keep, with how much stands in it: the way to its rows. */
export function RegistersPage() {
  const registers = useQuery({ queryKey: ['registers'], queryFn: ({ signal }) => loadRegisters(null, signal) });
  const editions = useEditionsInForce();
  const problem = registers.error ?? editions.error;
  return (
    <>
      <PageTitle title={t('台账')}>
        {t('合同、资金、验收、评价……都由办理的环节写下，一经写下不再改动；这里按种类汇总。')}
      </PageTitle>
      {problem && (
        <Problem error={problem} onRetry={() => void Promise.all([registers.refetch(), editions.refetch()])} />
      )}
      {!problem && (registers.isPending || editions.isPending) && <Loading rows={10} />}
      {registers.data?.length === 0 && (
        <Empty title={t('现行制度没有台账')}>
          <p>{t('制度施行之后，它的台账列在这里。')}</p>
          <LinkButton to="/regimes">{t('去看制度与版本')}</LinkButton>
        </Empty>
      )}
      {editions.data?.map(({ regimeCode, title }) => {
        const own = registers.data?.filter((one) => one.regimeCode === regimeCode) ?? [];
        return own.length > 0 && <OfRegime key={regimeCode} title={title} registers={own} />;
      })}
    </>
  );
}

function OfRegime({ title, registers }: { readonly title: string; readonly registers: readonly Register[] }) {
  const filled = registers.filter(({ count }) => count > 0);
  const empty = registers.filter(({ count }) => count === 0);
  return (
    <Panel title={title} extra={<span className="tc-muted">{t('{{count}} 种', { count: registers.length })}</span>}>
      <Rows registers={filled} />
      {empty.length > 0 && (
        <details className="tc-fact-group" open={filled.length === 0}>
          <summary>{t('还没有记录的 {{count}} 种', { count: empty.length })}</summary>
          <Rows registers={empty} />
        </details>
      )}
    </Panel>
  );
}

function Rows({ registers }: { readonly registers: readonly Register[] }) {
  return (
    <ul className="tc-rows">
      {registers.map((register) => (
        <li key={register.record}>
          <Link className="tc-rows-title" to={`/registers/${register.regimeCode}/${register.record}`}>
            {register.title}
          </Link>
          <ClauseChip article={register.article} />
          <span className="tc-muted">{OF[register.of] ?? register.of}</span>
          <span className="numeric">
            {t('{{count}} 条', { count: register.count })}
            {register.closes && register.count > 0 && t('，其中未办结 {{count}} 条', { count: register.open })}
          </span>
        </li>
      ))}
    </ul>
  );
}
