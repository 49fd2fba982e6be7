import { Arg, Ctx, Extensions, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Json } from '../../form-schemas/engine';
import { readJson } from '../../form-schemas/formats/read-json';
import type { Context } from '../platform/context';
import { Finding, toFindings } from '../platform/finding';
import { RegimeDocumentScalar } from '../platform/scalars/json';
import { compiledOf } from './compiled-edition';
import { Edition } from './edition.entity';
import { outlineFacts, outlineForm, outlineMatrix, outlineScope } from './outline-regime';
import { editionFiles } from './regime-content';
import { RegimeFact, RegimeFile, RegimeForm, RegimeMatrix, RegimeScopeQuestion } from './regime.types';
import { findingsOfFiles } from './verified-files';

/** What an edition says. Each field costs, because a list of editions must not compile them all. */
@Resolver(() => Edition)
export class EditionContentResolver {
  @Extensions({ cost: 100 })
  @FieldResolver(() => RegimeDocumentScalar, { description: '整个制度：路径 → 文档' })
  async document(@Ctx() ctx: Context, @Root() edition: Edition): Promise<Json> {
    const files = await editionFiles(ctx, edition);
    return Object.fromEntries([...files].map(([path, text]) => [path, readJson(text, path).value]));
  }

  @Extensions({ cost: 100 })
  @FieldResolver(() => [RegimeFile], { description: '各文件的原文，逐字节与导入时相同' })
  async files(@Ctx() ctx: Context, @Root() edition: Edition): Promise<readonly RegimeFile[]> {
    return [...(await editionFiles(ctx, edition))].map(([path, text]) => ({ path, text }));
  }

  @Extensions({ cost: 50 })
  @FieldResolver(() => [RegimeForm], { description: '各表单' })
  async forms(@Ctx() ctx: Context, @Root() edition: Edition): Promise<readonly RegimeForm[]> {
    const regime = await compiledOf(ctx, edition);
    return regime.regime.forms.map((form) => outlineForm(regime, form));
  }

  @Extensions({ cost: 50 })
  @FieldResolver(() => RegimeForm, { nullable: true, description: '一张表单' })
  async form(
    @Ctx() ctx: Context,
    @Root() edition: Edition,
    @Arg('code', () => String, { description: '表单代码' }) code: string,
  ): Promise<RegimeForm | null> {
    const regime = await compiledOf(ctx, edition);
    const form = regime.forms.get(code);
    return form ? outlineForm(regime, form.document) : null;
  }

  @Extensions({ cost: 50, size: 5 })
  @FieldResolver(() => [RegimeMatrix], { description: '各审批矩阵' })
  async matrices(@Ctx() ctx: Context, @Root() edition: Edition): Promise<readonly RegimeMatrix[]> {
    const regime = await compiledOf(ctx, edition);
    return [...regime.matrices.values()].map((matrix) => outlineMatrix(regime, matrix));
  }

  @Extensions({ cost: 50, size: 50 })
  @FieldResolver(() => [RegimeFact], { description: '各事实' })
  async facts(@Ctx() ctx: Context, @Root() edition: Edition): Promise<readonly RegimeFact[]> {
    return outlineFacts(await compiledOf(ctx, edition));
  }

  @Extensions({ cost: 50 })
  @FieldResolver(() => [RegimeScopeQuestion], { description: '申报之前依次要问的范围问题' })
  async scopeQuestions(@Ctx() ctx: Context, @Root() edition: Edition): Promise<readonly RegimeScopeQuestion[]> {
    return outlineScope(await compiledOf(ctx, edition));
  }

  @Extensions({ cost: 500 })
  @FieldResolver(() => [Finding], { description: '按现行引擎重新验证所得' })
  async findings(@Ctx() ctx: Context, @Root() edition: Edition): Promise<readonly Finding[]> {
    return toFindings(await findingsOfFiles(ctx, await editionFiles(ctx, edition)));
  }
}
