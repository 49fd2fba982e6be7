import { Field, Int, ObjectType } from 'type-graphql';
import { BuiltSystem } from './built-system.entity';

@ObjectType({ description: '与所申报的相似的已建系统或者项目；只作提示，不作决定' })
export class SimilarSystem {
  @Field(() => String, { description: '名称' })
  readonly title!: string;

  @Field(() => BuiltSystem, { nullable: true, description: '系统目录中的一条；尚未列入目录的为空' })
  readonly system!: BuiltSystem | null;

  /** Database ids; the resolver loads them. */
  readonly projectId!: string | null;

  readonly organisationId!: string;

  @Field(() => Int, { description: '名称相同的百分比，向下取整' })
  readonly nameShare!: number;

  @Field(() => [String], { description: '名称中相同的词' })
  readonly nameWords!: readonly string[];

  @Field(() => Int, { nullable: true, description: '功能相同的百分比，向下取整；没有可比的功能或者无权查看的为空' })
  readonly functionShare!: number | null;

  @Field(() => [String], { description: '功能中相同的词，至多 20 个' })
  readonly functionWords!: readonly string[];

  @Field(() => Int, {
    nullable: true,
    description: '信息资源目录重合的百分比，以重合最多的一条计，向下取整：条目名称相同即 100；没有发布目录的为空',
  })
  readonly catalogueShare!: number | null;

  @Field(() => [String], { description: '目录中相同的条目和信息项，至多 20 个' })
  readonly catalogueWords!: readonly string[];
}
