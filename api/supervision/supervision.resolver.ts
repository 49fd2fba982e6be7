import {
  Arg,
  Args,
  Ctx,
  Extensions,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { Day, Outcome } from '../../form-schemas/engine';
import { Evaluation } from '../evaluation/evaluation.entity';
import { visibleEvaluation } from '../evaluation/own-evaluation';
import { organisationById, personById } from '../identity/identity.loader';
import { Organisation } from '../identity/organisation.entity';
import { Person } from '../identity/person.entity';
import { Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { judged, Payload } from '../platform/finding';
import { localId } from '../platform/global-id';
import { connectionOf, PageArgs, readPage, type Page } from '../platform/paging';
import { DayScalar } from '../platform/scalars/time';
import { Project } from '../project/project.entity';
import { projectById } from '../project/project.loader';
import { countFindings, findingsWhere, SupervisionFindingTotals, SupervisionFindingWhere } from './findings-where';
import { visibleFinding } from './own-finding';
import { recordFinding, takeUpProblem } from './record-finding';
import { closeFinding, demandRectification, notByReporter, reportRectification } from './rectify';
import { SupervisionRound } from './round.types';
import {
  FINDING_ORDER,
  FindingSource,
  isOverdue,
  SupervisionFinding,
  SupervisionFindingOrder,
} from './supervision-finding.entity';
import { Supervision } from './supervision.types';
import { closeObjection, demandObjection, reportObjection, supervisionsOf } from './supervisors';

@InputType({ description: '登记一个发现的问题' })
class RecordFindingInput {
  @Field(() => String, { description: '制度代码' })
  readonly regimeCode!: string;

  @Field(() => String, { description: '问题，至多 200 字' })
  readonly title!: string;

  @Field(() => String, { nullable: true, description: '所违条款的编号' })
  readonly clause?: string | null;

  @Field(() => ID, { nullable: true, description: '项目；与单位只给其一' })
  readonly projectId?: string | null;

  @Field(() => ID, { nullable: true, description: '单位' })
  readonly organisationId?: string | null;

  @Field(() => FindingSource, { description: '来源' })
  readonly source!: FindingSource;

  @Field(() => ID, { nullable: true, description: '由哪项评价而来' })
  readonly evaluationId?: string | null;

  @Field(() => String, { description: '情况，至多 4000 字' })
  readonly detail!: string;

  @Field(() => DayScalar, { description: '发现之日，不晚于今天' })
  readonly foundOn!: Day;
}

@InputType({ description: '据问题查询登记' })
class TakeUpProblemInput {
  @Field(() => String, { description: '制度代码' })
  readonly regimeCode!: string;

  @Field(() => String, { description: '查询的代码' })
  readonly query!: string;

  @Field(() => ID, { nullable: true, description: '项目；全市的问题不给' })
  readonly projectId?: string | null;
}

@InputType({ description: '办理一个问题' })
class FindingStepInput {
  @Field(() => ID, { description: '问题' })
  readonly id!: string;

  @Field(() => Int, { description: '所见的版本' })
  readonly expectedVersion!: number;
}

@InputType({ description: '限期整改' })
class DemandRectificationInput extends FindingStepInput {
  @Field(() => String, { description: '整改要求，至多 2000 字' })
  readonly demand!: string;

  @Field(() => DayScalar, { description: '整改期限，不早于今天' })
  readonly dueOn!: Day;
}

@InputType({ description: '报告整改情况' })
class ReportRectificationInput extends FindingStepInput {
  @Field(() => String, { description: '整改情况，至多 4000 字' })
  readonly result!: string;
}

@InputType({ description: '核实了结' })
class CloseFindingInput extends FindingStepInput {
  @Field(() => String, { description: '核实结论，至多 2000 字' })
  readonly conclusion!: string;
}

@ObjectType({ implements: Payload, description: '办理问题的答复' })
class SupervisionFindingPayload extends Payload {
  @Field(() => SupervisionFinding, { nullable: true, description: '问题；被拒绝则为空' })
  readonly finding!: SupervisionFinding | null;
}

const answer = ({ value, findings }: Outcome<SupervisionFinding | null>): SupervisionFindingPayload => ({
  ...judged(findings),
  finding: value,
});
const SupervisionFindingConnection = connectionOf(SupervisionFinding, '问题');

/** Findings of supervision and what came of them. */
@Resolver(() => SupervisionFinding)
export class SupervisionResolver {
  @Requires('supervision:read')
  @Query(() => SupervisionFindingConnection, { description: '问题；登录者看不到的单位略去' })
  supervisionFindings(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => SupervisionFindingWhere, { nullable: true, description: '筛选' })
    where: SupervisionFindingWhere | null,
    @Arg('orderBy', () => SupervisionFindingOrder, {
      defaultValue: SupervisionFindingOrder.FOUND,
      description: '次序',
    })
    orderBy: SupervisionFindingOrder,
  ): Promise<Page<SupervisionFinding>> {
    const query = findingsWhere(ctx, where);
    if (orderBy === SupervisionFindingOrder.DUE) query.andWhere('finding.dueOn is not null');
    return readPage(query, FINDING_ORDER[orderBy], page);
  }

  @Requires('supervision:read')
  @Extensions({ cost: 50 })
  @Query(() => SupervisionFindingTotals, { description: '同一筛选下全部问题的件数' })
  supervisionFindingTotals(
    @Ctx() ctx: Context,
    @Arg('where', () => SupervisionFindingWhere, { nullable: true, description: '筛选' })
    where: SupervisionFindingWhere | null,
  ): Promise<SupervisionFindingTotals> {
    return countFindings(ctx, where);
  }

  @Requires('supervision:read')
  @Query(() => SupervisionFinding, { description: '一个问题' })
  async supervisionFinding(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: '问题' }) id: string,
  ): Promise<SupervisionFinding> {
    const finding = await visibleFinding(ctx, localId('SupervisionFinding', id));
    if (!finding) throw new ApiError('NOT_FOUND', '没有找到该问题');
    return finding;
  }

  @Requires('supervision:read')
  @Extensions({ cost: 10, size: 4 })
  @Query(() => [Supervision], { description: '现行各制度由谁监督，登录者能否登记问题、要求整改' })
  supervisions(@Ctx() ctx: Context): Promise<readonly Supervision[]> {
    return supervisionsOf(ctx);
  }

  @Requires('supervision:manage')
  @Mutation(() => SupervisionFindingPayload, { description: '登记一个发现的问题：由制度写明的监督主体办理' })
  async recordFinding(
    @Ctx() ctx: Context,
    @Arg('input', () => RecordFindingInput) input: RecordFindingInput,
  ): Promise<SupervisionFindingPayload> {
    const { projectId, organisationId, evaluationId } = input;
    return answer(
      await recordFinding(ctx, {
        regimeCode: input.regimeCode,
        title: input.title,
        clause: input.clause ?? null,
        project: projectId == null ? null : localId('Project', projectId, 'projectId'),
        organisation: organisationId == null ? null : localId('Organisation', organisationId, 'organisationId'),
        source: input.source,
        evaluation: evaluationId == null ? null : localId('Evaluation', evaluationId, 'evaluationId'),
        detail: input.detail,
        foundOn: input.foundOn,
      }),
    );
  }

  @Requires('supervision:manage')
  @Mutation(() => SupervisionFindingPayload, { description: '把问题查询查到的一个项目的问题、或者全市的问题登记下来' })
  async takeUpProblem(
    @Ctx() ctx: Context,
    @Arg('input', () => TakeUpProblemInput) { regimeCode, query, projectId }: TakeUpProblemInput,
  ): Promise<SupervisionFindingPayload> {
    const project = projectId == null ? null : localId('Project', projectId, 'projectId');
    return answer(await takeUpProblem(ctx, { regimeCode, query, project }));
  }

  @Requires('supervision:manage')
  @Mutation(() => SupervisionFindingPayload, { description: '限期整改；报告的整改不足的，可以再限期' })
  async demandRectification(
    @Ctx() ctx: Context,
    @Arg('input', () => DemandRectificationInput) { id, ...input }: DemandRectificationInput,
  ): Promise<SupervisionFindingPayload> {
    return answer(await demandRectification(ctx, { id: localId('SupervisionFinding', id), ...input }));
  }

  @Requires('supervision:report')
  @Mutation(() => SupervisionFindingPayload, { description: '报告整改情况：由被监督的单位办理' })
  async reportRectification(
    @Ctx() ctx: Context,
    @Arg('input', () => ReportRectificationInput) { id, ...input }: ReportRectificationInput,
  ): Promise<SupervisionFindingPayload> {
    return answer(await reportRectification(ctx, { id: localId('SupervisionFinding', id), ...input }));
  }

  @Requires('supervision:manage')
  @Mutation(() => SupervisionFindingPayload, {
    description: '核实了结：由要求整改的人或者监督主体办理，报告人和本单位的人不能',
  })
  async closeFinding(
    @Ctx() ctx: Context,
    @Arg('input', () => CloseFindingInput) { id, ...input }: CloseFindingInput,
  ): Promise<SupervisionFindingPayload> {
    return answer(await closeFinding(ctx, { id: localId('SupervisionFinding', id), ...input }));
  }

  @FieldResolver(() => Boolean, { description: '是否逾期未报整改' })
  overdue(@Ctx() ctx: Context, @Root() finding: SupervisionFinding): boolean {
    return isOverdue(finding, ctx.today);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: '登录者为什么不能要求整改；可以为空。能否现在办理另看状态',
  })
  demandObjection(@Ctx() ctx: Context, @Root() finding: SupervisionFinding): Promise<string | null> {
    return demandObjection(ctx, finding);
  }

  @FieldResolver(() => String, { nullable: true, description: '登录者为什么不能报告整改情况；可以为空' })
  reportObjection(@Ctx() ctx: Context, @Root() finding: SupervisionFinding): string | null {
    return reportObjection(ctx, finding);
  }

  @FieldResolver(() => String, { nullable: true, description: '登录者为什么不能核实了结；可以为空' })
  async closeObjection(@Ctx() ctx: Context, @Root() finding: SupervisionFinding): Promise<string | null> {
    return (await closeObjection(ctx, finding)) ?? notByReporter(ctx, finding)[0]?.message ?? null;
  }

  @FieldResolver(() => Organisation, { nullable: true, description: '单位' })
  organisation(@Ctx() ctx: Context, @Root() { organisation }: SupervisionFinding): Promise<Organisation | null> {
    return organisationById(ctx).load(organisation);
  }

  @FieldResolver(() => Project, { nullable: true, description: '项目；不针对项目的为空' })
  async project(@Ctx() ctx: Context, @Root() { project }: SupervisionFinding): Promise<Project | null> {
    return project === null ? null : projectById(ctx).load(project);
  }

  @FieldResolver(() => Evaluation, { nullable: true, description: '由哪项评价而来；没有为空' })
  async evaluation(@Ctx() ctx: Context, @Root() { evaluation }: SupervisionFinding): Promise<Evaluation | null> {
    return evaluation === null ? null : visibleEvaluation(ctx, evaluation);
  }

  @FieldResolver(() => Person, { nullable: true, description: '登记人' })
  foundBy(@Ctx() ctx: Context, @Root() { finder }: SupervisionFinding): Promise<Person | null> {
    return personById(ctx).load(finder);
  }

  @FieldResolver(() => Person, { nullable: true, description: '要求整改的人；没有要求为空' })
  async demandedBy(@Ctx() ctx: Context, @Root() { demander }: SupervisionFinding): Promise<Person | null> {
    return demander === null ? null : personById(ctx).load(demander);
  }

  @FieldResolver(() => [SupervisionRound], { description: '再次限期之前的各次整改，先的在前' })
  rounds(@Ctx() ctx: Context, @Root() { rounds }: SupervisionFinding): Promise<readonly SupervisionRound[]> {
    return Promise.all(
      rounds.map(async ({ reporter, ...round }) => ({
        ...round,
        reportedBy: reporter === null ? null : await personById(ctx).load(reporter),
      })),
    );
  }

  @FieldResolver(() => Person, { nullable: true, description: '核实人；尚未了结为空' })
  async closedBy(@Ctx() ctx: Context, @Root() { closer }: SupervisionFinding): Promise<Person | null> {
    return closer === null ? null : personById(ctx).load(closer);
  }
}
