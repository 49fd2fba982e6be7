import { isHandIn, type CaseState, type CompiledRegime } from '../../form-schemas/engine';
import { current } from '../identity/of-today';
import type { Context } from '../platform/context';
import { RIGHTS } from '../platform/rights';

/**
 * Who may open, today, a list for which a case waits: in a post with that right which holds a body that hands the list in.
 * By database id.
 */
export async function openersOf(
  ctx: Context,
  regime: CompiledRegime,
  { procedure, stage }: Pick<CaseState, 'procedure' | 'stage'>,
): Promise<readonly string[]> {
  const bodies = [...regime.procedures.values()].flatMap(({ document, stages }) => {
    const first = stages.get(document.start);
    const { pool } = document;
    return pool?.procedure === procedure && pool.stage === stage && isHandIn(first) ? first.by : [];
  });
  const rows = await ctx.tx.query<{ person: string }[]>(
    `select distinct a.person from appointment a
       join post p on p.government = a.government and p.id = a.post and p.roles && cast($2 as text[])
       join duty d on d.government = p.government and d.post = p.id and d.body = any ($3)
         and (d.organisation is null or d.organisation = p.organisation) and ${current('d', '$4::date')}
      where a.government = $1 and ${current('a', '$4::date')} order by a.person`,
    [ctx.government, [...RIGHTS['list:open']], bodies, ctx.today],
  );
  return rows.map(({ person }) => person);
}
