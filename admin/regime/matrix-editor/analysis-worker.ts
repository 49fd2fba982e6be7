import type { MatrixDocument } from '../../../form-schemas/engine';
import { analyser, type DraftAnalysis, type Ground } from './analyse-draft';

/** What the page asks of the worker. The ground is sent only when it changed. */
export interface Question {
  readonly number: number;
  readonly document: MatrixDocument;
  readonly ground: Ground | null;
}

export interface Answer extends DraftAnalysis {
  readonly number: number;
}

const ask = analyser();
let ground: Ground | null = null;

/** Analyses beside the page, so that typing never waits for it. */
addEventListener('message', ({ data }: MessageEvent<Question>) => {
  ground = data.ground ?? ground;
  if (!ground) return;
  const start = performance.now();
  const said = ask(data.document, ground);
  const answer: Answer = { ...said, number: data.number, took: performance.now() - start };
  postMessage(answer);
});
