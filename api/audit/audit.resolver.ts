import { Ctx, Extensions, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { verifyAudit } from './verify-audit';

@ObjectType({ description: '审计链的一处破损' })
export class AuditFlawReport {
  @Field(() => Int, { description: '第几条' })
  readonly seq!: number;

  @Field(() => String, { description: '破损种类：missing、altered、unlinked、head-differs、anchor-differs' })
  readonly problem!: string;

  @Field(() => String, { description: '说明' })
  readonly message!: string;
}

@ObjectType({ description: '对本级政府审计链的核验结果' })
export class AuditReport {
  @Field(() => Int, { description: '核验了多少条' })
  readonly events!: number;

  @Field(() => String, { nullable: true, description: '链首的摘要，可对外公布作为锚点' })
  readonly headHash!: string | null;

  @Field(() => [AuditFlawReport], { description: '破损之处；为空即完好' })
  readonly flaws!: readonly AuditFlawReport[];
}

@Resolver()
export class AuditResolver {
  // All of the chain is read.
  @Extensions({ cost: 1_000 })
  @Requires('audit:read')
  @Query(() => AuditReport, { description: '核验本级政府的审计链' })
  async verifyAudit(@Ctx() ctx: Context): Promise<AuditReport> {
    const { events, head, flaws } = await verifyAudit(ctx.tx, ctx.government);
    return { events, headHash: head?.hash ?? null, flaws };
  }
}
