import { Extensions, Field, ObjectType } from 'type-graphql';

@ObjectType({ description: '一部现行制度对监督的规定' })
export class Supervision {
  @Field(() => String, { description: '制度代码' })
  readonly regimeCode!: string;

  @Field(() => String, { description: '条款的称谓；没有写明为空文本' })
  readonly article!: string;

  @Extensions({ size: 8 })
  @Field(() => [String], {
    description: '由哪些主体之一登记问题、要求整改，以其名称；为空即制度没有写明，无人可以办理',
  })
  readonly supervisors!: readonly string[];

  @Field(() => String, { nullable: true, description: '登录者为什么不能登记问题、要求整改；可以为空' })
  readonly objection!: string | null;
}
