import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { AnswersSecret, Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { judged, Payload } from '../platform/finding';
import { localId } from '../platform/global-id';
import { connectionOf, PageArgs, readPage, type Page } from '../platform/paging';
import { DateTimeScalar } from '../platform/scalars/time';
import { Appointment } from './appointment.entity';
import { createServiceAccount } from './create-service-account';
import { appointmentById, personById, serviceAccountById } from './identity.loader';
import { Person } from './person.entity';
import { revokeServiceAccount } from './revoke-service-account';
import { ServiceAccount, SERVICE_ACCOUNT_ORDER } from './service-account.entity';

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

  @Field(() => ServiceAccount, { nullable: true, description: '服务账号' })
  readonly serviceAccount!: ServiceAccount | null;
}

@InputType({ description: '吊销服务账号' })
class RevokeServiceAccountInput {
  @Field(() => ID, { description: '服务账号' })
  readonly id!: string;
}

@ObjectType({ implements: Payload, description: '吊销服务账号的答复' })
class RevokeServiceAccountPayload extends Payload {
  @Field(() => ServiceAccount, { nullable: true, description: '服务账号' })
  readonly serviceAccount!: ServiceAccount | null;
}

const ServiceAccountConnection = connectionOf(ServiceAccount, '服务账号');

@Resolver(() => ServiceAccount)
export class ServiceAccountResolver {
  @Requires('service-account:read')
  @Query(() => ServiceAccountConnection, { description: '本级政府的服务账号，含已吊销的，后创建者在前' })
  serviceAccounts(@Ctx() ctx: Context, @Args(() => PageArgs) page: PageArgs): Promise<Page<ServiceAccount>> {
    const query = ctx.tx
      .createQueryBuilder(ServiceAccount, 'service_account')
      .where('service_account.government = :government', { government: ctx.government });
    return readPage(query, SERVICE_ACCOUNT_ORDER, page);
  }

  @FieldResolver(() => Person, { nullable: true, description: '负责人' })
  person(@Ctx() ctx: Context, @Root() account: ServiceAccount): Promise<Person | null> {
    return personById(ctx).load(account.person);
  }

  @FieldResolver(() => Appointment, { nullable: true, description: '以哪一项任职行事' })
  appointment(@Ctx() ctx: Context, @Root() account: ServiceAccount): Promise<Appointment | null> {
    return appointmentById(ctx).load(account.appointment);
  }

  @Requires('service-account:create')
  @AnswersSecret()
  @Mutation(() => CreateServiceAccountPayload, { description: '创建一个服务账号' })
  async createServiceAccount(
    @Ctx() ctx: Context,
    @Arg('input', () => CreateServiceAccountInput) input: CreateServiceAccountInput,
  ): Promise<CreateServiceAccountPayload> {
    const appointment = localId('Appointment', input.appointment, 'appointment');
    const { token, id } = await createServiceAccount(ctx, { ...input, appointment });
    return { ...judged(), token, serviceAccount: await serviceAccountById(ctx).load(id) };
  }

  @Requires('service-account:revoke')
  @Mutation(() => RevokeServiceAccountPayload, { description: '吊销一个服务账号；其令牌随即失效' })
  async revokeServiceAccount(
    @Ctx() ctx: Context,
    @Arg('input', () => RevokeServiceAccountInput) input: RevokeServiceAccountInput,
  ): Promise<RevokeServiceAccountPayload> {
    const serviceAccount = await revokeServiceAccount(ctx, { id: localId('ServiceAccount', input.id) });
    return { ...judged(), serviceAccount };
  }
}
