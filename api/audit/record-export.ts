import type { JsonObject } from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import { recordAudit, type AuditEntry } from './record-audit';

/** Records that a list was taken away: how much of what, under which filter. */
export function recordExport(
  ctx: Context,
  verb: AuditEntry['verb'],
  details: Readonly<Record<string, string | number>>,
  where: object,
): void {
  recordAudit(ctx, {
    verb,
    subject: { type: 'Government', id: ctx.government },
    // As it was asked, without the class that read it.
    details: { ...details, where: JSON.parse(JSON.stringify(where)) as JsonObject },
  });
}
