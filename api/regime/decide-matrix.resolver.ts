import { Arg, Ctx, Field, ID, InputType, Query, Resolver } from 'type-graphql';
import type { Json } from '../../form-schemas/engine';
import { Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { toFindings } from '../platform/finding';
import { JsonScalar } from '../platform/scalars/json';
import { askedEdition } from './asked-edition';
import { compiledOf } from './compiled-edition';
import { decideMatrix } from './decide-matrix';
import { outlineChain } from './outline-regime';
import { MatrixAnswer } from './regime.types';

@InputType({ description: '查审批矩阵' })
class DecideMatrixInput {
  @Field(() => ID, { nullable: true, description: '制度版本；与 regimeCode 二选一' })
  readonly editionId?: string;

  @Field(() => String, { nullable: true, description: '制度代码：取今天施行的版本；与 editionId 二选一' })
  readonly regimeCode?: string;

  @Field(() => String, { description: '矩阵代码' })
  readonly matrix!: string;

  @Field(() => JsonScalar, { description: '事实：名称 → 值，金额为以元为单位的文本' })
  readonly facts!: Json;
}

@Resolver()
export class DecideMatrixResolver {
  @Requires('regime:read')
  @Query(() => MatrixAnswer, { description: '以给定的事实查审批矩阵：命中哪一行、由谁依次办理；只答不办' })
  async decideMatrix(
    @Ctx() ctx: Context,
    @Arg('input', () => DecideMatrixInput) input: DecideMatrixInput,
  ): Promise<MatrixAnswer> {
    const regime = await compiledOf(ctx, await askedEdition(ctx, input));
    const { value, findings } = decideMatrix(regime, input.matrix, input.facts);
    const rows = (value?.rows ?? []).map((row) => ({ ...row, article: regime.article(row.clause) }));
    return { rows, chain: outlineChain(regime, value?.chain ?? []), findings: toFindings(findings) };
  }
}
