import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: '一种问题的查询：制度写明什么算这种问题，对各项目的现况去查' })
export class ProblemQuery {
  @Field(() => String, { description: '制度代码' })
  readonly regimeCode!: string;

  @Field(() => String, { description: '查询的代码，如 contract-late' })
  readonly code!: string;

  @Field(() => String, { description: '问题的名称' })
  readonly title!: string;

  @Field(() => String, { description: '条款的称谓' })
  readonly article!: string;

  @Field(() => String, { description: '不算问题的条件，用制度的表达式写成' })
  readonly condition!: string;

  @Field(() => Int, { description: '现有这种问题的项目数，全市的问题有则为 1；只计登录者看得到的' })
  readonly count!: number;

  @Field(() => String, { nullable: true, description: '全市的问题由谁负责：机构的名称；项目的问题为空' })
  readonly answeredBy!: string | null;
}

@ObjectType({ description: '一个项目或者全市现有的一个问题' })
export class ProblemFinding {
  @Field(() => String, { description: '制度代码' })
  readonly regimeCode!: string;

  @Field(() => String, { description: '查询的代码' })
  readonly code!: string;

  @Field(() => String, { description: '问题的名称' })
  readonly title!: string;

  @Field(() => String, { description: '条款的称谓' })
  readonly article!: string;

  @Field(() => String, { description: '情况' })
  readonly message!: string;

  readonly project!: string | null;

  readonly organisation!: string | null;
}
