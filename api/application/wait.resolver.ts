import { Ctx, Extensions, FieldResolver, Resolver, Root } from 'type-graphql';
import {
  earliestDayOf,
  type CaseState,
  type CompiledRegime,
  type Facts,
  type WaitStage,
} from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import { Application } from './application.entity';
import { StageWait } from './application.types';
import { Draft } from './draft.entity';
import { judgeDraft, lookAtDraft } from './draft-standing';
import { lookAtCase, standingCase } from './load-case';
import { presentFacts } from './surroundings';

/** The time that must pass at a stage, counted as handing it in would count it: by the government's own calendar. */
@Resolver(() => Application)
export class WaitResolver {
  @Extensions({ cost: 20 })
  @FieldResolver(() => StageWait, { nullable: true, description: '所在环节须经过的时间；不是等待的环节则为空' })
  async wait(@Ctx() ctx: Context, @Root() application: Application): Promise<StageWait | null> {
    const loaded = await standingCase(ctx, application);
    const { regime, state } = loaded;
    const stage = regime.procedures.get(state.procedure)?.stages.get(state.stage);
    if (stage?.kind !== 'wait') return null;
    return toWait(regime, stage, state.trail, await presentFacts(ctx, loaded));
  }
}

@Resolver(() => Draft)
export class DraftWaitResolver {
  @Extensions({ cost: 50 })
  @FieldResolver(() => StageWait, {
    nullable: true,
    description: '要提交的环节须经过的时间，按最近保存的答案；不是等待的环节或已提交则为空',
  })
  async wait(@Ctx() ctx: Context, @Root() draft: Draft): Promise<StageWait | null> {
    if (draft.filedAt !== null) return null;
    const standing = await lookAtDraft(ctx, draft);
    const { regime, stage, facts } = standing;
    if (stage.kind !== 'wait') return null;
    const filled = await judgeDraft(ctx, standing, draft, standing.answers, draft.answers);
    const trail = draft.application === null ? [] : (await lookAtCase(ctx, draft.application)).state.trail;
    return toWait(regime, stage, trail, { ...facts, ...filled.value.facts });
  }
}

function toWait(regime: CompiledRegime, stage: WaitStage, trail: CaseState['trail'], facts: Facts): StageWait {
  const { value, findings } = earliestDayOf(regime, stage, { stage: stage.code, trail, facts });
  return {
    earliest: value?.on ?? null,
    from: value?.from ?? null,
    words: value?.words ?? null,
    provisional: value?.provisional ?? false,
    problem: value === null ? (findings[0]?.message ?? null) : null,
    article: regime.article(stage.atLeast.clause),
  };
}
