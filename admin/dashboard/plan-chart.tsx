import { useQuery } from '@tanstack/react-query';
import { request } from '../graphql/request';
import { t } from '../i18n/t';
import { wordSum } from '../kit/sum-words';
import { PLAN_YEARS, PLANS } from '../plan/plan-queries';
import { ChartPanel } from './chart-panel';
import { lengthOf } from './chart-row';

/** The latest plan by way of building. */
export function PlanChart() {
  const years = useQuery({
    queryKey: ['plan-years'],
    queryFn: async ({ signal }) => (await request(PLAN_YEARS, {}, signal)).planYears,
  });
  const year = years.data?.[0] ?? null;
  const plans = useQuery({
    queryKey: ['plans', year],
    enabled: year !== null,
    queryFn: async ({ signal }) => (await request(PLANS, { year: year ?? 0 }, signal)).annualPlans,
  });
  return plans.data
    ?.filter(({ modeTitle, total }) => modeTitle !== null && total.count > 0)
    .map((plan) => (
      <ChartPanel
        key={plan.regimeCode}
        title={t('{{year}} 年度计划按{{mode}}', { year: plan.year, mode: plan.modeTitle ?? '' })}
        article={plan.article}
        group={plan.modeTitle ?? ''}
        columns={[plan.amountTitle, t('项目')]}
        series={[{ title: plan.amountTitle, colour: '#1d4f91' }]}
        rows={plan.byMode.map(({ key, title, count, amount }) => ({
          key: key ?? '',
          label: title ?? t('未写明'),
          values: [lengthOf(amount)],
          words: [t('{{amount}} 万元', { amount: wordSum(amount) }), t('{{count}} 个', { count })],
          to: [
            `/plans?${new URLSearchParams({ year: String(plan.year), mode: key ?? '', outcome: 'approve' }).toString()}`,
          ],
        }))}
        exported={`/exports/plan.xlsx?year=${plan.year}&regimeCode=${plan.regimeCode}`}
        whole={{
          to: `/plans?year=${plan.year}&outcome=approve`,
          words: t('计划 {{count}} 个，{{amount}} 万元', {
            count: plan.total.count,
            amount: wordSum(plan.total.amount),
          }),
        }}
        nothing={t('还没有年度计划')}
      />
    ));
}
