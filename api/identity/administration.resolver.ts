import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { Day } from '../../form-schemas/engine/day';
import { Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { judged, Payload } from '../platform/finding';
import { localId, localIdOrNull } from '../platform/global-id';
import { DayScalar } from '../platform/scalars/time';
import { Appointment } from './appointment.entity';
import { createAppointment } from './create-appointment';
import { createDuty } from './create-duty';
import { Duty } from './duty.entity';
import { endAppointment } from './end-appointment';
import { endDuty } from './end-duty';
import { Government } from './government.entity';

@InputType({ description: '任职' })
class CreateAppointmentInput {
  @Field(() => ID, { description: '人员；他级政府登记的人员，须由对方交来其标识' })
  readonly person!: string;

  @Field(() => ID, { description: '职务' })
  readonly post!: string;

  @Field(() => DayScalar, { description: '起始日' })
  readonly fromDay!: Day;

  @Field(() => DayScalar, { nullable: true, description: '终止日（含当日）' })
  readonly untilDay?: Day | null;
}

@ObjectType({ implements: Payload, description: '任职的答复' })
class CreateAppointmentPayload extends Payload {
  @Field(() => Appointment, { nullable: true, description: '任职' })
  readonly appointment!: Appointment | null;
}

@InputType({ description: '终止任职或分工' })
class EndingInput {
  @Field(() => ID, { description: '任职或分工' })
  readonly id!: string;

  @Field(() => Int, { description: '所见的版本' })
  readonly expectedVersion!: number;

  @Field(() => DayScalar, { nullable: true, description: '最后一日（含当日）；不填即刻终止，以该任职的登录随即退出' })
  readonly lastDay?: Day | null;
}

@InputType({ description: '分工：使某职务代表制度中的某一主体' })
class CreateDutyInput {
  @Field(() => ID, { description: '职务' })
  readonly post!: string;

  @Field(() => String, { description: '制度主体的代码' })
  readonly body!: string;

  @Field(() => ID, { nullable: true, description: '只限哪一单位的申报；不填则不限' })
  readonly organisation?: string | null;

  @Field(() => DayScalar, { description: '起始日' })
  readonly fromDay!: Day;

  @Field(() => DayScalar, { nullable: true, description: '终止日（含当日）' })
  readonly untilDay?: Day | null;
}

@ObjectType({ implements: Payload, description: '分工的答复' })
class DutyPayload extends Payload {
  @Field(() => Duty, { nullable: true, description: '分工' })
  readonly duty!: Duty | null;
}

/** Appointments and duties. */
@Resolver()
export class AdministrationResolver {
  @Requires('government:read')
  @Query(() => [Government], { description: '全部政府，按行政区划代码排序' })
  governments(@Ctx() ctx: Context): Promise<Government[]> {
    return ctx.tx.find(Government, { order: { code: 'ASC' } });
  }

  @Requires('appointment:create')
  @Mutation(() => CreateAppointmentPayload, { description: '任命一名人员担任一项职务' })
  async createAppointment(
    @Ctx() ctx: Context,
    @Arg('input', () => CreateAppointmentInput) input: CreateAppointmentInput,
  ): Promise<CreateAppointmentPayload> {
    const { value, findings } = await createAppointment(ctx, {
      person: localId('Person', input.person, 'person'),
      post: localId('Post', input.post, 'post'),
      fromDay: input.fromDay,
      untilDay: input.untilDay ?? null,
    });
    return { ...judged(findings), appointment: value };
  }

  @Requires('appointment:end')
  @Mutation(() => CreateAppointmentPayload, { description: '终止一项任职' })
  async endAppointment(
    @Ctx() ctx: Context,
    @Arg('input', () => EndingInput) input: EndingInput,
  ): Promise<CreateAppointmentPayload> {
    const { value, findings } = await endAppointment(ctx, {
      id: localId('Appointment', input.id),
      expectedVersion: input.expectedVersion,
      lastDay: input.lastDay ?? null,
    });
    return { ...judged(findings), appointment: value };
  }

  @Requires('duty:create')
  @Mutation(() => DutyPayload, { description: '使一项职务代表制度中的一个主体' })
  async createDuty(
    @Ctx() ctx: Context,
    @Arg('input', () => CreateDutyInput) input: CreateDutyInput,
  ): Promise<DutyPayload> {
    const duty = await createDuty(ctx, {
      post: localId('Post', input.post, 'post'),
      body: input.body,
      organisation: localIdOrNull('Organisation', input.organisation, 'organisation'),
      fromDay: input.fromDay,
      untilDay: input.untilDay ?? null,
    });
    return { ...judged(), duty };
  }

  @Requires('duty:end')
  @Mutation(() => DutyPayload, { description: '终止一项分工' })
  async endDuty(@Ctx() ctx: Context, @Arg('input', () => EndingInput) input: EndingInput): Promise<DutyPayload> {
    const { value, findings } = await endDuty(ctx, {
      id: localId('Duty', input.id),
      expectedVersion: input.expectedVersion,
      lastDay: input.lastDay ?? null,
    });
    return { ...judged(findings), duty: value };
  }
}
