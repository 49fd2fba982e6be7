import { Arg, Ctx, Extensions, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { bodyTitle, type CompiledCheck } from '../../form-schemas/engine';
import { organisationById } from '../identity/identity.loader';
import { Organisation } from '../identity/organisation.entity';
import { Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { localId } from '../platform/global-id';
import { Project } from '../project/project.entity';
import { projectById } from '../project/project.loader';
import { isSeen } from './own-finding';
import { findProblems, problemQueriesOf } from './problems';
import { ProblemFinding, ProblemQuery } from './problem.types';
import { OF_NO_PROJECT, standingFindings } from './standing-findings';
import { SupervisionFinding } from './supervision-finding.entity';

/** Named problem queries over the projects as they are now. */
@Resolver(() => ProblemFinding)
export class ProblemResolver {
  @Requires('supervision:read')
  @Extensions({ cost: 200, size: 30 })
  @Query(() => [ProblemQuery], { description: '现行制度的各种问题查询，及现有问题的项目数' })
  async problemQueries(
    @Ctx() ctx: Context,
    @Arg('regimeCode', () => String, { nullable: true, description: '只要这部制度的' })
    regimeCode: string | null | undefined,
    @Arg('organisationId', () => ID, { nullable: true, description: '只查这个单位的项目' })
    organisationId: string | null | undefined,
  ): Promise<readonly ProblemQuery[]> {
    const queries = await problemQueriesOf(ctx, regimeCode);
    const found = await findProblems(ctx, {
      regimes: [...new Set(queries.map(({ regime }) => regime.regime.code))],
      ...ofUnit(organisationId),
    });
    return queries.flatMap(({ regime, code }) => {
      const check = regime.checks.get(code);
      if (!check) return [];
      const regimeOf = regime.regime.code;
      const { answeredBy } = check.document;
      return [
        {
          regimeCode: regimeOf,
          code,
          title: check.document.title,
          article: regime.article(check.document.clause),
          condition: conditionOf(check),
          answeredBy: answeredBy === undefined ? null : bodyTitle(regime, answeredBy),
          count: found.filter((one) => one.code === code && one.regimeCode === regimeOf).length,
        },
      ];
    });
  }

  @Requires('supervision:read')
  @Extensions({ cost: 200, size: 100 })
  @Query(() => [ProblemFinding], {
    description: '现有的问题：全市的在前，再是各项目的，先申报的在前；一个项目有几个问题就有几项',
  })
  async problemFindings(
    @Ctx() ctx: Context,
    @Arg('query', () => String, { nullable: true, description: '只要这种问题，查询的代码' })
    query: string | null | undefined,
    @Arg('regimeCode', () => String, { nullable: true, description: '只要这部制度的' })
    regimeCode: string | null | undefined,
    @Arg('organisationId', () => ID, { nullable: true, description: '只查这个单位的项目' })
    organisationId: string | null | undefined,
    @Arg('projectId', () => ID, { nullable: true, description: '只查这个项目' })
    projectId: string | null | undefined,
  ): Promise<readonly ProblemFinding[]> {
    const queries = await problemQueriesOf(ctx, regimeCode);
    const found = await findProblems(ctx, {
      regimes: [...new Set(queries.map(({ regime }) => regime.regime.code))],
      ...ofUnit(organisationId),
      ...(projectId == null ? {} : { project: localId('Project', projectId, 'projectId') }),
    });
    return found.filter(({ code }) => query == null || code === query);
  }

  @FieldResolver(() => Project, { nullable: true, description: '项目；全市的问题为空' })
  async project(@Ctx() ctx: Context, @Root() { project }: ProblemFinding): Promise<Project | null> {
    return project === null ? null : projectById(ctx).load(project);
  }

  @FieldResolver(() => Organisation, { nullable: true, description: '项目的单位，或者负责的单位；无人担任为空' })
  async organisation(@Ctx() ctx: Context, @Root() { organisation }: ProblemFinding): Promise<Organisation | null> {
    return organisation === null ? null : organisationById(ctx).load(organisation);
  }

  @FieldResolver(() => SupervisionFinding, {
    nullable: true,
    description: '已据此登记、尚未了结的问题；没有的、登录者看不到的为空',
  })
  async takenUp(@Ctx() ctx: Context, @Root() problem: ProblemFinding): Promise<SupervisionFinding | null> {
    const findings = await standingFindings(ctx).load(problem.project ?? OF_NO_PROJECT);
    const found = findings.find(({ kind, regimeCode }) => kind === problem.code && regimeCode === problem.regimeCode);
    // It may stand with another unit than the one that has the problem now: the project has gone over to it, or the duty has.
    return found && isSeen(ctx, found) ? found : null;
  }
}

function ofUnit(organisationId: string | null | undefined): { readonly organisation?: string } {
  return organisationId == null ? {} : { organisation: localId('Organisation', organisationId, 'organisationId') };
}

/** What a project must be like not to have the problem, as the regime writes it. */
function conditionOf({ document: { applies, require, inTime } }: CompiledCheck): string {
  const rule = inTime
    ? `${inTime.done} within ${inTime.within.count} ${inTime.within.unit} after ${inTime.from}`
    : (require ?? '');
  return applies === undefined ? rule : `if ${applies} then ${rule}`;
}
