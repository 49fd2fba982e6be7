import { Field, InputType } from 'type-graphql';
import type { OverrideGiven } from '../../form-schemas/engine';
import { readText } from '../platform/text';
import { readOptionalText } from './read-input';

@InputType({ description: '准予一项例外：对哪条规则，写明什么' })
export class OverrideInput {
  @Field(() => String, { description: '检查或申报窗口的代码（见结论的 rule）' })
  readonly rule!: string;

  @Field(() => String, { nullable: true, description: '理由' })
  readonly reason?: string | null;

  @Field(() => String, { nullable: true, description: '依据的条文' })
  readonly citation?: string | null;
}

/** @throws InputRefused */
export function readOverrides(given: readonly OverrideInput[] | null | undefined): readonly OverrideGiven[] {
  return (given ?? []).map((override, index) => {
    const path = `overrides[${index}]`;
    const reason = readOptionalText(override.reason, `${path}.reason`, 4_000);
    const citation = readOptionalText(override.citation, `${path}.citation`, 4_000);
    return {
      rule: readText(override.rule, `${path}.rule`, 64),
      ...(reason === undefined ? {} : { reason }),
      ...(citation === undefined ? {} : { citation }),
    };
  });
}
