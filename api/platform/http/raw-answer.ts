import type { Duplex } from 'node:stream';
import type { ErrorCode } from '../errors';

/** What is told before there is a request that a handler could answer: status line, error code, message for people. */
export type RawAnswer = readonly [status: string, code: ErrorCode, message: string];

/** Writes an error to a bare socket in the shape of every other error, and closes it. */
export function answerRaw(socket: Duplex, [status, code, message]: RawAnswer): void {
  const body = JSON.stringify({ errors: [{ message, extensions: { code } }] });
  const lines = [
    `HTTP/1.1 ${status}`,
    'Connection: close',
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  // Who is refused may be gone before the answer is written.
  socket.on('error', () => socket.destroy());
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}
