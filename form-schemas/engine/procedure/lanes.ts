import { missingFacts } from '../check/missing';
import { found, type Finding, type Outcome } from '../finding';
import type { LaneDocument, ParallelStage } from '../model/procedure';
import type { Facts } from '../value';
import type { CaseState, ChainStep } from './case';
import type { CompiledProcedure, CompiledRegime } from './compiled';
import { wordMissing } from './given';
import { speak } from './speak';

/** Whether all steps of a chain are open at once: the lanes of a parallel stage. */
export function isParallel(chain: readonly ChainStep[]): boolean {
  return chain.length > 0 && chain[0]?.lane !== undefined;
}

/** Indices of the steps that are open now: of a parallel stage all, else the one. */
export function openSteps(state: Pick<CaseState, 'chain' | 'step'>): readonly number[] {
  if (isParallel(state.chain)) return state.chain.map((_, index) => index);
  return state.step < state.chain.length ? [state.step] : [];
}

export function laneStep(lane: LaneDocument): ChainStep {
  return {
    action: lane.action,
    mode: lane.mode,
    bodies: lane.by,
    ratio: lane.ratio ?? null,
    must: lane.must ?? [],
    form: lane.form ?? null,
    formBy: lane.formBy ?? 'lead',
    lane: lane.code,
    ...(lane.signers === undefined ? {} : { signers: lane.signers }),
    ...(lane.deadline === undefined ? {} : { deadline: lane.deadline }),
  };
}

export interface ChosenLanes {
  readonly chain: readonly ChainStep[];
  /** Lanes that cannot be judged yet, with the facts that are missing. */
  readonly undecided: readonly {
    readonly lane: LaneDocument;
    readonly missing: readonly string[];
    readonly text: string;
  }[];
}

/** The lanes that are there by these facts, in their order. */
export function chooseLanes(
  regime: CompiledRegime,
  procedure: CompiledProcedure,
  stage: ParallelStage,
  facts: Facts,
): ChosenLanes {
  const conditions = procedure.lanes.get(stage.code) ?? [];
  const chain: ChainStep[] = [];
  const undecided: ChosenLanes['undecided'][number][] = [];
  stage.lanes.forEach((lane, index) => {
    const when = conditions[index] ?? null;
    const there = when === null ? true : when.judge(regime.vocabulary, facts);
    if (there === true) chain.push(laneStep(lane));
    if (there === null)
      undecided.push({
        lane,
        missing: missingFacts(when?.dependencies ?? [], regime.vocabulary, facts),
        text: when?.text ?? '',
      });
  });
  return { chain, undecided };
}

/** The chain of a parallel stage as it is entered. Finding: `lane-undecided`, which names the missing facts. */
export function enterLanes(
  regime: CompiledRegime,
  procedure: CompiledProcedure,
  stage: ParallelStage,
  facts: Facts,
): Outcome<readonly ChainStep[]> {
  const { chain, undecided } = chooseLanes(regime, procedure, stage, facts);
  const findings = undecided.map(({ lane, missing, text }): Finding => {
    const words = wordMissing(regime, missing);
    const why = words === '' ? `条件 ${text} 得不出结果` : `尚不知道${words}`;
    const message = `无法判断“${stage.title}”是否须经“${lane.title}”：${why}`;
    return speak(regime, {
      code: 'lane-undecided',
      message,
      clause: lane.clause,
      rule: lane.code,
      parameters: { missing },
    });
  });
  return found(chain, findings);
}
