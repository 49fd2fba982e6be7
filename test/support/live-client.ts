import { createClient, type Client } from 'graphql-ws';
import WebSocket from 'ws';
import { toGlobalId } from '../../api/platform/global-id';
import type { TestClient } from './client';

export interface LiveError {
  readonly message: string;
  readonly extensions: Readonly<Record<string, unknown>>;
}

interface Opening {
  /** As a browser would send them. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly token?: string | null;
}

/** The real client of graphql-ws on a real socket: what it heard, and why it was closed. */
export class LiveClient {
  private readonly client: Client;
  /** The code with which the server closed the socket. */
  readonly closed: Promise<number>;

  constructor(url: string, { headers = {}, token = null }: Opening) {
    let close: (code: number) => void = () => {};
    this.closed = new Promise((resolve) => (close = resolve));
    class Socket extends WebSocket {
      constructor(address: string, protocols: string | string[]) {
        super(address, protocols, { headers: { ...headers } });
      }
    }
    this.client = createClient({
      url: `${url.replace(/^http/, 'ws')}/graphql`,
      webSocketImpl: Socket,
      retryAttempts: 0,
      ...(token === null ? {} : { connectionParams: { authorization: `Bearer ${token}` } }),
    });
    this.client.on('closed', (event) => close((event as { code?: number }).code ?? 0));
  }

  static of({ url, token }: TestClient): LiveClient {
    return new LiveClient(url, { token });
  }

  subscribe<T>(query: string, variables: Readonly<Record<string, unknown>> = {}): Listening<T> {
    return new Listening<T>(this.client, query, variables);
  }

  end(): void {
    void this.client.dispose();
  }
}

/** One subscription; news are taken in the order in which they came. */
export class Listening<T> {
  private readonly heard: T[] = [];
  private waiting: (() => void) | null = null;
  private isOver = false;
  errors: readonly LiveError[] | null = null;
  readonly stop: () => void;

  constructor(client: Client, query: string, variables: Readonly<Record<string, unknown>>) {
    this.stop = client.subscribe<Readonly<Record<string, T>>>(
      { query, variables: { ...variables } },
      {
        next: ({ data, errors }) => {
          const [value] = Object.values(data ?? {});
          if (value !== undefined) this.heard.push(value);
          if (errors) this.errors = errors as unknown as readonly LiveError[];
          this.wake();
        },
        error: (error) => {
          this.errors = Array.isArray(error) ? (error as readonly LiveError[]) : [];
          this.isOver = true;
          this.wake();
        },
        complete: () => {
          this.isOver = true;
          this.wake();
        },
      },
    );
  }

  /** The next news; fails when the subscription ends before. */
  async next(): Promise<T> {
    for (;;) {
      const value = this.heard.shift();
      if (value !== undefined) return value;
      if (this.isOver) throw new Error(`the subscription is over: ${JSON.stringify(this.errors)}`);
      await new Promise<void>((resolve) => (this.waiting = resolve));
    }
  }

  /** What has come and has not been taken. */
  get left(): readonly T[] {
    return this.heard;
  }

  /** Resolves when it is over; what it was refused for, if it was. */
  async over(): Promise<readonly LiveError[]> {
    while (!this.isOver) await new Promise<void>((resolve) => (this.waiting = resolve));
    return this.errors ?? [];
  }

  private wake(): void {
    this.waiting?.();
    this.waiting = null;
  }
}

export interface TasksNews {
  readonly open: number;
  readonly tasks: readonly {
    readonly id: string;
    readonly applicationId: string;
    readonly version: number;
    readonly status: string;
  }[];
}
export interface ProgressNews {
  readonly projectId: string;
  readonly version: number;
  readonly applicationIds: readonly string[];
}

export const MY_TASKS = 'subscription { myTasksChanged { open tasks { id applicationId version status } } }';
export const PROGRESS = 'subscription ($id: ID!) { projectProgress(id: $id) { projectId version applicationIds } }';
export const MISSING_PROJECT = toGlobalId('Project', '00000000-0000-4000-8000-000000000000');
