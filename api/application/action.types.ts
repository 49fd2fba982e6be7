import { Extensions, Field, ObjectType } from 'type-graphql';
import { namedBody, type AvailableAction as EngineAction } from '../../form-schemas/engine';
import { Finding, toFindings } from '../platform/finding';
import { RegimeBody } from '../regime/regime.types';
import type { LoadedCase } from './load-case';

@ObjectType({ description: '一件事办成后可能引起的后果' })
export class ActionCauses {
  @Extensions({ size: 2 })
  @Field(() => [String], { description: '会记入或了结哪些登记：名称，如 合同' })
  readonly records!: readonly string[];

  @Extensions({ size: 1 })
  @Field(() => [String], { description: '对项目的效力，如 中止项目' })
  readonly effects!: readonly string[];
}

@ObjectType({ description: '现在可以做的一件事；不能做的说明为什么' })
export class AvailableAction {
  @Field(() => String, {
    description:
      '做什么：file 申报（提交、记录、办理期满）、approve 同意、reject 不同意、return 退回、transfer 转办、add-signer 加签、remove-signer 减签、remind 催办、copy 抄送、withdraw 撤回',
  })
  readonly action!: EngineAction['action'];

  @Extensions({ size: 2 })
  @Field(() => [String], { description: '会去往的环节代码；退回时为可选择的环节' })
  readonly to!: readonly string[];

  @Extensions({ size: 2 })
  @Field(() => [String], { description: '上述环节的名称，次序相同' })
  readonly toTitles!: readonly string[];

  @Field(() => String, { nullable: true, description: '须填的表单的代码' })
  readonly form!: string | null;

  @Extensions({ size: 2 })
  @Field(() => [String], { description: '还须给出：minutes 会议纪要文号、opinion 意见、scan 扫描件、reason 理由' })
  readonly needs!: readonly string[];

  @Extensions({ size: 2 })
  @Field(() => [String], { description: '所依据条款的编号' })
  readonly clause!: readonly string[];

  @Field(() => String, { description: '条款的称谓' })
  readonly article!: string;

  @Field(() => Finding, { nullable: true, description: '为什么现在不能做；能做则为空' })
  readonly refusal!: Finding | null;

  @Extensions({ size: 5 })
  @Field(() => [RegimeBody], { description: '可以选择的主体：加签时为可以请的，抄送时为可以抄送的；其他的为空' })
  readonly bodies!: readonly RegimeBody[];

  @Field(() => ActionCauses, { description: '除转入下一环节外还会引起什么；条件到时才判断，故为可能' })
  readonly causes!: ActionCauses;

  /** The slot that it is about; null of withdrawing and copying. */
  readonly slot!: string | null;

  /** Database id of the case. */
  readonly application!: string;
}

export function toAction(
  { application, regime }: Pick<LoadedCase, 'application' | 'regime'>,
  action: EngineAction,
): AvailableAction {
  const stages = regime.procedures.get(application.procedure)?.stages;
  return {
    action: action.action,
    to: action.to,
    toTitles: action.to.map((code) => stages?.get(code)?.title ?? code),
    form: action.form,
    needs: action.needs,
    bodies: action.bodies.map((code) => namedBody(regime, code)),
    causes: action.causes,
    clause: action.clause,
    article: regime.article(action.clause),
    refusal: action.refusal && (toFindings([action.refusal])[0] ?? null),
    slot: action.slot,
    application: application.id,
  };
}
