import { Extensions, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { ClauseCoverage, ClauseEffect } from '../../form-schemas/engine';
import type { RegimeArea } from '../../form-schemas/formats/regime-change';

export enum RegimeChangeKind {
  ADDED = 'added',
  REMOVED = 'removed',
  CHANGED = 'changed',
  MOVED = 'moved',
}
registerEnumType(RegimeChangeKind, {
  name: 'RegimeChangeKind',
  description: '变动的种类：ADDED 新增、REMOVED 删除、CHANGED 更改、MOVED 移动',
});

@ObjectType({ description: '两份制度之间的一处不同，逐项按代码比较，以文字说明' })
export class RegimeChange {
  @Field(() => RegimeChangeKind, { description: '种类' })
  readonly kind!: RegimeChangeKind;

  @Field(() => String, { description: '所在之处：文件路径加指针；删除的为原处' })
  readonly path!: string;

  @Field(() => String, { description: '所变动的事项' })
  readonly title!: string;

  @Field(() => String, { nullable: true, description: '原来' })
  readonly before!: string | null;

  @Field(() => String, { nullable: true, description: '现在' })
  readonly after!: string | null;

  @Field(() => String, { description: '一句话说明' })
  readonly message!: string;

  @Field(() => String, {
    description:
      '所属部分：regime 总则、scope 范围、parameters 参数、clauses 条款、bodies 主体、facts 事实、checks 检查、windows 窗口、form 表单、matrix 审批矩阵、procedure 流程、cases 案例',
  })
  readonly area!: RegimeArea;
}

@ObjectType({ description: '制度中的一处：一条规则，或者一个案例' })
export class RegimeClausePlace {
  @Field(() => String, { description: '位置，如 matrices/founding.json#/rows/2；引擎的为其代码或者测试' })
  readonly place!: string;

  @Field(() => String, { description: '种类：case 案例、event 案例中的办理、engine 引擎，或者规则的种类' })
  readonly kind!: string;

  @Field(() => String, { nullable: true, description: '案例的代码；规则与引擎的没有' })
  readonly code!: string | null;

  @Field(() => String, { description: '名称' })
  readonly title!: string;
}

@ObjectType({ description: '法规的一条在制度中的落实' })
export class RegimeClauseCoverage {
  @Field(() => String, { description: '条款的编号' })
  readonly clause!: string;

  @Field(() => String, { description: '条款的称谓' })
  readonly article!: string;

  @Field(() => String, { description: '事项' })
  readonly subject!: string;

  @Field(() => String, { description: '规定' })
  readonly rule!: string;

  @Field(() => [String], { description: '效力：scope、route、block、override、compute、record 等' })
  readonly effect!: readonly ClauseEffect[];

  @Field(() => String, {
    description:
      '状态：covered 已落实且有案例证明、covered-without-proof 已落实而无案例证明、advisory 倡导性、waived 不适用、not-modelled 未落实、uncovered 缺失',
  })
  readonly state!: ClauseCoverage['state'];

  @Field(() => [String], { description: '由制度的哪几处落实' })
  readonly by!: readonly string[];

  @Extensions({ size: 5 })
  @Field(() => [RegimeClausePlace], { description: '落实它的规则：位置、种类、名称' })
  readonly rules!: readonly RegimeClausePlace[];

  @Extensions({ size: 5 })
  @Field(() => [RegimeClausePlace], { description: '证明它的案例、案例中的办理，以及引擎的测试' })
  readonly proofs!: readonly RegimeClausePlace[];

  @Field(() => [String], { description: '还没有相应规则的效力；没有即齐全' })
  readonly missing!: readonly ClauseEffect[];

  @Field(() => String, { nullable: true, description: '不适用或未落实的理由' })
  readonly reason!: string | null;
}

@ObjectType({ description: '制度由哪一级政府的哪一版制度抄录而来' })
export class RegimeOrigin {
  @Field(() => String, { description: '该政府的行政区划代码' })
  readonly government!: string;

  @Field(() => String, { description: '该制度的代码' })
  readonly code!: string;

  @Field(() => Int, { description: '版本序号' })
  readonly number!: number;

  @Field(() => String, { description: '该版本的内容摘要' })
  readonly hash!: string;
}
