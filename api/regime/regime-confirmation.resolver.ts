import { Arg, Ctx, Field, FieldResolver, ID, InputType, Int, Mutation, Resolver, Root } from 'type-graphql';
import { personById } from '../identity/identity.loader';
import { Person } from '../identity/person.entity';
import { Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { localId } from '../platform/global-id';
import { confirmRegime } from './confirm-regime';
import { declineConfirmation } from './decline-confirmation';
import { Edition } from './edition.entity';
import { answerEdition, EditionPayload } from './edition-payload';
import { proposeConfirmation } from './propose-confirmation';
import { RegimeConfirmation } from './regime-confirmation.entity';
import { confirmationOf } from './regime-force';
import { seesDrafts } from './visible-edition';

@InputType({ description: '提出继续适用尚未施行或已失效的制度' })
class ProposeRegimeConfirmationInput {
  @Field(() => ID, { description: '制度版本' })
  readonly editionId!: string;

  @Field(() => String, { description: '为什么适用，至多 1000 字' })
  readonly reason!: string;

  @Field(() => String, { nullable: true, description: '幂等键（也可用 Idempotency-Key 标头）' })
  readonly idempotencyKey?: string;
}

@InputType({ description: '确认他人提出的继续适用' })
class ConfirmRegimeInput {
  @Field(() => ID, { description: '制度版本' })
  readonly editionId!: string;

  @Field(() => Int, { description: '所见的提议（confirmation）的行版本' })
  readonly expectedVersion!: number;

  @Field(() => String, { nullable: true, description: '幂等键（也可用 Idempotency-Key 标头）' })
  readonly idempotencyKey?: string;
}

@InputType({ description: '收回或不同意继续适用的提议' })
class DeclineRegimeConfirmationInput extends ConfirmRegimeInput {
  @Field(() => String, { description: '为什么，至多 1000 字' })
  readonly reason!: string;
}

/** Going by a regulation that is only a draft or has lapsed: proposed by one person, confirmed by another. */
@Resolver(() => Edition)
export class EditionConfirmationResolver {
  @FieldResolver(() => RegimeConfirmation, {
    nullable: true,
    description: '继续适用它的提议与确认；没有提出过的为空。只有本级政府的制度管理员看得到',
  })
  async confirmation(@Ctx() ctx: Context, @Root() edition: Edition): Promise<RegimeConfirmation | null> {
    return seesDrafts(ctx) ? confirmationOf(ctx).load(edition.id) : null;
  }

  @Requires('regime:publish')
  @Mutation(() => EditionPayload, {
    description: '写明理由，提出继续适用只是征求意见稿、未施行或已失效的制度；另一人确认之前不能据此开案',
  })
  async proposeRegimeConfirmation(
    @Ctx() ctx: Context,
    @Arg('input', () => ProposeRegimeConfirmationInput) { editionId, reason }: ProposeRegimeConfirmationInput,
  ): Promise<EditionPayload> {
    const edition = localId('Edition', editionId, 'editionId');
    return answerEdition(await proposeConfirmation(ctx, { edition, reason }));
  }

  @Requires('regime:publish')
  @Mutation(() => EditionPayload, {
    description: '确认他人提出的继续适用；确认人须不同于提出人与编制、送审、改过这一版的人。此后据其开启的案件都带提示',
  })
  async confirmRegime(
    @Ctx() ctx: Context,
    @Arg('input', () => ConfirmRegimeInput) { editionId, expectedVersion }: ConfirmRegimeInput,
  ): Promise<EditionPayload> {
    const edition = localId('Edition', editionId, 'editionId');
    return answerEdition(await confirmRegime(ctx, { edition, expectedVersion }));
  }

  @Requires('regime:publish')
  @Mutation(() => EditionPayload, { description: '提出人收回、或他人不同意继续适用的提议，须写明理由；可以重新提出' })
  async declineRegimeConfirmation(
    @Ctx() ctx: Context,
    @Arg('input', () => DeclineRegimeConfirmationInput)
    { editionId, expectedVersion, reason }: DeclineRegimeConfirmationInput,
  ): Promise<EditionPayload> {
    const edition = localId('Edition', editionId, 'editionId');
    return answerEdition(await declineConfirmation(ctx, { edition, expectedVersion, reason }));
  }
}

@Resolver(() => RegimeConfirmation)
export class RegimeConfirmationResolver {
  @FieldResolver(() => Person, { nullable: true, description: '提出人' })
  proposedBy(@Ctx() ctx: Context, @Root() { proposer }: RegimeConfirmation): Promise<Person | null> {
    return personById(ctx).load(proposer);
  }

  @FieldResolver(() => Person, { nullable: true, description: '确认人' })
  async confirmedBy(@Ctx() ctx: Context, @Root() { confirmer }: RegimeConfirmation): Promise<Person | null> {
    return confirmer === null ? null : personById(ctx).load(confirmer);
  }

  @FieldResolver(() => Person, { nullable: true, description: '收回（提出人）或不同意的人' })
  async declinedBy(@Ctx() ctx: Context, @Root() { decliner }: RegimeConfirmation): Promise<Person | null> {
    return decliner === null ? null : personById(ctx).load(decliner);
  }
}
