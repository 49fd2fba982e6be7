import type { Socket } from 'node:net';
import type { Request, RequestHandler, Response } from 'express';
import { ERRORS } from '../errors';

/** How long a body may take to arrive. Tests give shorter ones. */
export interface BodyTimes {
  /** Whole body of a request of up to 1 MB, in milliseconds; also of one that nobody is going to read. */
  readonly small: number;
  /** Whole body of a larger one. */
  readonly large: number;
  /** Of a file, which may be large and its line slow: the longest time in which nothing of it arrives. */
  readonly idle: number;
}

export const BODY_TIMES: BodyTimes = { small: 20_000, large: 60_000, idle: 20_000 };

/** How long a client may take to read why it was refused. */
const GRACE_MS = 1_000;
const MESSAGE = '请求体迟迟没有发完，已中止，什么都没有保存；请检查网络后重试';

/**
 * Ends requests whose body does not arrive: who sends half of one holds no connection and no memory for long. A request
 * without a body is none of its business.
 *
 * @param isFile whether the request's body is a file, which is timed by its pauses
 */
export function bodyTime(times: BodyTimes, large: number, isFile: (request: Request) => boolean): RequestHandler {
  return (request, response, next) => {
    if (hasBody(request)) {
      const file = isFile(request);
      const time = file ? times.idle : Number(request.headers['content-length']) > large ? times.large : times.small;
      watch(request, response, time, file);
    }
    next();
  };
}

function hasBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function watch(request: Request, response: Response, time: number, byPauses: boolean): void {
  const { socket } = request;
  let received = socket.bytesRead;
  const timer = setInterval(() => {
    if (socket.destroyed) return done();
    if (byPauses && socket.bytesRead > received) {
      received = socket.bytesRead;
      return;
    }
    done();
    // A request that was refused before its end may be off its connection by now.
    end(socket, response);
  }, time);
  const done = (): void => clearInterval(timer);
  // What has been read to the end, or is given up by either side, is watched no longer.
  request.once('end', done);
  request.once('close', () => request.complete && done());
  socket.once('close', done);
  response.once('close', () => socket.off('close', done));
}

function end(socket: Socket, response: Response): void {
  if (response.headersSent) {
    socket.destroy();
    return;
  }
  response
    .status(408)
    .set('Connection', 'close')
    .json({ errors: [{ message: MESSAGE, extensions: { code: 'LIMIT_EXCEEDED' } }] });
  const last = setTimeout(() => socket.destroy(), GRACE_MS);
  socket.once('close', () => clearTimeout(last));
}

/**
 * Lets at most so many large bodies be read and worked on at once; the others hear at once that they are to come again.
 * The place is given back when the answer has gone or the connection has ended.
 */
export class LargeBodies {
  private running = 0;

  constructor(private readonly most: number) {}

  /** Whether there was a place; where there was none the request has been answered. */
  enter(response: Response, requestId: string): boolean {
    if (this.running >= this.most) {
      response
        .status(ERRORS.RATE_LIMITED.status)
        // The rest of the body is thrown away as it comes: whose connection is cut while sending never reads why.
        .set({ 'Retry-After': '10', 'x-request-id': requestId })
        .json({
          errors: [
            {
              message: `同时只接收 ${this.most} 个超过 1 MB 的请求，现已满，请约十秒后重试；所填内容没有保存`,
              extensions: { code: 'RATE_LIMITED', requestId },
            },
          ],
        });
      return false;
    }
    this.running += 1;
    response.once('close', () => (this.running -= 1));
    return true;
  }
}
