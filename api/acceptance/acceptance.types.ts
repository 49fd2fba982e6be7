import { Extensions, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Day } from '../../form-schemas/engine';
import { DayScalar } from '../platform/scalars/time';

export enum AcceptanceStanding {
  NOT_BEGUN = 'not-begun',
  UNDER_WAY = 'under-way',
  PASSED = 'passed',
  FAILED = 'failed',
  STOPPED = 'stopped',
}
registerEnumType(AcceptanceStanding, {
  name: 'AcceptanceStanding',
  description:
    '验收的状态：NOT_BEGUN 未开始（或须重新办）、UNDER_WAY 进行中、PASSED 已通过、FAILED 最近一次没有通过、STOPPED 项目已办结而没有走到',
});

export enum AcceptanceStepKind {
  FIRST = 'first',
  TRIAL = 'trial',
  REVIEW = 'review',
  COMPLETION = 'completion',
  HAND_OVER = 'hand-over',
}
registerEnumType(AcceptanceStepKind, {
  name: 'AcceptanceStepKind',
  description:
    '验收步骤的种类：FIRST 初步验收、TRIAL 试运行、REVIEW 验收前的审查核准、COMPLETION 竣工（履约）验收、HAND_OVER 移交、交付使用',
});

export enum PointStanding {
  MET = 'met',
  OPEN = 'open',
  LIFTED = 'lifted',
  NOT_JUDGED = 'not-judged',
  NOT_APPLICABLE = 'not-applicable',
}
registerEnumType(PointStanding, {
  name: 'PointStanding',
  description:
    '清单一项的状态：MET 符合、OPEN 不符合、LIFTED 不符合而经准予例外、NOT_JUDGED 未判定（还没有走到、没有答复，或者登录者无权知道）、NOT_APPLICABLE 不适用于本项目',
});

export enum SecurityFactKind {
  LEVEL = 'level',
  RECORD_NUMBER = 'record-number',
  ASSESSMENT = 'assessment',
  CRYPTOGRAPHY = 'cryptography',
  RELIABILITY = 'reliability',
  MEASURES = 'measures',
}
registerEnumType(SecurityFactKind, {
  name: 'SecurityFactKind',
  description:
    '安全事实的种类：LEVEL 保护等级、RECORD_NUMBER 备案号、ASSESSMENT 等级保护测评和安全检测、CRYPTOGRAPHY 密码应用、RELIABILITY 产品安全可靠、MEASURES 安全措施和审查',
});

export enum SecurityStanding {
  MISSING = 'missing',
  KNOWN = 'known',
  MET = 'met',
  NOT_MET = 'not-met',
  NOT_TOLD = 'not-told',
}
registerEnumType(SecurityStanding, {
  name: 'SecurityStanding',
  description: '安全事实的状态：MISSING 尚无、KNOWN 已有而不下结论、MET 符合、NOT_MET 不符合、NOT_TOLD 登录者无权知道',
});

@ObjectType({ description: '一步、一项所说的一件事' })
export class AcceptanceSaid {
  @Field(() => String, { description: '名称' })
  readonly title!: string;

  @Field(() => String, { description: '所说，以制度的说法' })
  readonly words!: string;
}

@ObjectType({ description: '发现的一个问题' })
export class AcceptanceProblem {
  @Field(() => String, { description: '问题' })
  readonly text!: string;

  @Field(() => DayScalar, { nullable: true, description: '限期解决之日；没有写的为空' })
  readonly dueOn!: Day | null;

  @Field(() => Boolean, { nullable: true, description: '是否已经解决；制度不问的为空' })
  readonly solved!: boolean | null;

  @Field(() => DayScalar, { nullable: true, description: '解决之日' })
  readonly solvedOn!: Day | null;
}

@ObjectType({ description: '一步在何日之前须办' })
export class AcceptanceDue {
  @Field(() => String, { description: '须办什么' })
  readonly title!: string;

  @Field(() => DayScalar, { description: '到期日' })
  readonly on!: Day;

  @Field(() => Boolean, { description: '到期日是否暂定' })
  readonly provisional!: boolean;

  @Field(() => Boolean, { description: '是否已经逾期' })
  readonly isLate!: boolean;

  @Field(() => String, { description: '条款的称谓；没有的为空文字' })
  readonly article!: string;
}

