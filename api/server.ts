import 'reflect-metadata';
import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import { BlockList } from 'node:net';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { Request, Response } from 'express';
import pino from 'pino';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { auditExportRouter } from './audit-reading/audit-export.router';
import { FileStore } from './attachment/file-store';
import { visibleAttachment } from './application/visible-attachment';
import { filesRouter } from './attachment/files.router';
import { startFileCheck } from './attachment/check-files';
import { startFileSweep } from './attachment/sweep-files';
import { StoreFailure } from './attachment/object-store';
import { bytesFrom } from './catalogue/import/bytes-from';
import { CatalogueImports } from './catalogue/import/run-import';
import { budgetExportRouter } from './budget/budget-export.router';
import { catalogueExportRouter } from './catalogue/catalogue-export.router';
import { ConfigError, type Config } from './config';
import { BLUEPRINT } from './entities';
import { startDeadlineJob } from './deadline/deadline-job';
import { papersRouter } from './paper/papers.router';
import { executionExportRouter } from './funds/execution-export.router';
import { acceptancesExportRouter } from './acceptance/acceptances-export.router';
import { securityExportRouter } from './acceptance/security-export.router';
import { planExportRouter } from './plan/plan-export.router';
import { systemsExportRouter } from './system/systems-export.router';
import { openTasksExportRouter } from './dashboard/tasks-export.router';
import { clocksExportRouter } from './deadline/clocks-export.router';
import { exportsRouter } from './library/exports.router';
import { findingsExportRouter, problemsExportRouter } from './supervision/supervision-exports.router';
import { recordsExportRouter } from './register/records-export.router';
import { loadSession } from './identity/load-session';
import { UseNotes } from './identity/note-use';
import type { Runtime } from './identity/act-as';
import { startLive } from './live/start-live';
import type { Database, Log } from './platform/database/database';
import { openDatabase } from './platform/database/open-database';
import { LIMITS } from './platform/graphql/limits';
import { formatError, operationPlugin } from './platform/graphql/plugin';
import { createApp } from './platform/http/app';
import { BODY_TIMES, type BodyTimes } from './platform/http/body-time';
import { clientOf, tokenOf } from './platform/http/client-of';
import { answerUnreadable, HTTP_LIMITS, MOST_CONNECTIONS } from './platform/http/unreadable';
import { LIVE_TIMES, type LiveTimes } from './platform/live/live-limits';
import { logError } from './platform/log-error';
import { Operation, OPERATION_MS } from './platform/operation';
import type { Job } from './platform/repeat';
import { buildApiSchema } from './schema';

/** What goes on while the server serves already. */
export interface Following {
  /** Until it has come to its end, well or not, no deadlines are swept: nobody is to be told of what is half entered. */
  readonly rest: Promise<void>;
}

export interface ServerOptions {
  /** Done once the database is open and before anybody is served, e.g. to enter demonstration data. */
  readonly prepare?: (runtime: Runtime) => Promise<Following | null | void>;
  /** Tests only; everywhere else the database's clock is the only authority. */
  readonly clock?: () => Date;
  /** Tests only: shorter times for bodies to arrive. */
  readonly bodyTimes?: BodyTimes;
  /** Tests only: shorter times for subscriptions. */
  readonly liveTimes?: LiveTimes;
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
  const store = FileStore.of(config);
  await usable(store, log);
  const database = await openDatabase(config.database, BLUEPRINT, log);
  const logins = new RateLimiterMemory({ points: config.loginsPerMinute, duration: 60 });
  const schema = buildApiSchema();
  const proxies = config.trustedProxies ?? new BlockList();
  const apollo = new ApolloServer<Operation>({
    schema,
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
  const uses = new UseNotes(database.source, log);
  const runtime: Runtime = { database, clock: options.clock };
  const bytes = bytesFrom(store);
  const imports = new CatalogueImports({ runtime, bytes, log });
  const begin = async (request: Request, response: Response, requestId: string): Promise<Operation> => {
    const operation = new Operation({
      source: database.source,
      requestId,
      client: clientOf(request, response, { secure: config.secureCookies, logins, proxies }),
      token: tokenOf(request),
      loadSession,
      clock: options.clock,
      onStatement: options.onStatement && ((sql) => options.onStatement?.(sql, requestId)),
      settings: config,
      limitMs: OPERATION_MS * (config.database.patience ?? 1),
      later: (work) => imports.start(work),
      bytes,
    });
    response.once('finish', () => operation.session && uses.note(operation.session, operation.now));
    return operation;
  };
  await store.clear(Date.now());
  const app = createApp({
    apollo,
    log,
    console: config.console,
    isHealthy: () => isHealthy(database, log),
    begin,
    files: filesRouter({ begin, store, visible: visibleAttachment, log }),
    papers: papersRouter({ begin, runtime, log, now: () => options.clock?.().getTime() ?? Date.now() }),
    exports: [
      exportsRouter({ begin, schema, log }),
      recordsExportRouter({ begin, schema, log }),
      problemsExportRouter({ begin, log }),
      findingsExportRouter({ begin, schema, log }),
      executionExportRouter({ begin, schema, log }),
      budgetExportRouter({ begin, schema, log }),
      catalogueExportRouter({ begin, schema, log }),
      openTasksExportRouter({ begin, schema, log }),
      clocksExportRouter({ begin, schema, log }),
      planExportRouter({ begin, log }),
      acceptancesExportRouter({ begin, schema, log }),
      securityExportRouter({ begin, schema, log }),
      systemsExportRouter({ begin, schema, log }),
      auditExportRouter({ begin, schema, log }),
    ],
    bodyTimes: options.bodyTimes ?? BODY_TIMES,
  });
  const http = createHttpServer(HTTP_LIMITS, app).on('clientError', answerUnreadable);
  http.maxConnections = MOST_CONNECTIONS;
  const live = startLive({
    http,
    schema,
    runtime,
    log,
    times: options.liveTimes ?? LIVE_TIMES,
    onStatement: options.onStatement && ((sql) => options.onStatement?.(sql, 'live')),
  });
  const jobs: Job[] = [];
  let isClosing = false;
  const sweep = (): void => {
    if (isClosing) return;
    if (config.sweepMs != null) jobs.push(startDeadlineJob(runtime, log, config.sweepMs));
    if (config.fileSweepMs != null) jobs.push(startFileSweep(runtime, store, log, config.fileSweepMs));
    if (config.fileCheckMs != null) jobs.push(startFileCheck(runtime, store, log, config.fileCheckMs));
  };
  try {
    const following = await options.prepare?.(runtime);
    await listen(http, config);
    if (following) void following.rest.then(sweep, sweep);
    else sweep();
  } catch (error) {
    await live.close();
    await apollo.stop();
    await database.close();
    throw error;
  }
  return {
    url: urlOf(http, config.host),
    database,
    clock: options.clock,
    close: async () => {
      isClosing = true;
      await live.close();
      await stop(http);
      for (const job of jobs) await job.stop();
      await imports.settled();
      await uses.settled();
      await apollo.stop();
      store.objects.close();
      await database.close();
    },
  };
}

/** A store that is wrongly configured is said at the start; one that does not answer just now is tried again with each file. */
async function usable(store: FileStore, log: Log): Promise<void> {
  try {
    await store.objects.check();
  } catch (error) {
    if (error instanceof StoreFailure && error.fault === 'unusable') throw new ConfigError(error.message);
    log.error({ error }, 'attachment: the store does not answer; files can be neither uploaded nor downloaded');
  }
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
