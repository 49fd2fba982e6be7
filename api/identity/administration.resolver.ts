import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { Day } from '../../form-schemas/engine/day';
import { AnswersSecret, Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { judged, Payload } from '../platform/finding';
import { localId } from '../platform/global-id';
import { DateTimeScalar, DayScalar } from '../platform/scalars/time';
import { Appointment } from './appointment.entity';
import { createAppointment } from './create-appointment';
import { createPerson } from './create-person';
import { createServiceAccount } from './create-service-account';
import { Government } from './government.entity';
import { Person } from './person.entity';

@InputType({ description: '登记人员' })
class CreatePersonInput {
  @Field(() => String, { description: '姓名' })
  readonly name!: string;
}

@ObjectType({ implements: Payload, description: '登记人员的答复' })
class CreatePersonPayload extends Payload {
  @Field(() => Person, { nullable: true, description: '所登记的人员；任职之前他处不可见' })
  readonly person!: Person | null;
}

@InputType({ description: '任职' })
class CreateAppointmentInput {
  @Field(() => ID, { description: '人员' })
  readonly person!: string;

  @Field(() => ID, { description: '职务' })
  readonly post!: string;

  @Field(() => DayScalar, { description: '起始日' })
  readonly fromDay!: Day;

  @Field(() => DayScalar, { nullable: true, description: '终止日（含当日）' })
  readonly untilDay?: Day;
}

@ObjectType({ implements: Payload, description: '任职的答复' })
class CreateAppointmentPayload extends Payload {
  @Field(() => Appointment, { nullable: true, description: '任职' })
  readonly appointment!: Appointment | null;
}

@InputType({ description: '创建服务账号' })
class CreateServiceAccountInput {
  @Field(() => String, { description: '用途' })
  readonly title!: string;

  @Field(() => ID, { description: '以哪一项任职行事；由任职者负责' })
  readonly appointment!: string;

  @Field(() => [String], { description: '权限范围，如 project:read' })
  readonly scopes!: string[];

  @Field(() => DateTimeScalar, { description: '失效时刻' })
  readonly expiresAt!: Date;
}

@ObjectType({ implements: Payload, description: '创建服务账号的答复' })
class CreateServiceAccountPayload extends Payload {
  @Field(() => String, { nullable: true, description: '令牌，只显示这一次' })
  readonly token!: string | null;
}

@Resolver()
export class AdministrationResolver {
  @Requires('government:read')
  @Query(() => [Government], { description: '全部政府，按行政区划代码排序' })
  governments(@Ctx() ctx: Context): Promise<Government[]> {
    return ctx.tx.find(Government, { order: { code: 'ASC' } });
  }

  @Requires('person:create')
  @Mutation(() => CreatePersonPayload, { description: '登记一名人员' })
  async createPerson(
    @Ctx() ctx: Context,
    @Arg('input', () => CreatePersonInput) input: CreatePersonInput,
  ): Promise<CreatePersonPayload> {
    return { ...judged(), person: await createPerson(ctx, input) };
  }

  @Requires('appointment:create')
  @Mutation(() => CreateAppointmentPayload, { description: '任命一名人员担任一项职务' })
  async createAppointment(
    @Ctx() ctx: Context,
    @Arg('input', () => CreateAppointmentInput) input: CreateAppointmentInput,
  ): Promise<CreateAppointmentPayload> {
    const appointment = await createAppointment(ctx, {
      person: localId('Person', input.person, 'person'),
      post: localId('Post', input.post, 'post'),
      fromDay: input.fromDay,
      untilDay: input.untilDay ?? null,
    });
    return { ...judged(), appointment };
  }

  @Requires('service-account:create')
  @AnswersSecret()
  @Mutation(() => CreateServiceAccountPayload, { description: '创建一个服务账号' })
  async createServiceAccount(
    @Ctx() ctx: Context,
    @Arg('input', () => CreateServiceAccountInput) input: CreateServiceAccountInput,
  ): Promise<CreateServiceAccountPayload> {
    const appointment = localId('Appointment', input.appointment, 'appointment');
    return { ...judged(), ...(await createServiceAccount(ctx, { ...input, appointment })) };
  }
}
