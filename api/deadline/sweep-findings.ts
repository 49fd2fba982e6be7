import { nearUntil, type Calendar, type Day } from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import { rectifiersOf } from '../supervision/rectifiers';
import { SupervisionFinding } from '../supervision/supervision-finding.entity';
import { apart, type Broken } from './broken';
import { wordLeft } from './due-words';
import { tellOnce } from './tell-once';

/** How far a sweep over what supervision has asked for has come; null: it begins. */
export type FindingCursor = { readonly dueOn: Day; readonly id: string } | null;

export interface SweptFindings {
  readonly told: number;
  readonly broken: readonly Broken[];
  /** Where to go on; null: all have been looked at. */
  readonly next: FindingCursor;
}

/** Each demand is a deadline of its own, also where it is asked for anew by the same day. */
const ROUND = `finding.id::text || '/' || jsonb_array_length(finding.rounds)`;
const toldOf = (kind: string): string =>
  `exists (select from deadline_notice n where n.government = finding.government and n.about = 'finding'
    and n.key = ${ROUND} and n.kind = '${kind}' and n.due_on = finding.due_on and n.days = 0)`;

/**
 * Tells of a number of problems that are to be rectified what is to be told today: the unit's people where the day is at most two
 * workdays away, and where it has gone by; then also whoever has asked for it. What is reported is waited for no more.
 */
export async function sweepFindings(
  ctx: Context,
  calendar: Calendar,
  after: FindingCursor,
  limit: number,
): Promise<SweptFindings> {
  const rows = await ctx.tx.query<{ id: string; key: string; dueOn: Day }[]>(
    `select finding.id, ${ROUND} as key, finding.due_on::text as "dueOn" from supervision_finding finding
      where finding.government = $1 and finding.status = 'rectifying' and finding.due_on <= $2::date
        and ((finding.due_on >= $3::date and not ${toldOf('near')})
          or (finding.due_on < $3::date and (not ${toldOf('late')} or not ${toldOf('escalation')})))
        and ($4::date is null or (finding.due_on, finding.id) > ($4::date, $5::uuid))
      order by finding.due_on, finding.id limit $6`,
    [ctx.government, nearUntil(calendar, ctx.today), ctx.today, after?.dueOn ?? null, after?.id ?? null, limit],
  );
  let told = 0;
  const broken: Broken[] = [];
  for (const { id, key, dueOn } of rows)
    told += await apart(broken, { of: 'finding', key: id }, async () => {
      const finding = await ctx.tx.findOne(SupervisionFinding, { where: { government: ctx.government, id } });
      return finding ? tell(ctx, finding, key, dueOn) : 0;
    });
  const last = rows.at(-1);
  return { told, broken, next: last && rows.length === limit ? { dueOn: last.dueOn, id: last.id } : null };
}

async function tell(ctx: Context, finding: SupervisionFinding, key: string, dueOn: Day): Promise<number> {
  const { id, title, article, organisation, demander, finder } = finding;
  const left = wordLeft(dueOn, ctx.today);
  const until = `期限 ${dueOn}${article === '' ? '' : `（${article}）`}`;
  const about = { about: 'finding', key, dueOn, application: null, finding: id } as const;
  const unit = await rectifiersOf(ctx, organisation);
  if (ctx.today <= dueOn) {
    const message = `“${title}”的整改将到期，${left}，请及时报告整改情况：${until}`;
    return Number(await tellOnce(ctx, { ...about, kind: 'near', people: unit, message }));
  }
  const late = `“${title}”的整改${left}，请尽快报告整改情况：${until}`;
  const further = `您要求的“${title}”的整改${left}，单位尚未报告，请予督促：${until}`;
  const told = [
    await tellOnce(ctx, { ...about, kind: 'late', people: unit, message: late }),
    await tellOnce(ctx, { ...about, kind: 'escalation', people: [demander ?? finder], message: further }),
  ];
  return told.filter(Boolean).length;
}
