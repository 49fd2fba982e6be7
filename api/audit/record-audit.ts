import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { canonicalJson } from '../platform/canonical';
import type { Context } from '../platform/context';

export interface AuditEntry {
  /** What was done, `noun:verb`. */
  readonly verb: string;
  /** What it was done to: GraphQL type name and database id (or code). */
  readonly subject: { readonly type: string; readonly id: string };
  /** What is worth knowing later: before and after, reasons. JSON. Never a secret. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/**
 * Records one change of state, in its own transaction: written last, so that the chain's head (one row per
 * government) is locked only until the commit that follows at once.
 */
export function recordAudit(ctx: Context, entry: AuditEntry): void {
  ctx.beforeCommit(() => writeAudit(ctx, ctx.tx, ctx.government, entry));
}

/** Writes the event now, in the transaction given; for signing in, which has transactions of its own. */
export async function writeAudit(
  ctx: Context,
  tx: EntityManager,
  government: string,
  entry: AuditEntry,
): Promise<void> {
  const { session } = ctx;
  await tx.query(
    `insert into audit_event (government, id, seq, at, person, appointment, verb, subject_type, subject, details, request, previous, hash)
     values ($1, $2, 0, $3, $4, $5, $6, $7, $8, $9, $10, '', '')`,
    [
      government,
      randomUUID(),
      ctx.now,
      session?.kind === 'system' ? null : (session?.person.id ?? null),
      session?.appointment?.id ?? null,
      entry.verb,
      entry.subject.type,
      entry.subject.id,
      canonicalJson({ ...entry.details, ...(session?.program == null ? {} : { serviceAccount: session.program }) }),
      ctx.requestId,
    ],
  );
}
