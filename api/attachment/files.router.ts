import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { Router, type Request, type Response } from 'express';
import type { Log } from '../platform/database/database';
import { ApiError } from '../platform/errors';
import { fromGlobalId, localId, toGlobalId } from '../platform/global-id';
import { answerError } from '../platform/http/answer-error';
import type { Operation } from '../platform/operation';
import { refuseInput } from '../platform/user-error';
import { AttachmentStatus, type Attachment } from './attachment.entity';
import { readRange } from './byte-range';
import { contentDisposition } from '../platform/http/content-disposition';
import type { FileStore } from './file-store';
import { StoreFailure, type OpenObject } from './object-store';
import { receiveFile } from './receive-file';
import { systemCode } from './system-code';
import { finishUpload, forgetUpload, takeTicket, type Announced } from './take-ticket';

export interface FilesOptions {
  readonly begin: (request: Request, response: Response, requestId: string) => Promise<Operation>;
  readonly store: FileStore;
  /** The attachment that a session may read; null as for a missing one. */
  readonly visible: (operation: Operation, id: string) => Promise<Attachment | null>;
  readonly log: Log;
}

/** How long a client may still send after it has been refused, so that it reads why before the connection ends. */
const GRACE_MS = 1_000;

/** `PUT /files/:ticket` and `GET /files/:id`. No transaction is open while bytes travel. */
export function filesRouter(options: FilesOptions): Router {
  const router = Router();
  router.put('/:ticket', async (request, response) => {
    const requestId = randomUUID();
    // A body that is left off in the middle takes the request off its connection.
    const { socket } = request;
    try {
      const attachment = await upload(options, request, response, requestId);
      response.status(201).set('x-request-id', requestId).json({ attachment });
    } catch (error) {
      if (!request.readableEnded) letGo(request, response, socket);
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
function letGo(request: Request, response: Response, socket: Socket): void {
  response.set('Connection', 'close');
  request.resume();
  const end = setTimeout(() => socket.destroy(), GRACE_MS);
  socket.once('close', () => clearTimeout(end));
}

async function upload({ begin, store, log }: FilesOptions, request: Request, response: Response, requestId: string) {
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
    // The client hears why it was refused even when nothing can be removed now; the sweep removes it later.
    await inTransaction((ctx) => forgetUpload(ctx, announced))
      .then((isForgotten) => (isForgotten ? store.objects.remove(announced.place) : undefined))
      .catch(() => undefined);
    if (error instanceof StoreFailure) log.error({ error, requestId }, 'attachment: the store did not take a file');
    throw wordFailure(error, '附件未保存');
  }
}

function checkLength(request: Request, { size }: Announced): void {
  const given = request.headers['content-length'];
  if (given !== undefined && Number(given) !== size) {
    throw refuseInput('size', `应为 ${size} 字节，所送为 ${given} 字节，未保存`);
  }
}

function wordFailure(error: unknown, so: string): unknown {
  const code = systemCode(error);
  const fault = code === 'ENOSPC' || code === 'EDQUOT' ? 'full' : error instanceof StoreFailure ? error.fault : null;
  if (fault === 'full') return new ApiError('UNAVAILABLE', `服务器存储空间不足，${so}，请联系管理员`);
  if (fault === 'unusable') return new ApiError('UNAVAILABLE', `文件存储的配置有误，${so}，请联系管理员`);
  if (fault !== null) return new ApiError('UNAVAILABLE', `文件存储暂不可用，${so}，请稍后重试`);
  return code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE'
    ? new ApiError('BAD_REQUEST', '连接中断，附件未保存')
    : error;
}

async function download(
  { begin, store, visible, log }: FilesOptions,
  request: Request,
  response: Response,
  requestId: string,
): Promise<void> {
  const operation = await begin(request, response, requestId);
  let attachment: Attachment | null;
  try {
    await operation.begin('read');
    const id = String(request.params['id']);
    attachment = fromGlobalId(id) === null ? null : await visible(operation, localId('Attachment', id));
  } finally {
    await operation.close();
  }
  if (attachment?.status !== AttachmentStatus.STORED || attachment.digest === null)
    throw new ApiError('NOT_FOUND', '没有找到该附件');
  const { name, mediaType, size, digest } = attachment;
  const object = await openChecked(store, attachment, digest, { log, requestId });
  try {
    const range = readRange(rangeHeader(request, digest), size);
    response.set({
      'Accept-Ranges': 'bytes',
      'Content-Disposition': contentDisposition(name),
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
      ETag: `"${digest}"`,
      'x-request-id': requestId,
    });
    if (range === 'unsatisfiable') {
      response.status(416).set('Content-Range', `bytes */${size}`).end();
      return;
    }
    response.set({ 'Content-Type': mediaType, 'Content-Length': String(range ? range.last - range.first + 1 : size) });
    if (range) response.status(206).set('Content-Range', `bytes ${range.first}-${range.last}/${size}`);
    if (request.method === 'HEAD') {
      response.end();
      return;
    }
    await pipeline(await object.read(range ?? undefined), response);
  } finally {
    await object.close();
  }
}

/** With `If-Range` a part is only wanted of the content that the client has begun with. */
function rangeHeader({ headers }: Request, digest: string): string | undefined {
  const only = headers['if-range'];
  return only === undefined || only === `"${digest}"` ? headers.range : undefined;
}

/** A stored file, looked at: what is not what was uploaded is said and never sent. */
async function openChecked(
  store: FileStore,
  { id, place, size }: Attachment,
  digest: string,
  { log, requestId }: { readonly log: Log; readonly requestId: string },
): Promise<OpenObject> {
  const checked = await store.checked.open(place, { size, digest }).catch((error: unknown) => {
    if (error instanceof StoreFailure)
      log.error({ error, attachment: id, requestId }, 'attachment: the store did not give a file');
    throw wordFailure(error, '附件暂不能下载');
  });
  if (checked.is === 'good') return checked.object;
  log.error({ attachment: id, requestId, is: checked.is }, 'attachment: not what was stored');
  throw new ApiError(
    'INTERNAL',
    checked.is === 'missing'
      ? '附件的文件缺失，请凭请求编号联系管理员'
      : '附件的文件与上传时不一致（SHA-256 不符），不予提供，请凭请求编号联系管理员',
  );
}
