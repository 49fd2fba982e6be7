import { Arg, Ctx, Field, FieldResolver, ID, InputType, Int, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import { AnswersSecret, may, Requires, signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { judged, Payload } from '../platform/finding';
import { localId } from '../platform/global-id';
import { DateTimeScalar } from '../platform/scalars/time';
import { accountOf } from './account.loader';
import { createPerson } from './create-person';
import { lockAccount, unlockAccount } from './lock-account';
import { Person } from './person.entity';
import { renamePerson } from './rename-person';
import { setCredential } from './set-credential';

@ObjectType({ description: '人员的账户，只有登记该人员的政府的安全管理员可见' })
class Account {
  @Field(() => String, { description: '登录名' })
  readonly login!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: '因连续输错口令锁定到何时；未锁定则为空' })
  readonly lockedUntil!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: '管理员锁定的时刻；未锁定则为空' })
  readonly disabledAt!: Date | null;

  @Field(() => DateTimeScalar, { description: '口令上次改动的时刻' })
  readonly changedAt!: Date;

  @Field(() => Boolean, { description: '口令由管理员设定，本人尚未修改' })
  readonly mustChange!: boolean;
}

@InputType({ description: '登记人员' })
class CreatePersonInput {
  @Field(() => String, { description: '姓名' })
  readonly name!: string;
}

@ObjectType({ implements: Payload, description: '登记人员的答复' })
class CreatePersonPayload extends Payload {
  @Field(() => Person, { nullable: true, description: '所登记的人员；任职之前只有登记的政府可见' })
  readonly person!: Person | null;
}

@InputType({ description: '更正姓名' })
class RenamePersonInput {
  @Field(() => ID, { description: '人员' })
  readonly id!: string;

  @Field(() => Int, { description: '所见的版本' })
  readonly expectedVersion!: number;

  @Field(() => String, { description: '姓名' })
  readonly name!: string;
}

@InputType({ description: '设定登录名与口令' })
class SetCredentialInput {
  @Field(() => ID, { description: '本级政府登记的人员' })
  readonly person!: string;

  @Field(() => String, { description: '登录名，全系统唯一' })
  readonly login!: string;

  @Field(() => String, { description: '一次性口令，本人首次登录须修改' })
  readonly password!: string;

  @Field(() => Boolean, { nullable: true, description: '同时吊销其在本级政府的服务账号；缺省不吊销' })
  readonly revokeServiceAccounts?: boolean | null;
}

@InputType({ description: '锁定、解锁账户' })
class AccountInput {
  @Field(() => ID, { description: '本级政府登记的人员' })
  readonly person!: string;
}

@ObjectType({ implements: Payload, description: '管理人员及其账户的答复' })
class PersonPayload extends Payload {
  @Field(() => Person, { nullable: true, description: '人员' })
  readonly person!: Person | null;
}

/** Persons and their accounts. */
@Resolver(() => Person)
export class AccountResolver {
  @FieldResolver(() => Boolean, { description: '是否由本级政府登记：姓名与账户只由登记的政府管理' })
  ownHome(@Ctx() ctx: Context, @Root() person: Person): boolean {
    return person.home === signedIn(ctx).government;
  }

  @FieldResolver(() => Account, { nullable: true, description: '账户；未设、无权查看或由他处登记的为空' })
  async account(@Ctx() ctx: Context, @Root() person: Person): Promise<Account | null> {
    if (!may(signedIn(ctx), 'account:lock') || person.home !== signedIn(ctx).government) return null;
    return accountOf(ctx).load(person.id);
  }

  @Requires('person:create')
  @Mutation(() => CreatePersonPayload, { description: '登记一名人员' })
  async createPerson(
    @Ctx() ctx: Context,
    @Arg('input', () => CreatePersonInput) input: CreatePersonInput,
  ): Promise<CreatePersonPayload> {
    return { ...judged(), person: await createPerson(ctx, input) };
  }

  @Requires('person:update')
  @Mutation(() => PersonPayload, { description: '更正一名人员的姓名' })
  async renamePerson(
    @Ctx() ctx: Context,
    @Arg('input', () => RenamePersonInput) input: RenamePersonInput,
  ): Promise<PersonPayload> {
    return { ...judged(), person: await renamePerson(ctx, { ...input, id: localId('Person', input.id, 'id') }) };
  }

  @Requires('credential:set')
  @AnswersSecret()
  @Mutation(() => PersonPayload, { description: '设定一名人员的登录名与一次性口令；其登录随即全部退出' })
  async setCredential(
    @Ctx() ctx: Context,
    @Arg('input', () => SetCredentialInput) input: SetCredentialInput,
  ): Promise<PersonPayload> {
    const person = localId('Person', input.person, 'person');
    const { value, findings } = await setCredential(ctx, {
      person,
      login: input.login,
      password: input.password,
      revokePrograms: input.revokeServiceAccounts === true,
    });
    return { ...judged(findings), person: value };
  }

  @Requires('account:lock')
  @Mutation(() => PersonPayload, { description: '锁定一名人员的账户；其登录随即全部退出，其服务账号随即吊销' })
  async lockAccount(
    @Ctx() ctx: Context,
    @Arg('input', () => AccountInput) input: AccountInput,
  ): Promise<PersonPayload> {
    const { value, findings } = await lockAccount(ctx, { person: localId('Person', input.person, 'person') });
    return { ...judged(findings), person: value };
  }

  @Requires('account:lock')
  @Mutation(() => PersonPayload, { description: '解锁一名人员的账户；锁定时吊销的服务账号不恢复' })
  async unlockAccount(
    @Ctx() ctx: Context,
    @Arg('input', () => AccountInput) input: AccountInput,
  ): Promise<PersonPayload> {
    const { value, findings } = await unlockAccount(ctx, { person: localId('Person', input.person, 'person') });
    return { ...judged(findings), person: value };
  }
}
