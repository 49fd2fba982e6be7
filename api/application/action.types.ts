import { Extensions, Field, ObjectType } from 'type-graphql';
import type { AvailableAction as EngineAction, CompiledRegime } from '../../form-schemas/engine';
import { Finding, toFindings } from '../platform/finding';

@ObjectType({ description: '现在可以做的一件事；不能做的说明为什么' })
export class AvailableAction {
  @Field(() => String, { description: '做什么：file 申报、approve 同意、reject 不同意、return 退回、withdraw 撤回' })
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
  @Field(() => [String], { description: '还须给出：minutes 会议纪要文号、opinion 意见、scan 扫描件' })
  readonly needs!: readonly string[];

  @Extensions({ size: 2 })
  @Field(() => [String], { description: '所依据条款的编号' })
  readonly clause!: readonly string[];

  @Field(() => String, { description: '条款的称谓' })
  readonly article!: string;

  @Field(() => Finding, { nullable: true, description: '为什么现在不能做；能做则为空' })
  readonly refusal!: Finding | null;

  /** The slot that it is about; null of withdrawing. */
  readonly slot!: string | null;
}

export function toAction(regime: CompiledRegime, procedure: string, action: EngineAction): AvailableAction {
  const stages = regime.procedures.get(procedure)?.stages;
  return {
    action: action.action,
    to: action.to,
    toTitles: action.to.map((code) => stages?.get(code)?.title ?? code),
    form: action.form,
    needs: action.needs,
    clause: action.clause,
    article: regime.article(action.clause),
    refusal: action.refusal && (toFindings([action.refusal])[0] ?? null),
    slot: action.slot,
  };
}
