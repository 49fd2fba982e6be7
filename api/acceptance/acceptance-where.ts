import { Field, ID, InputType, Int } from 'type-graphql';
import type { Day } from '../../form-schemas/engine';
import { DayScalar } from '../platform/scalars/time';
import { AcceptanceStanding, AcceptanceStepKind, SecurityFactKind, SecurityStanding } from './acceptance.types';

@InputType({ description: '筛选项目的验收；各项须同时满足，空列表视为未给' })
export class AcceptanceWhere {
  @Field(() => String, { nullable: true, description: '项目名称、编号中的文字' })
  readonly text?: string | null;

  @Field(() => String, { nullable: true, description: '制度代码' })
  readonly regimeCode?: string | null;

  @Field(() => [ID], { nullable: true, description: '单位，其中之一' })
  readonly organisationIds?: readonly string[] | null;

  @Field(() => [AcceptanceStanding], { nullable: true, description: '整个验收的状态，其中之一' })
  readonly states?: readonly AcceptanceStanding[] | null;

  @Field(() => [AcceptanceStepKind], { nullable: true, description: '走到哪种步骤，其中之一；都通过的不符合' })
  readonly at?: readonly AcceptanceStepKind[] | null;

  @Field(() => Boolean, { nullable: true, description: '清单有没有不符合的项' })
  readonly hasOpenPoints?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: '清单有没有未判定的项' })
  readonly hasUnjudgedPoints?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: '有没有未解决的问题' })
  readonly hasOpenProblems?: boolean | null;

  @Field(() => DayScalar, { nullable: true, description: '最早的到期日不晚于此日；没有到期日的不符合' })
  readonly dueTo?: Day | null;
}

@InputType({
  description:
    '筛选项目的安全事实；项目有一项安全事实同时满足 kinds、states、level、olderThanMonths、gating 即符合，空列表视为未给',
})
export class SecurityWhere {
  @Field(() => String, { nullable: true, description: '项目名称、编号中的文字' })
  readonly text?: string | null;

  @Field(() => String, { nullable: true, description: '制度代码' })
  readonly regimeCode?: string | null;

  @Field(() => [ID], { nullable: true, description: '单位，其中之一' })
  readonly organisationIds?: readonly string[] | null;

  @Field(() => [SecurityFactKind], { nullable: true, description: '种类，其中之一' })
  readonly kinds?: readonly SecurityFactKind[] | null;

  @Field(() => [SecurityStanding], { nullable: true, description: '状态，其中之一；MISSING 即尚无' })
  readonly states?: readonly SecurityStanding[] | null;

  @Field(() => Int, { nullable: true, description: '等级恰为' })
  readonly level?: number | null;

  @Field(() => String, { nullable: true, description: '值中的文字，如备案号' })
  readonly words?: string | null;

  @Field(() => Int, { nullable: true, description: '测评之日早于今天之前这么多个月，0–600；没有测评之日的不符合' })
  readonly olderThanMonths?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'true：其检查现在不通过，正把着项目所在的环节或者现在可以办的资金',
  })
  readonly gating?: boolean | null;
}
