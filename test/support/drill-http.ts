import { connect } from 'node:net';

/** What came back on a connection of one's own. */
export interface RawAnswer {
  /** 0: the connection ended without an answer. */
  readonly status: number;
  /** Code of the first error, '' when there is none. */
  readonly code: string;
  readonly body: string;
}

/** The head of a request that closes its connection; `path` goes out as it is, unlike with fetch. */
export function head(method: string, path: string, headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries({ host: 'localhost', connection: 'close', ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`;
}

/** Sends bytes as they are and reads until the connection ends. Rejects when that has not happened after `hungMs`. */
export function rawRequest(url: string, bytes: string | Buffer, hungMs: number): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port) });
    const received: Buffer[] = [];
    const hung = setTimeout(() => {
      reject(
        new Error(
          `hung: no end after ${hungMs} ms; received so far: ${Buffer.concat(received).toString().slice(0, 200)}`,
        ),
      );
      socket.destroy();
    }, hungMs);
    socket.on('data', (chunk) => received.push(chunk));
    // A server may refuse before it has read everything; what it said by then counts.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(hung);
      resolve(read(Buffer.concat(received).toString()));
    });
    socket.write(bytes);
  });
}

function read(text: string): RawAnswer {
  const end = text.indexOf('\r\n\r\n');
  const body = end < 0 ? '' : text.slice(end + 4);
  const code = /"code":"([^"]*)"/.exec(body)?.[1] ?? '';
  return { status: Number(/^HTTP\/1\.1 (\d{3}) /.exec(text)?.[1] ?? 0), code, body };
}
