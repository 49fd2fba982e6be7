import type { SelectQueryBuilder } from 'typeorm';
import { addMonths, type SecurityFact } from '../../form-schemas/engine';
import { seenUnits } from '../application/seen-units';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { localId } from '../platform/global-id';
import { likeText, readText } from '../platform/text';
import { refuseInput } from '../platform/user-error';
import { Project } from '../project/project.entity';
import { compiledOf } from '../regime/compiled-edition';
import { editionsInForce } from '../regime/edition-in-force';
import type { AcceptanceWhere, SecurityWhere } from './acceptance-where';
import { acceptanceOfCase, type CaseAcceptance } from './case-acceptance';
import { duesOf, openPoints, openProblems, unjudgedPoints } from './project-acceptance';

/** Projects whose acceptance is looked through at once. */
const MOST_PROJECTS = 1_000;
const MOST_VALUES = 100;
const MOST_MONTHS = 600;

type OfProjects = Pick<AcceptanceWhere, 'text' | 'regimeCode' | 'organisationIds'>;

/** Whether one that is looked through is asked for. */
type Wanted = (ctx: Context, found: CaseAcceptance) => boolean | Promise<boolean>;

/** The projects that a filter of `acceptances` lets through. The list, its totals and its export ask here. */
export function acceptancesWhere(ctx: Context, where: AcceptanceWhere | null): Promise<SelectQueryBuilder<Project>> {
  return narrowed(ctx, where, acceptanceWanted(where));
}

/** The projects that a filter of `securityFacts` lets through. */
export function securityWhere(ctx: Context, where: SecurityWhere | null): Promise<SelectQueryBuilder<Project>> {
  const fits = factWanted(ctx, where);
  return narrowed(ctx, where, fits && ((_, { acceptance }) => acceptance.security.some(fits)));
}

/** What a filter lets through, looked into. @throws ApiError LIMIT_EXCEEDED for more than {@link MOST_PROJECTS} */
export async function lookThrough(
  ctx: Context,
  query: SelectQueryBuilder<Project>,
): Promise<readonly { readonly project: Project; readonly found: CaseAcceptance }[]> {
  const projects = await query
    .clone()
    .orderBy('project.createdAt', 'DESC')
    .addOrderBy('project.id', 'DESC')
    .limit(MOST_PROJECTS + 1)
    .getMany();
  if (projects.length > MOST_PROJECTS)
    throw new ApiError('LIMIT_EXCEEDED', `一次最多查 ${MOST_PROJECTS} 个项目：请按单位或者制度分别查询`);
  const all = await Promise.all(
    projects.map(async (project) => {
      const found = await acceptanceOfCase(ctx).load(project.application);
      return found && { project, found };
    }),
  );
  return all.filter((one) => one !== null);
}

/** The security facts of a project that a filter is about: those that fit, all where it asks for none. */
export function factWanted(ctx: Context, where: SecurityWhere | null): ((fact: SecurityFact) => boolean) | null {
  const kinds = several(where?.kinds, 'where.kinds');
  const states = several(where?.states, 'where.states');
  const { level, words, olderThanMonths, gating } = where ?? {};
  if (olderThanMonths != null && (olderThanMonths < 0 || olderThanMonths > MOST_MONTHS))
    throw refuseInput('where.olderThanMonths', `须为 0 至 ${MOST_MONTHS}，所给为 ${olderThanMonths}`);
  const said = words == null ? null : readText(words, 'where.words', 100);
  if (!kinds && !states && level == null && said === null && olderThanMonths == null && gating == null) return null;
  const before = olderThanMonths == null ? null : addMonths(ctx.today, -olderThanMonths);
  return (fact) =>
    (!kinds || kinds.some((kind) => kind === fact.kind)) &&
    (!states || states.some((state) => state === fact.state)) &&
    (level == null || fact.level === level) &&
    (said === null || (fact.words?.includes(said) ?? false)) &&
    (before === null || (fact.on !== null && fact.on < before)) &&
    (gating == null || heldUp(fact).length > 0 === gating);
}

