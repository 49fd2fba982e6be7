import type { CompiledRegime } from '../../form-schemas/engine';
import { signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { defineLoader } from '../platform/loader';

/**
 * The condition under which the post of a duty holds its body for the filings of an organisation: today, and unless
 * another duty, which somebody holds today, names that very organisation.
 *
 * @param duty alias of the duty; @param organisation and @param day SQL expressions
 */
export function holdsFor(duty: string, organisation: string, day: string): string {
  const current = (alias: string): string =>
    `${alias}.from_day <= ${day} and (${alias}.until_day is null or ${alias}.until_day >= ${day})`;
  return `${current(duty)} and (${duty}.organisation = ${organisation} or (${duty}.organisation is null and not exists (
    select from duty special join appointment present
      on present.government = special.government and present.post = special.post and ${current('present')}
    where special.government = ${duty}.government and special.body = ${duty}.body
      and special.organisation = ${organisation} and ${current('special')})))`;
}

/** Body codes that the session's post holds by duty, per filing organisation: one statement for many. */
const dutiesOf = defineLoader<string, readonly string[]>(
  async (ctx, organisations) => {
    const rows = await ctx.tx.query<{ organisation: string; bodies: string[] }[]>(
      `select asked.organisation, array_agg(distinct d.body) as bodies
       from unnest($1::uuid[]) as asked (organisation)
       join duty d on d.government = $2 and d.post = $3 and ${holdsFor('d', 'asked.organisation', '$4::date')}
       group by asked.organisation`,
      [organisations, ctx.government, signedIn(ctx).appointment?.post ?? null, ctx.today],
    );
    return new Map(rows.map((row) => [row.organisation, row.bodies]));
  },
  () => [],
);

/** Whether the session acts for a unit as its own applicant. */
function isApplicantOf(ctx: Context, organisation: string): boolean {
  const session = signedIn(ctx);
  return session.appointment?.organisation === organisation && session.roles.includes('applicant');
}

/**
 * The bodies that the session holds in cases of an organisation: those of its post's duties, and the filing unit's own
 * where it is an applicant there.
 */
export async function heldBodies(
  ctx: Context,
  regime: CompiledRegime,
  organisation: string,
): Promise<readonly string[]> {
  const byDuty = await dutiesOf(ctx).load(organisation);
  return isApplicantOf(ctx, organisation) ? [...byDuty, ...unitBodies(regime)] : byDuty;
}

/** Codes of the bodies that are the filing unit itself. */
function unitBodies(regime: CompiledRegime): readonly string[] {
  return [...regime.bodies.values()].filter((body) => body.resolve === 'applicant').map((body) => body.code);
}

export interface Office {
  readonly appointment: string;
  readonly bodies: readonly string[];
}

/** The office in which another person holds a body for an organisation's filings today, with all its bodies; null where none. */
export async function officeHolding(
  ctx: Context,
  person: string,
  body: string,
  organisation: string,
): Promise<Office | null> {
  const offices = await ctx.tx.query<Office[]>(
    `select a.id as appointment, array_agg(distinct d.body) as bodies
     from appointment a join duty d on d.government = a.government and d.post = a.post and ${holdsFor('d', '$4', '$3::date')}
     where a.government = $1 and a.person = $2 and a.from_day <= $3::date and (a.until_day is null or a.until_day >= $3::date)
     group by a.id order by a.id`,
    [ctx.government, person, ctx.today, organisation],
  );
  return offices.find((office) => office.bodies.includes(body)) ?? null;
}
