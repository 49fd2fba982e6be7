import type { EntityManager } from 'typeorm';
import { sha256 } from '../platform/canonical';

/** A point of the chain that was published outside the database, where nobody who edits the database can reach. */
export interface AuditAnchor {
  readonly seq: number;
  readonly hash: string;
}

export interface AuditFlaw {
  /** The event at which the chain first fails to hold. */
  readonly seq: number;
  readonly problem: 'missing' | 'altered' | 'unlinked' | 'head-differs' | 'anchor-differs';
  readonly message: string;
}

export interface AuditVerdict {
  readonly events: number;
  readonly head: AuditAnchor | null;
  readonly flaws: readonly AuditFlaw[];
}

interface Row {
  readonly seq: string;
  readonly parts: readonly (string | null)[];
  readonly previous: string;
  readonly hash: string;
}

const BATCH = 1_000;

/**
 * Recomputes a government's whole chain, outside the database, and says where it was altered: an event missing,
 * changed, or not linked to the one before; a head that is not the last event; an anchor that is not on the chain
 * (which is how a chain that was rewritten from end to end shows).
 */
export async function verifyAudit(
  tx: EntityManager,
  government: string,
  anchors: readonly AuditAnchor[] = [],
): Promise<AuditVerdict> {
  const flaws: AuditFlaw[] = [];
  const expected = new Map(anchors.map((anchor) => [anchor.seq, anchor.hash]));
  let [seq, previous, events] = [0, '', 0];
  for (;;) {
    const rows = await readBatch(tx, government, seq);
    if (rows.length === 0) break;
    for (const row of rows) {
      const given = Number(row.seq);
      if (given !== seq + 1)
        flaws.push(flaw(seq + 1, 'missing', `缺第 ${seq + 1}${given > seq + 2 ? `至 ${given - 1}` : ''} 条`));
      else if (row.previous !== previous) flaws.push(flaw(given, 'unlinked', `第 ${given} 条与前一条不相连`));
      if (sha256(textOf(row.parts)) !== row.hash) flaws.push(flaw(given, 'altered', `第 ${given} 条的内容被改动`));
      if (expected.has(given) && expected.get(given) !== row.hash) {
        flaws.push(flaw(given, 'anchor-differs', `第 ${given} 条与外部锚点不符：其前的记录被整体改写`));
      }
      expected.delete(given);
      [seq, previous, events] = [given, row.hash, events + 1];
    }
  }
  const head = await readHead(tx, government);
  if ((head?.seq ?? 0) !== seq || (head?.hash ?? '') !== previous) {
    flaws.push(
      flaw(seq, 'head-differs', `链首记为第 ${head?.seq ?? 0} 条，实存至第 ${seq} 条：末尾的记录被删除或添加`),
    );
  }
  for (const missing of expected.keys()) {
    flaws.push(flaw(missing, 'anchor-differs', `外部锚点第 ${missing} 条在库中不存在`));
  }
  return { events, head, flaws };
}

/** Each part with its length in bytes before it, so that no two different events have the same text. */
function textOf(parts: readonly (string | null)[]): string {
  return parts.map((part) => (part === null ? '-' : `${Buffer.byteLength(part)}:${part}`)).join(',');
}

function readBatch(tx: EntityManager, government: string, after: number): Promise<Row[]> {
  return tx.query<Row[]>(
    `select seq::text, array[government, id::text, seq::text,
        to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        person::text, appointment::text, verb, subject_type, subject, details, request, previous]
        || case when about is null then '{}'::text[] else array[about] end as parts, previous, hash
     from audit_event where government = $1 and seq > $2 order by audit_event.seq limit ${BATCH}`,
    [government, after],
  );
}

async function readHead(tx: EntityManager, government: string): Promise<AuditAnchor | null> {
  const [row] = await tx.query<{ seq: string; hash: string }[]>(
    'select seq::text, hash from audit_head where government = $1',
    [government],
  );
  return row ? { seq: Number(row.seq), hash: row.hash } : null;
}

function flaw(seq: number, problem: AuditFlaw['problem'], message: string): AuditFlaw {
  return { seq, problem, message };
}
