import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { caseFinder, coverage } from '../../form-schemas/engine';
import { governmentByCode, personById } from '../identity/identity.loader';
import { Person } from '../identity/person.entity';
import type { Context } from '../platform/context';
import { Finding, toFindings } from '../platform/finding';
import { PageArgs, type Page } from '../platform/paging';
import { commentsOn } from './comment-on-regime';
import { editionChanges } from './compare-regimes';
import { compiledOf } from './compiled-edition';
import { Edition } from './edition.entity';
import { originView } from './origin-view';
import { RegimeCommentConnection, type RegimeComment } from './regime-comment.entity';
import { RegimeChange, RegimeClauseCoverage, RegimeOrigin } from './regime-change.types';
import { RegimeDraft } from './regime-draft.entity';
import { draftOfEdition } from './regime-draft.loader';
import { judgeForce } from './regime-force';
import { seesDrafts } from './visible-edition';

/** What an edition means beside others: differences, coverage of the text, remarks, where it came from. */
@Resolver(() => Edition)
export class EditionStoryResolver {
  @FieldResolver(() => String, { description: '所属政府的名称' })
  async governmentTitle(@Ctx() ctx: Context, @Root() edition: Edition): Promise<string> {
    return (await governmentByCode(ctx).load(edition.government))?.title ?? edition.government;
  }

  @Extensions({ cost: 200 })
  @FieldResolver(() => [RegimeChange], { description: '与另一版本相比的逐项变动' })
  changes(
    @Ctx() ctx: Context,
    @Root() edition: Edition,
    @Arg('against', () => ID, { description: '与哪一版相比（制度版本；可为其他政府共享的）' }) against: string,
  ): Promise<readonly RegimeChange[]> {
    return editionChanges(ctx, edition, against);
  }

  @Extensions({ cost: 50, size: 100 })
  @FieldResolver(() => [RegimeClauseCoverage], { description: '法规各条的落实情况，依条款次序' })
  async coverage(@Ctx() ctx: Context, @Root() edition: Edition): Promise<readonly RegimeClauseCoverage[]> {
    const compiled = await compiledOf(ctx, edition);
    const clauses = new Map(compiled.regime.clauses.map((clause) => [clause.id, clause]));
    const caseAt = caseFinder(compiled.regime);
    return coverage(compiled).map((covered) => {
      const clause = clauses.get(covered.clause);
      return {
        ...covered,
        rule: clause?.rule ?? '',
        effect: clause?.effect ?? [],
        rules: covered.rules.map((rule) => ({ ...rule, code: null })),
        proofs: covered.proofs.map((proof) => ({ ...proof, code: caseAt(proof.place)?.code ?? null })),
      };
    });
  }

  @Extensions({ cost: 20, size: 2 })
  @FieldResolver(() => [Finding], {
    description:
      '今天可否据以开启新的案件：制度未施行、已失效的说明为什么（ERROR）；经本级政府确认适用的为提示；正在施行的没有',
  })
  async force(@Ctx() ctx: Context, @Root() edition: Edition): Promise<readonly Finding[]> {
    return toFindings(await judgeForce(ctx, edition.id, await compiledOf(ctx, edition)));
  }

  @Extensions({ cost: 50 })
  @FieldResolver(() => RegimeOrigin, { nullable: true, description: '由哪一版抄录而来；自行编制的为空' })
  async extends(@Ctx() ctx: Context, @Root() edition: Edition): Promise<RegimeOrigin | null> {
    return originView((await compiledOf(ctx, edition)).regime.extends);
  }

  @Extensions({ cost: 20 })
  @FieldResolver(() => RegimeCommentConnection, { description: '批注，早的在前；只有本级政府的制度管理员看得到' })
  comments(
    @Ctx() ctx: Context,
    @Root() edition: Edition,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<RegimeComment>> {
    return commentsOn(ctx, 'edition', edition.id, page);
  }

  @FieldResolver(() => [Person], { description: '改过其草稿的人；其中任何人都不能发布它' })
  async editors(@Ctx() ctx: Context, @Root() edition: Edition): Promise<readonly Person[]> {
    const people = await Promise.all(edition.editorIds.map((id) => personById(ctx).load(id)));
    return people.filter((person) => person !== null);
  }

  @FieldResolver(() => RegimeDraft, {
    nullable: true,
    description: '成为此版本的草稿；直接导入的没有。只有本级政府的制度管理员看得到',
  })
  async draft(@Ctx() ctx: Context, @Root() edition: Edition): Promise<RegimeDraft | null> {
    return seesDrafts(ctx) ? draftOfEdition(ctx).load(edition.id) : null;
  }
}
