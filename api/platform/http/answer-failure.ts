import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler } from 'express';
import type { Log } from '../database/database';
import { ERRORS, type ErrorCode } from '../errors';

type Answer = readonly [status: number, code: ErrorCode, message: string];

/** What the parser of bodies calls what it refuses (`type` of its errors). */
const BY_TYPE: Readonly<Record<string, Answer>> = {
  'entity.parse.failed': [400, 'BAD_REQUEST', '请求体不是合法的 JSON'],
  'entity.verify.failed': [403, 'BAD_REQUEST', '请求体未通过校验'],
  'encoding.unsupported': [415, 'BAD_REQUEST', '不支持请求体的压缩方式：请用 gzip、deflate、br，或不压缩'],
  'charset.unsupported': [415, 'BAD_REQUEST', '不支持请求体的字符集：请用 UTF-8'],
  'request.aborted': [400, 'BAD_REQUEST', '请求没有发完就中断了'],
  'request.size.invalid': [400, 'BAD_REQUEST', '请求体的长度与 Content-Length 不符'],
  'stream.encoding.set': [500, 'INTERNAL', ERRORS.INTERNAL.message],
};

/**
 * Errors before GraphQL (unreadable JSON, too large, wrong charset, an address that cannot be decoded), in GraphQL's shape
 * and in Chinese whatever the libraries say.
 *
 * @param largest the limit of who may send most, in bytes
 */
export function answerFailure(log: Log, largest: number): ErrorRequestHandler {
  // Express knows a handler of errors by its four arguments.
  return (error: unknown, _request, response, _next) => {
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const requestId = randomUUID();
    const [status, code, message] = wordFailure(error, largest);
    if (code === 'INTERNAL') log.error({ error, requestId }, 'unexpected error outside GraphQL');
    response
      .status(status)
      .set('x-request-id', requestId)
      .json({ errors: [{ message, extensions: { code, requestId } }] });
  };
}

function wordFailure(error: unknown, largest: number): Answer {
  const status = Number(read(error, 'status') ?? 500);
  if (status === 413) return [413, 'LIMIT_EXCEEDED', tooLarge(read(error, 'limit') === largest)];
  const known = BY_TYPE[String(read(error, 'type'))];
  if (known) return known;
  if (error instanceof URIError) return [400, 'BAD_REQUEST', '地址中有不能解读的百分号编码'];
  if (status >= 400 && status < 500) return [status, 'BAD_REQUEST', ERRORS.BAD_REQUEST.message];
  return [500, 'INTERNAL', ERRORS.INTERNAL.message];
}

function read(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
}

function tooLarge(large: boolean): string {
  return large
    ? '请求体超过上限 10 MB'
    : '请求体超过上限 1 MB（只有制度管理员提交制度文件时可至 10 MB，且须写明 Content-Length）';
}