/** What a security fact holds up now: its check fails before the stage at which the project stands, or before what may be opened beside it. */
export function heldUp({ gates }: Pick<SecurityFact, 'gates'>): SecurityFact['gates'] {
  return gates.filter(({ verdict, here, effect }) => verdict === 'fail' && here && effect !== 'warn');
}

function acceptanceWanted(where: AcceptanceWhere | null): Wanted | null {
  const states = several(where?.states, 'where.states');
  const at = several(where?.at, 'where.at');
  const { hasOpenPoints, hasUnjudgedPoints, hasOpenProblems, dueTo } = where ?? {};
  const lacks = [hasOpenPoints, hasUnjudgedPoints, hasOpenProblems];
  if (!states && !at && lacks.every((asked) => asked == null) && dueTo == null) return null;
  return async (ctx, found) => {
    const { acceptance } = found;
    const current = acceptance.steps.find(({ code }) => code === acceptance.current);
    if (states && !states.some((state) => state === acceptance.state)) return false;
    if (at && !at.some((kind) => kind === current?.kind)) return false;
    if (hasOpenPoints != null && openPoints(found) > 0 !== hasOpenPoints) return false;
    if (hasUnjudgedPoints != null && unjudgedPoints(found) > 0 !== hasUnjudgedPoints) return false;
    if (hasOpenProblems != null && openProblems(found) > 0 !== hasOpenProblems) return false;
    if (dueTo == null) return true;
    const dues = await Promise.all(acceptance.steps.map((step) => duesOf(ctx, found, step)));
    return dues.flat().some(({ on }) => on <= dueTo);
  };
}

/** What stands in the table goes into the statement; only what the engine has to say narrows it further, by id. */
async function narrowed(
  ctx: Context,
  where: OfProjects | null,
  wanted: Wanted | null,
): Promise<SelectQueryBuilder<Project>> {
  const query = await baseWhere(ctx, where);
  if (!wanted) return query;
  const all = await lookThrough(ctx, query);
  const kept = await Promise.all(all.map(async (one) => ((await wanted(ctx, one.found)) ? [one.project.id] : [])));
  return query.andWhere('project.id = any (cast(:kept as uuid[]))', { kept: kept.flat() });
}

/** The projects of whose case the session may know, under regimes that say what acceptance is. */
async function baseWhere(ctx: Context, where: OfProjects | null): Promise<SelectQueryBuilder<Project>> {
  const { text, regimeCode, organisationIds } = where ?? {};
  const editions = await editionsInForce(ctx, ctx.today);
  const regimes = await Promise.all(editions.map((edition) => compiledOf(ctx, edition)));
  const codes = regimes.flatMap(({ regime }) =>
    regime.acceptance && (regimeCode == null || regime.code === regimeCode) ? [regime.code] : [],
  );
  const units = seenUnits(ctx);
  const query = ctx.tx
    .createQueryBuilder(Project, 'project')
    .where('project.government = :government', { government: ctx.government })
    .andWhere(
      `exists (select from application a where a.government = project.government and a.id = project.application
        and a.regime_code = any (cast(:codes as text[]))${units ? ' and a.organisation = any (cast(:units as uuid[]))' : ''})`,
      { codes, ...(units ? { units } : {}) },
    );
  if (text != null) query.andWhere('(project.title ilike :like or project.code ilike :like)', { like: likeText(text) });
  const organisations = several(organisationIds, 'where.organisationIds');
  if (organisations)
    query.andWhere('project.organisation = any (cast(:organisations as uuid[]))', {
      organisations: organisations.map((id, at) => localId('Organisation', id, `where.organisationIds[${at}]`)),
    });
  return query;
}

function several<T>(given: readonly T[] | null | undefined, path: string): readonly T[] | null {
  if (given == null || given.length === 0) return null;
  if (given.length > MOST_VALUES) throw refuseInput(path, `至多给出 ${MOST_VALUES} 个值`);
  return given;
}
