import type { Day, JsonObject } from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import { rowsWhere, type RecordWhere } from './records-where';
import { MOST_ROWS, refuseTooMany } from '../platform/workbook/most-rows';

/** What is written of one row. */
export interface ExportedRow {
  readonly on: Day;
  readonly fields: JsonObject;
  readonly closedOn: Day | null;
  readonly organisation: string | null;
  readonly project: string | null;
  readonly projectCode: string | null;
  readonly application: string | null;
  readonly writer: string | null;
}

/**
 * Everything that `records` lists under the same filter, in one statement.
 *
 * @throws ApiError LIMIT_EXCEEDED for more than {@link MOST_ROWS}
 */
export async function exportRows(ctx: Context, where: RecordWhere): Promise<readonly ExportedRow[]> {
  const rows = await (
    await rowsWhere(ctx, where)
  )
    .leftJoin('organisation', 'o', 'o.government = row.government and o.id = row.organisation')
    .leftJoin('project', 'p', 'p.government = row.government and p.id = row.project')
    .leftJoin('application', 'a', 'a.government = row.government and a.id = row.application')
    .leftJoin('person', 'w', 'w.id = row.writer')
    .select('cast(row.on as text)', 'on')
    .addSelect('row.fields', 'fields')
    .addSelect('cast(row.closedOn as text)', 'closedOn')
    .addSelect('o.title', 'organisation')
    .addSelect('p.title', 'project')
    .addSelect('p.code', 'projectCode')
    .addSelect('a.title', 'application')
    .addSelect('w.name', 'writer')
    .orderBy('row.number', 'ASC')
    .limit(MOST_ROWS + 1)
    .getRawMany<ExportedRow>();
  refuseTooMany(rows, '条记录');
  return rows;
}
