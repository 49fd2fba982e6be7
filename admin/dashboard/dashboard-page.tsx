import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { EXECUTION } from '../funds/funds-queries';
import { request } from '../graphql/request';
import { t } from '../i18n/t';
import { Loading } from '../kit/loading';
import { PageTitle } from '../kit/page-title';
import { Problem } from '../kit/problem';
import { Sum } from '../kit/sum';
import { INVESTMENT, OPEN_TASKS, TALLIES } from './dashboard-queries';
import { useClockTotals } from './due-clocks';
import { DueCharts, ExecutionCharts, InvestmentCharts, TallyCharts } from './dashboard-charts';
import { PlanChart } from './plan-chart';
import './dashboard.css';

/** Everything at a glance: each number leads to the list of which it is the number, filtered as it is. */
export function DashboardPage() {
  const investment = useQuery({
    queryKey: ['dashboard-investment'],
    queryFn: async ({ signal }) => (await request(INVESTMENT, {}, signal)).projectTotals,
  });
  const tasks = useQuery({
    queryKey: ['dashboard-tasks'],
    queryFn: async ({ signal }) => (await request(OPEN_TASKS, {}, signal)).openTaskTotals,
  });
  const execution = useQuery({
    queryKey: ['execution', 'YEAR', {}],
    queryFn: async ({ signal }) => (await request(EXECUTION, { by: 'YEAR', where: {} }, signal)).executionRates,
  });
  const tallies = useQuery({
    queryKey: ['dashboard-tallies'],
    queryFn: async ({ signal }) => (await request(TALLIES, {}, signal)).tallies,
  });
  const clocks = useClockTotals({});
  const all = [investment, tasks, clocks, execution, tallies];
  const problem = all.map(({ error }) => error).find((error) => error !== null);
  const again = (): void => void Promise.all(all.map((one) => one.refetch()));
  return (
    <>
      <PageTitle title={t('总览')}>{t('每个数都可以点开，看它所数的清单；图可以换成表，也可以导出。')}</PageTitle>
      {problem && <Problem error={problem} onRetry={again} />}
      {!problem && (investment.isPending || tasks.isPending || clocks.isPending) && <Loading rows={10} />}
      {investment.data && tasks.data && clocks.data && (
        <ul className="tc-dashboard-figures">
          <Figure to="/projects" title={t('项目')} value={t('{{count}} 个', { count: investment.data.count })} />
          <Figure to="/projects" title={t('申报总投资')} value={<Sum yuan={investment.data.declaredTotal} />} />
          <Figure
            to="/projects?amount=approved&min=0.01"
            title={t('批准总投资')}
            value={<Sum yuan={investment.data.approvedTotal} />}
          />
          <Figure
            to="/deadlines?due=late"
            title={t('已逾期的待办')}
            value={t('{{count}} 项', { count: tasks.data.all.late })}
            tone={tasks.data.all.late > 0 ? 'late' : undefined}
          />
          <Figure
            to="/deadlines?due=near"
            title={t('将到期的待办')}
            value={t('{{count}} 项', { count: tasks.data.all.near })}
            tone={tasks.data.all.near > 0 ? 'near' : undefined}
          />
          <Figure
            to="/deadlines?list=clocks&due=late"
            title={t('已逾期的法定时限')}
            value={t('{{count}} 项', { count: clocks.data.all.late })}
            tone={clocks.data.all.late > 0 ? 'late' : undefined}
          />
          <Figure
            to="/deadlines?list=clocks&due=near"
            title={t('将到期的法定时限')}
            value={t('{{count}} 项', { count: clocks.data.all.near })}
            tone={clocks.data.all.near > 0 ? 'near' : undefined}
          />
        </ul>
      )}
      {investment.data && (
        <>
          <h2 className="tc-dashboard-head">{t('投资')}</h2>
          <div className="tc-dashboard">
            <InvestmentCharts totals={investment.data} />
            <PlanChart />
          </div>
        </>
      )}
      <h2 className="tc-dashboard-head">{t('时限与执行')}</h2>
      <div className="tc-dashboard">
        {tasks.data && <DueCharts totals={tasks.data} />}
        {execution.data && <ExecutionCharts measures={execution.data} />}
      </div>
      {tallies.data && tallies.data.length > 0 && (
        <>
          <h2 className="tc-dashboard-head">{t('资金来源、问题与评价')}</h2>
          <div className="tc-dashboard">
            <TallyCharts tallies={tallies.data} />
          </div>
        </>
      )}
    </>
  );
}

interface FigureProps {
  readonly to: string;
  readonly title: string;
  readonly value: React.ReactNode;
  readonly tone?: 'late' | 'near' | undefined;
}

function Figure({ to, title, value, tone }: FigureProps) {
  return (
    <li className={tone && `tc-figure-${tone}`}>
      <Link to={to}>
        {title}
        <strong>{value}</strong>
      </Link>
    </li>
  );
}
