import type { Day } from '../../form-schemas/engine/day';
import type { Finding } from '../../form-schemas/engine/finding';
import type { Context } from '../platform/context';
import { ROLES, type Role } from '../platform/rights';

/** The three administrators (三员): nobody holds two of them, in one post or in several, at overlapping times. */
export const KEPT_APART: readonly Role[] = ['system-administrator', 'security-administrator', 'auditor'];

/** Which of the three a post holds; null: none. */
export function administratorOf(roles: readonly Role[]): Role | null {
  return roles.find((role) => KEPT_APART.includes(role)) ?? null;
}

interface Office {
  readonly person: string;
  readonly roles: readonly Role[];
  readonly fromDay: Day;
  readonly untilDay: Day | null;
  /** An appointment not to be compared with: the one that changes. */
  readonly except?: string;
}

interface InTheWay {
  readonly title: string;
  readonly from: string;
  readonly until: string | null;
  readonly roles: readonly Role[];
}

/**
 * Appointments of the same person, overlapping in time, that hold another of the three administrators: one finding
 * `administrators-apart` for each, which names it. Locks the person until the transaction ends, so that two
 * appointments made at the same moment see each other.
 */
export async function administratorsApart(ctx: Context, office: Office): Promise<readonly Finding[]> {
  const administrator = administratorOf(office.roles);
  if (administrator === null) return [];
  await ctx.tx.query('select pg_advisory_xact_lock(hashtextextended($1, 18))', [`${ctx.government} ${office.person}`]);
  const rows = await ctx.tx.query<InTheWay[]>(
    `select a.title, a.from_day::text as from, a.until_day::text as until, p.roles
     from appointment a join post p on p.government = a.government and p.id = a.post
     where a.government = $1 and a.person = $2 and p.roles && $3::text[]
       and (a.until_day is null or a.until_day >= $4::date) and ($5::date is null or a.from_day <= $5::date)
       and (a.until_day is null or a.until_day >= a.from_day) and a.id <> coalesce($6::uuid, '00000000-0000-0000-0000-000000000000')
     order by a.from_day`,
    [
      ctx.government,
      office.person,
      KEPT_APART.filter((role) => role !== administrator),
      office.fromDay,
      office.untilDay,
      office.except ?? null,
    ],
  );
  return rows.map((row) => ({
    code: 'administrators-apart',
    severity: 'error',
    message:
      `此人自 ${row.from} 起任“${row.title}”（${ROLES[administratorOf(row.roles) ?? administrator]}），` +
      `${row.until === null ? '未定终止日' : `至 ${row.until}`}，与${ROLES[administrator]}在时间上重叠：` +
      '系统管理员、安全管理员、审计管理员须由不同的人担任（三员分立）。请先终止该任职，或另选人员。',
    path: 'person',
  }));
}
