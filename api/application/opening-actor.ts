import type { Actor, CompiledRegime } from '../../form-schemas/engine';
import { signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { projectById } from '../project/project.loader';
import type { Draft } from './draft.entity';
import { heldBodies, ownBodies, stoodBodies, type StoodBody } from './held-bodies';

/** What is to be opened. */
export type Opening = Pick<Draft, 'procedure' | 'project' | 'organisation'>;

/** The bodies that the session holds towards what stands beside a project, or a unit and the government; in somebody's place too. */
export async function bodiesBeside(
  ctx: Context,
  regime: CompiledRegime,
  place: Omit<Opening, 'procedure'>,
): Promise<readonly string[]> {
  const stood = await stoodBeside(ctx, place);
  return [...new Set([...(await ownBodies(ctx, regime, place.organisation)), ...stood.map(({ body }) => body)])];
}

async function stoodBeside(
  ctx: Context,
  { project: id, organisation }: Omit<Opening, 'procedure'>,
): Promise<readonly StoodBody[]> {
  const project = id === null ? null : await projectById(ctx).load(id);
  return stoodBodies(ctx, { organisation, application: project?.application ?? null });
}

/**
 * As whom the session opens a case. Beside a project, to a unit or to the government also in the place of others (委托): as
 * far as it holds no body of its own that may, and not beside a project that it has prepared itself.
 */
export async function openingActor(
  ctx: Context,
  regime: CompiledRegime,
  { procedure: code, project, organisation }: Opening,
): Promise<Actor> {
  const person = signedIn(ctx).person.id;
  const own = await ownBodies(ctx, regime, organisation);
  const procedure = regime.procedures.get(code);
  const start = procedure?.stages.get(procedure.document.start);
  const by = start && 'by' in start ? start.by : [];
  if (procedure?.document.kind !== 'side' || by.some((body) => own.includes(body))) return { person, bodies: own };
  const stood = await stoodBeside(ctx, { project, organisation });
  // Where several have asked, it is in the place of the first.
  const proxyOf = new Map(stood.toReversed().map(({ body, principal }) => [body, principal] as const));
  for (const body of own) proxyOf.delete(body);
  if (proxyOf.size === 0) return { person, bodies: own };
  return { person, bodies: [...own, ...proxyOf.keys()], proxyOf: Object.fromEntries(proxyOf) };
}

/** The bodies that the session holds towards a draft: those with which it opens the case, or in the case that is there. */
export async function draftBodies(
  ctx: Context,
  regime: CompiledRegime,
  draft: Opening & Pick<Draft, 'application'>,
): Promise<readonly string[]> {
  return draft.application === null
    ? (await openingActor(ctx, regime, draft)).bodies
    : heldBodies(ctx, regime, draft.organisation, draft.application);
}
