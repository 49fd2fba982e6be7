import { useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useSearchParams } from 'react-router';
import { request } from '../graphql/request';
import { t } from '../i18n/t';
import { Bars } from '../kit/bars';
import { ClauseChip } from '../kit/clause-chip';
import { Empty } from '../kit/empty';
import { ExportFile } from '../kit/export-file';
import { Loading } from '../kit/loading';
import { PageTitle } from '../kit/page-title';
import { Panel } from '../kit/panel';
import { Problem } from '../kit/problem';
import { Sum } from '../kit/sum';
import { wordSum, wordYuan } from '../kit/sum-words';
import { linesFor } from './plan-filter';
import { PLAN_YEARS, PLANS, type Plan } from './plan-queries';
import { PlanTable } from './plan-table';
import '../kit/list.css';
import './plan.css';

/** The plan of a year: what its lists hold and have decided, and how the mid-year adjustment changed it. */
export function PlanPage() {
  const [search, setSearch] = useSearchParams();
  const years = useQuery({
    queryKey: ['plan-years'],
    queryFn: async ({ signal }) => (await request(PLAN_YEARS, {}, signal)).planYears,
  });
  const asked = search.get('year');
  const year = asked !== null && /^\d{4}$/.test(asked) ? Number(asked) : (years.data?.[0] ?? null);
  const plans = useQuery({
    queryKey: ['plans', year],
    enabled: year !== null,
    queryFn: async ({ signal }) => (await request(PLANS, { year: year ?? 0 }, signal)).annualPlans,
  });
  const problem = years.error ?? plans.error;
  const known = [...new Set([...(years.data ?? []), ...(year === null ? [] : [year])])].sort((a, b) => b - a);
  const isEmpty = plans.data?.every(({ lines }) => lines.length === 0) ?? true;
  return (
    <>
      <PageTitle
        title={year === null ? t('年度计划') : t('{{year}} 年度计划', { year })}
        extra={year !== null && <ExportFile address={`/exports/plan.xlsx?year=${year}`} empty={isEmpty} />}
      >
        {t('各份清单列入的项目与决定；年中调整与年初的计划分开看。')}
      </PageTitle>
      {known.length > 1 && (
        <Segmented
          className="tc-plan-years no-print"
          aria-label={t('年度')}
          options={known.map((one) => ({ value: one, label: String(one) }))}
          value={year ?? 0}
          onChange={(value) => setSearch({ year: String(value) })}
        />
      )}
      {problem && <Problem error={problem} onRetry={() => void Promise.all([years.refetch(), plans.refetch()])} />}
      {!problem && (years.isPending || (year !== null && plans.isPending)) && <Loading rows={10} />}
      {years.data?.length === 0 && (
        <Empty title={t('还没有年度计划')}>
          <p>{t('项目列入年度清单之后，计划在这里汇总。')}</p>
        </Empty>
      )}
      {plans.data?.map((plan) => (
        <OnePlan key={plan.regimeCode} plan={plan} search={search} onFilter={setSearch} />
      ))}
    </>
  );
}

interface OnePlanProps {
  readonly plan: Plan;
  readonly search: URLSearchParams;
  readonly onFilter: (search: URLSearchParams) => void;
}

function OnePlan({ plan, search, onFilter }: OnePlanProps) {
  const lines = linesFor(plan.lines, search);
  const toggle = (name: string, key: string): void => {
    const next = new URLSearchParams(search);
    const had = next.getAll(name);
    next.delete(name);
    for (const one of had.includes(key) ? had.filter((each) => each !== key) : [...had, key]) next.append(name, one);
    // What the bars count is what was agreed to.
    next.set('outcome', 'approve');
    if (next.getAll('mode').length + next.getAll('unit').length === 0) next.delete('outcome');
    onFilter(next);
  };
  const bars = (groups: Plan['byMode']) =>
    groups.map(({ key, title, count, amount }) => ({
      key,
      label: title ?? t('未写明'),
      count,
      words: t('{{count}} 个', { count }),
      amount: t('{{amount}} 万元', { amount: wordSum(amount) }),
      exact: t('{{amount}} 元', { amount: wordYuan(amount) }),
    }));
  return (
    <>
      <section className="tc-panel tc-totals" aria-label={plan.title}>
        <h2 className="tc-plan-title">
          {plan.title} <ClauseChip article={plan.article} />
        </h2>
        <dl className="tc-sums">
          <Figure title={t('年初计划')} group={plan.original} />
          <Figure title={t('年中增列')} group={plan.added} sign="+" />
          <Figure title={t('现行计划')} group={plan.total} />
          {plan.pending.count > 0 && <Figure title={t('尚未决定')} group={plan.pending} />}
        </dl>
        {plan.total.count > 0 && (
          <div className="tc-bars-grid">
            {plan.modeTitle && (
              <Bars
                title={plan.modeTitle}
                groups={bars(plan.byMode)}
                chosen={search.getAll('mode')}
                onToggle={(key) => toggle('mode', key)}
              />
            )}
            <Bars
              title={t('按单位')}
              groups={bars(plan.byOrganisation)}
              chosen={search.getAll('unit')}
              onToggle={(key) => toggle('unit', key)}
            />
          </div>
        )}
      </section>
      <Panel
        title={t('列入的项目')}
        extra={
          <span className="tc-muted">
            {t('{{count}} 项', { count: lines.length })}{' '}
            {lines.length < plan.lines.length && (
              <Button
                type="link"
                size="small"
                onClick={() => onFilter(new URLSearchParams({ year: String(plan.year) }))}
              >
                {t('看全部 {{count}} 项', { count: plan.lines.length })}
              </Button>
            )}
          </span>
        }
      >
        {lines.length === 0 ? <Empty title={t('这一年度没有列入的项目')} /> : <PlanTable plan={plan} lines={lines} />}
      </Panel>
    </>
  );
}

function Figure({
  title,
  group: { count, amount },
  sign = '',
}: {
  readonly title: string;
  readonly group: Plan['total'];
  readonly sign?: string;
}) {
  return (
    <div>
      <dt>{title}</dt>
      <dd className="numeric">
        {sign}
        {t('{{count}} 个', { count })}
        <div className="tc-muted">
          {sign}
          <Sum yuan={amount} />
        </div>
      </dd>
    </div>
  );
}
