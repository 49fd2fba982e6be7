import {
  previewRoute,
  type CompiledRegime,
  type Facts,
  type Finding,
  type PreviewStage,
} from '../../form-schemas/engine';
import type { ShownStage } from '../kit/route-list';
import { bodyTitles } from './body-titles';

/** The way ahead under these facts, as far as they decide it; gates, where nobody acts, are left out. */
export function routeAhead(
  regime: CompiledRegime,
  procedure: string,
  facts: Facts,
  from?: string,
): { readonly stages: readonly ShownStage[]; readonly findings: readonly Finding[] } {
  const { value, findings } = previewRoute(regime, procedure, facts);
  const start =
    from === undefined
      ? 0
      : Math.max(
          value.findIndex(({ stage }) => stage === from),
          0,
        );
  return { stages: shown(regime, value.slice(start)), findings };
}

function shown(regime: CompiledRegime, stages: readonly PreviewStage[]): readonly ShownStage[] {
  return stages
    .filter(({ kind }) => kind !== 'gate')
    .map((stage) => ({
      key: stage.stage,
      title: stage.title,
      article: stage.article,
      steps: stage.steps.map((step) => ({ ...step, bodies: bodyTitles(regime, step.bodies) })),
      ended: stage.ended !== null,
      inside: shown(
        regime,
        stage.list.filter(({ ended }) => ended === null),
      ),
    }));
}

/** The article's words for clause ids, as the widgets ask for them. */
export function articlesOf(regime: CompiledRegime) {
  return (clause: readonly string[] | undefined): string | undefined =>
    clause === undefined || clause.length === 0 ? undefined : regime.article(clause) || undefined;
}