@ObjectType({ description: '验收的一步' })
export class AcceptanceStepView {
  @Field(() => String, { description: '代码' })
  readonly code!: string;

  @Field(() => String, { description: '名称' })
  readonly title!: string;

  @Field(() => AcceptanceStepKind, { description: '种类' })
  readonly kind!: AcceptanceStepKind;

  @Field(() => AcceptanceStanding, { description: '状态' })
  readonly state!: AcceptanceStanding;

  @Field(() => Int, { description: '办过几次：退回、整改后重来的再计' })
  readonly times!: number;

  @Field(() => DayScalar, { nullable: true, description: '最近一次开始之日' })
  readonly begunOn!: Day | null;

  @Field(() => DayScalar, { nullable: true, description: '办理之日：通过或者没有通过之日' })
  readonly on!: Day | null;

  @Field(() => DayScalar, { nullable: true, description: '须经过一定时间的，最早何日可以结束' })
  readonly notBefore!: Day | null;

  @Extensions({ size: 4 })
  @Field(() => [AcceptanceSaid], { description: '所说：专家、结论、报告编号、资产归属、签字' })
  readonly says!: readonly AcceptanceSaid[];

  @Extensions({ size: 5 })
  @Field(() => [AcceptanceProblem], { description: '发现的问题' })
  readonly problems!: readonly AcceptanceProblem[];

  @Extensions({ size: 2 })
  @Field(() => [AcceptanceDue], { description: '正在等的到期日，早的在前' })
  readonly dues!: readonly AcceptanceDue[];

  @Field(() => [String], { description: '所依据条款的编号' })
  readonly clause!: readonly string[];

  @Field(() => String, { description: '条款的称谓' })
  readonly article!: string;
}

@ObjectType({ description: '被把住的一个环节' })
export class AcceptanceGateView {
  @Field(() => String, { description: '程序代码' })
  readonly procedure!: string;

  @Field(() => String, { description: '程序名称' })
  readonly procedureTitle!: string;

  @Field(() => Boolean, { description: '是否在项目的主案件之外另行办理' })
  readonly beside!: boolean;

  @Field(() => String, { description: '环节代码' })
  readonly stage!: string;

  @Field(() => String, { description: '环节名称' })
  readonly stageTitle!: string;

  @Field(() => String, { description: '效力：block 不符合即拦下、override 经准予例外可以放行、warn 只提示' })
  readonly effect!: 'block' | 'override' | 'warn';

  @Field(() => Boolean, { description: '是否把住资金：以这个程序给钱' })
  readonly money!: boolean;

  @Field(() => Boolean, { description: '项目现在是否就在这个环节，或者现在可以另行办理这个程序' })
  readonly here!: boolean;

  @Field(() => Boolean, { description: '是否已经过了这个环节，不再把住' })
  readonly behind!: boolean;
}

@ObjectType({ description: '核对清单的一项' })
export class AcceptancePointView {
  @Field(() => String, { description: '代码；表格的各行各是一项，如 review-points.2' })
  readonly code!: string;

  @Field(() => String, { description: '要点' })
  readonly title!: string;

  @Field(() => String, { description: '在哪一步核对：步骤代码' })
  readonly step!: string;

  @Field(() => PointStanding, { description: '状态' })
  readonly state!: PointStanding;

  @Field(() => String, { nullable: true, description: '不符合之处，或者为何准予例外；没有的为空' })
  readonly message!: string | null;

  @Extensions({ size: 3 })
  @Field(() => [AcceptanceSaid], { description: '以何为证：事实、文件' })
  readonly proofs!: readonly AcceptanceSaid[];

  @Extensions({ size: 2 })
  @Field(() => [AcceptanceGateView], { description: '把住哪些环节' })
  readonly gates!: readonly AcceptanceGateView[];

  @Field(() => [String], { description: '所依据条款的编号' })
  readonly clause!: readonly string[];

  @Field(() => String, { description: '条款的称谓' })
  readonly article!: string;
}

@ObjectType({ description: '项目的验收：哪些环节、表单、台账是验收，由制度规定' })
export class ProjectAcceptance {
  @Field(() => AcceptanceStanding, { description: '整个验收的状态：各步都通过才是 PASSED' })
  readonly state!: AcceptanceStanding;

  @Field(() => String, { nullable: true, description: '走到哪一步：步骤代码；都通过的为空' })
  readonly current!: string | null;

