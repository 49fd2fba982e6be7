import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Day } from '../../form-schemas/engine';
import { personById } from '../identity/identity.loader';
import { Person } from '../identity/person.entity';
import { Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { localId } from '../platform/global-id';
import { reach } from '../platform/loader';
import { connectionOf, PageArgs, readPage, type Page } from '../platform/paging';
import { DayScalar } from '../platform/scalars/time';
import { editionInForce } from './edition-in-force';
import { Edition, EDITION_ORDER, EditionStatus } from './edition.entity';
import { adoptedFrom } from './regime.loader';
import { seesDrafts, visibleEdition } from './visible-edition';

const EditionConnection = connectionOf(Edition, '制度版本');

@Resolver(() => Edition)
export class EditionResolver {
  @Requires('regime:read')
  @Query(() => Edition, { nullable: true, description: '本级政府某日施行的制度版本；没有则为空' })
  regimeInForce(
    @Ctx() ctx: Context,
    @Arg('code', () => String, { description: '制度代码' }) code: string,
    @Arg('on', () => DayScalar, { nullable: true, description: '哪一天；不给则为今天' }) on?: Day,
  ): Promise<Edition | null> {
    return editionInForce(ctx, code, on ?? ctx.today);
  }

  @Requires('regime:read')
  @Query(() => EditionConnection, { description: '制度版本，新的在前；未发布的只有制度管理员看得到' })
  editions(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('regimeCode', () => String, { nullable: true, description: '只看这一制度' }) regimeCode?: string,
  ): Promise<Page<Edition>> {
    const query = ctx.tx
      .createQueryBuilder(Edition, 'edition')
      .where('edition.government = any (:governments)', { governments: reach(ctx, true) })
      .andWhere('(edition.status = :published or (:drafts and edition.government = :own))', {
        published: EditionStatus.PUBLISHED,
        drafts: seesDrafts(ctx),
        own: ctx.government,
      });
    if (regimeCode !== undefined) query.andWhere('edition.regimeCode = :regimeCode', { regimeCode });
    return readPage(query, EDITION_ORDER, page);
  }

  @Requires('regime:read')
  @Query(() => Edition, { nullable: true, description: '一个制度版本' })
  edition(@Ctx() ctx: Context, @Arg('id', () => ID, { description: '全局标识' }) id: string): Promise<Edition | null> {
    return visibleEdition(ctx, localId('Edition', id));
  }

  @FieldResolver(() => Person, { nullable: true, description: '编制人' })
  preparedBy(@Ctx() ctx: Context, @Root() edition: Edition): Promise<Person | null> {
    return personById(ctx).load(edition.preparer);
  }

  @FieldResolver(() => Person, { nullable: true, description: '送审人' })
  async submittedBy(@Ctx() ctx: Context, @Root() edition: Edition): Promise<Person | null> {
    return edition.submitter === null ? null : personById(ctx).load(edition.submitter);
  }

  @FieldResolver(() => Person, { nullable: true, description: '发布人' })
  async publishedBy(@Ctx() ctx: Context, @Root() edition: Edition): Promise<Person | null> {
    return edition.publisher === null ? null : personById(ctx).load(edition.publisher);
  }

  @FieldResolver(() => DayScalar, { nullable: true, description: '在本级政府自哪一天起施行；未施行则为空' })
  adoptedFrom(@Ctx() ctx: Context, @Root() edition: Edition): Promise<Day | null> {
    return adoptedFrom(ctx).load(edition.id);
  }
}
