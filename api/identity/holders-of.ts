import type { Context } from '../platform/context';

export interface Holder {
  readonly post: string;
  /** Persons who hold the post today, with the appointment as which they would act. */
  readonly person: string;
  readonly appointment: string;
}

/**
 * Who holds a body of the regime for the filings of an organisation, today. A duty for that very organisation goes
 * before one for all: this is how “the vice mayor in charge of the filing unit” is found. Empty when nobody does.
 */
export async function holdersOf(ctx: Context, body: string, organisation: string): Promise<readonly Holder[]> {
  const rows = await ctx.tx.query<(Holder & { own: boolean })[]>(
    `select a.post, a.person, a.id as appointment, d.organisation is not null as own
     from duty d join appointment a on a.government = d.government and a.post = d.post
     where d.government = $1 and d.body = $2 and (d.organisation is null or d.organisation = $3)
       and d.from_day <= $4 and (d.until_day is null or d.until_day >= $4)
       and a.from_day <= $4 and (a.until_day is null or a.until_day >= $4)
     order by a.from_day, a.id`,
    [ctx.government, body, organisation, ctx.today],
  );
  const special = rows.filter((row) => row.own);
  return (special.length > 0 ? special : rows).map(({ post, person, appointment }) => ({ post, person, appointment }));
}
