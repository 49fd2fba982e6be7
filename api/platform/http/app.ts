import { randomUUID } from 'node:crypto';
import type { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import express, { type ErrorRequestHandler, type Express, type Request, type Response, type Router } from 'express';
import helmet from 'helmet';
import { ERRORS, type ErrorCode } from '../errors';
import type { Log } from '../database/database';
import type { Operation } from '../operation';
import { consolePages } from './console-pages';

export interface AppOptions {
  readonly apollo: ApolloServer<Operation>;
  readonly begin: (request: Request, response: Response, requestId: string) => Promise<Operation>;
  /** Uploads and downloads. */
  readonly files: Router;
  readonly isHealthy: () => Promise<boolean>;
  readonly console: string;
  readonly log: Log;
}

/** Body of GraphQL requests. */
const BODY_LIMIT = '1mb';

/** The HTTP side: security headers, health, GraphQL, the console; everything that goes wrong is answered in one shape. */
export function createApp({ apollo, begin, files, isHealthy, console, log }: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'"],
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
  app.use(
    '/graphql',
    express.json({ limit: BODY_LIMIT }),
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
  app.use(consolePages(console));
  app.use(answerFailure(log));
  return app;
}

/** Apollo answers 500 to a request whose body no parser took; an absent body is the client's mistake. */
function withBody(request: Request, _response: Response, next: () => void): void {
  request.body ??= {};
  next();
}

/** Errors before GraphQL (unreadable JSON, too large, wrong charset), in GraphQL's shape. */
function answerFailure(log: Log): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const requestId = randomUUID();
    const given = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500;
    const [code, message]: readonly [ErrorCode, string] =
      given === 413
        ? ['LIMIT_EXCEEDED', '请求体超过上限 1 MB']
        : given >= 400 && given < 500
          ? ['BAD_REQUEST', '请求体不是合法的 JSON']
          : ['INTERNAL', ERRORS.INTERNAL.message];
    if (code === 'INTERNAL') log.error({ error, requestId }, 'unexpected error outside GraphQL');
    response
      .status(given >= 400 && given < 500 ? given : 500)
      .set('x-request-id', requestId)
      .json({ errors: [{ message, extensions: { code, requestId } }] });
  };
}