  @Field(() => String, { nullable: true, description: '走到哪一步：名称' })
  readonly currentTitle!: string | null;

  @Field(() => DayScalar, { nullable: true, description: '最早的到期日；没有的为空' })
  readonly dueOn!: Day | null;

  @Field(() => Int, { description: '不符合的清单项数；未判定的不计' })
  readonly openPoints!: number;

  @Field(() => Int, { description: '未判定的清单项数' })
  readonly unjudgedPoints!: number;

  @Field(() => Int, { description: '没有解决的问题数' })
  readonly openProblems!: number;

  @Extensions({ size: 4 })
  @Field(() => [AcceptanceStepView], { description: '各步，先后为序' })
  readonly steps!: readonly AcceptanceStepView[];

  @Extensions({ size: 15 })
  @Field(() => [AcceptancePointView], { description: '核对清单，核对的先后为序' })
  readonly points!: readonly AcceptancePointView[];
}

@ObjectType({ description: '一项安全事实所把住的一个环节，及那项检查现在怎样' })
export class SecurityGateView extends AcceptanceGateView {
  @Field(() => String, { description: '检查代码' })
  readonly check!: string;

  @Field(() => String, { description: '检查名称' })
  readonly title!: string;

  @Field(() => String, {
    description: '检查现在的结果：pass 通过、fail 不通过、not-applicable 不适用、undecided 尚不能判断',
  })
  readonly verdict!: 'pass' | 'fail' | 'not-applicable' | 'undecided';

  @Field(() => String, { nullable: true, description: '不通过的，检查怎样说' })
  readonly message!: string | null;

  @Field(() => [String], { description: '所依据条款的编号' })
  readonly clause!: readonly string[];

  @Field(() => String, { description: '条款的称谓' })
  readonly article!: string;
}

@ObjectType({ description: '项目的一项安全事实，由制度规定取自何处' })
export class ProjectSecurityFact {
  @Field(() => String, { description: '代码' })
  readonly code!: string;

  @Field(() => String, { description: '名称' })
  readonly title!: string;

  @Field(() => SecurityFactKind, { description: '种类' })
  readonly kind!: SecurityFactKind;

  @Field(() => SecurityStanding, { description: '状态' })
  readonly state!: SecurityStanding;

  @Field(() => String, { nullable: true, description: '值，以制度的说法：等级、备案号；没有的为空' })
  readonly words!: string | null;

  @Field(() => Int, { nullable: true, description: '值为整数的：等级' })
  readonly level!: number | null;

  @Field(() => DayScalar, { nullable: true, description: '测评之日' })
  readonly on!: Day | null;

  @Field(() => DayScalar, { nullable: true, description: '何日之前须再做；不须的为空' })
  readonly dueOn!: Day | null;

  @Field(() => Boolean, { description: '再做的期限是否已过' })
  readonly isLate!: boolean;

  @Extensions({ size: 1 })
  @Field(() => [SecurityGateView], { description: '把住哪些环节和资金' })
  readonly gates!: readonly SecurityGateView[];

  @Field(() => [String], { description: '所依据条款的编号' })
  readonly clause!: readonly string[];

  @Field(() => String, { description: '条款的称谓' })
  readonly article!: string;
}

@ObjectType({ description: '走到某处的项目数' })
export class AcceptanceTotal {
  @Field(() => AcceptanceStanding, { description: '状态' })
  readonly state!: AcceptanceStanding;

  @Field(() => AcceptanceStepKind, { nullable: true, description: '走到哪种步骤；都通过的为空' })
  readonly kind!: AcceptanceStepKind | null;

  @Field(() => Int, { description: '项目数' })
  readonly count!: number;

  @Field(() => Int, { description: '其中清单有不符合的项的项目数' })
  readonly withOpenPoints!: number;

  @Field(() => Int, { description: '其中清单有未判定的项的项目数' })
  readonly withUnjudgedPoints!: number;
}

@ObjectType({ description: '一种安全事实在某种状态的项目数；一个项目有几项的各计一次' })
export class SecurityTotal {
  @Field(() => SecurityFactKind, { description: '种类' })
  readonly kind!: SecurityFactKind;

  @Field(() => SecurityStanding, { description: '状态' })
  readonly state!: SecurityStanding;

  @Field(() => Int, { description: '项目数' })
  readonly count!: number;
}
