import { Arg, Ctx, Extensions, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { governmentByCode, personById } from '../identity/identity.loader';
import { Person } from '../identity/person.entity';
import { Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { Adoption } from './adoption.entity';
import { Edition } from './edition.entity';
import { originEdition, originKey } from './origin-view';
import { RegimeOrigin } from './regime-change.types';
import { RegimeSummary } from './regime-summary.types';
import { editionById } from './regime.loader';
import { summariseRegimes } from './summarise-regimes';

@Resolver(() => RegimeSummary)
export class RegimeSummaryResolver {
  @Requires('regime:read')
  @Extensions({ cost: 100, size: 5 })
  @Query(() => [RegimeSummary], { description: '各部制度：本级政府的在前，其后为其他政府共享的' })
  regimes(@Ctx() ctx: Context): Promise<readonly RegimeSummary[]> {
    return summariseRegimes(ctx);
  }

  @FieldResolver(() => String, { description: '所属政府的名称' })
  async governmentTitle(@Ctx() ctx: Context, @Root() summary: RegimeSummary): Promise<string> {
    return (await governmentByCode(ctx).load(summary.government))?.title ?? summary.government;
  }
}

@Resolver(() => Adoption)
export class AdoptionResolver {
  @Requires('regime:read')
  @Query(() => [Adoption], { description: '本级政府一部制度的历次施行，施行日晚的在前' })
  adoptions(
    @Ctx() ctx: Context,
    @Arg('regimeCode', () => String, { description: '制度代码' }) regimeCode: string,
  ): Promise<readonly Adoption[]> {
    return ctx.tx.find(Adoption, {
      where: { government: ctx.government, regimeCode },
      order: { effectiveFrom: 'DESC' },
      take: 200,
    });
  }

  @FieldResolver(() => Edition, { nullable: true, description: '所施行的版本' })
  edition(@Ctx() ctx: Context, @Root() adoption: Adoption): Promise<Edition | null> {
    return editionById(ctx).load(adoption.edition);
  }

  @FieldResolver(() => Person, { nullable: true, description: '决定施行的人' })
  adoptedBy(@Ctx() ctx: Context, @Root() adoption: Adoption): Promise<Person | null> {
    return personById(ctx).load(adoption.adopter);
  }
}

@Resolver(() => RegimeOrigin)
export class RegimeOriginResolver {
  @FieldResolver(() => String, { description: '该政府的名称' })
  async governmentTitle(@Ctx() ctx: Context, @Root() origin: RegimeOrigin): Promise<string> {
    return (await governmentByCode(ctx).load(origin.government))?.title ?? origin.government;
  }

  @FieldResolver(() => Edition, { nullable: true, description: '该版本；未与本级共享则为空' })
  edition(@Ctx() ctx: Context, @Root() origin: RegimeOrigin): Promise<Edition | null> {
    return originEdition(ctx).load(originKey(origin));
  }
}
