import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { AnswersSecret, may, OwnTransactions, Requires, signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { judged, Payload } from '../platform/finding';
import { localId } from '../platform/global-id';
import { RIGHTS, type Right } from '../platform/rights';
import { DateTimeScalar } from '../platform/scalars/time';
import { Appointment } from './appointment.entity';
import { changePassword, mustChangePassword } from './change-password';
import { currentAppointments } from './current-appointments';
import { appointmentById, personById } from './identity.loader';
import { login } from './login';
import { logout } from './logout';
import { Person } from './person.entity';
import { switchAppointment } from './switch-appointment';

@InputType({ description: '登录' })
class LoginInput {
  @Field(() => String, { description: '登录名' })
  readonly name!: string;

  @Field(() => String, { description: '口令' })
  readonly password!: string;
}

@InputType({ description: '切换任职' })
class SwitchAppointmentInput {
  @Field(() => ID, { description: '本人现行的一项任职' })
  readonly appointment!: string;
}

@InputType({ description: '修改本人的口令' })
class ChangePasswordInput {
  @Field(() => String, { description: '原口令' })
  readonly current!: string;

  @Field(() => String, { description: '新口令：10 个字符以上，大写字母、小写字母、数字、符号至少三种' })
  readonly next!: string;
}

@ObjectType({ description: '当前登录者及其身份' })
class Me {
  @Field(() => Person, { nullable: true, description: '本人' })
  person(@Ctx() ctx: Context): Promise<Person | null> {
    return personById(ctx).load(signedIn(ctx).person.id);
  }

  @Field(() => Appointment, { nullable: true, description: '当前以哪一项任职行事' })
  async appointment(@Ctx() ctx: Context): Promise<Appointment | null> {
    const office = signedIn(ctx).appointment;
    return office && appointmentById(ctx).load(office.id);
  }

  @Field(() => [Appointment], { description: '全部现行任职（含在其他政府的）' })
  appointments(@Ctx() ctx: Context): Promise<readonly Appointment[]> {
    return currentAppointments(ctx);
  }

  @Field(() => String, { nullable: true, description: '当前所属政府的行政区划代码' })
  government(@Ctx() ctx: Context): string | null {
    return signedIn(ctx).government;
  }

  @Field(() => [String], { description: '角色' })
  roles(@Ctx() ctx: Context): readonly string[] {
    return signedIn(ctx).roles;
  }

  @Field(() => [String], { description: '现可行使的权限，如 project:read；控制台据此显示导航' })
  rights(@Ctx() ctx: Context): readonly string[] {
    const session = signedIn(ctx);
    return (Object.keys(RIGHTS) as Right[]).filter((right) => may(session, right));
  }

  @Field(() => Boolean, { description: '口令由他人设定，须先修改（changePassword），此前无任何任职的权限' })
  mustChangePassword(@Ctx() ctx: Context): Promise<boolean> {
    return mustChangePassword(ctx);
  }

  @Field(() => [String], { description: '所持制度主体的代码（分工）' })
  bodies(@Ctx() ctx: Context): readonly string[] {
    return [...new Set(signedIn(ctx).held.map((held) => held.body))];
  }
}

@ObjectType({ implements: Payload, description: '登录的答复' })
class LoginPayload extends Payload {
  @Field(() => String, {
    nullable: true,
    description: '访问令牌，以 Authorization: Bearer 交回；浏览器另得 HttpOnly Cookie',
  })
  readonly token!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: '失效时刻' })
  readonly expiresAt!: Date | null;

  @Field(() => Me, { nullable: true, description: '登录者' })
  readonly me!: Me | null;
}

@ObjectType({ implements: Payload, description: '切换任职、退出的答复' })
class SessionPayload extends Payload {
  @Field(() => Me, { nullable: true, description: '登录者' })
  readonly me!: Me | null;
}

@Resolver()
export class SessionResolver {
  @Requires('anyone')
  @Query(() => Me, { nullable: true, description: '当前登录者；未登录为空' })
  me(@Ctx() ctx: Context): Me | null {
    return ctx.session ? new Me() : null;
  }

  @Requires('anyone')
  @OwnTransactions()
  @AnswersSecret()
  @Mutation(() => LoginPayload, { description: '以登录名与口令登录' })
  async login(@Ctx() ctx: Context, @Arg('input', () => LoginInput) input: LoginInput): Promise<LoginPayload> {
    const { token, expiresAt } = await login(ctx, input);
    ctx.client.setSessionCookie(token, expiresAt.getTime() - ctx.now.getTime());
    return { ...judged(), token, expiresAt, me: new Me() };
  }

  @Requires('signed-in')
  @Mutation(() => SessionPayload, { description: '退出登录' })
  async logout(@Ctx() ctx: Context): Promise<SessionPayload> {
    await logout(ctx);
    return { ...judged(), me: null };
  }

  @Requires('signed-in')
  @Mutation(() => SessionPayload, { description: '改以本人的另一项任职行事' })
  async switchAppointment(
    @Ctx() ctx: Context,
    @Arg('input', () => SwitchAppointmentInput) input: SwitchAppointmentInput,
  ): Promise<SessionPayload> {
    await switchAppointment(ctx, { appointment: localId('Appointment', input.appointment, 'appointment') });
    return { ...judged(), me: new Me() };
  }

  @Requires('signed-in')
  @OwnTransactions()
  @AnswersSecret()
  @Mutation(() => SessionPayload, { description: '修改本人的口令；其他设备上的登录随即退出' })
  async changePassword(
    @Ctx() ctx: Context,
    @Arg('input', () => ChangePasswordInput) input: ChangePasswordInput,
  ): Promise<SessionPayload> {
    await changePassword(ctx, input);
    return { ...judged(), me: new Me() };
  }
}
