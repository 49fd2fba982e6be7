import { defineLoader } from '../platform/loader';
import { holdsFor } from './held-bodies';
import type { Task } from './task.entity';

type Place = Pick<Task, 'bodyCode' | 'byUnit' | 'organisation'>;

/** The key under which the holders of a task's body are loaded. */
export function holderKey(place: Place): string {
  return `${place.bodyCode}/${place.organisation}/${place.byUnit ? 'unit' : 'duty'}`;
}

/** Persons who may sign for a body in cases of an organisation today, by {@link holderKey}: one statement for many. */
export const holdersByKey = defineLoader<string, readonly string[]>(
  async (ctx, keys) => {
    const parts = keys.map((key) => key.split('/'));
    const rows = await ctx.tx.query<{ key: string; persons: string[] }[]>(
      `with asked (key, body, organisation, kind) as (
         select * from unnest($1::text[], $2::text[], $3::uuid[], $4::text[]))
       select key, array_agg(distinct person) as persons from (
         select asked.key, a.person from asked
           join duty d on d.government = $5 and d.body = asked.body and ${holdsFor('d', 'asked.organisation', '$6::date')}
           join appointment a on a.government = d.government and a.post = d.post
             and a.from_day <= $6::date and (a.until_day is null or a.until_day >= $6::date)
         union
         select asked.key, a.person from asked
           join post p on p.government = $5 and p.organisation = asked.organisation and 'applicant' = any (p.roles)
           join appointment a on a.government = p.government and a.post = p.id
             and a.from_day <= $6::date and (a.until_day is null or a.until_day >= $6::date)
         where asked.kind = 'unit') as held group by key`,
      [keys, ...[0, 1, 2].map((part) => parts.map((each) => each[part] ?? '')), ctx.government, ctx.today],
    );
    return new Map(rows.map((row) => [row.key, row.persons]));
  },
  () => [],
);
