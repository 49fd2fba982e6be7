import type { Duplex } from 'node:stream';
import type { ErrorCode } from '../errors';

/** How Node reads HTTP: nobody needs longer for the head of a request, and who sends it byte by byte holds no connection. */
export const HTTP_LIMITS = {
  headersTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
  // Longer than proxies and clients keep an idle connection: whoever closes first must not be the one that is asked.
  keepAliveTimeout: 65_000,
} as const;

type Answer = readonly [status: string, code: ErrorCode, message: string];

const UNREADABLE: Answer = ['400 Bad Request', 'BAD_REQUEST', '请求不是合法的 HTTP'];
const KNOWN: Readonly<Record<string, Answer>> = {
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
  const [status, code, message] = KNOWN[error.code ?? ''] ?? UNREADABLE;
  const body = JSON.stringify({ errors: [{ message, extensions: { code } }] });
  const lines = [
    `HTTP/1.1 ${status}`,
    'Connection: close',
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}
