import { Extensions, Field, Int, ObjectType } from 'type-graphql';
import type { Day } from '../../form-schemas/engine';
import { DateTimeScalar, DayScalar } from '../platform/scalars/time';
import { RegimeBody } from '../regime/regime.types';

@ObjectType({ description: '案件走过的一个环节' })
export class TrailEntry {
  @Field(() => Int, { description: '第几次进入环节，自 1 起' })
  readonly visit!: number;

  @Field(() => String, { description: '环节代码' })
  readonly stage!: string;

  @Field(() => String, { description: '环节名称' })
  readonly stageTitle!: string;

  @Field(() => String, {
    description:
      '如何离开：file 申报、approve 同意、reject 不同意、return 退回、withdraw 撤回、branch 与 otherwise 自动判断',
  })
  readonly outcome!: string;

  @Field(() => DayScalar, { description: '日期' })
  readonly on!: Day;

  @Field(() => String, { nullable: true, description: '去往的环节代码' })
  readonly to!: string | null;

  @Field(() => String, { nullable: true, description: '去往的环节名称' })
  readonly toTitle!: string | null;

  @Field(() => [String], { description: '所依据条款的编号' })
  readonly clause!: readonly string[];

  @Field(() => String, { description: '条款的称谓' })
  readonly article!: string;

  @Extensions({ size: 3 })
  @Field(() => [String], { description: '清单决定所依据的会议纪要文号' })
  readonly minutes!: readonly string[];
}

@ObjectType({ description: '准予过的一项例外' })
export class OverrideTaken {
  @Field(() => String, { description: '规则代码（检查或申报窗口）' })
  readonly rule!: string;

  @Field(() => String, { description: '规则名称' })
  readonly ruleTitle!: string;

  @Field(() => [String], { description: '规则所依据条款的编号' })
  readonly clause!: readonly string[];

  @Field(() => String, { description: '条款的称谓' })
  readonly article!: string;

  @Field(() => String, { description: '环节代码' })
  readonly stage!: string;

  @Field(() => RegimeBody, { description: '由哪个主体准予' })
  readonly body!: RegimeBody;

  /** Database id. */
  readonly person!: string;

  @Field(() => String, { nullable: true, description: '理由' })
  readonly reason!: string | null;

  @Field(() => String, { nullable: true, description: '依据的条文' })
  readonly citation!: string | null;

  @Field(() => DayScalar, { description: '日期' })
  readonly on!: Day;
}

@ObjectType({ description: '清单中的一项' })
export class ApplicationLine {
  @Field(() => String, { description: '项目编号' })
  readonly code!: string;

  @Field(() => String, { description: '项目名称' })
  readonly title!: string;

  @Field(() => String, {
    nullable: true,
    description: '对该项的决定：approve 同意、reject 不同意、return 退回；尚未决定为空',
  })
  readonly outcome!: string | null;

  /** Database id of its case. */
  readonly applicationId!: string;
}

@ObjectType({ description: '案件在等谁' })
export class WaitingFor {
  @Field(() => RegimeBody, { description: '主体' })
  readonly body!: RegimeBody;

  @Field(() => DateTimeScalar, { description: '自何时起' })
  readonly since!: Date;

  /** Where the holders are found. */
  readonly key!: string;
}
