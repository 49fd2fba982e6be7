import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import {
  getOperationAST,
  GraphQLError,
  parse,
  validate,
  type ExecutionArgs,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import { handleProtocols, makeServer, type SubscribePayload } from 'graphql-ws';
import { WebSocketServer, type WebSocket } from 'ws';
import { answerRaw } from '../http/raw-answer';
import type { Log } from '../database/database';
import { ApiError, type ErrorCode } from '../errors';
import { checkVariables } from '../graphql/check-variables';
import { checkLimits, LIMITS } from '../graphql/limits';
import { formatError } from '../graphql/plugin';
import { tokenIn, tokenOf } from '../http/client-of';
import { bindSocket } from './bind-socket';
import { Connection, type ConnectionOptions } from './connection';
import type { Hub } from './hub';
import { CLOSED, LIVE_LIMITS, type LiveTimes } from './live-limits';
import { isSameOrigin } from './upgrade';

export interface LiveOptions extends Pick<ConnectionOptions, 'begin' | 'reads'> {
  readonly http: HttpServer;
  readonly schema: GraphQLSchema;
  readonly hub: Hub;
  readonly times: LiveTimes;
  readonly log: Log;
}

/** What belongs to one socket. */
interface Standing {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
  connection?: Connection;
}

/**
 * Subscriptions over WebSocket at `/graphql` (protocol graphql-transport-ws). A socket belongs to one session, which is asked
 * for as it opens and again with every news; when it ends, the socket is closed.
 */
export class LiveServer {
  private readonly sockets: WebSocketServer;
  private readonly connections = new Set<Connection>();
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly options: LiveOptions) {
    const { http, times } = options;
    this.sockets = new WebSocketServer({ noServer: true, maxPayload: LIVE_LIMITS.messageBytes, handleProtocols });
    const protocol = makeServer<Record<string, unknown>, Standing>({
      schema: options.schema,
      connectionInitWaitTimeout: times.init,
      onConnect: ({ extra, connectionParams }) => this.connect(extra, connectionParams),
      onSubscribe: ({ extra, subscriptions }, _id, payload) =>
        this.subscribe(extra, Object.keys(subscriptions).length, payload),
      onError: (_ctx, _id, _payload, errors) => errors.map(worded),
      onNext: (_ctx, _id, _payload, _args, { data = null, errors }) =>
        errors === undefined ? { data } : { data, errors: errors.map(worded) },
    });
    this.sockets.on('connection', (socket, request) =>
      bindSocket<Standing>(socket, { protocol, extra: { socket, request }, times, log: options.log }),
    );
    http.on('upgrade', this.upgrade);
    this.timer = setInterval(() => void this.recheck(null), times.recheck).unref();
  }

  /** Asks of the connections of a session (null: of all) whether it still stands. */
  async recheck(digest: string | null): Promise<void> {
    const asked = [...this.connections].filter((one) => digest === null || one.digest === digest);
    await Promise.all(asked.map((one) => one.recheck()));
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    this.options.http.off('upgrade', this.upgrade);
    for (const one of this.connections) one.end(CLOSED.goingAway);
    await this.options.hub.close();
    for (const socket of this.sockets.clients) socket.close(CLOSED.goingAway.code, CLOSED.goingAway.reason);
    await Promise.race([allClosed(this.sockets), pause(GRACE_MS, undefined, { ref: false })]);
    for (const socket of this.sockets.clients) socket.terminate();
  }

  private readonly upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    if (request.url?.split('?')[0] !== '/graphql')
      return answerRaw(socket, ['404 Not Found', 'NOT_FOUND', '订阅在 /graphql']);
    if (!isSameOrigin(request))
      return answerRaw(socket, ['403 Forbidden', 'FORBIDDEN', '只接受本站页面发起的订阅连接']);
    if (this.sockets.clients.size >= LIVE_LIMITS.sockets)
      return answerRaw(socket, ['503 Service Unavailable', 'RATE_LIMITED', '订阅连接已满，请稍后再试']);
    this.sockets.handleUpgrade(request, socket, head, (opened) => this.sockets.emit('connection', opened, request));
  };

  private async connect(extra: Standing, parameters: Readonly<Record<string, unknown>> | undefined): Promise<boolean> {
    const { socket, request } = extra;
    const close = ({ code, reason }: { readonly code: number; readonly reason: string }): false => {
      socket.close(code, reason);
      return false;
    };
    const given = parameters?.['authorization'];
    const token = (typeof given === 'string' ? tokenIn(given) : null) ?? tokenOf(request);
    const { begin, reads, hub, times } = this.options;
    const connection =
      token === null
        ? null
        : await Connection.open({ token, begin, reads, hub, gatherMs: times.gather }, (why) => void close(why));
    if (!connection) return close(CLOSED.unauthenticated);
    if ([...this.connections].filter(({ holder }) => holder === connection.holder).length >= LIVE_LIMITS.ofPerson)
      return close(CLOSED.tooMany);
    if (socket.readyState !== socket.OPEN) return false;
    this.connections.add(connection);
    socket.once('close', () => {
      this.connections.delete(connection);
      connection.end(CLOSED.goingAway);
    });
    extra.connection = connection;
    return true;
  }

  private subscribe(
    { connection }: Standing,
    open: number,
    { query, variables, operationName }: SubscribePayload,
  ): ExecutionArgs | readonly GraphQLError[] {
    const { schema } = this.options;
    try {
      if (!connection) throw new ApiError('UNAUTHENTICATED');
      if (open > LIVE_LIMITS.subscriptions)
        throw new ApiError('LIMIT_EXCEEDED', `一个连接至多 ${LIVE_LIMITS.subscriptions} 项订阅`, {
          limit: 'subscriptions',
        });
      const document = parse(query, { maxTokens: LIMITS.tokens });
      const invalid = validate(schema, document);
      if (invalid.length > 0) return invalid.map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED'));
      const operation = getOperationAST(document, operationName);
      if (operation?.operation !== 'subscription')
        throw new ApiError('BAD_REQUEST', '此连接只用于订阅：查询与变更请以 HTTP 提问');
      checkLimits(schema, document, operation, variables ?? {});
      checkVariables(schema, operation, variables ?? {});
      return {
        schema,
        document,
        operationName: operationName ?? null,
        variableValues: variables ?? {},
        contextValue: connection,
      };
    } catch (error) {
      return [error instanceof ApiError ? error : coded(error, 'GRAPHQL_PARSE_FAILED')];
    }
  }
}

/** How long clients are waited for when the server ends. */
const GRACE_MS = 1_000;

function allClosed(sockets: WebSocketServer): Promise<void> {
  return new Promise((resolve) => sockets.close(() => resolve()));
}

function coded(error: unknown, code: ErrorCode): GraphQLError {
  const { message, nodes, source, positions } = error instanceof GraphQLError ? error : new GraphQLError(String(error));
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    extensions: { code },
  });
}

/** Errors as over HTTP: a code of the catalogue and a Chinese message, nothing of an accident. */
function worded(error: GraphQLError | GraphQLFormattedError): GraphQLFormattedError {
  const said = error instanceof GraphQLError ? formatError(error.toJSON(), error) : formatError(error, error);
  return { ...said, extensions: { ...said.extensions, requestId: randomUUID() } };
}
