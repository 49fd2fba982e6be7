import type { CompiledRegime, Day, HandInStage } from '../../form-schemas/engine';
import { graphql, type ResultOf } from '../graphql/tada';
import type { OverrideAsked } from './dry-run';
import { t } from '../i18n/t';

/** A time that must pass, as the API has counted it by the government's own calendar. */
export const STAGE_WAIT = graphql(`
  fragment StageWait on StageWait @_unmask {
    earliest
    from
    words
    provisional
    problem
    article
  }
`);

export type StageWait = ResultOf<typeof STAGE_WAIT>;

/** How a time that must pass stands today. */
export interface WaitSeen {
  /** `自 2027-03-01 起须经过至少7日，最早 2027-03-09 可以继续`; null: nothing can be counted yet, or no time is asked for. */
  readonly words: string | null;
  /** Why it cannot be counted. */
  readonly problem: string | null;
  readonly early: boolean;
  readonly article: string;
  /** Who of these bodies may shorten it can, with this written down; null: not theirs, or not at all. */
  readonly override: OverrideAsked | null;
}

/** A wait as it stands on a day; null for a stage that is none. */
export function seeWait(
  regime: CompiledRegime,
  stage: HandInStage,
  wait: StageWait | null,
  bodies: readonly string[],
  on: Day,
): WaitSeen | null {
  if (stage.kind !== 'wait' || wait === null) return null;
  const { clause, override } = stage.atLeast;
  const { earliest, problem, article } = wait;
  const early = earliest !== null && on < earliest;
  const words = earliest === null ? null : wordEarliest(wait, earliest);
  const isTheirs = override?.by.some((body) => bodies.includes(body)) === true;
  return {
    words,
    problem,
    early,
    article,
    override:
      early && override && isTheirs
        ? {
            rule: stage.code,
            title: t('缩短“{{stage}}”', { stage: stage.title }),
            message: words ?? '',
            article: regime.article(clause),
            needs: override.needs,
            voluntary: false,
          }
        : null,
  };
}

function wordEarliest({ from, words, provisional }: StageWait, day: string): string {
  const said = { from: from ?? '', words: words ?? '', day };
  return provisional
    ? t('自 {{from}} 起须经过{{words}}，最早 {{day}} 可以继续（暂定，放假安排公布后重算）', said)
    : t('自 {{from}} 起须经过{{words}}，最早 {{day}} 可以继续', said);
}
