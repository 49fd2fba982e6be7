import type { ResultOf } from '../graphql/tada';
import type { Measure } from '../funds/funds-queries';
import { t } from '../i18n/t';
import { wordSum } from '../kit/sum-words';
import { ChartPanel } from './chart-panel';
import type { ChartSeries } from './chart-row';
import { executionRows, largestFirst, projectRows, tallyAddress, tallyExport, tallyRows } from './chart-sources';
import type { INVESTMENT, OPEN_TASKS, Tally } from './dashboard-queries';

const BLUE: ChartSeries = { title: t('申报总投资'), colour: '#1d4f91' };
const DUE: readonly ChartSeries[] = [
  { title: t('已逾期'), colour: '#b3261e' },
  { title: t('将到期'), colour: '#b07500' },
  { title: t('未到期'), colour: '#1b6e3c' },
  { title: t('没有时限'), colour: '#7a8798' },
];
const PROJECTS_EXPORT = '/exports/projects.xlsx';

/** Where the declared investment stands: by stage, by whoever is to act, by unit and by year of the plan. */
export function InvestmentCharts({ totals }: { readonly totals: ResultOf<typeof INVESTMENT>['projectTotals'] }) {
  const charts = [
    { title: t('投资按所处环节'), group: t('环节'), groups: largestFirst(totals.byStage), filter: 'stage' },
    { title: t('投资按在等的主体'), group: t('主体'), groups: largestFirst(totals.byBody), filter: 'body' },
    { title: t('投资按申报单位'), group: t('单位'), groups: largestFirst(totals.byOrganisation), filter: 'unit' },
    { title: t('投资按计划年度'), group: t('年度'), groups: totals.byPlanYear, filter: 'year' },
  ] as const;
  return charts.map(({ title, group, groups, filter }) => (
    <ChartPanel
      key={filter}
      title={title}
      group={group}
      columns={[t('申报总投资'), t('项目')]}
      series={[BLUE]}
      rows={projectRows(groups, filter)}
      exported={PROJECTS_EXPORT}
      whole={{ to: '/projects', words: t('项目库全部 {{count}} 个', { count: totals.count }) }}
      nothing={t('还没有项目')}
    />
  ));
}

/** Open tasks by whoever is to act: late in red, near in yellow, each with its word. */
export function DueCharts({ totals }: { readonly totals: ResultOf<typeof OPEN_TASKS>['openTaskTotals'] }) {
  const address = (search: Readonly<Record<string, string>>): string =>
    `/deadlines?${new URLSearchParams(search).toString()}`;
  return (
    <ChartPanel
      title={t('未办理的待办按时限')}
      group={t('由谁办理')}
      columns={[t('全部'), ...DUE.map(({ title }) => title)]}
      series={DUE}
      rows={totals.byBody.map(({ key, title, count, late, near, onTime }) => ({
        key: key ?? '',
        label: title ?? key ?? '',
        values: [late, near, onTime, count - late - near - onTime],
        words: [
          t('{{count}} 项', { count }),
          String(late),
          String(near),
          String(onTime),
          String(count - late - near - onTime),
        ],
        to: [
          address({ body: key ?? '' }),
          address({ body: key ?? '', due: 'late' }),
          address({ body: key ?? '', due: 'near' }),
          address({ body: key ?? '', due: 'on-time' }),
          null,
        ],
      }))}
      exported="/exports/open-tasks.xlsx"
      whole={{ to: '/deadlines', words: t('全部待办 {{count}} 项', { count: totals.all.count }) }}
      nothing={t('现在没有未办理的待办')}
    />
  );
}

/** Execution by year, a chart for each measure of the regimes. */
export function ExecutionCharts({ measures }: { readonly measures: readonly Measure[] }) {
  return measures.map((measure) => (
    <ChartPanel
      key={`${measure.regimeCode} ${measure.code}`}
      title={measure.title}
      article={measure.article}
      group={t('年度')}
      columns={[t('执行率'), t('预算数'), t('执行数')]}
      series={[{ title: t('执行率'), colour: '#1d4f91' }]}
      rows={executionRows(measure)}
      exported={`/exports/execution.xlsx?${new URLSearchParams({
        by: 'YEAR',
        where: JSON.stringify({ regimeCode: measure.regimeCode, measures: [measure.code] }),
      }).toString()}`}
      whole={{
        to: '/funds',
        words: measure.total.rate === null ? t('合计：没有预算数') : t('合计 {{rate}}%', { rate: measure.total.rate }),
      }}
      nothing={t('还没有可计的记录')}
      most={100}
    />
  ));
}

/** What the regimes count by kinds: sources of money, findings, grades. */
export function TallyCharts({ tallies }: { readonly tallies: readonly Tally[] }) {
  return tallies.map((tally) => (
    <ChartPanel
      key={`${tally.regimeCode} ${tally.code}`}
      title={tally.title}
      article={tally.article}
      group={t('种类')}
      columns={tally.sum === null ? [t('记录')] : [t('金额'), t('记录')]}
      series={[{ title: tally.sum === null ? t('记录') : t('金额'), colour: '#1d4f91' }]}
      rows={tallyRows(tally)}
      exported={tallyExport(tally)}
      whole={{
        to: tallyAddress(tally, null),
        words:
          tally.sum === null
            ? t('台账 {{count}} 条', { count: tally.count })
            : t('台账 {{count}} 条，{{amount}} 万元', { count: tally.count, amount: wordSum(tally.sum) }),
      }}
      nothing={t('还没有这类记录')}
    />
  ));
}
