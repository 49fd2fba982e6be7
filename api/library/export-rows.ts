import { fen, type Fen } from '../../form-schemas/engine';
import { seenUnits } from '../application/seen-units';
import type { Context } from '../platform/context';
import { columnOf } from '../platform/paging';
import type { ExportRow } from './export-columns';
import { PROJECT_ORDER, type ProjectOrder } from './project-order';
import { projectsWhere, type ProjectWhere } from './project-where';
import { MOST_ROWS, refuseTooMany } from '../platform/workbook/most-rows';

interface RawRow {
  readonly code: string;
  readonly title: string;
  readonly organisation: string | null;
  readonly year: number;
  readonly status: string;
  readonly end: string | null;
  readonly stage: string | null;
  readonly bodies: string | null;
  readonly since: Date | null;
  readonly declared: string | null;
  readonly argued: string | null;
  readonly approved: string | null;
  readonly opened: Date;
}

/**
 * Everything that `projects` lists under the same filter and order, in one statement.
 *
 * @throws ApiError LIMIT_EXCEEDED for more than {@link MOST_ROWS}
 */
export async function exportRows(
  ctx: Context,
  where: ProjectWhere | null,
  orderBy: ProjectOrder,
): Promise<readonly ExportRow[]> {
  const units = seenUnits(ctx);
  const ordering = PROJECT_ORDER[orderBy];
  const seen = (alias: string): string => (units === null ? '' : ` and ${alias}.organisation = any(:unitsSeen)`);
  const open = `from task t where t.government = project.government and t.application = project.application
    and t.status = 'open'${seen('t')}`;
  const rows = await projectsWhere(ctx, where)
    .leftJoin('organisation', 'o', 'o.government = project.government and o.id = project.organisation')
    .leftJoin('application', 'a', 'a.government = project.government and a.id = project.application')
    .setParameters(units === null ? {} : { unitsSeen: units })
    .select('project.code', 'code')
    .addSelect('project.title', 'title')
    .addSelect('o.title', 'organisation')
    .addSelect('project.planYear', 'year')
    .addSelect('project.status', 'status')
    .addSelect('case when a.outcome is not null then a.stage_title end', 'end')
    .addSelect(`case when true${seen('a')} then a.stage_title end`, 'stage')
    .addSelect(`(select string_agg(t.body_title, '、' order by t.opened_at, t.slot) ${open})`, 'bodies')
    .addSelect(`(select min(t.opened_at) ${open})`, 'since')
    .addSelect('project.declaredTotal', 'declared')
    .addSelect('project.arguedTotal', 'argued')
    .addSelect('project.approvedTotal', 'approved')
    .addSelect('project.createdAt', 'opened')
    .orderBy(columnOf('project', ordering), ordering.direction)
    .addOrderBy('project.id', ordering.direction)
    .limit(MOST_ROWS + 1)
    .getRawMany<RawRow>();
  refuseTooMany(rows, '个项目');
  return rows.map((row) => ({
    code: row.code,
    title: row.title,
    organisation: row.organisation,
    planYear: row.year,
    status: row.status,
    end: row.end,
    stage: row.stage,
    waitingFor: row.bodies,
    waitingSince: row.since,
    declaredTotal: amount(row.declared),
    arguedTotal: amount(row.argued),
    approvedTotal: amount(row.approved),
    openedAt: row.opened,
  }));
}

function amount(stored: string | null): Fen | null {
  return stored === null ? null : fen(Number(stored));
}
