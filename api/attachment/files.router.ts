import { randomUUID } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { Router, type Request, type Response } from 'express';
import type { Log } from '../platform/database/database';
import { ApiError } from '../platform/errors';
import { fromGlobalId, localId, toGlobalId } from '../platform/global-id';
import { answerError } from '../platform/http/answer-error';
import type { Operation } from '../platform/operation';
import { refuseInput } from '../platform/user-error';
import { AttachmentStatus, type Attachment } from './attachment.entity';
import { contentDisposition } from './content-disposition';
import type { FileStore } from './file-store';
import { receiveFile } from './receive-file';
import { finishUpload, forgetUpload, takeTicket, type Announced } from './take-ticket';
import { visibleAttachment } from './visible-attachment';

export interface FilesOptions {
  readonly begin: (request: Request, response: Response, requestId: string) => Promise<Operation>;
  readonly store: FileStore;
  readonly log: Log;
}

/** How long a client may still send after it has been refused, so that it reads why before the connection ends. */
const GRACE_MS = 1_000;

/** `PUT /files/:ticket` and `GET /files/:id`. No transaction is open while bytes travel. */
export function filesRouter(options: FilesOptions): Router {
  const router = Router();
  router.put('/:ticket', async (request, response) => {
    const requestId = randomUUID();
    try {
      const attachment = await upload(options, request, response, requestId);
      response.status(201).set('x-request-id', requestId).json({ attachment });
    } catch (error) {
      if (!request.readableEnded) letGo(request, response);
      answerError(response, error, requestId, options.log);
    }
  });
  router.get('/:id', async (request, response) => {
    const requestId = randomUUID();
    try {
      await download(options, request, response, requestId);
    } catch (error) {
      if (response.destroyed) return;
      answerError(response, error, requestId, options.log);
    }
  });
  return router;
}

/** Reads no further into memory; the connection is not used again. */
function letGo(request: Request, response: Response): void {
  response.set('Connection', 'close');
  request.resume();
  const end = setTimeout(() => request.destroy(), GRACE_MS);
  request.once('close', () => clearTimeout(end));
}

async function upload({ begin, store }: FilesOptions, request: Request, response: Response, requestId: string) {
  const inTransaction = async <T>(act: (operation: Operation) => Promise<T>): Promise<T> => {
    const operation = await begin(request, response, requestId);
    try {
      await operation.begin('write');
      const result = await act(operation);
      await operation.commit();
      return result;
    } finally {
      await operation.close();
    }
  };
  const announced = await inTransaction((ctx) => takeTicket(ctx, String(request.params['ticket'])));
  try {
    checkLength(request, announced);
    const digest = await receiveFile(store, announced, request);
    await inTransaction((ctx) => finishUpload(ctx, announced, digest));
    const { id, name, size, mediaType } = announced;
    return { id: toGlobalId('Attachment', id), name, size, mediaType, digest };
  } catch (error) {
    // The client hears why it was refused even when the row cannot be removed; it is removed with the next ticket.
    await inTransaction((ctx) => forgetUpload(ctx, announced)).catch(() => undefined);
    throw outOfSpace(error);
  }
}

function checkLength(request: Request, { size }: Announced): void {
  const given = request.headers['content-length'];
  if (given !== undefined && Number(given) !== size) {
    throw refuseInput('size', `应为 ${size} 字节，所送为 ${given} 字节，未保存`);
  }
}

function outOfSpace(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new ApiError('UNAVAILABLE', '服务器存储空间不足，附件未保存，请联系管理员');
  return code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE'
    ? new ApiError('BAD_REQUEST', '连接中断，附件未保存')
    : error;
}

async function download(
  { begin, store, log }: FilesOptions,
  request: Request,
  response: Response,
  requestId: string,
): Promise<void> {
  const operation = await begin(request, response, requestId);
  let attachment: Attachment | null;
  try {
    await operation.begin('read');
    const id = String(request.params['id']);
    attachment = fromGlobalId(id) === null ? null : await visibleAttachment(operation, localId('Attachment', id));
  } finally {
    await operation.close();
  }
  if (attachment?.status !== AttachmentStatus.STORED || attachment.digest === null)
    throw new ApiError('NOT_FOUND', '没有找到该附件');
  const content = await store.read(attachment.government, attachment.digest, attachment.size);
  if (!content) {
    log.error({ attachment: attachment.id, requestId }, 'attachment: file is missing or not as long as it was');
    throw new ApiError('INTERNAL', '附件的文件缺失或不完整，请凭请求编号联系管理员');
  }
  response.set({
    'Content-Type': attachment.mediaType,
    'Content-Length': String(attachment.size),
    'Content-Disposition': contentDisposition(attachment.name),
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-store',
    'x-request-id': requestId,
  });
  if (request.method === 'HEAD') {
    content.destroy();
    response.end();
    return;
  }
  await pipeline(content, response);
}
