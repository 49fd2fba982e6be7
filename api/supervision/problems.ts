import { problemsOf, todayFact, type CompiledRegime } from '../../form-schemas/engine';
import { Application, ApplicationKind } from '../application/application.entity';
import { standingCase } from '../application/load-case';
import { seenUnits } from '../application/seen-units';
import { presentFacts } from '../application/surroundings';
import { calendarOf } from '../calendar/calendar-of';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { compiledOf } from '../regime/compiled-edition';
import { editionsInForce } from '../regime/edition-in-force';
import { problemsOfGovernment } from './problems-of-government';
import type { ProblemNow } from './problem-now';

/** Projects that are looked through at once. */
const MOST_PROJECTS = 2_000;

/** A named problem query of a regime in force. */
export interface AskedProblem {
  readonly regime: CompiledRegime;
  readonly code: string;
}

/** The named problem queries of the regimes in force, those of one regime in its own order. */
export async function problemQueriesOf(ctx: Context, regimeCode?: string | null): Promise<readonly AskedProblem[]> {
  const editions = (await editionsInForce(ctx, ctx.today)).filter(
    (edition) => regimeCode == null || edition.regimeCode === regimeCode,
  );
  const regimes = await Promise.all(editions.map((edition) => compiledOf(ctx, edition)));
  return regimes.flatMap((regime) =>
    [...regime.checks.values()].flatMap(({ document: { code, effect } }) =>
      effect === 'report' ? [{ regime, code }] : [],
    ),
  );
}

interface Asked {
  readonly regimes: readonly string[];
  readonly project?: string;
  readonly organisation?: string;
}

/** The problems of the government itself, then those of projects. @throws ApiError as {@link problemsOfProjects} */
export async function findProblems(ctx: Context, asked: Asked): Promise<readonly ProblemNow[]> {
  if (asked.regimes.length === 0) return [];
  const own = asked.project === undefined ? await problemsOfGovernment(ctx, asked.regimes) : [];
  const units = seenUnits(ctx);
  const seen = own.filter(
    ({ organisation }) =>
      (units === null || (organisation !== null && units.includes(organisation))) &&
      (asked.organisation === undefined || organisation === asked.organisation),
  );
  return [...seen, ...(await problemsOfProjects(ctx, asked))];
}

/**
 * Looks through the projects that the session may see, each by the queries of the edition that its case runs under and by its facts
 * as they are today.
 *
 * @throws ApiError LIMIT_EXCEEDED for more than {@link MOST_PROJECTS}
 */
async function problemsOfProjects(ctx: Context, asked: Asked): Promise<readonly ProblemNow[]> {
  const query = ctx.tx
    .createQueryBuilder(Application, 'application')
    .where('application.government = :government and application.kind = :kind and application.project is not null', {
      government: ctx.government,
      kind: ApplicationKind.MAIN,
    })
    .andWhere('application.regimeCode = any (:regimes)', { regimes: asked.regimes })
    .orderBy('application.createdAt', 'ASC')
    .addOrderBy('application.id', 'ASC')
    .limit(MOST_PROJECTS + 1);
  const units = seenUnits(ctx);
  if (units) query.andWhere('application.organisation = any (:units)', { units });
  if (asked.project !== undefined) query.andWhere('application.project = :project', { project: asked.project });
  if (asked.organisation !== undefined)
    query.andWhere('application.organisation = :organisation', { organisation: asked.organisation });
  const applications = await query.getMany();
  if (applications.length > MOST_PROJECTS)
    throw new ApiError('LIMIT_EXCEEDED', `一次最多查 ${MOST_PROJECTS} 个项目：请按单位分别查询`);
  const calendar = await calendarOf(ctx);
  const found = await Promise.all(
    applications.map(async (application) => {
      const loaded = await standingCase(ctx, application);
      const { regime } = loaded;
      const facts = { ...(await presentFacts(ctx, loaded)), ...todayFact(regime, ctx.today) };
      return problemsOf(regime.checks, regime.vocabulary, facts, calendar).flatMap(({ check, message }) => {
        const document = regime.checks.get(check)?.document;
        if (!document || application.project === null) return [];
        const problem: ProblemNow = {
          regimeCode: application.regimeCode,
          edition: application.edition,
          code: check,
          title: document.title,
          article: regime.article(document.clause),
          message,
          project: application.project,
          organisation: application.organisation,
        };
        return [problem];
      });
    }),
  );
  return found.flat();
}
