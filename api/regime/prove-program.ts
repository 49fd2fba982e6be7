import { parentPort } from 'node:worker_threads';
import { proveFiles } from './verify-files';

/** The program of the thread that proves: files in, one proof out, again and again (`proof-thread.ts`). */
parentPort?.on('message', (files: readonly (readonly [string, string])[]) => {
  parentPort?.postMessage(proveFiles(new Map(files)));
});
