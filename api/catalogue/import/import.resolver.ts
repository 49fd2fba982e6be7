import {
  Arg,
  Args,
  Ctx,
  Extensions,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { Attachment } from '../../attachment/attachment.entity';
import { attachmentById } from '../../attachment/attachment.loader';
import { personById } from '../../identity/identity.loader';
import { Person } from '../../identity/person.entity';
import { Requires } from '../../platform/authorise';
import type { Context } from '../../platform/context';
import { ApiError } from '../../platform/errors';
import { judged, Payload } from '../../platform/finding';
import { localId } from '../../platform/global-id';
import { PageArgs, readPage, type Page } from '../../platform/paging';
import { ownUnit } from '../seen-entries';
import {
  CATALOGUE_IMPORT_ORDER,
  CatalogueImport,
  CatalogueImportConnection,
  CatalogueImportMode,
  CatalogueImportStatus,
  statusOf,
} from './catalogue-import.entity';
import { progressOf } from './import-progress';
import { ownImport, saveCatalogueImport, startCatalogueImport } from './start-import';

@ObjectType({ description: '导入的工作簿中的一处不合格' })
export class CatalogueImportFinding {
  @Field(() => String, { nullable: true, description: '工作表；整个文件的为空' })
  readonly sheet!: string | null;

  @Field(() => Int, { nullable: true, description: '行号，与表格软件所示相同；整个工作表的为空' })
  readonly row!: number | null;

  @Field(() => String, { nullable: true, description: '列，如 B' })
  readonly column!: string | null;

  @Field(() => String, { nullable: true, description: '字段，即该列的表头' })
  readonly field!: string | null;

  @Field(() => String, { description: '代码，如 cell-formula' })
  readonly code!: string;

  @Field(() => String, { description: '要求什么' })
  readonly message!: string;

  @Field(() => String, { nullable: true, description: '所给为何' })
  readonly given!: string | null;
}

@InputType({ description: '核对一个工作簿' })
class StartCatalogueImportInput {
  @Field(() => ID, { description: '附件：本单位已上传的 .xlsx' })
  readonly attachment!: string;

  @Field(() => String, { nullable: true, description: '幂等键（也可用 Idempotency-Key 标头）' })
  readonly idempotencyKey?: string | null;
}

@InputType({ description: '保存核对过的工作簿' })
class SaveCatalogueImportInput {
  @Field(() => ID, { description: '导入' })
  readonly id!: string;

  @Field(() => Int, { description: '所见的版本' })
  readonly expectedVersion!: number;

  @Field(() => CatalogueImportMode, { description: '怎样保存' })
  readonly mode!: CatalogueImportMode;

  @Field(() => String, { nullable: true, description: '幂等键（也可用 Idempotency-Key 标头）' })
  readonly idempotencyKey?: string | null;
}

@ObjectType({ implements: Payload, description: '开始核对或保存的答复；进展见 catalogueImport' })
class CatalogueImportPayload extends Payload {
  @Field(() => CatalogueImport, { nullable: true, description: '导入；被拒绝则为空' })
  readonly import!: CatalogueImport | null;
}

/** Imports of catalogue entries: upload by ticket, check, look, save. */
@Resolver(() => CatalogueImport)
export class CatalogueImportResolver {
  @Requires('catalogue:edit')
  @Query(() => CatalogueImport, { description: '本单位的一次导入；核对、保存时隔一会儿再问' })
  async catalogueImport(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: '全局标识' }) id: string,
  ): Promise<CatalogueImport> {
    const found = await ownImport(ctx, localId('CatalogueImport', id));
    if (!found) throw new ApiError('NOT_FOUND');
    return found;
  }

  @Requires('catalogue:edit')
  @Query(() => CatalogueImportConnection, { description: '本单位的导入，新的在前' })
  catalogueImports(@Ctx() ctx: Context, @Args(() => PageArgs) page: PageArgs): Promise<Page<CatalogueImport>> {
    const query = ctx.tx
      .createQueryBuilder(CatalogueImport, 'import')
      .where('import.government = :government and import.organisation = :unit', {
        government: ctx.government,
        unit: ownUnit(ctx),
      });
    return readPage(query, CATALOGUE_IMPORT_ORDER, page);
  }

  @Requires('catalogue:edit')
  @Mutation(() => CatalogueImportPayload, {
    description: '核对一个工作簿：逐行逐列说明不合格之处，不保存任何内容；答复之后继续进行',
  })
  async startCatalogueImport(
    @Ctx() ctx: Context,
    @Arg('input', () => StartCatalogueImportInput) input: StartCatalogueImportInput,
  ): Promise<CatalogueImportPayload> {
    const attachment = localId('Attachment', input.attachment, 'attachment');
    const { value, findings } = await startCatalogueImport(ctx, { attachment });
    return { ...judged(findings), import: value };
  }

  @Requires('catalogue:edit')
  @Mutation(() => CatalogueImportPayload, {
    description: '保存核对过的工作簿：合格的行成为草稿（已发布的成为修订）；一次全部保存，中途出错即一行也不保存',
  })
  async saveCatalogueImport(
    @Ctx() ctx: Context,
    @Arg('input', () => SaveCatalogueImportInput) input: SaveCatalogueImportInput,
  ): Promise<CatalogueImportPayload> {
    const { expectedVersion, mode } = input;
    const { value, findings } = await saveCatalogueImport(ctx, {
      id: localId('CatalogueImport', input.id),
      expectedVersion,
      mode,
    });
    return { ...judged(findings), import: value };
  }

  @FieldResolver(() => CatalogueImportStatus, { description: '进行到哪一步' })
  status(@Ctx() ctx: Context, @Root() one: CatalogueImport): CatalogueImportStatus {
    return statusOf(one, ctx.now);
  }

  @FieldResolver(() => Int, { description: '进度，0–100' })
  progress(@Root() one: CatalogueImport): number {
    return progressOf(one.id) ?? one.progress;
  }

  @FieldResolver(() => String, { nullable: true, description: '未能导入的缘由；没有则为空' })
  failure(@Ctx() ctx: Context, @Root() one: CatalogueImport): string | null {
    if (one.failure !== null) return one.failure;
    return statusOf(one, ctx.now) === one.status ? null : '服务器中断，没有保存任何内容，请重新导入';
  }

  @Extensions({ cost: 5, size: 20 })
  @FieldResolver(() => [CatalogueImportFinding], { description: '不合格之处，按行，至多 1,000 处' })
  findings(@Root() one: CatalogueImport): readonly CatalogueImportFinding[] {
    return one.findings;
  }

  @FieldResolver(() => Attachment, { nullable: true, description: '工作簿' })
  attachment(@Ctx() ctx: Context, @Root() one: CatalogueImport): Promise<Attachment | null> {
    return attachmentById(ctx).load(one.attachment);
  }

  @FieldResolver(() => Person, { nullable: true, description: '谁开始的' })
  person(@Ctx() ctx: Context, @Root() one: CatalogueImport): Promise<Person | null> {
    return personById(ctx).load(one.person);
  }
}
