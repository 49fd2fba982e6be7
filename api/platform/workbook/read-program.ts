import { parentPort } from 'node:worker_threads';
import { openWorkbook } from './open-workbook';
import type { ReadAnswer, ReadRequest } from './read-answer';

/** The program of the thread that reads workbooks. */
parentPort?.on('message', ({ bytes, wanted, limits }: ReadRequest) => {
  openWorkbook(Buffer.from(bytes), wanted, limits).then(
    (answer: ReadAnswer) => parentPort?.postMessage(answer),
    (error: unknown) => {
      throw error;
    },
  );
});
