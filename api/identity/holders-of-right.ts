import type { Context } from '../platform/context';
import { RIGHTS, type Right } from '../platform/rights';
import { current } from './of-today';

/** Who holds an office of the own government today that has this right, by database id; of one organisation, or of any. */
export async function holdersOfRight(
  ctx: Context,
  right: Right,
  organisation: string | null = null,
): Promise<readonly string[]> {
  const rows = await ctx.tx.query<{ person: string }[]>(
    `select distinct appointment.person from appointment
       join post on post.government = appointment.government and post.id = appointment.post
      where appointment.government = $1 and post.roles && cast($2 as text[]) and ${current('appointment', '$3::date')}
        and ($4::uuid is null or post.organisation = $4::uuid)
      order by appointment.person`,
    [ctx.government, [...RIGHTS[right]], ctx.today, organisation],
  );
  return rows.map(({ person }) => person);
}
