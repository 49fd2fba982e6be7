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
import type { CalendarDocument, Day, Outcome } from '../../form-schemas/engine';
import { personById } from '../identity/identity.loader';
import { Person } from '../identity/person.entity';
import { Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { Finding, judged, Payload, toFindings } from '../platform/finding';
import { localId } from '../platform/global-id';
import { DayScalar } from '../platform/scalars/time';
import { CalendarHoliday, CalendarYear, CalendarYearStatus } from './calendar-year.entity';
import { importCalendarYear } from './import-calendar-year';
import { listYears } from './list-years';
import { readYear } from './read-year';
import { withdrawCalendarYear } from './withdraw-calendar-year';

@InputType({ description: '一年的安排，如所粘贴' })
class GivenYearInput {
  @Field(() => Int, { description: '年' })
  readonly year!: number;

  @Field(() => String, { description: '通知原文，或每行“日期,放假或上班,名称”的表，或 JSON；至多 20000 个字符' })
  readonly text!: string;

  @Field(() => Boolean, { nullable: true, description: '为真则是尚未公布的暂定安排' })
  readonly provisional?: boolean;

  @Field(() => String, { nullable: true, description: '文号；原文写明的可不填' })
  readonly sourceNumber?: string;

  @Field(() => String, { nullable: true, description: '通知名称；原文写明的可不填' })
  readonly sourceTitle?: string;

  @Field(() => DayScalar, { nullable: true, description: '印发日期；原文写明的可不填' })
  readonly sourceIssued?: Day;

  @Field(() => String, { nullable: true, description: '网址' })
  readonly sourceUrl?: string;
}

@InputType({ description: '导入一年的安排' })
class ImportCalendarYearInput extends GivenYearInput {
  @Field(() => String, { nullable: true, description: '说明，至多 500 字' })
  readonly note?: string;

  @Field(() => String, { nullable: true, description: '幂等键（也可用 Idempotency-Key 标头）' })
  readonly idempotencyKey?: string;
}

@InputType({ description: '撤回尚未发布的安排' })
class WithdrawCalendarYearInput {
  @Field(() => ID, { description: '安排' })
  readonly id!: string;

  @Field(() => Int, { description: '所见的行版本' })
  readonly expectedVersion!: number;

  @Field(() => String, { nullable: true, description: '为什么，至多 500 字' })
  readonly reason?: string;

  @Field(() => String, { nullable: true, description: '幂等键（也可用 Idempotency-Key 标头）' })
  readonly idempotencyKey?: string;
}

@ObjectType({ implements: Payload, description: '导入或撤回一年安排的答复' })
class CalendarYearPayload extends Payload {
  @Field(() => CalendarYear, { nullable: true, description: '安排；被拒绝则为空' })
  readonly calendarYear!: CalendarYear | null;
}

@ObjectType({ description: '所粘贴的安排读出来是什么、有什么问题；什么都不保存' })
class CalendarPreview {
  @Field(() => Int, { description: '年' })
  readonly year!: number;

  @Field(() => Boolean, { description: '是否已公布' })
  readonly announced!: boolean;

  @Field(() => [CalendarHoliday], { description: '放假' })
  readonly holidays!: CalendarDocument['holidays'];

  @Field(() => [DayScalar], { description: '调休上班的周末' })
  readonly workdays!: readonly string[];

  @Field(() => String, { nullable: true, description: '文号；读不出则为空' })
  readonly sourceNumber!: string | null;

  @Field(() => String, { nullable: true, description: '名称；读不出则为空' })
  readonly sourceTitle!: string | null;

  @Field(() => DayScalar, { nullable: true, description: '印发日期；读不出则为空' })
  readonly sourceIssued!: string | null;

  @Field(() => [Finding], { description: '问题；有 ERROR 则不能导入' })
  readonly findings!: readonly Finding[];
}

@Resolver(() => CalendarYear)
export class CalendarResolver {
  @Requires('calendar:read')
  @Extensions({ size: 30 })
  @Query(() => [CalendarYear], {
    description: '工作日历：各年现行的安排与待发布的，年份在先的在前；给出年份则为该年历来的各份',
  })
  calendarYears(
    @Ctx() ctx: Context,
    @Arg('year', () => Int, { nullable: true, description: '只看某一年' }) year?: number,
  ): Promise<readonly CalendarYear[]> {
    return listYears(ctx, year ?? null);
  }

  @Requires('calendar:import')
  @Extensions({ cost: 20 })
  @Query(() => CalendarPreview, { description: '试读一年的安排' })
  async previewCalendarYear(
    @Ctx() ctx: Context,
    @Arg('input', () => GivenYearInput) input: GivenYearInput,
  ): Promise<CalendarPreview> {
    const { value, findings } = await readYear(ctx, input);
    const { source = null, holidays = [], workdays = [], status = null } = value ?? {};
    return {
      year: input.year,
      announced: status === null ? input.provisional !== true : status === 'published',
      holidays,
      workdays,
      sourceNumber: source?.number ?? null,
      sourceTitle: source?.title ?? null,
      sourceIssued: source?.issued ?? null,
      findings: toFindings(findings),
    };
  }

  @Requires('calendar:import')
  @Mutation(() => CalendarYearPayload, { description: '导入一年的放假安排，待另一人发布；有错误即拒绝' })
  async importCalendarYear(
    @Ctx() ctx: Context,
    @Arg('input', () => ImportCalendarYearInput) input: ImportCalendarYearInput,
  ): Promise<CalendarYearPayload> {
    return answer(await importCalendarYear(ctx, input));
  }

  @Requires('calendar:import')
  @Mutation(() => CalendarYearPayload, { description: '撤回尚未发布的安排' })
  async withdrawCalendarYear(
    @Ctx() ctx: Context,
    @Arg('input', () => WithdrawCalendarYearInput) input: WithdrawCalendarYearInput,
  ): Promise<CalendarYearPayload> {
    return answer(await withdrawCalendarYear(ctx, { ...input, id: localId('CalendarYear', input.id) }));
  }

  @FieldResolver(() => Boolean, { description: '是否现在据以计算的一份：已发布的中本年最近的' })
  async inForce(@Ctx() ctx: Context, @Root() row: CalendarYear): Promise<boolean> {
    if (row.status !== CalendarYearStatus.PUBLISHED) return false;
    return (await listYears(ctx, null)).some(({ id }) => id === row.id);
  }

  @FieldResolver(() => Person, { nullable: true, description: '导入的人；随软件提供的为空' })
  async preparedBy(@Ctx() ctx: Context, @Root() row: CalendarYear): Promise<Person | null> {
    return row.preparer === null ? null : personById(ctx).load(row.preparer);
  }

  @FieldResolver(() => Person, { nullable: true, description: '发布的人' })
  async publishedBy(@Ctx() ctx: Context, @Root() row: CalendarYear): Promise<Person | null> {
    return row.publisher === null ? null : personById(ctx).load(row.publisher);
  }
}

function answer({ value, findings }: Outcome<CalendarYear | null>): CalendarYearPayload {
  return { ...judged(findings), calendarYear: value };
}
