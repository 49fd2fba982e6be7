import type { CompiledRegime } from '../../form-schemas/engine';
import { current } from '../identity/of-today';
import { signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { defineLoader } from '../platform/loader';
import { decidesHere, holdsFor, preparedBy } from './holding';

interface DutiesOfPost {
  readonly post: string;
  readonly bodies: readonly string[];
}

/**
 * Body codes that the session's post, and the posts of those in whose place it acts, hold by duty, per filing
 * organisation: one statement for many.
 */
const dutiesOf = defineLoader<string, readonly DutiesOfPost[]>(
  async (ctx, organisations) => {
    const { appointment, standsFor } = signedIn(ctx);
    const posts = [...(appointment ? [appointment.post] : []), ...standsFor.map(({ post }) => post)];
    const rows = await ctx.tx.query<{ organisation: string; held: DutiesOfPost[] }[]>(
      `select organisation, jsonb_agg(jsonb_build_object('post', post, 'bodies', bodies)) as held from (
         select asked.organisation, d.post, array_agg(distinct d.body) as bodies
         from unnest($1::uuid[]) as asked (organisation)
         join duty d on d.government = $2 and d.post = any ($3::uuid[]) and ${holdsFor('d', 'asked.organisation', '$4::date')}
         group by asked.organisation, d.post) as each_post group by organisation`,
      [organisations, ctx.government, posts, ctx.today],
    );
    return new Map(rows.map((row) => [row.organisation, row.held]));
  },
  () => [],
);

/** Cases (database ids) that the session's person has prepared or filed. */
const ownCases = defineLoader<string, boolean>(
  async (ctx, applications) => {
    const rows = await ctx.tx.query<{ id: string }[]>(
      `select asked.id from unnest($1::uuid[]) as asked (id) where ${preparedBy('$3::uuid', 'asked.id', '$2')}`,
      [applications, ctx.government, signedIn(ctx).person.id],
    );
    return new Map(rows.map(({ id }) => [id, true]));
  },
  () => false,
);

/** Whether the session acts for a unit as its own applicant. */
function isApplicantOf(ctx: Context, organisation: string): boolean {
  const session = signedIn(ctx);
  return session.appointment?.organisation === organisation && session.roles.includes('applicant');
}

/** A body that the session holds in the place of somebody else. */
export interface StoodBody {
  readonly body: string;
  readonly principal: string;
}

/** A case (database id) of an organisation. */
interface CasePlace {
  readonly organisation: string;
  readonly application: string;
}

/**
 * The bodies that the session holds in somebody's place in a case; none in one that it has prepared itself.
 *
 * @param place `application` null: what is to be opened to the organisation stands beside no case
 */
export async function stoodBodies(
  ctx: Context,
  place: { readonly organisation: string; readonly application: string | null },
): Promise<readonly StoodBody[]> {
  const { standsFor } = signedIn(ctx);
  if (standsFor.length === 0) return [];
  if (place.application !== null && (await ownCases(ctx).load(place.application))) return [];
  const held = await dutiesOf(ctx).load(place.organisation);
  return standsFor.flatMap(({ principal, post }) =>
    held.filter((one) => one.post === post).flatMap(({ bodies }) => bodies.map((body) => ({ body, principal }))),
  );
}

/** Whether the session would hold a task's body in somebody's place, had it not prepared the case itself. */
export async function isBarred(ctx: Context, task: CasePlace & { readonly bodyCode: string }): Promise<boolean> {
  const posts = signedIn(ctx).standsFor.map(({ post }) => post);
  if (posts.length === 0 || !(await ownCases(ctx).load(task.application))) return false;
  const held = await dutiesOf(ctx).load(task.organisation);
  return held.some(({ post, bodies }) => posts.includes(post) && bodies.includes(task.bodyCode));
}

/**
 * The bodies that the session holds in its own right in cases of an organisation: those of its post's duties, and the
 * filing unit's own where it is an applicant there.
 */
export async function ownBodies(
  ctx: Context,
  regime: CompiledRegime,
  organisation: string,
): Promise<readonly string[]> {
  const post = signedIn(ctx).appointment?.post;
  const held = await dutiesOf(ctx).load(organisation);
  const byDuty = held.filter((one) => one.post === post).flatMap(({ bodies }) => bodies);
  return isApplicantOf(ctx, organisation) ? [...byDuty, ...unitBodies(regime)] : byDuty;
}

/** Whether the filing unit itself is among these bodies. */
export function isByUnit(regime: CompiledRegime, bodies: readonly string[]): boolean {
  return unitBodies(regime).some((body) => bodies.includes(body));
}

/** All bodies that the session holds in cases of an organisation; in a certain case also those in somebody's place. */
export async function heldBodies(
  ctx: Context,
  regime: CompiledRegime,
  organisation: string,
  application?: string,
): Promise<readonly string[]> {
  const own = await ownBodies(ctx, regime, organisation);
  if (application === undefined) return own;
  const stood = await stoodBodies(ctx, { organisation, application });
  return [...new Set([...own, ...stood.map(({ body }) => body)])];
}

/** Codes of the bodies that are the filing unit itself. */
function unitBodies(regime: CompiledRegime): readonly string[] {
  return [...regime.bodies.values()].filter((body) => body.resolve === 'applicant').map((body) => body.code);
}

/** What somebody else holds: in an office of their own, or in the place of others (body → person). */
export interface Office {
  readonly bodies: readonly string[];
  readonly proxyOf: Readonly<Record<string, string>>;
}

/** The office in which another person holds a body in a case today, with all its bodies; null where none. */
export async function officeHolding(
  ctx: Context,
  person: string,
  body: string,
  { organisation, application }: CasePlace,
): Promise<Office | null> {
  const offices = await ctx.tx.query<{ bodies: string[] }[]>(
    `select array_agg(distinct d.body) as bodies
     from appointment a join duty d on d.government = a.government and d.post = a.post and ${holdsFor('d', '$4', '$3::date')}
     where a.government = $1 and a.person = $2 and ${current('a', '$3::date')}
     group by a.id order by a.id`,
    [ctx.government, person, ctx.today, organisation],
  );
  const own = offices.find((office) => office.bodies.includes(body));
  if (own) return { bodies: own.bodies, proxyOf: {} };
  const stood = await ctx.tx.query<StoodBody[]>(
    `select d.body, s.principal from delegation s
     join appointment a on a.government = s.government and a.id = s.appointment and ${current('a', '$3::date')}
     join duty d on d.government = a.government and d.post = a.post and ${holdsFor('d', '$4', '$3::date')}
     where s.government = $1 and s.proxy = $2 and ${current('s', '$3::date')}
       and ${decidesHere('s.government', 's.proxy', '$3::date')} and not ${preparedBy('s.proxy', '$5', 's.government')}
     order by s.from_day desc, s.id desc, d.body`,
    [ctx.government, person, ctx.today, organisation, application],
  );
  return stood.some((one) => one.body === body) ? inPlaceOf(stood) : null;
}

function inPlaceOf(stood: readonly StoodBody[]): Office {
  const proxyOf = Object.fromEntries(stood.map(({ body, principal }) => [body, principal]));
  return { bodies: Object.keys(proxyOf), proxyOf };
}
