import { seenUnits } from '../application/seen-units';
import type { Context } from '../platform/context';
import type { RecordRow } from '../record/record-row.entity';
import { recordRowById } from '../record/record-rows';

/** A row of a unit into whose cases the session may look; null for any other, as for a missing one. */
export async function visibleRecordRow(ctx: Context, id: string): Promise<RecordRow | null> {
  const row = await recordRowById(ctx).load(id);
  const units = seenUnits(ctx);
  return row && (units === null || units.includes(row.organisation)) ? row : null;
}
