import { useQuery } from '@tanstack/react-query';
import { useMe } from '../../graphql/session';
import { t } from '../../i18n/t';
import { Empty } from '../../kit/empty';
import { LinkButton } from '../../kit/link-button';
import { Loading } from '../../kit/loading';
import { PageTitle } from '../../kit/page-title';
import { Panel } from '../../kit/panel';
import { Problem } from '../../kit/problem';
import { loadRegimes } from './edition-queries';
import { RegimeCard } from './regime-card';
import './editions.css';

/** The regimes of one's own government, and those that others share with it. */
export function RegimesPage() {
  const me = useMe();
  const regimes = useQuery({ queryKey: ['regimes'], queryFn: ({ signal }) => loadRegimes(signal) });
  const prepares = me.rights.includes('regime:import');
  return (
    <>
      <PageTitle
        title={t('制度与版本')}
        extra={prepares && <LinkButton to="/regimes/import">{t('导入文件夹…')}</LinkButton>}
      >
        {t('办法的条文在这里成为表单、矩阵、程序和检查；改动须一人编制、另一人发布。')}
      </PageTitle>
      {regimes.isPending && <Loading rows={6} />}
      {regimes.isError && <Problem error={regimes.error} onRetry={() => void regimes.refetch()} />}
      {regimes.data && <Regimes regimes={regimes.data} prepares={prepares} />}
    </>
  );
}

interface RegimesProps {
  readonly regimes: Awaited<ReturnType<typeof loadRegimes>>;
  readonly prepares: boolean;
}

function Regimes({ regimes, prepares }: RegimesProps) {
  const own = regimes.filter((regime) => regime.own);
  const shared = regimes.filter((regime) => !regime.own);
  return (
    <>
      {own.length === 0 ? (
        <Empty title={t('本级政府还没有制度')}>
          {prepares ? (
            <>
              <p>
                {shared.length > 0
                  ? t('第一步：以下面共享的上级制度为基础编制本级制度，或者导入制度文件夹的压缩包。')
                  : t('第一步：导入制度文件夹的压缩包；上级政府共享制度之后，也可以以它为基础编制。')}
              </p>
              <LinkButton type="primary" to="/regimes/import">
                {t('导入文件夹…')}
              </LinkButton>
            </>
          ) : (
            <p>{t('制度由制度管理员编制和发布。')}</p>
          )}
        </Empty>
      ) : (
        <Panel title={t('本级制度')}>
          <ul className="tc-regimes">
            {own.map((regime) => (
              <RegimeCard key={regime.code} regime={regime} prepares={prepares} taken={own.map(({ code }) => code)} />
            ))}
          </ul>
        </Panel>
      )}
      {shared.length > 0 && (
        <Panel
          title={t('与本级共享的制度')}
          extra={<span className="tc-muted">{t('只能查阅，或以此为基础编制本级制度')}</span>}
        >
          <ul className="tc-regimes">
            {shared.map((regime) => (
              <RegimeCard
                key={`${regime.government}/${regime.code}`}
                regime={regime}
                prepares={prepares}
                taken={own.map(({ code }) => code)}
              />
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}
