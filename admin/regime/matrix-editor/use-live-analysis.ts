import { useEffect, useRef, useState } from 'react';
import type { MatrixDocument } from '../../../form-schemas/engine';
import { analyser, type DraftAnalysis, type Ground } from './analyse-draft';
import type { Answer, Question } from './analysis-worker';

export interface LiveAnalysis {
  /** The last that is known; of an earlier state while `current` is false. */
  readonly said: DraftAnalysis | null;
  readonly current: boolean;
}

/**
 * Analyses the document whenever it changes, in a worker: at most one question is under way, and of those that came
 * meanwhile only the last is asked. Where there are no workers it is done on the page, after it has painted.
 */
export function useLiveAnalysis(document: MatrixDocument | null, ground: Ground | null): LiveAnalysis {
  const [said, setSaid] = useState<{ readonly analysis: DraftAnalysis; readonly of: MatrixDocument } | null>(null);
  const desk = useRef<Desk | null>(null);
  useEffect(() => {
    desk.current = openDesk((analysis, of) => setSaid({ analysis, of }));
    return () => desk.current?.close();
  }, []);
  useEffect(() => {
    if (document && ground) desk.current?.ask(document, ground);
  }, [document, ground]);
  return { said: said?.analysis ?? null, current: said?.of === document };
}

interface Desk {
  ask(document: MatrixDocument, ground: Ground): void;
  close(): void;
}

function openDesk(onAnswer: (analysis: DraftAnalysis, of: MatrixDocument) => void): Desk {
  let worker: Worker | null = null;
  try {
    worker = new Worker(new URL('./analysis-worker.ts', import.meta.url), { type: 'module' });
  } catch {
    worker = null;
  }
  const here = analyser();
  let [number, timer] = [0, 0];
  let sentGround: Ground | null = null;
  let underWay: MatrixDocument | null = null;
  let waiting: { readonly document: MatrixDocument; readonly ground: Ground } | null = null;
  const send = (document: MatrixDocument, ground: Ground): void => {
    if (!worker) {
      clearTimeout(timer);
      timer = window.setTimeout(() => {
        const start = performance.now();
        onAnswer({ ...here(document, ground), took: performance.now() - start }, document);
      }, 120);
      return;
    }
    underWay = document;
    number += 1;
    const question: Question = { number, document, ground: ground === sentGround ? null : ground };
    sentGround = ground;
    worker.postMessage(question);
  };
  worker?.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    const of = underWay;
    underWay = null;
    if (of && data.number === number) onAnswer(data, of);
    if (waiting) {
      const next = waiting;
      waiting = null;
      send(next.document, next.ground);
    }
  });
  worker?.addEventListener('error', () => {
    const next = waiting ?? (underWay && sentGround ? { document: underWay, ground: sentGround } : null);
    worker?.terminate();
    [worker, underWay, waiting] = [null, null, null];
    if (next) send(next.document, next.ground);
  });
  return {
    ask: (document, ground) => {
      if (underWay) waiting = { document, ground };
      else send(document, ground);
    },
    close: () => {
      clearTimeout(timer);
      worker?.terminate();
    },
  };
}
