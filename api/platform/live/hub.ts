import type { Database, Log, Unlisten } from '../database/database';
import { readChange, type CaseChange } from './change';
import type { News } from './news';
import type { Watched } from './live-context';

export interface Subscriber {
  readonly government: string;
  readonly person: string;
  readonly watched: Pick<Watched<unknown>, 'concerns' | 'onlyHolders'>;
  readonly news: Pick<News<unknown>, 'tell'>;
}

/** Persons who may hold a task of a case of a government; asked once for all who wait for news of it. Null: not to be found out. */
export type AskHolders = (
  government: string,
  applications: readonly string[],
) => Promise<ReadonlyMap<string, ReadonlySet<string>> | null>;

export interface HubOptions {
  readonly database: Database;
  readonly log: Log;
  readonly holders: AskHolders;
  readonly gatherMs: number;
  /** Heard of a session that may have ended, by its digest; null: of any. */
  readonly onSession: (digest: string | null) => void;
}

/**
 * Passes on what the database tells to those whom it may concern, by government: who is subscribed in one city hears of no
 * other. It listens from the first subscriber on.
 */
export class Hub {
  private readonly subscribers = new Map<string, Set<Subscriber>>();
  private readonly waiting = new Map<string, Map<string, CaseChange>>();
  private unlisten: Unlisten | null = null;
  private isClosed = false;
  private isReady = false;
  private ready: () => void = () => undefined;
  private readonly whenReady = new Promise<void>((resolve) => (this.ready = resolve));

  constructor(private readonly options: HubOptions) {}

  /** @returns how to end it */
  add(subscriber: Subscriber): () => void {
    const { government } = subscriber;
    const those = this.subscribers.get(government) ?? new Set();
    this.subscribers.set(government, those.add(subscriber));
    return () => {
      those.delete(subscriber);
      if (those.size === 0 && this.subscribers.get(government) === those) this.subscribers.delete(government);
    };
  }

  /** Listens, if it does not yet; resolves when nothing that is told from now on is missed. */
  listen(): Promise<void> {
    if (!this.isClosed)
      this.unlisten ??= this.options.database.listen('tongchou_live', (payload) => this.hear(payload));
    return this.whenReady;
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.ready();
    await this.unlisten?.();
    this.unlisten = null;
  }

  private hear(payload: string | null): void {
    const change = readChange(payload);
    if (change.kind === 'session') this.options.onSession(change.digest);
    else if (change.kind === 'case') this.gather(change);
    else if (!this.isReady) {
      // Whoever has subscribed waits for this before looking for the first time.
      this.isReady = true;
      this.ready();
    } else {
      this.options.onSession(null);
      for (const those of this.subscribers.values()) for (const { news } of those) news.tell(null);
    }
  }

  /** Changes of a short while are asked about together: one act changes several rows, and acts come in bursts. */
  private gather(change: CaseChange): void {
    if (!this.subscribers.has(change.government)) return;
    const known = this.waiting.get(change.government);
    if (known) {
      known.set(change.application, change);
      return;
    }
    this.waiting.set(change.government, new Map([[change.application, change]]));
    setTimeout(() => void this.passOn(change.government), this.options.gatherMs).unref();
  }

  private async passOn(government: string): Promise<void> {
    const changes = [...(this.waiting.get(government)?.values() ?? [])];
    this.waiting.delete(government);
    const those = [...(this.subscribers.get(government) ?? [])];
    const concerned = those.map((one) => changes.filter((change) => one.watched.concerns(change)));
    const asked = changes.filter((change) =>
      those.some((one, index) => one.watched.onlyHolders === true && concerned[index]?.includes(change)),
    );
    const holders = asked.length === 0 ? new Map() : await this.ask(government, asked);
    those.forEach(({ watched, person, news }, index) => {
      for (const { application } of concerned[index] ?? [])
        if (watched.onlyHolders !== true || holders === null || holders.get(application)?.has(person) === true)
          news.tell(application);
    });
  }

  /** Null where it cannot be found out: then everybody looks for himself. */
  private async ask(government: string, changes: readonly CaseChange[]) {
    try {
      return await this.options.holders(
        government,
        changes.map(({ application }) => application),
      );
    } catch (error) {
      this.options.log.warn({ error }, 'live: who holds a task is not known now');
      return null;
    }
  }
}
