import {
  Arg,
  Ctx,
  Extensions,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';
import { Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { Finding, judged, Payload, toFindings } from '../platform/finding';
import { localId } from '../platform/global-id';
import { CatalogueEntry } from './catalogue-entry.entity';
import { CatalogueImportMode } from './import/catalogue-import.entity';
import { publishCatalogueEntries, type PublishedEntry } from './publish-entries';

@InputType({ description: '要发布的一条' })
class PublishedEntryInput {
  @Field(() => ID, { description: '目录条目' })
  readonly id!: string;

  @Field(() => Int, { description: '所见的版本' })
  readonly expectedVersion!: number;
}

@InputType({ description: '一次发布几条' })
class PublishCatalogueEntriesInput {
  @Field(() => [PublishedEntryInput], { description: '要发布的条目，1 至 100 条，不得重复' })
  readonly entries!: readonly PublishedEntryInput[];

  @Field(() => CatalogueImportMode, { description: 'ALL 全部合格才发布、GOOD 只发布合格的' })
  readonly mode!: CatalogueImportMode;

  @Field(() => String, { nullable: true, description: '说明，不超过 500 字，记入每一条的历史' })
  readonly note?: string | null;

  @Field(() => String, { nullable: true, description: '幂等键（也可用 Idempotency-Key 标头）' })
  readonly idempotencyKey?: string | null;
}

@ObjectType({ description: '一次发布几条的结果中的一条' })
class PublishedCatalogueEntry {
  @Field(() => CatalogueEntry, { nullable: true, description: '目录条目；没有或者看不到的为空' })
  readonly entry!: CatalogueEntry | null;

  @Field(() => Boolean, { description: '是否已发布' })
  readonly published!: boolean;

  @Field(() => [Finding], { description: '不能发布的，为什么；已发布的，还须考虑什么' })
  readonly findings!: readonly Finding[];
}

@ObjectType({ implements: Payload, description: '一次发布几条的答复；findings 有错误即一条也没有发布' })
class PublishCatalogueEntriesPayload extends Payload {
  /** Absent where the input itself was refused. */
  readonly told?: readonly PublishedEntry[];
}

/** Publishing of several entries at once. */
@Resolver(() => PublishCatalogueEntriesPayload)
export class PublishEntriesResolver {
  @Requires('catalogue:publish')
  @Extensions({ cost: 100 })
  @Mutation(() => PublishCatalogueEntriesPayload, {
    description: '一次发布几条草稿或者修订：全部合格才发布，或者只发布合格的；每一条各有结论',
  })
  async publishCatalogueEntries(
    @Ctx() ctx: Context,
    @Arg('input', () => PublishCatalogueEntriesInput) input: PublishCatalogueEntriesInput,
  ): Promise<PublishCatalogueEntriesPayload> {
    const { rows, findings } = await publishCatalogueEntries(ctx, {
      entries: input.entries.map(({ id, expectedVersion }, at) => ({
        id: localId('CatalogueEntry', id, `entries[${at}].id`),
        expectedVersion,
      })),
      all: input.mode === CatalogueImportMode.ALL,
      note: input.note ?? undefined,
    });
    return { ...judged(findings), told: rows };
  }

  @FieldResolver(() => [PublishedCatalogueEntry], { description: '每一条的结果，依所给的次序' })
  rows(@Root() { told = [] }: PublishCatalogueEntriesPayload): readonly PublishedCatalogueEntry[] {
    return told.map((row) => ({ ...row, findings: toFindings(row.findings) }));
  }

  @FieldResolver(() => Int, { description: '发布了几条' })
  published(@Root() { told = [] }: PublishCatalogueEntriesPayload): number {
    return told.filter(({ published }) => published).length;
  }
}
