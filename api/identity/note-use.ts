import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Log } from '../platform/database/database';
import { Operation } from '../platform/operation';
import type { Session } from '../platform/session';
import { loadSession } from './load-session';

/** Between two notes of one account; a write with each request would cost more than the answer is worth. */
const PAUSE_MS = 10 * 60 * 1000;

/**
 * Remembers when service accounts were last used, so that those which nobody needs can be revoked. Written after the
 * answer, in a transaction of its own: a query reads in one that cannot write, and nobody waits for this.
 */
export class UseNotes {
  private readonly noted = new Map<string, number>();
  private readonly running = new Set<Promise<void>>();

  constructor(
    private readonly source: DataSource,
    private readonly log: Log,
  ) {}

  note(session: Session | null, now: Date): void {
    if (session?.kind !== 'service-account' || session.digest === null) return;
    const last = this.noted.get(session.digest);
    if (last !== undefined && Math.abs(now.getTime() - last) < PAUSE_MS) return;
    this.noted.set(session.digest, now.getTime());
    const work = this.write(session, now).catch((error: unknown) => {
      this.log.warn({ error }, 'last use of a service account was not noted');
    });
    this.running.add(work);
    void work.finally(() => this.running.delete(work));
  }

  /** Ends when nothing is being written any more; before the database is closed. */
  async settled(): Promise<void> {
    await Promise.all(this.running);
  }

  private async write(session: Session, now: Date): Promise<void> {
    const operation = new Operation({
      source: this.source,
      requestId: randomUUID(),
      client: { address: 'local', idempotencyKey: null, countLogin: async () => {}, setSessionCookie: () => {} },
      token: null,
      session,
      loadSession,
      clock: () => now,
    });
    try {
      await operation.begin('write');
      await operation.tx.query('update service_account set last_used_at = $3 where government = $1 and digest = $2', [
        session.government,
        session.digest,
        now,
      ]);
      await operation.commit();
    } finally {
      await operation.close();
    }
  }
}
