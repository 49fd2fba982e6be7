import { Button } from 'antd';
import { useId } from 'react';
import { t } from '../i18n/t';
import { Bars, type BarGroup } from '../kit/bars';
import type { Totals, TotalsGroup } from './project-queries';
import { wordStatus } from './status-words';
import { Sum } from '../kit/sum';
import { wordSum, wordYuan } from '../kit/sum-words';
import { useGroupsShown } from './use-groups-shown';
import type { ProjectFilter } from './use-project-filter';

interface TotalsPanelProps {
  readonly totals: Totals;
  readonly filter: ProjectFilter;
  /** Of the filter before; the new ones are on their way. */
  readonly stale: boolean;
}

/** What the filtered projects come to: four figures in a line; in groups, whose bars set the filter, when asked for. */
export function TotalsPanel({ totals, filter, stale }: TotalsPanelProps) {
  const grouped = useGroupsShown();
  const groups = useId();
  return (
    <section className={`tc-panel tc-totals${stale ? ' tc-stale' : ''}`} aria-label={t('合计')}>
      <div className="tc-totals-line">
        <dl className="tc-sums" aria-busy={stale}>
          <div>
            <dt>{t('项目')}</dt>
            <dd className="numeric">{t('{{count}} 个', { count: totals.count })}</dd>
          </div>
          <Figure title={t('申报总投资')} yuan={totals.declaredTotal} />
          <Figure title={t('论证总投资')} yuan={totals.arguedTotal} />
          <Figure title={t('批准总投资')} yuan={totals.approvedTotal} />
        </dl>
        <Button
          className="no-print"
          size="small"
          aria-expanded={grouped.shown}
          aria-controls={groups}
          onClick={grouped.toggle}
        >
          {grouped.shown ? t('收起分组') : t('分组看')}
        </Button>
      </div>
      <div id={groups} hidden={!grouped.shown}>
        {grouped.shown && <Groups {...{ totals, filter }} />}
      </div>
    </section>
  );
}

function Figure({ title, yuan }: { readonly title: string; readonly yuan: string }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        <Sum yuan={yuan} />
      </dd>
    </div>
  );
}

/** Filtered by its key; as long as it has projects. */
function barOf({ key, count, declaredTotal }: TotalsGroup, label: string): BarGroup {
  return {
    key,
    label,
    count,
    words: t('{{count}} 个', { count }),
    amount: t('{{amount}} 万元', { amount: wordSum(declaredTotal) }),
    exact: t('申报 {{amount}} 元', { amount: wordYuan(declaredTotal) }),
  };
}

function Groups({ totals, filter: { search, toggle } }: Omit<TotalsPanelProps, 'stale'>) {
  return (
    <div className="tc-bars-grid">
      <Bars
        title={t('按状态')}
        groups={totals.byStatus.map((group) => barOf(group, wordStatus(group.key, group.title)))}
        chosen={search.getAll('status')}
        onToggle={(key) => toggle('status', key)}
      />
      <Bars
        title={t('按所处环节')}
        groups={totals.byStage.map((group) => barOf(group, group.title ?? t('其他单位的项目，环节不公开')))}
        chosen={search.getAll('stage')}
        onToggle={(key) => toggle('stage', key)}
      />
      <Bars
        title={t('按申报单位')}
        groups={totals.byOrganisation.map((group) => barOf(group, group.title ?? '—'))}
        chosen={search.getAll('unit')}
        onToggle={(key) => toggle('unit', key)}
      />
      <Bars
        title={t('按计划年度')}
        groups={totals.byPlanYear.map((group) => barOf(group, t('{{year}} 年', { year: group.key ?? '' })))}
        chosen={search.getAll('year')}
        onToggle={(key) => toggle('year', key)}
      />
    </div>
  );
}
