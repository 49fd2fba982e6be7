import type { Day } from '../../form-schemas/engine/day';
import type { Finding } from '../../form-schemas/engine/finding';
import type { Context } from '../platform/context';

interface Asked {
  readonly person: string;
  readonly post: string;
  readonly fromDay: Day;
  readonly untilDay: Day | null;
}

/**
 * An appointment of the same person to the same post at an overlapping time: one finding `appointed-already`, which
 * names it. Locks person and post until the transaction ends, so that two made at the same moment see each other.
 */
export async function appointedAlready(ctx: Context, asked: Asked): Promise<readonly Finding[]> {
  const { person, post, fromDay, untilDay } = asked;
  await ctx.tx.query('select pg_advisory_xact_lock(hashtextextended($1, 29))', [`${ctx.government} ${person} ${post}`]);
  const [row] = await ctx.tx.query<{ title: string; from: string; until: string | null }[]>(
    `select a.title, a.from_day::text as from, a.until_day::text as until from appointment a
     where a.government = $1 and a.person = $2 and a.post = $3
       and (a.until_day is null or a.until_day >= $4::date) and ($5::date is null or a.from_day <= $5::date)
       and (a.until_day is null or a.until_day >= a.from_day)
     order by a.from_day limit 1`,
    [ctx.government, person, post, fromDay, untilDay],
  );
  if (!row) return [];
  const span = row.until === null ? `自 ${row.from} 起，未定终止日` : `自 ${row.from} 至 ${row.until}`;
  const message = `此人已任“${row.title}”（${span}），与所填的时间重叠，没有再次任命：请改填起止日，或先终止该任职`;
  return [{ code: 'appointed-already', severity: 'error', message, path: 'post' }];
}
