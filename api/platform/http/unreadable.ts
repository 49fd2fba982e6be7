import type { Duplex } from 'node:stream';
import { answerRaw, type RawAnswer } from './raw-answer';

/**
 * How Node reads HTTP: nobody needs longer for the head of a request, and who sends it byte by byte holds no connection.
 * Bodies have shorter limits of their own (body-time.ts); `requestTimeout` is the wall behind them: the largest file,
 * 50 MB, on a line of 1.5 Mbit/s.
 */
export const HTTP_LIMITS = {
  headersTimeout: 5_000,
  requestTimeout: 300_000,
  connectionsCheckingInterval: 1_000,
  // Longer than proxies and clients keep an idle connection: whoever closes first must not be the one that is asked.
  keepAliveTimeout: 65_000,
} as const;

/** Connections at once; further ones are closed unanswered, so that those which are open are served. */
export const MOST_CONNECTIONS = 1_000;

const UNREADABLE: RawAnswer = ['400 Bad Request', 'BAD_REQUEST', '请求不是合法的 HTTP'];
const KNOWN: Readonly<Record<string, RawAnswer>> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'LIMIT_EXCEEDED', '请求的地址与标头超过上限 16 KB'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: ['413 Payload Too Large', 'LIMIT_EXCEEDED', '分块的附加内容超过上限 16 KB'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'LIMIT_EXCEEDED', '请求迟迟没有发完，已中止'],
};

/** Answers what is no HTTP, before there is a request, in the shape of every other error; Node's own answer has no body. */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  answerRaw(socket, KNOWN[error.code ?? ''] ?? UNREADABLE);
}
