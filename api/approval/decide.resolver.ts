import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, registerEnumType, Resolver } from 'type-graphql';
import type { FieldRemark, Json } from '../../form-schemas/engine';
import { Application } from '../application/application.entity';
import { OverrideInput, readOverrides } from '../application/override';
import { readJsonObject, readOptionalText } from '../application/read-input';
import { Task } from '../application/task.entity';
import { Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { judged, Payload } from '../platform/finding';
import { localId } from '../platform/global-id';
import { JsonScalar } from '../platform/scalars/json';
import { readText } from '../platform/text';
import { refuseInput } from '../platform/user-error';
import { decideTask } from './decide-task';

enum Verdict {
  APPROVE = 'approve',
  REJECT = 'reject',
  RETURN = 'return',
}
registerEnumType(Verdict, { name: 'Verdict', description: '决定：APPROVE 同意、REJECT 不同意、RETURN 退回' });

@InputType({ description: '对清单中一项另作的决定' })
class LineVerdictInput {
  @Field(() => ID, { description: '该项的案件' })
  readonly applicationId!: string;

  @Field(() => Verdict, { description: '决定' })
  readonly verdict!: Verdict;
}

@InputType({ description: '代为录入纸质决定' })
class RecordForInput {
  @Field(() => ID, { description: '作出决定的人' })
  readonly personId!: string;

  @Field(() => ID, { description: '签批件的扫描件' })
  readonly scanAttachmentId!: string;
}

@InputType({ description: '退回或不同意时对一处的意见' })
class RemarkInput {
  @Field(() => String, {
    description: '要补正的表单字段的路径，如 total、funds[0].amount、funds[0]（一行）；空文本即针对整体',
  })
  readonly path!: string;

  @Field(() => String, { description: '意见，不超过 2000 字' })
  readonly text!: string;
}

@InputType({ description: '办理一项待办' })
class DecideTaskInput {
  @Field(() => ID, { description: '待办' })
  readonly taskId!: string;

  @Field(() => Verdict, { description: '决定' })
  readonly verdict!: Verdict;

  @Field(() => String, {
    nullable: true,
    description: '退回到哪个环节；只有一个可退时可不给；同意、不同意的去向由办法定，给出别的即拒绝',
  })
  readonly to?: string | null;

  @Field(() => String, { nullable: true, description: '意见' })
  readonly opinion?: string | null;

  @Field(() => String, { nullable: true, description: '会议纪要文号；会议决定时必填' })
  readonly minutes?: string | null;

  @Field(() => JsonScalar, { nullable: true, description: '随办理填写的表单答案' })
  readonly answers?: Json;

  @Field(() => [OverrideInput], { nullable: true, description: '准予的例外' })
  readonly overrides?: OverrideInput[] | null;

  @Field(() => [LineVerdictInput], { nullable: true, description: '清单中不随整份清单决定的各项' })
  readonly lines?: LineVerdictInput[] | null;

  @Field(() => [RemarkInput], { nullable: true, description: '退回或不同意时逐项的意见，不超过 200 项' })
  readonly remarks?: RemarkInput[] | null;

  @Field(() => RecordForInput, { nullable: true, description: '登记员代为录入时给出' })
  readonly recordFor?: RecordForInput | null;

  @Field(() => Int, { description: '所见的待办版本' })
  readonly expectedVersion!: number;

  @Field(() => String, { nullable: true, description: '幂等键（也可用 Idempotency-Key 标头）' })
  readonly idempotencyKey?: string | null;
}

@ObjectType({ implements: Payload, description: '办理待办的答复' })
class DecideTaskPayload extends Payload {
  @Field(() => Task, { nullable: true, description: '所办理的待办；被拒绝则为空' })
  readonly task!: Task | null;

  @Field(() => Application, { nullable: true, description: '其案件，已到下一步；被拒绝则为空' })
  readonly application!: Application | null;
}

/** Remarks with their ends trimmed. @throws InputRefused for too many, a blank one, or one that is too long */
function readRemarks(given: readonly RemarkInput[] | null | undefined): readonly FieldRemark[] {
  if ((given?.length ?? 0) > 200) throw refuseInput('remarks', `逐项意见不超过 200 项，所给为 ${given?.length} 项`);
  return (given ?? []).map((remark, index) => ({
    path: remark.path === '' ? '' : readText(remark.path, `remarks[${index}].path`, 200),
    text: readText(remark.text, `remarks[${index}].text`, 2_000),
  }));
}

@Resolver()
export class DecideResolver {
  // Deciding and recording are two rights; the command asks for the one that the input needs.
  @Requires('task:read')
  @Mutation(() => DecideTaskPayload, { description: '办理一项待办：同意、不同意或退回；登记员可代为录入纸质决定' })
  async decideTask(
    @Ctx() ctx: Context,
    @Arg('input', () => DecideTaskInput) input: DecideTaskInput,
  ): Promise<DecideTaskPayload> {
    const { task, application, findings } = await decideTask(ctx, {
      task: localId('Task', input.taskId, 'taskId'),
      verdict: input.verdict,
      to: readOptionalText(input.to, 'to', 64),
      opinion: readOptionalText(input.opinion, 'opinion', 4_000),
      minutes: readOptionalText(input.minutes, 'minutes', 200),
      answers: input.answers == null ? undefined : readJsonObject(input.answers, 'answers'),
      overrides: readOverrides(input.overrides),
      lines: (input.lines ?? []).map((line, index) => ({
        application: localId('Application', line.applicationId, `lines[${index}].applicationId`),
        verdict: line.verdict,
      })),
      remarks: readRemarks(input.remarks),
      recordFor: input.recordFor
        ? {
            person: localId('Person', input.recordFor.personId, 'recordFor.personId'),
            scan: localId('Attachment', input.recordFor.scanAttachmentId, 'recordFor.scanAttachmentId'),
          }
        : undefined,
      expectedVersion: input.expectedVersion,
    });
    return { ...judged(findings), task, application };
  }
}
