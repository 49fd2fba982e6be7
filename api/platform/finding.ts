import { Field, InterfaceType, ObjectType, registerEnumType } from 'type-graphql';
import type { Finding as EngineFinding } from '../../form-schemas/engine/finding';
import { JsonScalar } from './scalars/json';
import { UserError } from './user-error';

export enum FindingSeverity {
  ERROR = 'error',
  WARNING = 'warning',
  INFO = 'info',
}
registerEnumType(FindingSeverity, {
  name: 'FindingSeverity',
  description: '轻重：ERROR 使操作被拒绝，WARNING 与 INFO 不妨碍操作',
});

/** The engine's finding as an object type: one shape for everything that the law says (form-schemas/engine/finding.ts). */
@ObjectType({ description: '依据制度得出的一条结论：说了什么、依据哪一条。' })
export class Finding {
  @Field(() => String, { description: '引擎规则的代码，如 required-missing' })
  readonly code!: string;

  @Field(() => FindingSeverity, { description: '轻重' })
  readonly severity!: FindingSeverity;

  @Field(() => String, { description: '说明' })
  readonly message!: string;

  @Field(() => String, { nullable: true, description: '所涉及的答案或事实的路径，如 funds[0].amount' })
  readonly path?: string;

  @Field(() => String, { nullable: true, description: '制度中规则的代码（检查、行、字段、环节）' })
  readonly rule?: string;

  @Field(() => [String], { nullable: true, description: '所依据条款的编号，第一条为主' })
  readonly clause?: readonly string[];

  @Field(() => String, { nullable: true, description: '条款的称谓，如 第十条（一）' })
  readonly article?: string;

  @Field(() => JsonScalar, { nullable: true, description: '说明中的参数，供换语言时重新组句' })
  readonly parameters?: EngineFinding['parameters'];
}

/** Engine findings as they are answered. The two shapes are the same; only the enum's type differs. */
export function toFindings(findings: readonly EngineFinding[]): readonly Finding[] {
  return findings as readonly Finding[];
}

/**
 * What every mutation answers besides its thing. The rule that clients and authors rely on: a payload with an
 * error of either kind means that nothing was saved; the platform rolls the transaction back.
 */
@InterfaceType({ description: '每个变更的答复都带有的两项。其中任一项有错误即表示未保存任何内容。' })
export abstract class Payload {
  @Field(() => [Finding], { description: '制度的判断' })
  readonly findings!: readonly Finding[];

  @Field(() => [UserError], { description: '输入格式错误' })
  readonly errors!: readonly UserError[];
}

/** The payload parts of an outcome without malformed input. */
export function judged(findings: readonly EngineFinding[] = []): Payload {
  return { findings: toFindings(findings), errors: [] };
}
