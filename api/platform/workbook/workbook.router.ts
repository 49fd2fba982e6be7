import { randomUUID } from 'node:crypto';
import { Router, type Request, type Response } from 'express';
import type { Log } from '../database/database';
import { answerError } from '../http/answer-error';
import { contentDisposition } from '../http/content-disposition';
import type { Operation } from '../operation';
import { writeWorkbook, type Workbook } from './write-workbook';

export interface WorkbookOptions {
  readonly begin: (request: Request, response: Response, requestId: string) => Promise<Operation>;
  readonly log: Log;
}

/** Arguments of an address, as they were given. */
export type AskedInAddress = Readonly<Record<string, unknown>>;

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * `GET <path>`: a list as a spreadsheet. It is read in one transaction, which has ended before the file is written.
 *
 * @param read asks for the right first, then looks at what was asked; tells the audit who takes the list away
 */
export function workbookRouter<R>(
  path: string,
  { begin, log }: WorkbookOptions,
  read: (operation: Operation, asked: AskedInAddress) => Promise<Workbook<R>>,
): Router {
  const router = Router();
  router.get(path, async (request, response) => {
    const requestId = randomUUID();
    try {
      const operation = await begin(request, response, requestId);
      const workbook = await inTransaction(operation, () => read(operation, request.query));
      const file = await writeWorkbook(workbook);
      response
        .set({
          'Content-Type': XLSX,
          'Content-Disposition': contentDisposition(`${workbook.name}-${operation.today}.xlsx`),
          'X-Content-Type-Options': 'nosniff',
          'Cache-Control': 'private, no-store',
          'x-request-id': requestId,
        })
        .send(file);
    } catch (error) {
      answerError(response, error, requestId, log);
    }
  });
  return router;
}

async function inTransaction<T>(operation: Operation, act: () => Promise<T>): Promise<T> {
  try {
    await operation.begin('write');
    const result = await act();
    await operation.commit();
    return result;
  } finally {
    await operation.close();
  }
}
