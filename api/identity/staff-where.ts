import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: '筛选单位' })
export class OrganisationWhere {
  @Field(() => String, { nullable: true, description: '名称或代码中的文字' })
  readonly text?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'true：只要本级政府的；缺省连同共享给本级的' })
  readonly own?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'true：只要已撤销的；false：只要在用的' })
  readonly closed?: boolean | null;
}

@InputType({ description: '筛选职务' })
export class PostWhere {
  @Field(() => String, { nullable: true, description: '职务或其单位的名称、代码中的文字' })
  readonly text?: string | null;

  @Field(() => ID, { nullable: true, description: '所在单位' })
  readonly organisationId?: string | null;
}

@InputType({ description: '筛选人员' })
export class PersonWhere {
  @Field(() => String, { nullable: true, description: '姓名中的文字' })
  readonly text?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'true：只要今天没有任职的' })
  readonly withoutOffice?: boolean | null;
}

@InputType({ description: '筛选任职' })
export class AppointmentWhere {
  @Field(() => String, { nullable: true, description: '任职名称或任职者姓名中的文字' })
  readonly text?: string | null;

  @Field(() => ID, { nullable: true, description: '任职者' })
  readonly personId?: string | null;

  @Field(() => ID, { nullable: true, description: '职务' })
  readonly postId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'true：只要今天起仍有效的；false：只要已终止的' })
  readonly current?: boolean | null;
}

@InputType({ description: '筛选分工' })
export class DutyWhere {
  @Field(() => ID, { nullable: true, description: '职务' })
  readonly postId?: string | null;

  @Field(() => String, { nullable: true, description: '制度主体的代码' })
  readonly body?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'true：只要今天起仍有效的；false：只要已终止的' })
  readonly current?: boolean | null;
}
