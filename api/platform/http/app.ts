import { randomUUID } from 'node:crypto';
import type { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import express, { type Express, type Request, type RequestHandler, type Response, type Router } from 'express';
import helmet from 'helmet';
import { may } from '../authorise';
import type { Log } from '../database/database';
import type { Operation } from '../operation';
import { answerError } from './answer-error';
import { answerFailure } from './answer-failure';
import { bodyTime, LargeBodies, type BodyTimes } from './body-time';
import { consolePages } from './console-pages';

export interface AppOptions {
  readonly apollo: ApolloServer<Operation>;
  readonly begin: (request: Request, response: Response, requestId: string) => Promise<Operation>;
  /** Uploads and downloads. */
  readonly files: Router;
  /** Papers that have been issued, and their verification. */
  readonly papers: Router;
  /** Lists as spreadsheets and texts. */
  readonly exports: readonly Router[];
  readonly bodyTimes: BodyTimes;
  readonly isHealthy: () => Promise<boolean>;
  readonly console: string;
  readonly log: Log;
}

const MEGABYTE = 1024 * 1024;
/** Body of GraphQL requests: of anybody, and of who may hand in the files of a regime. */
const BODY_LIMIT = MEGABYTE;
const REGIME_BODY_LIMIT = 10 * MEGABYTE;
/** Bodies beyond everybody's limit at once: each is held in memory several times over while it is worked on. */
const LARGE_BODIES = 2;

/** The HTTP side: security headers, health, GraphQL, the console; everything that goes wrong is answered in one shape. */
export function createApp(options: AppOptions): Express {
  const { apollo, begin, files, papers, exports, isHealthy, console, log, bodyTimes } = options;
  const app = express();
  app.disable('x-powered-by');
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'"],
          workerSrc: ["'self'"],
          // The console's component library writes its styles at run time; styles cannot run code.
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          fontSrc: ["'self'", 'data:'],
          connectSrc: ["'self'"],
          objectSrc: ["'none'"],
          frameAncestors: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
        },
      },
      strictTransportSecurity: false,
    }),
  );
  app.get('/health', async (_request, response) => {
    const healthy = await isHealthy();
    response.status(healthy ? 200 : 503).json({ status: healthy ? 'ok' : 'database-unavailable' });
  });
  app.use(bodyTime(bodyTimes, BODY_LIMIT, (request) => request.method === 'PUT' && request.path.startsWith('/files/')));
  app.use(
    '/graphql',
    jsonBody(begin, log),
    withBody,
    expressMiddleware(apollo, {
      context: async ({ req, res }) => {
        const operation = await begin(req, res, randomUUID());
        // Apollo ends the transaction; a request that is torn away must not keep it either.
        res.once('close', () => void operation.close());
        return operation;
      },
    }),
  );
  app.use('/files', files);
  app.use('/papers', papers);
  app.use('/exports', ...exports);
  app.use(consolePages(console));
  app.use(answerFailure(log, REGIME_BODY_LIMIT));
  return app;
}

/**
 * Parses JSON up to the limit of who asks. Only a request that says it is longer than everybody's limit is asked for
 * its session, before a byte of it is read; one that does not say how long it is has everybody's.
 */
function jsonBody(begin: AppOptions['begin'], log: Log): RequestHandler {
  const places = new LargeBodies(LARGE_BODIES);
  const [small, large] = [express.json({ limit: BODY_LIMIT }), express.json({ limit: REGIME_BODY_LIMIT })];
  return (request, response, next) => {
    if (!(Number(request.headers['content-length']) > BODY_LIMIT)) return small(request, response, next);
    const requestId = randomUUID();
    mayImport(() => begin(request, response, requestId)).then(
      (allowed) => {
        if (!allowed) small(request, response, next);
        else if (places.enter(response, requestId)) large(request, response, next);
      },
      (error: unknown) => answerError(response, error, requestId, log),
    );
  };
}

async function mayImport(begin: () => Promise<Operation>): Promise<boolean> {
  const operation = await begin();
  try {
    await operation.begin('read');
    const { session } = operation;
    return session !== null && session.government !== null && may(session, 'regime:import');
  } finally {
    await operation.close();
  }
}

/** Apollo answers 500 to a request whose body no parser took; an absent body is the client's mistake. */
function withBody(request: Request, _response: Response, next: () => void): void {
  request.body ??= {};
  next();
}
