import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { RegimeFileInput } from './regime-file.input';

enum MergeSide {
  MINE = 'mine',
  THEIRS = 'theirs',
}
registerEnumType(MergeSide, {
  name: 'MergeSide',
  description: '两边都改过的文件保留哪一边：MINE 草稿的、THEIRS 新发布版本的',
});

@InputType({ description: '抄录其他政府的制度为本级制度' })
export class ExtendAsInput {
  @Field(() => String, { description: '本级制度的代码' })
  readonly code!: string;

  @Field(() => String, { description: '本级制度的名称' })
  readonly title!: string;
}

@InputType({ description: '开始一份制度草稿' })
export class StartRegimeDraftInput {
  @Field(() => ID, { nullable: true, description: '取自哪一版（看得到的任何一版，旧版即恢复）；与 files 二选一' })
  readonly edition?: string;

  @Field(() => [RegimeFileInput], { nullable: true, description: '制度文件夹中的全部文件；与 edition 二选一' })
  readonly files?: readonly RegimeFileInput[];

  @Field(() => ExtendAsInput, { nullable: true, description: '所取为其他政府的版本时必填：作为本级的哪一部制度' })
  readonly extendAs?: ExtendAsInput;

  @Field(() => String, { nullable: true, description: '编制说明' })
  readonly note?: string;

  @Field(() => String, { nullable: true, description: '幂等键（也可用 Idempotency-Key 标头）' })
  readonly idempotencyKey?: string;
}

@InputType({ description: '对一份制度草稿的操作' })
export class ChangeRegimeDraftInput {
  @Field(() => ID, { description: '制度草稿' })
  readonly id!: string;

  @Field(() => Int, { description: '所见的修订' })
  readonly expectedVersion!: number;

  @Field(() => String, { nullable: true, description: '幂等键（也可用 Idempotency-Key 标头）' })
  readonly idempotencyKey?: string;
}

@InputType({ description: '保存制度草稿' })
export class SaveRegimeDraftInput extends ChangeRegimeDraftInput {
  @Field(() => [RegimeFileInput], { description: '改过的与新增的文件，各为全文；没有改的不必给出' })
  readonly files!: readonly RegimeFileInput[];

  @Field(() => [String], { nullable: true, description: '删去的文件的路径' })
  readonly removed?: readonly string[];

  @Field(() => String, { nullable: true, description: '编制说明；不给则不变' })
  readonly note?: string;

  @Field(() => [String], {
    nullable: true,
    description: '须本地化而确认沿用上级原文之处，如 basis/number、bodies/mayor；不给则不变',
  })
  readonly kept?: readonly string[];
}

@InputType({ description: '两边都改过的一个文件如何取舍' })
export class TakeFileInput {
  @Field(() => String, { description: '文件的路径' })
  readonly path!: string;

  @Field(() => MergeSide, { description: '保留哪一边' })
  readonly side!: MergeSide;
}

@InputType({ description: '把最近发布的版本并入制度草稿' })
export class RebaseRegimeDraftInput extends ChangeRegimeDraftInput {
  @Field(() => [TakeFileInput], { nullable: true, description: '两边都改过的文件的取舍；只有一边改过的自行并入' })
  readonly take?: readonly TakeFileInput[];
}

@InputType({ description: '把制度草稿送审' })
export class SubmitRegimeDraftInput extends ChangeRegimeDraftInput {
  @Field(() => String, { nullable: true, description: '编制说明；不给则用草稿的' })
  readonly note?: string;
}

@InputType({ description: '写一条批注' })
export class CommentOnRegimeInput {
  @Field(() => ID, { nullable: true, description: '制度草稿；与 edition 二选一' })
  readonly draft?: string;

  @Field(() => ID, { nullable: true, description: '制度版本；与 draft 二选一' })
  readonly edition?: string;

  @Field(() => String, { nullable: true, description: '所批注之处：文件路径加指针；不给即对全文' })
  readonly place?: string;

  @Field(() => String, { description: '批注，至多 4000 字' })
  readonly text!: string;

  @Field(() => String, { nullable: true, description: '幂等键（也可用 Idempotency-Key 标头）' })
  readonly idempotencyKey?: string;
}

@InputType({ description: '把一条批注标为已处理' })
export class ResolveRegimeCommentInput {
  @Field(() => ID, { description: '批注' })
  readonly id!: string;

  @Field(() => Int, { description: '所见的修订' })
  readonly expectedVersion!: number;

  @Field(() => String, { nullable: true, description: '幂等键（也可用 Idempotency-Key 标头）' })
  readonly idempotencyKey?: string;
}
