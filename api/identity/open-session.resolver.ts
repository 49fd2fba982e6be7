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
import { Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { judged, Payload } from '../platform/finding';
import { localId } from '../platform/global-id';
import { connectionOf, PageArgs, readPage, type Page } from '../platform/paging';
import { administer } from './administer';
import { Appointment } from './appointment.entity';
import { endSession } from './end-session';
import { appointmentById, personById } from './identity.loader';
import { OpenSession, SESSION_ORDER } from './open-session.entity';
import { Person } from './person.entity';

@InputType({ description: '令一次登录退出' })
class EndSessionInput {
  @Field(() => ID, { description: '登录' })
  readonly id!: string;
}

@ObjectType({ implements: Payload, description: '令一次登录退出的答复' })
class EndSessionPayload extends Payload {
  @Field(() => OpenSession, { nullable: true, description: '登录' })
  readonly session!: OpenSession | null;
}

const OpenSessionConnection = connectionOf(OpenSession, '登录');

@Resolver(() => OpenSession)
export class OpenSessionResolver {
  @Requires('session:read')
  @Query(() => OpenSessionConnection, { description: '为本级政府行事、仍有效的登录，后登录者在前' })
  async sessions(@Ctx() ctx: Context, @Args(() => PageArgs) page: PageArgs): Promise<Page<OpenSession>> {
    await administer(ctx);
    const query = ctx.tx
      .createQueryBuilder(OpenSession, 'session')
      .where('session.government = :government', { government: ctx.government })
      .andWhere('session.endedAt is null and session.expiresAt > :now', { now: ctx.now });
    return readPage(query, SESSION_ORDER, page);
  }

  @FieldResolver(() => Person, { nullable: true, description: '登录者' })
  person(@Ctx() ctx: Context, @Root() session: OpenSession): Promise<Person | null> {
    return personById(ctx).load(session.person);
  }

  @FieldResolver(() => Appointment, { nullable: true, description: '以哪一项任职行事' })
  async appointment(@Ctx() ctx: Context, @Root() session: OpenSession): Promise<Appointment | null> {
    return session.appointment === null ? null : appointmentById(ctx).load(session.appointment);
  }

  @Requires('session:end')
  @Mutation(() => EndSessionPayload, { description: '令一次登录即刻退出' })
  async endSession(
    @Ctx() ctx: Context,
    @Arg('input', () => EndSessionInput) input: EndSessionInput,
  ): Promise<EndSessionPayload> {
    return { ...judged(), session: await endSession(ctx, { id: localId('OpenSession', input.id) }) };
  }
}
