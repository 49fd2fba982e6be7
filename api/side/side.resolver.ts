import {
  Arg,
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
import { Application } from '../application/application.entity';
import { Draft } from '../application/draft.entity';
import { OverrideInput, readOverrides } from '../application/override';
import { Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { judged, Payload, toFindings } from '../platform/finding';
import { localId } from '../platform/global-id';
import { readText } from '../platform/text';
import { Project } from '../project/project.entity';
import { recordRowByCode } from '../record/record-rows';
import { passStage } from './pass-stage';
import { SideProcedure } from './side.types';
import { openableSides } from './sides-to-open';
import { placeOf, startSide, type Place } from './start-side';

@InputType({ description: '开始办理一个附属事项' })
class StartSideInput {
  @Field(() => ID, { nullable: true, description: '在哪个项目之下；与 regimeCode 二选一' })
  readonly projectId?: string | null;

  @Field(() => String, { nullable: true, description: '对单位、本级政府办理的：制度代码' })
  readonly regimeCode?: string | null;

  @Field(() => ID, { nullable: true, description: '对哪个单位；不给即本单位。只与 regimeCode 同用' })
  readonly organisationId?: string | null;

  @Field(() => String, { description: '程序代码' })
  readonly procedure!: string;

  @Field(() => ID, { nullable: true, description: '针对哪条台账记录' })
  readonly aboutId?: string | null;

  @Field(() => String, { nullable: true, description: '幂等键（也可用 Idempotency-Key 标头）' })
  readonly idempotencyKey?: string | null;
}

@InputType({ description: '结束一个期满的等待环节' })
class PassStageInput {
  @Field(() => ID, { description: '案件' })
  readonly applicationId!: string;

  @Field(() => [OverrideInput], { nullable: true, description: '准予的例外，如提前结束' })
  readonly overrides?: OverrideInput[] | null;

  @Field(() => Int, { description: '所见的案件版本' })
  readonly expectedVersion!: number;

  @Field(() => String, { nullable: true, description: '幂等键（也可用 Idempotency-Key 标头）' })
  readonly idempotencyKey?: string | null;
}

@ObjectType({ implements: Payload, description: '开始附属事项的答复' })
class StartSidePayload extends Payload {
  @Field(() => Draft, { nullable: true, description: '首个环节的草稿，提交后即成为案件；现在不能办理则为空' })
  readonly draft!: Draft | null;
}

@ObjectType({ implements: Payload, description: '结束等待环节的答复' })
class PassStagePayload extends Payload {
  @Field(() => Application, { nullable: true, description: '案件；被拒绝则为空' })
  readonly application!: Application | null;
}

/** What is done beside projects, to units and to the government. */
@Resolver(() => Project)
export class SideResolver {
  @Requires('application:read')
  @Extensions({ cost: 50, size: 10 })
  @Query(() => [SideProcedure], { description: '登录者可以对单位、本级政府办理的事项，不能办理的说明为什么' })
  async sidesToOpen(
    @Ctx() ctx: Context,
    @Arg('regimeCode', () => String, { description: '制度代码：取今天施行的版本' }) regimeCode: string,
    @Arg('organisationId', () => ID, { nullable: true, description: '对哪个单位；不给即本单位' })
    organisationId: string | null | undefined,
  ): Promise<readonly SideProcedure[]> {
    const organisation = organisationId == null ? undefined : localId('Organisation', organisationId, 'organisationId');
    return sidesOf(ctx, await placeOf(ctx, { regimeCode: readText(regimeCode, 'regimeCode', 64), organisation }));
  }

  @Extensions({ cost: 50, size: 10 })
  @FieldResolver(() => [SideProcedure], { description: '登录者可以在项目之下办理的事项，不能办理的说明为什么' })
  async sideProcedures(@Ctx() ctx: Context, @Root() project: Project): Promise<readonly SideProcedure[]> {
    return sidesOf(ctx, await placeOf(ctx, { project: project.id }));
  }

  // By who files as by who decides: the command asks for the bodies.
  @Requires('application:read')
  @Mutation(() => StartSidePayload, { description: '开始一个附属事项：现在可以办理才有草稿' })
  async startSide(
    @Ctx() ctx: Context,
    @Arg('input', () => StartSideInput) input: StartSideInput,
  ): Promise<StartSidePayload> {
    const { draft, findings } = await startSide(ctx, {
      project: input.projectId == null ? undefined : localId('Project', input.projectId, 'projectId'),
      regimeCode: input.regimeCode == null ? undefined : readText(input.regimeCode, 'regimeCode', 64),
      organisation:
        input.organisationId == null ? undefined : localId('Organisation', input.organisationId, 'organisationId'),
      procedure: readText(input.procedure, 'procedure', 64),
      about: input.aboutId == null ? undefined : localId('RecordRow', input.aboutId, 'aboutId'),
    });
    return { ...judged(findings), draft };
  }

  @Requires('application:read')
  @Mutation(() => PassStagePayload, { description: '结束一个期满的等待环节（公示、试运行等）' })
  async passStage(
    @Ctx() ctx: Context,
    @Arg('input', () => PassStageInput) input: PassStageInput,
  ): Promise<PassStagePayload> {
    const { application, findings } = await passStage(ctx, {
      application: localId('Application', input.applicationId, 'applicationId'),
      overrides: readOverrides(input.overrides),
      expectedVersion: input.expectedVersion,
    });
    return { ...judged(findings), application };
  }
}

async function sidesOf(ctx: Context, place: Place): Promise<readonly SideProcedure[]> {
  const { regime } = place;
  const sides = await openableSides(ctx, place);
  const codes = [...new Set(sides.flatMap(({ about }) => about))];
  const rows = (await Promise.all(codes.map((code) => recordRowByCode(ctx).load(code)))).filter((row) => row !== null);
  return sides.map(({ procedure, about, findings }): SideProcedure => {
    const document = regime.procedures.get(procedure)?.document;
    const record = document?.opens?.about;
    return {
      procedure,
      title: document?.title ?? procedure,
      clause: document?.clause ?? [],
      article: regime.article(document?.clause ?? []),
      aboutTitle: record === undefined ? null : (regime.records.get(record)?.document.title ?? record),
      about: rows.filter(({ code }) => about.includes(code)),
      findings: toFindings(findings),
    };
  });
}
