import { authorise, type Requirement } from '../authorise';
import type { Context } from '../context';
import { databaseFailure } from '../database/failure';
import { ApiError } from '../errors';
import type { Operation } from '../operation';
import type { Session } from '../session';
import type { Gate } from './gate';
import type { Hub } from './hub';
import type { LiveContext, Watched } from './live-context';
import { CLOSED } from './live-limits';
import { News, type Heard } from './news';

export type Closing = (typeof CLOSED)[keyof typeof CLOSED];

export interface ConnectionOptions {
  readonly token: string;
  /** A new operation for this token, with no transaction open. */
  readonly begin: (token: string) => Operation;
  readonly hub: Pick<Hub, 'add' | 'listen'>;
  /** So many reads at a time, of all connections: requests go before. */
  readonly reads: Gate;
  readonly gatherMs: number;
}

/** One socket of a session: reads for its subscriptions, each time as the session is then. */
export class Connection implements LiveContext {
  private isEnded = false;
  private readonly news = new Set<News<unknown>>();

  private constructor(
    private readonly options: ConnectionOptions,
    private readonly session: Session,
    private readonly government: string,
    private readonly onEnd: (why: Closing) => void,
  ) {}

  /** Null: nobody is signed in, or in no office. */
  static async open(options: ConnectionOptions, onEnd: (why: Closing) => void): Promise<Connection | null> {
    const session = await options.reads.run(() => sessionOf(options));
    return session?.government == null ? null : new Connection(options, session, session.government, onEnd);
  }

  /** By whom sockets are counted. */
  get holder(): string {
    return this.session.program ?? this.session.person.id;
  }

  get digest(): string | null {
    return this.session.digest;
  }

  /** Asks whether the session still stands; if not, this ends. */
  async recheck(): Promise<void> {
    await this.read('signed-in', () => Promise.resolve()).catch(() => undefined);
  }

  read<T>(requirement: Requirement, act: (ctx: Context) => Promise<T>): Promise<T> {
    return this.options.reads.run(async () => {
      const operation = this.options.begin(this.options.token);
      try {
        await operation.begin('read');
        this.assertStanding(operation.session);
        authorise(operation, requirement);
        return await act(operation);
      } finally {
        await operation.close();
      }
    });
  }

  watch<T>(requirement: Requirement, watched: Watched<T>): AsyncIterableIterator<T, undefined> {
    const { hub, gatherMs } = this.options;
    const read = async (heard: Heard): Promise<T | null> => {
      await hub.listen();
      return this.read(requirement, (ctx) => watched.read(ctx, heard));
    };
    const news: News<T> = new News<T>(read, {
      gatherMs,
      retryMs: 1_000,
      isPassing: (error) => !this.isEnded && isPassing(error),
      onClose: () => {
        remove();
        this.news.delete(news);
      },
    });
    const remove = hub.add({ government: this.government, person: this.session.person.id, watched, news });
    this.news.add(news);
    return news;
  }

  /** Ends every subscription; the socket is closed by whoever ends it. */
  end(why: Closing): void {
    if (this.isEnded) return;
    this.isEnded = true;
    for (const news of this.news) news.close();
    this.onEnd(why);
  }

  private assertStanding(now: Session | null): void {
    if (!now) {
      this.end(CLOSED.unauthenticated);
      throw new ApiError('UNAUTHENTICATED');
    }
    if (now.government !== this.government || now.appointment?.id !== this.session.appointment?.id) {
      this.end(CLOSED.changed);
      throw new ApiError('FORBIDDEN', '任职已切换，请重新连接');
    }
  }
}

async function sessionOf({ begin, token }: ConnectionOptions): Promise<Session | null> {
  const operation = begin(token);
  try {
    await operation.begin('read');
    return operation.session;
  } finally {
    await operation.close();
  }
}

/** The database is away, or has too much to do: what is missed now is asked for again. */
function isPassing(error: unknown): boolean {
  const failure = error instanceof ApiError ? error : databaseFailure(error);
  return failure?.code === 'UNAVAILABLE' || failure?.code === 'LIMIT_EXCEEDED';
}
