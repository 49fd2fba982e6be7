import { t } from '../i18n/t';
import { fromApi } from '../kit/api-finding';
import { OpenPoints } from '../kit/open-points';
import { RouteList, type ShownStage } from '../kit/route-list';
import type { ProjectCase } from './project-query';

type Ahead = ProjectCase['ahead']['stages'][number];

/** What comes next if all agree, as a lighter continuation of what was. */
export function AheadPanel({ application }: { readonly application: ProjectCase }) {
  const { stages, findings } = application.ahead;
  const shown = stages.filter(({ kind }) => kind !== 'gate').map(shownOf);
  if (shown.length === 0) return null;
  return (
    <section className="tc-ahead">
      <h3>{t('接下来（如果都同意）')}</h3>
      <RouteList stages={shown} />
      <OpenPoints findings={fromApi(findings)} />
    </section>
  );
}

function shownOf(stage: Omit<Ahead, 'list'> & { readonly list?: readonly Omit<Ahead, 'list'>[] }): ShownStage {
  return {
    key: stage.code,
    title: stage.title,
    article: stage.article,
    steps: stage.steps.map(({ action, mode, bodies }) => ({ action, mode, bodies: bodies.map(({ title }) => title) })),
    ended: stage.outcome !== null,
    inside: (stage.list ?? []).filter(({ outcome, kind }) => outcome === null && kind !== 'gate').map(shownOf),
  };
}
