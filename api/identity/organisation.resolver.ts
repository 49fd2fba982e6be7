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
import { localIdOrNull } from '../platform/global-id';
import { reach } from '../platform/loader';
import { connectionOf, PageArgs, readPage, type Page } from '../platform/paging';
import { likeText } from '../platform/text';
import { createOrganisation } from './create-organisation';
import { organisationById } from './identity.loader';
import { Organisation, ORGANISATION_ORDER } from './organisation.entity';
import { OrganisationWhere } from './staff-where';

@InputType({ description: '登记单位' })
class CreateOrganisationInput {
  @Field(() => String, { description: '代码：小写字母、数字、连字符' })
  readonly code!: string;

  @Field(() => String, { description: '名称' })
  readonly title!: string;

  @Field(() => String, { description: '单位性质（制度中的单位类型代码）' })
  readonly kind!: string;

  @Field(() => ID, { nullable: true, description: '上级单位' })
  readonly parent?: string;

  @Field(() => String, { nullable: true, description: '幂等键（也可用 Idempotency-Key 标头）' })
  readonly idempotencyKey?: string;
}

@ObjectType({ implements: Payload, description: '登记单位的答复' })
class CreateOrganisationPayload extends Payload {
  @Field(() => Organisation, { nullable: true, description: '所登记的单位' })
  readonly organisation!: Organisation | null;
}

const OrganisationConnection = connectionOf(Organisation, '单位');

@Resolver(() => Organisation)
export class OrganisationResolver {
  @Requires('organisation:read')
  @Query(() => OrganisationConnection, { description: '可见的单位，按代码排序' })
  organisations(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => OrganisationWhere, { nullable: true, description: '筛选' }) where: OrganisationWhere | null,
  ): Promise<Page<Organisation>> {
    const query = ctx.tx
      .createQueryBuilder(Organisation, 'organisation')
      .where('organisation.government = any (:governments)', { governments: reach(ctx, where?.own !== true) });
    if (where?.text) {
      query.andWhere('(organisation.title ilike :text or organisation.code ilike :text)', {
        text: likeText(where.text),
      });
    }
    if (where?.closed === true) query.andWhere('organisation.closedAt is not null');
    if (where?.closed === false) query.andWhere('organisation.closedAt is null');
    return readPage(query, ORGANISATION_ORDER, page);
  }

  @FieldResolver(() => Organisation, { nullable: true, description: '上级单位' })
  async parent(@Ctx() ctx: Context, @Root() organisation: Organisation): Promise<Organisation | null> {
    return organisation.parent === null ? null : organisationById(ctx).load(organisation.parent);
  }

  @Requires('organisation:create')
  @Mutation(() => CreateOrganisationPayload, { description: '登记一个单位' })
  async createOrganisation(
    @Ctx() ctx: Context,
    @Arg('input', () => CreateOrganisationInput) input: CreateOrganisationInput,
  ): Promise<CreateOrganisationPayload> {
    const parent = localIdOrNull('Organisation', input.parent, 'parent');
    const organisation = await createOrganisation(ctx, { ...input, parent });
    return { ...judged(), organisation };
  }
}
