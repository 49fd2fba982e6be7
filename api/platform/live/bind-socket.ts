import type { Server } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { Log } from '../database/database';
import { databaseFailure } from '../database/failure';
import { CLOSED, LIVE_LIMITS, type LiveTimes } from './live-limits';

interface Binding<E> {
  readonly protocol: Server<E>;
  readonly extra: E;
  readonly times: Pick<LiveTimes, 'ping' | 'messagesMs'>;
  readonly log: Log;
}

/** Something went wrong here: the client hears no more of it than whether to come again. */
const BROKEN = { code: 1011, reason: 'Internal error' } as const;
const AWAY = { code: 1013, reason: 'Try again later' } as const;

/** Speaks graphql-transport-ws on a socket that has just been opened, and closes it when it is dead, too loud or broken. */
export function bindSocket<E>(socket: WebSocket, { protocol, extra, times, log }: Binding<E>): void {
  const isTooMuch = meter(times.messagesMs);
  const broken = (error: unknown): void => {
    log.warn({ error }, 'live: a message could not be handled');
    const { code, reason } = databaseFailure(error) ? AWAY : BROKEN;
    socket.close(code, reason);
  };
  // What is no WebSocket, or too large, ends it: ws has closed it with the reason when it tells.
  socket.on('error', () => undefined);
  const closed = protocol.opened(
    {
      protocol: socket.protocol,
      send: (data) =>
        new Promise((resolve, reject) => {
          if (socket.readyState !== socket.OPEN) resolve();
          else socket.send(data, (error) => (error ? reject(error) : resolve()));
        }),
      close: (code, reason) => socket.close(code, reason),
      onMessage: (handle) =>
        socket.on('message', (data) => {
          if (isTooMuch()) socket.close(CLOSED.tooMany.code, CLOSED.tooMany.reason);
          else handle(textOf(data)).catch(broken);
        }),
    },
    extra,
  );
  const timer = keepAlive(socket, times.ping);
  socket.once('close', (code, reason) => {
    clearInterval(timer);
    closed(code, String(reason)).catch(broken);
  });
}

function textOf(data: Buffer | ArrayBuffer | readonly Buffer[]): string {
  return data instanceof ArrayBuffer
    ? Buffer.from(data).toString('utf8')
    : (Array.isArray(data) ? Buffer.concat(data as Buffer[]) : (data as Buffer)).toString('utf8');
}

/** Ends a socket whose other side does not answer from one sign of life to the next. */
function keepAlive(socket: WebSocket, everyMs: number): NodeJS.Timeout {
  let isAlive = true;
  socket.on('pong', () => (isAlive = true));
  return setInterval(() => {
    if (!isAlive) {
      socket.terminate();
      return;
    }
    isAlive = false;
    if (socket.readyState === socket.OPEN) socket.ping();
  }, everyMs).unref();
}

/** Whether more messages have come than any client would send. */
function meter(withinMs: number): () => boolean {
  let [count, since] = [0, Date.now()];
  return () => {
    if (Date.now() - since > withinMs) [count, since] = [0, Date.now()];
    count += 1;
    return count > LIVE_LIMITS.messages;
  };
}
