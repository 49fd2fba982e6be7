import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import {
  bodyTitle,
  bodyTitles,
  judgeSheet,
  percentOf,
  readTargets,
  wordHundredths,
  type Json,
} from '../../form-schemas/engine';
import { organisationById, personById } from '../identity/identity.loader';
import { Organisation } from '../identity/organisation.entity';
import { Person } from '../identity/person.entity';
import { Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { localId } from '../platform/global-id';
import { connectionOf, PageArgs, readPage, type Page } from '../platform/paging';
import { Project } from '../project/project.entity';
import { projectById } from '../project/project.loader';
import { confirmersOf, confirmObjection, returnObjection } from './confirmers';
import { addUpEvaluations } from './evaluation-totals';
import { Evaluation, EVALUATION_ORDER } from './evaluation.entity';
import {
  EvaluationConfirmation,
  EvaluationConfirmMode,
  EvaluationFrame,
  EvaluationLine,
  EvaluationTotals,
} from './evaluation.types';
import { evaluationsWhere, EvaluationWhere } from './evaluations-where';
import { frameOfEvaluation, framesOf } from './frame';
import { visibleEvaluation } from './own-evaluation';
import { prepareObjection } from './preparers';

const EvaluationConnection = connectionOf(Evaluation, '评价');

/** Evaluations: lists, sums, sheets. */
@Resolver(() => Evaluation)
export class EvaluationResolver {
  @Requires('evaluation:read')
  @Extensions({ cost: 10, size: 4 })
  @Query(() => [EvaluationFrame], { description: '现行各制度对绩效评价的规定：等次、种类、指标体系' })
  evaluationFrames(@Ctx() ctx: Context): Promise<readonly EvaluationFrame[]> {
    return framesOf(ctx);
  }

  @Requires('evaluation:read')
  @Query(() => EvaluationConnection, { description: '评价，后建的在前；登录者看不到的单位略去' })
  evaluations(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => EvaluationWhere, { nullable: true, description: '筛选' }) where: EvaluationWhere | null,
  ): Promise<Page<Evaluation>> {
    return readPage(evaluationsWhere(ctx, where), EVALUATION_ORDER, page);
  }

  @Requires('evaluation:read')
  @Extensions({ cost: 50 })
  @Query(() => EvaluationTotals, { description: '同一筛选下已确认的评价的件数、预算、执行与执行率' })
  evaluationTotals(
    @Ctx() ctx: Context,
    @Arg('where', () => EvaluationWhere, { nullable: true, description: '筛选' }) where: EvaluationWhere | null,
  ): Promise<EvaluationTotals> {
    return addUpEvaluations(ctx, where);
  }

  @Requires('evaluation:read')
  @Query(() => Evaluation, { description: '一项评价' })
  async evaluation(@Ctx() ctx: Context, @Arg('id', () => ID, { description: '评价' }) id: string): Promise<Evaluation> {
    const evaluation = await visibleEvaluation(ctx, localId('Evaluation', id));
    if (!evaluation) throw new ApiError('NOT_FOUND', '没有找到该评价');
    return evaluation;
  }

  @FieldResolver(() => String, { description: '评价种类的名称' })
  async kindTitle(@Ctx() ctx: Context, @Root() evaluation: Evaluation): Promise<string> {
    return (await frameOfEvaluation(ctx, evaluation)).kind.title;
  }

  @FieldResolver(() => String, { description: '条款的称谓' })
  async article(@Ctx() ctx: Context, @Root() evaluation: Evaluation): Promise<string> {
    const { regime, kind } = await frameOfEvaluation(ctx, evaluation);
    return regime.article(kind.clause);
  }

  @FieldResolver(() => String, { nullable: true, description: '得分，两位小数；尚未打完分的为空' })
  scoreText(@Root() { score }: Evaluation): string | null {
    return score === null ? null : wordHundredths(score);
  }

  @FieldResolver(() => String, { nullable: true, description: '等次的名称' })
  async gradeTitle(@Ctx() ctx: Context, @Root() evaluation: Evaluation): Promise<string | null> {
    const { grades } = (await frameOfEvaluation(ctx, evaluation)).evaluation;
    return grades.find(({ document }) => document.value === evaluation.grade)?.document.title ?? evaluation.grade;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: '预算执行率（百分数，两位小数，四舍五入）；没有预算为空',
  })
  executionRate(@Root() { budget, executed }: Evaluation): string | null {
    return budget === null || executed === null ? null : percentOf(BigInt(executed), BigInt(budget));
  }

  @Extensions({ cost: 2, size: 20 })
  @FieldResolver(() => [EvaluationLine], { description: '评分表，按指标体系的次序；照报告记载的只有指标而没有得分' })
  async lines(@Ctx() ctx: Context, @Root() evaluation: Evaluation): Promise<readonly EvaluationLine[]> {
    const { evaluation: rules, tree } = await frameOfEvaluation(ctx, evaluation);
    const { value: sheet } = judgeSheet(tree, rules.grades, evaluation.entries, false);
    const { value: targets } = readTargets(tree, evaluation.targets as Json, false);
    return sheet.lines.map(({ score, weight, ...line }) => ({
      ...line,
      weight: wordHundredths(weight),
      score: score === null ? null : wordHundredths(score),
      target: targets.get(line.code) ?? null,
    }));
  }

  @FieldResolver(() => Organisation, { nullable: true, description: '被评价的单位，或者项目的单位' })
  organisation(@Ctx() ctx: Context, @Root() evaluation: Evaluation): Promise<Organisation | null> {
    return organisationById(ctx).load(evaluation.organisation);
  }

  @FieldResolver(() => Project, { nullable: true, description: '被评价的项目；评价单位的为空' })
  async project(@Ctx() ctx: Context, @Root() { project }: Evaluation): Promise<Project | null> {
    return project === null ? null : projectById(ctx).load(project);
  }

  @FieldResolver(() => Evaluation, { nullable: true, description: '更正的是哪一版；首版为空' })
  async corrected(@Ctx() ctx: Context, @Root() { corrects }: Evaluation): Promise<Evaluation | null> {
    return corrects === null ? null : visibleEvaluation(ctx, corrects);
  }

  @FieldResolver(() => Person, { nullable: true, description: '填写人' })
  preparedBy(@Ctx() ctx: Context, @Root() { preparer }: Evaluation): Promise<Person | null> {
    return personById(ctx).load(preparer);
  }

  @FieldResolver(() => [Person], { description: '建立、填写、提交过这一版的人：均不得确认' })
  async writers(@Ctx() ctx: Context, @Root() { writers }: Evaluation): Promise<readonly Person[]> {
    const persons = await Promise.all(writers.map((writer) => personById(ctx).load(writer)));
    return persons.filter((person) => person !== null);
  }

  @FieldResolver(() => [String], { description: '由谁确认：机构或岗位的名称；制度没有写明为空' })
  async confirmers(@Ctx() ctx: Context, @Root() evaluation: Evaluation): Promise<readonly string[]> {
    const confirmers = await confirmersOf(ctx, evaluation);
    return bodyTitles(confirmers.regime, confirmers.bodies);
  }

  @FieldResolver(() => EvaluationConfirmMode, { description: '由几家确认' })
  async confirmMode(@Ctx() ctx: Context, @Root() evaluation: Evaluation): Promise<EvaluationConfirmMode> {
    const { mode } = await confirmersOf(ctx, evaluation);
    return mode === 'all' ? EvaluationConfirmMode.ALL : EvaluationConfirmMode.ANY;
  }

  @Extensions({ size: 3 })
  @FieldResolver(() => [EvaluationConfirmation], { description: '这一版提交之后各家的确认，先确认的在前' })
  async confirmations(@Ctx() ctx: Context, @Root() evaluation: Evaluation): Promise<readonly EvaluationConfirmation[]> {
    const confirmers = await confirmersOf(ctx, evaluation);
    return Promise.all(
      evaluation.confirmations.map(async ({ body, person, at }) => ({
        body: bodyTitle(confirmers.regime, body),
        by: await personById(ctx).load(person),
        at: new Date(at),
      })),
    );
  }

  @FieldResolver(() => String, { nullable: true, description: '登录者现在为什么不能确认；可以确认为空' })
  confirmObjection(@Ctx() ctx: Context, @Root() evaluation: Evaluation): Promise<string | null> {
    return confirmObjection(ctx, evaluation);
  }

  @FieldResolver(() => String, { nullable: true, description: '登录者现在为什么不能退回；可以退回为空' })
  returnObjection(@Ctx() ctx: Context, @Root() evaluation: Evaluation): Promise<string | null> {
    return returnObjection(ctx, evaluation);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: '登录者为什么不能填写、提交、更正、丢弃；可以为空。能否现在办理另看状态',
  })
  prepareObjection(@Ctx() ctx: Context, @Root() evaluation: Evaluation): Promise<string | null> {
    return prepareObjection(ctx, evaluation);
  }

  @FieldResolver(() => Person, { nullable: true, description: '确认人，由几家确认的为最后一家的；尚未确认为空' })
  async confirmedBy(@Ctx() ctx: Context, @Root() { confirmer }: Evaluation): Promise<Person | null> {
    return confirmer === null ? null : personById(ctx).load(confirmer);
  }
}
