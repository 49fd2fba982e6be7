import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Finding, Payload } from '../platform/finding';
import { Paper, PaperKind } from './paper.entity';

@ObjectType({ description: '制度为案件规定的一种文书，以及现在能否出具' })
export class CasePaper {
  @Field(() => String, { description: '文书样式的代码' })
  readonly code!: string;

  @Field(() => String, { description: '名称' })
  readonly title!: string;

  @Field(() => PaperKind, { description: '种类' })
  readonly kind!: PaperKind;

  @Field(() => [String], { description: '所依据条款的编号' })
  readonly clause!: readonly string[];

  @Field(() => String, { description: '条款的称谓' })
  readonly article!: string;

  @Field(() => Paper, { nullable: true, description: '就现在这一次已经出具的；未出具为空' })
  readonly issued!: Paper | null;

  @Field(() => [Finding], { description: '登录者现在不能出具的原因；可以出具的为空' })
  readonly findings!: readonly Finding[];

  @Field(() => String, { nullable: true, description: '打印草稿的地址：只有审批表有' })
  readonly draftUrl!: string | null;
}

@InputType({ description: '出具一份文书' })
export class IssuePaperInput {
  @Field(() => ID, { description: '案件' })
  readonly applicationId!: string;

  @Field(() => String, { description: '文书样式的代码' })
  readonly paper!: string;

  @Field(() => String, { nullable: true, description: '幂等键（也可用 Idempotency-Key 标头）' })
  readonly idempotencyKey?: string | null;
}

@ObjectType({ implements: Payload, description: '出具文书的答复' })
export class IssuePaperPayload extends Payload {
  @Field(() => Paper, { nullable: true, description: '文书：已经出具过的即原来那份；被拒绝则为空' })
  readonly paper!: Paper | null;
}
