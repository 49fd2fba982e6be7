import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Fen, Outcome } from '../../form-schemas/engine';
import { Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { judged, Payload } from '../platform/finding';
import { localId, toGlobalId } from '../platform/global-id';
import { MoneyScalar } from '../platform/scalars/money';
import { confirmEvaluation, returnEvaluation } from './confirm-evaluation';
import { correctEvaluation } from './correct-evaluation';
import { createEvaluation } from './create-evaluation';
import { discardEvaluation } from './discard-evaluation';
import { Evaluation } from './evaluation.entity';
import { saveEvaluation } from './save-evaluation';
import { submitEvaluation } from './submit-evaluation';

@InputType({ description: '公布的得分及其出处' })
class PublishedScoreInput {
  @Field(() => String, { description: '文件' })
  readonly document!: string;

  @Field(() => String, { description: '在文件中的何处，如 六、评价结论' })
  readonly place!: string;

  @Field(() => String, { description: '得分：0 至 100，至多两位小数的文本' })
  readonly score!: string;
}

@InputType({ description: '指标的目标：比较、数值、计量单位、来源缺一不可' })
class EvaluationTargetInput {
  @Field(() => String, { description: '>=、<=、=、>、< 之一' })
  readonly comparison!: string;

  @Field(() => String, { description: '数值，至多六位小数的文本' })
  readonly number!: string;

  @Field(() => String, { description: '计量单位' })
  readonly unit!: string;

  @Field(() => String, { description: '数据来源' })
  readonly source!: string;
}

@InputType({ description: '评分表的一行' })
class EvaluationLineInput {
  @Field(() => String, { description: '末级指标的代码' })
  readonly indicator!: string;

  @Field(() => String, { nullable: true, description: '得分，至多两位小数的文本' })
  readonly score?: string | null;

  @Field(() => String, { nullable: true, description: '评分依据' })
  readonly reason?: string | null;

  @Field(() => EvaluationTargetInput, { nullable: true, description: '目标' })
  readonly target?: EvaluationTargetInput | null;
}

@InputType({ description: '开始一项评价' })
class CreateEvaluationInput {
  @Field(() => String, { description: '制度代码' })
  readonly regimeCode!: string;

  @Field(() => String, { description: '评价种类的代码' })
  readonly kind!: string;

  @Field(() => ID, { nullable: true, description: '项目；评价项目的种类须给' })
  readonly projectId?: string | null;

  @Field(() => ID, { nullable: true, description: '单位；评价单位的种类须给' })
  readonly organisationId?: string | null;

  @Field(() => Int, { description: '年度' })
  readonly year!: number;

  @Field(() => MoneyScalar, { nullable: true, description: '预算' })
  readonly budget?: Fen | null;

  @Field(() => MoneyScalar, { nullable: true, description: '实际执行，与预算一并给出' })
  readonly executed?: Fen | null;

  @Field(() => PublishedScoreInput, { nullable: true, description: '照文件记载的得分；按指标体系打分的不给' })
  readonly published?: PublishedScoreInput | null;

  @Field(() => String, { nullable: true, description: '说明，至多 2000 字' })
  readonly note?: string | null;
}

@InputType({ description: '保存一项评价所填的，整张代替' })
class SaveEvaluationInput {
  @Field(() => ID, { description: '评价' })
  readonly id!: string;

  @Field(() => Int, { description: '所见的版本' })
  readonly expectedVersion!: number;

  @Field(() => [EvaluationLineInput], { description: '各行' })
  readonly lines!: readonly EvaluationLineInput[];

  @Field(() => MoneyScalar, { nullable: true, description: '预算' })
  readonly budget?: Fen | null;

  @Field(() => MoneyScalar, { nullable: true, description: '实际执行，与预算一并给出' })
  readonly executed?: Fen | null;

  @Field(() => PublishedScoreInput, { nullable: true, description: '照文件记载的得分' })
  readonly published?: PublishedScoreInput | null;

  @Field(() => String, { nullable: true, description: '说明，至多 2000 字' })
  readonly note?: string | null;
}

@InputType({ description: '办理一项评价' })
class EvaluationStepInput {
  @Field(() => ID, { description: '评价' })
  readonly id!: string;

  @Field(() => Int, { description: '所见的版本' })
  readonly expectedVersion!: number;
}

@InputType({ description: '退回一项评价' })
class ReturnEvaluationInput extends EvaluationStepInput {
  @Field(() => String, { description: '意见，至多 1000 字' })
  readonly reason!: string;
}

@InputType({ description: '更正一项已确认的评价' })
class CorrectEvaluationInput {
  @Field(() => ID, { description: '评价' })
  readonly id!: string;

  @Field(() => String, { description: '更正的理由，至多 1000 字' })
  readonly reason!: string;
}

@ObjectType({ implements: Payload, description: '办理评价的答复' })
class EvaluationPayload extends Payload {
  @Field(() => Evaluation, { nullable: true, description: '评价；被拒绝则为空' })
  readonly evaluation!: Evaluation | null;
}

@ObjectType({ implements: Payload, description: '丢弃评价的答复' })
class DiscardEvaluationPayload extends Payload {
  @Field(() => ID, { nullable: true, description: '已丢弃的评价；被拒绝则为空' })
  readonly discarded!: string | null;
}

const answer = ({ value, findings }: Outcome<Evaluation | null>): EvaluationPayload => ({
  ...judged(findings),
  evaluation: value,
});

/** How an evaluation comes about: prepared by one person, confirmed by another. */
@Resolver()
export class EvaluationCommandsResolver {
  @Requires('evaluation:prepare')
  @Mutation(() => EvaluationPayload, { description: '开始一项评价：按指标体系打分，或者照公布的报告记载得分与出处' })
  async createEvaluation(
    @Ctx() ctx: Context,
    @Arg('input', () => CreateEvaluationInput) input: CreateEvaluationInput,
  ): Promise<EvaluationPayload> {
    const { projectId, organisationId } = input;
    return answer(
      await createEvaluation(ctx, {
        regimeCode: input.regimeCode,
        kind: input.kind,
        project: projectId == null ? null : localId('Project', projectId, 'projectId'),
        organisation: organisationId == null ? null : localId('Organisation', organisationId, 'organisationId'),
        year: input.year,
        budget: input.budget ?? null,
        executed: input.executed ?? null,
        published: input.published ?? null,
        note: input.note ?? '',
      }),
    );
  }

  @Requires('evaluation:prepare')
  @Mutation(() => EvaluationPayload, { description: '保存所填的评分；有错误的不保存，缺的可以以后再填' })
  async saveEvaluation(
    @Ctx() ctx: Context,
    @Arg('input', () => SaveEvaluationInput) input: SaveEvaluationInput,
  ): Promise<EvaluationPayload> {
    return answer(
      await saveEvaluation(ctx, {
        id: localId('Evaluation', input.id),
        expectedVersion: input.expectedVersion,
        lines: input.lines,
        budget: input.budget ?? null,
        executed: input.executed ?? null,
        published: input.published ?? null,
        note: input.note ?? '',
      }),
    );
  }

  @Requires('evaluation:prepare')
  @Mutation(() => EvaluationPayload, { description: '提交评价，由另一人确认；须已打完分、写明依据' })
  async submitEvaluation(
    @Ctx() ctx: Context,
    @Arg('input', () => EvaluationStepInput) { id, expectedVersion }: EvaluationStepInput,
  ): Promise<EvaluationPayload> {
    return answer(await submitEvaluation(ctx, { id: localId('Evaluation', id), expectedVersion }));
  }

  @Requires('evaluation:prepare')
  @Mutation(() => DiscardEvaluationPayload, { description: '丢弃一项从未提交过的评价；此后可以重新开始' })
  async discardEvaluation(
    @Ctx() ctx: Context,
    @Arg('input', () => EvaluationStepInput) { id, expectedVersion }: EvaluationStepInput,
  ): Promise<DiscardEvaluationPayload> {
    const { value, findings } = await discardEvaluation(ctx, { id: localId('Evaluation', id), expectedVersion });
    return { ...judged(findings), discarded: value === null ? null : toGlobalId('Evaluation', value) };
  }

  @Requires('evaluation:confirm')
  @Mutation(() => EvaluationPayload, { description: '确认评价：此后不可更改，只可更正' })
  async confirmEvaluation(
    @Ctx() ctx: Context,
    @Arg('input', () => EvaluationStepInput) { id, expectedVersion }: EvaluationStepInput,
  ): Promise<EvaluationPayload> {
    return answer(await confirmEvaluation(ctx, { id: localId('Evaluation', id), expectedVersion }));
  }

  @Requires('evaluation:confirm')
  @Mutation(() => EvaluationPayload, { description: '退回评价，重新填写' })
  async returnEvaluation(
    @Ctx() ctx: Context,
    @Arg('input', () => ReturnEvaluationInput) { id, expectedVersion, reason }: ReturnEvaluationInput,
  ): Promise<EvaluationPayload> {
    return answer(await returnEvaluation(ctx, { id: localId('Evaluation', id), expectedVersion, reason }));
  }

  @Requires('evaluation:prepare')
  @Mutation(() => EvaluationPayload, { description: '更正一项已确认的评价：另起一版，确认之后取代前一版' })
  async correctEvaluation(
    @Ctx() ctx: Context,
    @Arg('input', () => CorrectEvaluationInput) { id, reason }: CorrectEvaluationInput,
  ): Promise<EvaluationPayload> {
    return answer(await correctEvaluation(ctx, { id: localId('Evaluation', id), reason }));
  }
}
