import { Arg, Ctx, Extensions, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { occasionOf, type Day } from '../../form-schemas/engine';
import { Application } from '../application/application.entity';
import { applicationById } from '../application/application.loader';
import { standingCase } from '../application/load-case';
import { personById } from '../identity/identity.loader';
import { Person } from '../identity/person.entity';
import { Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { judged, toFindings } from '../platform/finding';
import { localId, toGlobalId } from '../platform/global-id';
import { DayScalar } from '../platform/scalars/time';
import { readCode } from '../platform/text';
import { Project } from '../project/project.entity';
import { judgeIssuing, papersFor } from './case-papers';
import { issuePaper } from './issue-paper';
import { Paper, PaperKind } from './paper.entity';
import { papersOfCase, papersOfProject } from './paper.loader';
import { standingOf } from './paper-standing';
import { CasePaper, IssuePaperInput, IssuePaperPayload } from './paper.types';
import { writeCode } from './verification-code';

@Resolver(() => Paper)
export class PaperResolver {
  @Requires('paper:issue')
  @Mutation(() => IssuePaperPayload, { description: '出具一份文书；同一次已经出具过的，答复原来那份' })
  async issuePaper(
    @Ctx() ctx: Context,
    @Arg('input', () => IssuePaperInput) input: IssuePaperInput,
  ): Promise<IssuePaperPayload> {
    const { paper, findings } = await issuePaper(ctx, {
      application: localId('Application', input.applicationId, 'applicationId'),
      paper: readCode(input.paper, 'paper'),
    });
    return { ...judged(findings), paper };
  }

  @FieldResolver(() => String, { description: '核验码：不登录即可凭此核验' })
  code(@Root() paper: Paper): string {
    return writeCode(paper.code);
  }

  @FieldResolver(() => String, { description: '下载地址' })
  url(@Root() paper: Paper): string {
    return `/papers/${paper.globalId()}.pdf`;
  }

  @FieldResolver(() => DayScalar, {
    nullable: true,
    description: '所依据的办理被撤回或者退回之日：文书自此不再有效；仍然有效为空',
  })
  async takenBackOn(@Ctx() ctx: Context, @Root() paper: Paper): Promise<Day | null> {
    return (await standingOf(ctx, paper)).takenBackOn;
  }

  @FieldResolver(() => DayScalar, { nullable: true, description: '同一案件另行出具同种文书之日；没有为空' })
  async replacedOn(@Ctx() ctx: Context, @Root() paper: Paper): Promise<Day | null> {
    return (await standingOf(ctx, paper)).replacedOn;
  }

  @FieldResolver(() => Application, { nullable: true, description: '案件' })
  application(@Ctx() ctx: Context, @Root() paper: Paper): Promise<Application | null> {
    return applicationById(ctx).load(paper.application);
  }

  @FieldResolver(() => Person, { nullable: true, description: '由谁出具' })
  async issuer(@Ctx() ctx: Context, @Root() paper: Paper): Promise<Person | null> {
    return paper.issuer === null ? null : personById(ctx).load(paper.issuer);
  }
}

@Resolver(() => Application)
export class CasePaperResolver {
  @Extensions({ cost: 5, size: 10 })
  @FieldResolver(() => [Paper], { description: '已出具的文书，先出具的在前' })
  papers(@Ctx() ctx: Context, @Root() application: Application): Promise<readonly Paper[]> {
    return papersOfCase(ctx).load(application.id);
  }

  @Extensions({ cost: 20, size: 5 })
  @FieldResolver(() => [CasePaper], { description: '制度为案件规定的文书，以及登录者现在能否出具' })
  async paperKinds(@Ctx() ctx: Context, @Root() application: Application): Promise<readonly CasePaper[]> {
    const loaded = await standingCase(ctx, application);
    const issued = await papersOfCase(ctx).load(application.id);
    const papers = await papersFor(ctx, application);
    return Promise.all(
      papers.map(async (paper): Promise<CasePaper> => {
        const { code, title, kind, clause } = paper.document;
        const occasion = occasionOf(paper.document, loaded.state);
        const draft = new URLSearchParams({ application: toGlobalId('Application', application.id), paper: code });
        return {
          code,
          title,
          kind: kind === 'sheet' ? PaperKind.SHEET : PaperKind.DECISION,
          clause,
          article: loaded.regime.article(clause),
          issued: issued.find((one) => one.template === code && one.occasion === occasion) ?? null,
          findings: toFindings(await judgeIssuing(ctx, loaded, paper)),
          draftUrl: kind === 'sheet' ? `/papers/draft.pdf?${draft.toString()}` : null,
        };
      }),
    );
  }
}

@Resolver(() => Project)
export class ProjectPaperResolver {
  @Extensions({ cost: 5, size: 20 })
  @FieldResolver(() => [Paper], { description: '项目各案件已出具的文书，先出具的在前；登录者无权查看项目案件的为空' })
  async papers(@Ctx() ctx: Context, @Root() project: Project): Promise<readonly Paper[]> {
    const papers = await papersOfProject(ctx).load(project.id);
    const seen = await Promise.all(papers.map((paper) => applicationById(ctx).load(paper.application)));
    return papers.filter((_, index) => seen[index] !== null);
  }
}
