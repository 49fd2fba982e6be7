import { current } from '../identity/of-today';
import type { Context } from '../platform/context';
import { defineLoader } from '../platform/loader';
import { decidesHere, holdsFor, preparedBy } from './holding';
import type { Task } from './task.entity';

/** Where a body is held; in a certain case also by who acts in somebody's place, save for who has prepared it. */
type Place = Pick<Task, 'bodyCode' | 'byUnit' | 'organisation'> & { readonly application?: string };

export interface Holder {
  readonly person: string;
  /** In whose place; null: in their own right. */
  readonly principal: string | null;
}

function keyOf({ bodyCode, organisation, byUnit, application }: Place): string {
  return `${bodyCode}/${organisation}/${byUnit ? 'unit' : 'duty'}/${application ?? ''}`;
}

/** Who may sign for a body in cases of an organisation today, by {@link keyOf}: one statement for many. */
const holdersByKey = defineLoader<string, readonly Holder[]>(
  async (ctx, keys) => {
    const parts = keys.map((key) => key.split('/'));
    const rows = await ctx.tx.query<{ key: string; holders: Holder[] }[]>(
      `with asked (key, body, organisation, kind, application) as (
         select key, body, organisation, kind, nullif(application, '')::uuid
         from unnest($1::text[], $2::text[], $3::uuid[], $4::text[], $5::text[])
           as given (key, body, organisation, kind, application))
       select key, jsonb_agg(jsonb_build_object('person', person, 'principal', principal) order by principal nulls first, person) as holders
       from (
         select asked.key, a.person, null::uuid as principal from asked
           join duty d on d.government = $6 and d.body = asked.body and ${holdsFor('d', 'asked.organisation', '$7::date')}
           join appointment a on a.government = d.government and a.post = d.post and ${current('a', '$7::date')}
         union
         select asked.key, a.person, null::uuid from asked
           join post p on p.government = $6 and p.organisation = asked.organisation and 'applicant' = any (p.roles)
           join appointment a on a.government = p.government and a.post = p.id and ${current('a', '$7::date')}
         where asked.kind = 'unit'
         union
         select asked.key, s.proxy, s.principal from asked
           join duty d on d.government = $6 and d.body = asked.body and ${holdsFor('d', 'asked.organisation', '$7::date')}
           join appointment a on a.government = d.government and a.post = d.post and ${current('a', '$7::date')}
           join delegation s on s.government = a.government and s.appointment = a.id and ${current('s', '$7::date')}
             and ${decidesHere('s.government', 's.proxy', '$7::date')}
         where asked.application is not null and not ${preparedBy('s.proxy', 'asked.application', '$6')}
       ) as held group by key`,
      [keys, ...[0, 1, 2, 3].map((part) => parts.map((each) => each[part] ?? '')), ctx.government, ctx.today],
    );
    return new Map(rows.map((row) => [row.key, row.holders]));
  },
  () => [],
);

/** Persons who may sign for a body today, each once; those in their own right first. */
export async function holdersAt(ctx: Context, place: Place): Promise<readonly string[]> {
  return personsOf(await holdersByKey(ctx).load(keyOf(place)));
}

/** Whom somebody may hand a task over to today (转办): who else holds its body in its case, and does not have it already. */
export async function takersOf(
  ctx: Context,
  task: Place & Pick<Task, 'assignee' | 'application'>,
  from: string,
): Promise<readonly string[]> {
  return (await holdersAt(ctx, task)).filter((person) => person !== from && person !== task.assignee);
}

/**
 * Persons who may sign a task today: whom it was handed over to, as long as they hold its body, and who acts in their
 * place; else all who hold it.
 */
export async function holdersOf(
  ctx: Context,
  task: Place & Pick<Task, 'assignee' | 'application'>,
): Promise<readonly string[]> {
  const all = await holdersByKey(ctx).load(keyOf(task));
  const { assignee } = task;
  if (!all.some(({ person }) => person === assignee)) return personsOf(all);
  return personsOf(all.filter(({ person, principal }) => person === assignee || principal === assignee));
}

function personsOf(holders: readonly Holder[]): readonly string[] {
  return [...new Set(holders.map(({ person }) => person))];
}
