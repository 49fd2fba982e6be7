import { Extensions, Field, Int, ObjectType } from 'type-graphql';
import type { Day, JsonObject } from '../../form-schemas/engine';
import { JsonScalar } from '../platform/scalars/json';
import { DateTimeScalar, DayScalar } from '../platform/scalars/time';
import { RegimeBody } from '../regime/regime.types';
import { TaskDue } from './task-due';
import type { Task } from './task.entity';

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

  @Field(() => DayScalar, { nullable: true, description: '办理期限的末日；没有时限则为空' })
  readonly dueOn!: Day | null;

  @Field(() => TaskDue, { nullable: true, description: '时限的状态；没有时限则为空' })
  readonly dueState!: TaskDue | null;

  @Field(() => Boolean, { description: '期限是否暂定：所跨年份的放假安排尚未公布' })
  readonly dueProvisional!: boolean;

  @Field(() => String, { nullable: true, description: '时限的说法，如 10个工作日内' })
  readonly dueWords!: string | null;

  @Field(() => String, { nullable: true, description: '时限所依据条款的称谓' })
  readonly dueArticle!: string | null;

  @Field(() => Int, { description: '被催办过几次' })
  readonly reminders!: number;

  @Field(() => DayScalar, { nullable: true, description: '最近一次催办的日期；未被催办则为空' })
  readonly remindedOn!: Day | null;

  readonly task!: Task;
}

@ObjectType({ description: '案件现在的办理期限' })
export class CaseDue {
  @Field(() => DayScalar, { description: '末日' })
  readonly on!: Day;

  @Field(() => TaskDue, { description: '状态' })
  readonly state!: TaskDue;

  @Field(() => Boolean, { description: '是否暂定：所跨年份的放假安排尚未公布' })
  readonly provisional!: boolean;

  @Field(() => String, { description: '时限的说法，如 10个工作日内' })
  readonly words!: string;

  @Field(() => String, { description: '所依据条款的称谓' })
  readonly article!: string;
}

@ObjectType({ description: '案件所在环节须经过的时间' })
export class StageWait {
  @Field(() => DayScalar, { nullable: true, description: '最早可以继续的日期；还不能起算，或不要求经过时间，则为空' })
  readonly earliest!: Day | null;

  @Field(() => DayScalar, { nullable: true, description: '自何日起算，当日不计' })
  readonly from!: Day | null;

  @Field(() => String, { nullable: true, description: '须经过多久，如 至少7日' })
  readonly words!: string | null;

  @Field(() => Boolean, { description: '是否暂定：所跨年份的放假安排尚未公布' })
  readonly provisional!: boolean;

  @Field(() => String, { nullable: true, description: '为什么还不能起算' })
  readonly problem!: string | null;

  @Field(() => String, { description: '所依据条款的称谓' })
  readonly article!: string;
}

@ObjectType({ description: '退回时要求补正的一处' })
export class ReturnRemark {
  @Field(() => String, { description: '表单字段的路径，如 total、funds[0].amount；空即针对整体' })
  readonly path!: string;

  @Field(() => String, { nullable: true, description: '字段名称；针对整体则为空' })
  readonly fieldTitle!: string | null;

  @Field(() => String, { description: '意见' })
  readonly text!: string;

  @Field(() => String, { description: '在哪个环节退回：环节代码' })
  readonly stage!: string;

  @Field(() => String, { description: '在哪个环节退回：环节名称' })
  readonly stageTitle!: string;

  @Field(() => RegimeBody, { description: '由哪个主体退回' })
  readonly body!: RegimeBody;

  /** Database id. */
  readonly person!: string;

  @Field(() => DayScalar, { description: '日期' })
  readonly on!: Day;
}

@ObjectType({ description: '一次申报：提交时的内容' })
export class Filing {
  @Field(() => Int, { description: '案件的第几次办理，与办理记录的 seq 相同' })
  readonly seq!: number;

  @Field(() => DateTimeScalar, { description: '提交时刻' })
  readonly at!: Date;

  @Field(() => DayScalar, { description: '申报日' })
  readonly on!: Day;

  /** Database id. */
  readonly person!: string;

  @Field(() => String, { description: '表单代码' })
  readonly form!: string;

  @Field(() => String, { description: '环节代码' })
  readonly stage!: string;

  @Field(() => JsonScalar, { description: '清理后的答案；登录者无权查看的字段略去' })
  readonly answers!: JsonObject;

  @Extensions({ size: 3 })
  @Field(() => [ReturnRemark], { description: '这次提交所答复的退回意见；首次申报没有' })
  readonly remarks!: readonly ReturnRemark[];
}
