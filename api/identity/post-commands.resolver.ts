import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { judged, Payload } from '../platform/finding';
import { localId } from '../platform/global-id';
import { createPost } from './create-post';
import { Organisation } from './organisation.entity';
import { Post } from './post.entity';
import { closeOrganisation, updateOrganisation } from './update-organisation';
import { updatePost } from './update-post';

@InputType({ description: '单位改名' })
class UpdateOrganisationInput {
  @Field(() => ID, { description: '单位' })
  readonly id!: string;

  @Field(() => Int, { description: '所见的版本' })
  readonly expectedVersion!: number;

  @Field(() => String, { description: '名称' })
  readonly title!: string;
}

@InputType({ description: '撤销单位' })
class CloseOrganisationInput {
  @Field(() => ID, { description: '单位' })
  readonly id!: string;

  @Field(() => Int, { description: '所见的版本' })
  readonly expectedVersion!: number;
}

@ObjectType({ implements: Payload, description: '管理单位的答复' })
class OrganisationPayload extends Payload {
  @Field(() => Organisation, { nullable: true, description: '单位' })
  readonly organisation!: Organisation | null;
}

@InputType({ description: '设置职务' })
class CreatePostInput {
  @Field(() => ID, { description: '所在单位' })
  readonly organisation!: string;

  @Field(() => String, { description: '代码：小写字母、数字、连字符；本级政府内唯一' })
  readonly code!: string;

  @Field(() => String, { description: '名称' })
  readonly title!: string;

  @Field(() => [String], { description: '角色' })
  readonly roles!: string[];
}

@InputType({ description: '更改职务的名称与角色' })
class UpdatePostInput {
  @Field(() => ID, { description: '职务' })
  readonly id!: string;

  @Field(() => Int, { description: '所见的版本' })
  readonly expectedVersion!: number;

  @Field(() => String, { description: '名称' })
  readonly title!: string;

  @Field(() => [String], { description: '角色，全部重列' })
  readonly roles!: string[];
}

@ObjectType({ implements: Payload, description: '管理职务的答复' })
class PostPayload extends Payload {
  @Field(() => Post, { nullable: true, description: '职务' })
  readonly post!: Post | null;
}

/** Organisations after their creation, and posts. */
@Resolver()
export class PostCommandsResolver {
  @Requires('organisation:update')
  @Mutation(() => OrganisationPayload, { description: '更改一个单位的名称' })
  async updateOrganisation(
    @Ctx() ctx: Context,
    @Arg('input', () => UpdateOrganisationInput) input: UpdateOrganisationInput,
  ): Promise<OrganisationPayload> {
    const id = localId('Organisation', input.id);
    return { ...judged(), organisation: await updateOrganisation(ctx, { ...input, id }) };
  }

  @Requires('organisation:update')
  @Mutation(() => OrganisationPayload, { description: '撤销一个单位；尚有任职或下级单位的不得撤销' })
  async closeOrganisation(
    @Ctx() ctx: Context,
    @Arg('input', () => CloseOrganisationInput) input: CloseOrganisationInput,
  ): Promise<OrganisationPayload> {
    const { value, findings } = await closeOrganisation(ctx, { ...input, id: localId('Organisation', input.id) });
    return { ...judged(findings), organisation: value };
  }

  @Requires('post:create')
  @Mutation(() => PostPayload, { description: '设置一项职务' })
  async createPost(
    @Ctx() ctx: Context,
    @Arg('input', () => CreatePostInput) input: CreatePostInput,
  ): Promise<PostPayload> {
    const organisation = localId('Organisation', input.organisation, 'organisation');
    return { ...judged(), post: await createPost(ctx, { ...input, organisation }) };
  }

  @Requires('post:update')
  @Mutation(() => PostPayload, { description: '更改一项职务的名称与角色' })
  async updatePost(
    @Ctx() ctx: Context,
    @Arg('input', () => UpdatePostInput) input: UpdatePostInput,
  ): Promise<PostPayload> {
    const { value, findings } = await updatePost(ctx, { ...input, id: localId('Post', input.id) });
    return { ...judged(findings), post: value };
  }
}
