import type { EntityManager } from 'typeorm';
import { writeAudit, type AuditEntry } from '../audit/record-audit';
import type { Context } from '../platform/context';
import { settle } from '../platform/operation';

/**
 * Writes an event into the audit of the government that entered a person: where nobody has signed in, or no office has
 * been chosen. The transaction must name the person to row-level security; it acts as that government from here on.
 */
export async function writeHomeAudit(
  ctx: Context,
  tx: EntityManager,
  person: string,
  entry: Omit<AuditEntry, 'subject'>,
): Promise<void> {
  await settle(tx, { 'app.person': person });
  const [row] = await tx.query<{ home: string }[]>('select home from person where id = $1', [person]);
  if (!row) throw new Error('a credential without its person');
  await settle(tx, { 'app.government': row.home });
  await writeAudit(ctx, tx, row.home, { ...entry, subject: { type: 'Person', id: person } });
}
