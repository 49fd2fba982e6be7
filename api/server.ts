import 'reflect-metadata';
import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { Request, Response } from 'express';
import pino from 'pino';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { FileStore } from './attachment/file-store';
import { filesRouter } from './attachment/files.router';
import { ConfigError, type Config } from './config';
import { BLUEPRINT } from './entities';
import { loadSession } from './identity/load-session';
import type { Runtime } from './identity/act-as';
import type { Database, Log } from './platform/database/database';
import { openDatabase } from './platform/database/open-database';
import { LIMITS } from './platform/graphql/limits';
import { formatError, operationPlugin } from './platform/graphql/plugin';
import { createApp } from './platform/http/app';
import { clientOf, tokenOf } from './platform/http/client-of';
import { answerUnreadable, HTTP_LIMITS } from './platform/http/unreadable';
import { logError } from './platform/log-error';
import { Operation } from './platform/operation';
import { buildApiSchema } from './schema';

export interface ServerOptions {
  /** Done once the database is open and before anybody is served, e.g. to enter demonstration data. */
  readonly prepare?: (runtime: Runtime) => Promise<void>;
  /** Tests only; everywhere else the database's clock is the only authority. */
  readonly clock?: () => Date;
  /** Hears each statement with the id of the request that made it (`x-request-id`); the tests count them. */
  readonly onStatement?: (sql: string, requestId: string) => void;
}

export interface Server extends Runtime {
  readonly url: string;
  readonly database: Database;
  close(): Promise<void>;
}

/** Opens the database, builds the schema, listens. The one way to a running server, for `main.ts` and for the tests. */
export async function createServer(config: Config, options: ServerOptions = {}): Promise<Server> {
  const log: Log = pino({ level: config.logLevel, serializers: { error: logError } });
  const database = await openDatabase(config.database, BLUEPRINT, log);
  const logins = new RateLimiterMemory({ points: config.loginsPerMinute, duration: 60 });
  const apollo = new ApolloServer<Operation>({
    schema: buildApiSchema(),
    plugins: [
      operationPlugin(log),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
    formatError,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    persistedQueries: false,
    introspection: true,
    parseOptions: { maxTokens: LIMITS.tokens },
    stopOnTerminationSignals: false,
    nodeEnv: 'production',
  });
  await apollo.start();
  const begin = async (request: Request, response: Response, requestId: string): Promise<Operation> =>
    new Operation({
      source: database.source,
      requestId,
      client: clientOf(request, response, { secure: config.secureCookies, logins }),
      token: tokenOf(request),
      loadSession,
      clock: options.clock,
      onStatement: options.onStatement && ((sql) => options.onStatement?.(sql, requestId)),
      settings: config.attachmentQuota === undefined ? undefined : { attachmentQuota: config.attachmentQuota },
    });
  const store = new FileStore(config.data);
  await store.clear(Date.now());
  const app = createApp({
    apollo,
    log,
    console: config.console,
    isHealthy: () => isHealthy(database, log),
    begin,
    files: filesRouter({ begin, store, log }),
  });
  const http = createHttpServer(HTTP_LIMITS, app).on('clientError', answerUnreadable);
  try {
    await options.prepare?.({ database, clock: options.clock });
    await listen(http, config);
  } catch (error) {
    await apollo.stop();
    await database.close();
    throw error;
  }
  return {
    url: urlOf(http, config.host),
    database,
    clock: options.clock,
    close: async () => {
      await stop(http);
      await apollo.stop();
      await database.close();
    },
  };
}

async function isHealthy(database: Database, log: Log): Promise<boolean> {
  try {
    await database.source.query('select 1');
    return true;
  } catch (error) {
    log.warn({ error }, 'health: database does not answer');
    return false;
  }
}

function listen(http: HttpServer, config: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new ConfigError(`端口 ${config.port} 已被占用：请停止占用它的程序，或以 PORT 另指一个端口`)
          : error.code === 'EACCES'
            ? new ConfigError(`无权使用端口 ${config.port}：请以 PORT 另指一个 1024 以上的端口`)
            : error,
      );
    });
    http.listen(config.port, config.host, resolve);
  });
}

function urlOf(http: HttpServer, host: string): string {
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no address');
  return `http://${host === '0.0.0.0' || host === '127.0.0.1' ? 'localhost' : host}:${address.port}`;
}

/** Lets running requests end, closes idle connections at once. */
function stop(http: HttpServer): Promise<void> {
  return new Promise((resolve, reject) => {
    http.close((error) => (error ? reject(error) : resolve()));
    http.closeIdleConnections();
  });
}
