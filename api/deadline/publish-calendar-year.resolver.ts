import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { CalendarYear } from '../calendar/calendar-year.entity';
import { Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { judged, Payload } from '../platform/finding';
import { localId } from '../platform/global-id';
import { publishCalendarYear } from './publish-calendar-year';

@InputType({ description: '发布一年的安排' })
class PublishCalendarYearInput {
  @Field(() => ID, { description: '安排' })
  readonly id!: string;

  @Field(() => Int, { description: '所见的行版本' })
  readonly expectedVersion!: number;

  @Field(() => String, { nullable: true, description: '幂等键（也可用 Idempotency-Key 标头）' })
  readonly idempotencyKey?: string;
}

@ObjectType({ implements: Payload, description: '发布一年安排的答复' })
class PublishCalendarYearPayload extends Payload {
  @Field(() => CalendarYear, { nullable: true, description: '安排；被拒绝则为空' })
  readonly calendarYear!: CalendarYear | null;
}

@Resolver()
export class PublishCalendarYearResolver {
  @Requires('calendar:publish')
  @Mutation(() => PublishCalendarYearPayload, {
    description: '发布已导入的安排，即刻据以计算；未办结的待办重算期限，改了日子的告知办理的人。发布人须不同于导入人',
  })
  async publishCalendarYear(
    @Ctx() ctx: Context,
    @Arg('input', () => PublishCalendarYearInput) input: PublishCalendarYearInput,
  ): Promise<PublishCalendarYearPayload> {
    const id = localId('CalendarYear', input.id);
    const { value, findings } = await publishCalendarYear(ctx, { id, expectedVersion: input.expectedVersion });
    return { ...judged(findings), calendarYear: value };
  }
}
