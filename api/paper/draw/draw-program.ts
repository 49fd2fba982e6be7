import { parentPort } from 'node:worker_threads';
import { drawPaper } from './draw-paper';
import type { DrawnPaper } from './drawn-paper';

/** The program of the thread that draws: one paper in, one file out, again and again (`draw-thread.ts`). */
parentPort?.on('message', (paper: DrawnPaper) => {
  drawPaper(paper).then(
    (file) => parentPort?.postMessage(file),
    (error: unknown) => parentPort?.postMessage({ failed: error instanceof Error ? error.stack : String(error) }),
  );
});
