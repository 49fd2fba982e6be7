import { useMe } from '../graphql/session';
import { t } from '../i18n/t';
import { useAddress } from '../identity/use-address';
import { LinkButton } from '../kit/link-button';
import { Loading } from '../kit/loading';
import { PageTitle } from '../kit/page-title';
import { Panel } from '../kit/panel';
import { Problem } from '../kit/problem';
import { todayInBeijing } from '../kit/time';
import { useYears, type CalendarYear } from './calendar-queries';
import { YearPanel } from './year-panel';
import { YearTable } from './year-table';

/** By which days workdays are counted: years with where they stand, and one of them day by day. */
export function CalendarPage() {
  const { rights } = useMe();
  const years = useYears();
  const address = useAddress();
  const shown = years.data && shownOf(years.data, address.get('id'));
  return (
    <>
      <PageTitle
        title={t('工作日历')}
        extra={
          rights.includes('calendar:import') && <LinkButton to="/calendar/import">{t('导入一年的安排')}</LinkButton>
        }
      >
        {t('工作日依国务院办公厅每年的放假通知计算。通知公布之前按法定节假日暂计，公布并导入后重算。')}
      </PageTitle>
      {years.isPending && <Loading />}
      {years.isError && <Problem error={years.error} onRetry={() => void years.refetch()} />}
      {years.data && (
        <Panel title={t('各年安排')}>
          <YearTable years={years.data} />
        </Panel>
      )}
      {years.data && shown && <YearPanel key={shown.id} year={shown} years={years.data} />}
    </>
  );
}

/** The one asked for; else the first that waits to be published; else this year's. */
function shownOf(years: readonly CalendarYear[], id: string): CalendarYear | undefined {
  const now = Number(todayInBeijing().slice(0, 4));
  return (
    years.find((year) => year.id === id) ??
    years.find(({ status }) => status === 'SUBMITTED') ??
    years.find(({ year }) => year === now) ??
    years.at(-1)
  );
}
