import { randomUUID } from 'node:crypto';
import { Router, type Request, type Response } from 'express';
import type { Runtime } from '../identity/act-as';
import { signedIn } from '../platform/authorise';
import type { Log } from '../platform/database/database';
import { ApiError } from '../platform/errors';
import { fromGlobalId, localId } from '../platform/global-id';
import { answerError } from '../platform/http/answer-error';
import { addressKey } from '../platform/http/client-address';
import { contentDisposition } from '../platform/http/content-disposition';
import { RateLimit } from '../platform/http/rate-limit';
import { argumentOf } from '../platform/http/read-argument';
import type { Operation } from '../platform/operation';
import { readCode as readTemplate } from '../platform/text';
import { refuseInput } from '../platform/user-error';
import { drawThread } from './draw/draw-thread';
import { paperDraft, paperFile, type PaperFile } from './paper-file';
import { findPaper, readVerification, verifiedPaper } from './verify-paper';

export interface PapersOptions {
  readonly begin: (request: Request, response: Response, requestId: string) => Promise<Operation>;
  readonly runtime: Runtime;
  readonly log: Log;
  /** The clock by which questions are counted, in milliseconds. */
  readonly now: () => number;
}

/** How often one address may ask about papers: enough for a desk, nothing for guessing. */
const VERIFICATIONS = { points: 30, windowMs: 60_000 } as const;
/** How often one person may have a draft drawn. */
const DRAFTS = { points: 30, windowMs: 60_000 } as const;

/**
 * `GET /papers/<id>.pdf` a paper as it was issued; `GET /papers/draft.pdf?application=…&paper=…` an approval sheet as it stands;
 * `GET /papers/verify?code=…` or `?digest=…` by anybody: what is said of it stands in {@link VerifiedPaper}.
 */
export function papersRouter({ begin, runtime, log, now }: PapersOptions): Router {
  const router = Router();
  const verifications = new RateLimit({ ...VERIFICATIONS, now });
  const drafts = new RateLimit({ ...DRAFTS, now });
  const serve = (path: string, answer: (request: Request, response: Response, requestId: string) => Promise<void>) =>
    router.get(path, async (request, response) => {
      const requestId = randomUUID();
      try {
        await answer(request, response, requestId);
      } catch (error) {
        answerError(response, error, requestId, log);
      }
    });
  const reading = async <T>(operation: Operation, act: () => Promise<T>): Promise<T> => {
    try {
      await operation.begin('read');
      return await act();
    } finally {
      await operation.close();
    }
  };
  serve('/verify', async (request, response, requestId) => {
    const operation = await begin(request, response, requestId);
    verifications.count(addressKey(operation.client.address));
    const key = readVerification(argumentOf(request.query, 'code'), argumentOf(request.query, 'digest'));
    const found = await reading(operation, () => findPaper(operation, key));
    const paper = found && (await verifiedPaper(runtime, found));
    response.set({ 'Cache-Control': 'no-store', 'x-request-id': requestId }).json({ paper });
  });
  serve('/draft.pdf', async (request, response, requestId) => {
    const operation = await begin(request, response, requestId);
    const { name, drawn } = await reading(operation, async () => {
      // Who has not signed in is refused here, and counts against nobody.
      drafts.count(signedIn(operation).person.id);
      const application = localId('Application', needed(request, 'application'), 'application');
      return paperDraft(operation, application, readTemplate(needed(request, 'paper'), 'paper'));
    });
    const { bytes } = await drawThread.draw(drawn);
    send(response, { name, bytes: Buffer.from(bytes) }, requestId);
  });
  serve('/:file', async (request, response, requestId) => {
    const operation = await begin(request, response, requestId);
    const file = await reading(operation, () => {
      const id = /^(.+)\.pdf$/.exec(String(request.params['file']))?.[1] ?? '';
      if (fromGlobalId(id) === null) throw new ApiError('NOT_FOUND', '没有找到该文书');
      return paperFile(operation, localId('Paper', id));
    });
    send(response, file, requestId);
  });
  return router;
}

function needed(request: Request, name: string): string {
  const given = argumentOf(request.query, name);
  if (given === null) throw refuseInput(name, '不能为空');
  return given;
}

function send(response: Response, { name, bytes }: PaperFile, requestId: string): void {
  response
    .set({
      'Content-Type': 'application/pdf',
      'Content-Disposition': contentDisposition(name),
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
      'x-request-id': requestId,
    })
    .send(bytes);
}
