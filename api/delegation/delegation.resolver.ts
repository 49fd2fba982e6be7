import {
  Arg,
  Args,
  Ctx,
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
import type { Day } from '../../form-schemas/engine/day';
import { Appointment, APPOINTMENT_ORDER } from '../identity/appointment.entity';
import { appointmentById, personById } from '../identity/identity.loader';
import { Person } from '../identity/person.entity';
import { AppointmentConnection } from '../identity/staff.resolver';
import { Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { judged, Payload } from '../platform/finding';
import { localId } from '../platform/global-id';
import { connectionOf, PageArgs, readPage, type Page } from '../platform/paging';
import { DayScalar } from '../platform/scalars/time';
import { delegate } from './delegate';
import { candidatesWhere, delegationsWhere, ownDelegations } from './delegation-lists';
import { Delegation, DELEGATION_ORDER, DelegationState, stateOn } from './delegation.entity';
import { endDelegation } from './end-delegation';

@InputType({ description: '筛选委托' })
class DelegationWhere {
  @Field(() => Boolean, { nullable: true, description: 'true：只要进行中的和尚未开始的；false：只要已结束的' })
  readonly current?: boolean | null;
}

@InputType({ description: '委托他人在一段时间内代行本人现在的任职' })
class DelegateInput {
  @Field(() => ID, { description: '受托人，见 delegationCandidates' })
  readonly person!: string;

  @Field(() => DayScalar, { description: '起始日，不早于今天' })
  readonly fromDay!: Day;

  @Field(() => DayScalar, { description: '最后一日（含当日）' })
  readonly untilDay!: Day;

  @Field(() => String, { description: '事由，如 休假，不超过 500 字' })
  readonly reason!: string;

  @Field(() => String, { nullable: true, description: '幂等键（也可用 Idempotency-Key 标头）' })
  readonly idempotencyKey?: string | null;
}

@InputType({ description: '提前终止委托' })
class EndDelegationInput {
  @Field(() => ID, { description: '委托' })
  readonly id!: string;

  @Field(() => Int, { description: '所见的版本' })
  readonly expectedVersion!: number;

  @Field(() => DayScalar, { nullable: true, description: '最后一日（含当日）；不填即刻终止' })
  readonly lastDay?: Day | null;
}

@ObjectType({ implements: Payload, description: '委托、终止委托的答复' })
class DelegationPayload extends Payload {
  @Field(() => Delegation, { nullable: true, description: '委托；被拒绝则为空' })
  readonly delegation!: Delegation | null;
}

const DelegationConnection = connectionOf(Delegation, '委托');

/** Who acts in whose place. */
@Resolver(() => Delegation)
export class DelegationResolver {
  @Requires('delegation:give')
  @Query(() => DelegationConnection, { description: '本人委托他人的和他人委托本人的，后开始的在前' })
  myDelegations(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => DelegationWhere, { nullable: true, description: '筛选' }) where: DelegationWhere | null,
  ): Promise<Page<Delegation>> {
    return readPage(ownDelegations(ctx, where?.current), DELEGATION_ORDER, page);
  }

  @Requires('staff:read')
  @Query(() => DelegationConnection, { description: '本级政府的委托，含已结束的，后开始的在前' })
  delegations(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => DelegationWhere, { nullable: true, description: '筛选' }) where: DelegationWhere | null,
  ): Promise<Page<Delegation>> {
    return readPage(delegationsWhere(ctx, where?.current), DELEGATION_ORDER, page);
  }

  @Requires('delegation:give')
  @Query(() => AppointmentConnection, { description: '可以委托的人：今天在本级政府任审批人的，本人除外' })
  delegationCandidates(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('text', () => String, { nullable: true, description: '姓名或任职名称中的文字' }) text: string | null,
  ): Promise<Page<Appointment>> {
    return readPage(candidatesWhere(ctx, text), APPOINTMENT_ORDER, page);
  }

  @Requires('delegation:give')
  @Mutation(() => DelegationPayload, {
    description: '委托他人代行本人现在的任职：其间受托人以委托人所任的主体办理，记“代”委托人；不得转委托',
  })
  async delegate(
    @Ctx() ctx: Context,
    @Arg('input', () => DelegateInput) input: DelegateInput,
  ): Promise<DelegationPayload> {
    const { value, findings } = await delegate(ctx, {
      person: localId('Person', input.person, 'person'),
      fromDay: input.fromDay,
      untilDay: input.untilDay,
      reason: input.reason,
    });
    return { ...judged(findings), delegation: value };
  }

  @Requires('delegation:end')
  @Mutation(() => DelegationPayload, { description: '提前终止委托：由委托人、受托人或安全管理员办理' })
  async endDelegation(
    @Ctx() ctx: Context,
    @Arg('input', () => EndDelegationInput) input: EndDelegationInput,
  ): Promise<DelegationPayload> {
    const { value, findings } = await endDelegation(ctx, {
      id: localId('Delegation', input.id),
      expectedVersion: input.expectedVersion,
      lastDay: input.lastDay ?? null,
    });
    return { ...judged(findings), delegation: value };
  }

  @FieldResolver(() => Person, { nullable: true, description: '委托人' })
  principal(@Ctx() ctx: Context, @Root() delegation: Delegation): Promise<Person | null> {
    return personById(ctx).load(delegation.principal);
  }

  @FieldResolver(() => Person, { nullable: true, description: '受托人' })
  proxy(@Ctx() ctx: Context, @Root() delegation: Delegation): Promise<Person | null> {
    return personById(ctx).load(delegation.proxy);
  }

  @FieldResolver(() => Appointment, { nullable: true, description: '委托人的哪一项任职' })
  appointment(@Ctx() ctx: Context, @Root() delegation: Delegation): Promise<Appointment | null> {
    return appointmentById(ctx).load(delegation.appointment);
  }

  @FieldResolver(() => DelegationState, { description: '今天的状态' })
  state(@Ctx() ctx: Context, @Root() delegation: Delegation): DelegationState {
    return stateOn(delegation, ctx.today);
  }
}
