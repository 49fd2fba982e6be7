import { Client } from 'pg';
import type { Hear, Log, Unlisten } from './database';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;
/** How often a line on which nothing is told is tried: a server that has gone without a word is found out. */
const PULSE_MS = 20_000;

/**
 * Listens on a connection of its own, apart from the pool, and goes on by itself when it breaks.
 *
 * @param channel a plain name
 */
export function listenOnServer(url: string, channel: string, hear: Hear, log: Log): Unlisten {
  const line = new Line(url, channel, hear, log);
  void line.open();
  return () => line.close();
}

class Line {
  private client: Client | null = null;
  private timer: NodeJS.Timeout | undefined;
  private pauseMs = FIRST_PAUSE_MS;
  private isClosed = false;

  constructor(
    private readonly url: string,
    private readonly channel: string,
    private readonly hear: Hear,
    private readonly log: Log,
  ) {}

  async open(): Promise<void> {
    const client = new Client({
      connectionString: this.url,
      application_name: 'tongchou-live',
      connectionTimeoutMillis: 2_000,
      query_timeout: 4_000,
      keepAlive: true,
    });
    client.on('error', (error) => this.broken(client, error));
    client.on('end', () => this.broken(client, null));
    client.on('notification', ({ payload }) => this.hear(payload ?? null));
    this.client = client;
    try {
      await client.connect();
      await client.query(`LISTEN ${this.channel}`);
    } catch (error) {
      this.broken(client, error);
      return;
    }
    if (this.client !== client) return;
    this.pauseMs = FIRST_PAUSE_MS;
    // Whatever was told before the line stood was not heard.
    this.hear(null);
    this.pulse(client);
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.timer);
    const { client } = this;
    this.client = null;
    await client?.end().catch(() => undefined);
  }

  private pulse(client: Client): void {
    this.timer = setTimeout(() => {
      client.query('select 1').then(
        () => this.client === client && this.pulse(client),
        (error: unknown) => this.broken(client, error),
      );
    }, PULSE_MS).unref();
  }

  private broken(client: Client, error: unknown): void {
    if (this.client !== client) return;
    this.client = null;
    clearTimeout(this.timer);
    client.end().catch(() => undefined);
    if (this.isClosed) return;
    this.log.warn({ error }, 'live: the line to the database is broken, tried again');
    this.timer = setTimeout(() => void this.open(), this.pauseMs).unref();
    this.pauseMs = Math.min(this.pauseMs * 2, LONGEST_PAUSE_MS);
  }
}
