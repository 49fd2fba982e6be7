import {
  bodyTitles,
  previewRoute,
  type CompiledRegime,
  type Facts,
  type Finding,
  type PreviewStage,
} from '../../form-schemas/engine';
import type { ShownStage } from '../kit/route-list';

/** The way ahead under these facts, as far as they decide it; gates, where nobody acts, are left out. */
export function routeAhead(
  regime: CompiledRegime,
  procedure: string,
  facts: Facts,
  from?: string,
): { readonly stages: readonly ShownStage[]; readonly findings: readonly Finding[] } {
  const whole = previewRoute(regime, procedure, facts);
  const start = from === undefined ? 0 : whole.value.findIndex(({ stage }) => stage === from);
  // A stage that the facts as they are now do not lead to: it was come to while they were others.
  const { value, findings } = start < 0 ? previewRoute(regime, procedure, facts, from) : whole;
  return { stages: shown(regime, value.slice(Math.max(start, 0))), findings };
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

type ArticleWords = (clause: readonly string[] | undefined) => string | undefined;

const words = new WeakMap<CompiledRegime, ArticleWords>();

/** The article's words for clause ids, as the widgets ask for them; the same for the same regime, so that nothing is drawn anew for it. */
export function articlesOf(regime: CompiledRegime): ArticleWords {
  const known = words.get(regime);
  if (known) return known;
  const fresh: ArticleWords = (clause) =>
    clause === undefined || clause.length === 0 ? undefined : regime.article(clause) || undefined;
  words.set(regime, fresh);
  return fresh;
}
