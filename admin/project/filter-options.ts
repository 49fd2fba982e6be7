import { t } from '../i18n/t';
import type { Option } from './filter-choice';
import type { Totals } from './project-queries';
import { wordStatus } from './status-words';

function withCount(label: string, count: number): string {
  return t('{{label}}（{{count}}）', { label, count });
}

/** What there is to choose from, each with how many projects have it. */
export function statusesOf(totals: Totals | null): readonly Option[] {
  return (totals?.byStatus ?? []).map(({ key, title, count }) => ({
    value: key ?? '',
    label: withCount(wordStatus(key, title), count),
  }));
}

export function stagesOf(totals: Totals | null): readonly Option[] {
  return named(totals?.byStage);
}

export function unitsOf(totals: Totals | null): readonly Option[] {
  return named(totals?.byOrganisation);
}

export function bodiesOf(totals: Totals | null): readonly Option[] {
  return named(totals?.byBody);
}

export function yearsOf(totals: Totals | null): readonly Option[] {
  return (totals?.byPlanYear ?? []).map(({ key, count }) => ({
    value: key ?? '',
    label: withCount(t('{{year}} 年', { year: key ?? '' }), count),
  }));
}

function named(groups: Totals['byStage'] | undefined): readonly Option[] {
  return (groups ?? []).flatMap(({ key, title, count }) =>
    key === null ? [] : [{ value: key, label: withCount(title ?? key, count) }],
  );
}
