import { randomUUID } from 'node:crypto';
import type { Server as HttpServer } from 'node:http';
import type { GraphQLSchema } from 'graphql';
import type { Runtime } from '../identity/act-as';
import { loadSession } from '../identity/load-session';
import type { Log } from '../platform/database/database';
import { Gate } from '../platform/live/gate';
import { Hub } from '../platform/live/hub';
import type { LiveTimes } from '../platform/live/live-limits';
import { LiveServer } from '../platform/live/live-server';
import { Operation } from '../platform/operation';
import { holdersOfCases } from './holders-of-cases';

export interface LiveParts {
  readonly http: HttpServer;
  readonly schema: GraphQLSchema;
  readonly runtime: Runtime;
  readonly log: Log;
  readonly times: LiveTimes;
  readonly onStatement?: ((sql: string) => void) | undefined;
}

/** Reads for subscriptions at a time: the rest of the database's connections are for requests. */
const LIVE_READS = 3;

/** Serves subscriptions beside the requests of a server that is about to listen. */
export function startLive({ http, schema, runtime, log, times, onStatement }: LiveParts): LiveServer {
  const { database, clock } = runtime;
  const hub: Hub = new Hub({
    database,
    log,
    gatherMs: times.gather,
    holders: (government, applications) => holdersOfCases(runtime, government, applications),
    onSession: (digest) => void live.recheck(digest),
  });
  const live: LiveServer = new LiveServer({
    http,
    schema,
    hub,
    times,
    log,
    reads: new Gate(LIVE_READS),
    begin: (token) =>
      new Operation({
        source: database.source,
        requestId: randomUUID(),
        client: { address: '', idempotencyKey: null, countLogin: () => Promise.resolve(), setSessionCookie: () => {} },
        token,
        loadSession,
        clock,
        onStatement,
      }),
  });
  return live;
}
