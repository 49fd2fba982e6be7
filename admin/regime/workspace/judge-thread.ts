import type { RegimeFiles } from '../../../form-schemas/formats/document-kind';
import { judgeFiles, type Verdict } from './judge';
import type { JudgeAnswer, JudgeRequest } from './judge.worker';

/**
 * Judges files in a thread of its own, so that typing stays fluent. Only the latest question is answered: what has been
 * typed over is not worth judging. Where the browser gives no thread, the page judges itself.
 */
export class JudgeThread {
  private worker: Worker | null = null;
  private asked = 0;
  private busy = false;
  private waiting: RegimeFiles | null = null;
  private onVerdict: ((files: RegimeFiles, verdict: Verdict) => void) | null = null;

  start(onVerdict: (files: RegimeFiles, verdict: Verdict) => void): void {
    this.onVerdict = onVerdict;
  }

  ask(files: RegimeFiles): void {
    this.waiting = files;
    if (!this.busy) this.next();
  }

  stop(): void {
    this.worker?.terminate();
    this.worker = null;
    this.onVerdict = null;
    this.busy = false;
    this.waiting = null;
  }

  private next(): void {
    const files = this.waiting;
    if (files === null) return;
    this.waiting = null;
    this.busy = true;
    this.asked += 1;
    const id = this.asked;
    const done = (verdict: Verdict): void => {
      if (id !== this.asked || !this.busy) return;
      this.busy = false;
      this.onVerdict?.(files, verdict);
      this.next();
    };
    try {
      this.worker ??= new Worker(new URL('./judge.worker.ts', import.meta.url), { type: 'module' });
    } catch {
      setTimeout(() => done(judgeFiles(files)));
      return;
    }
    this.worker.onmessage = ({ data }: MessageEvent<JudgeAnswer>) => data.id === id && done(data.verdict);
    this.worker.onerror = () => done(judgeFiles(files));
    const request: JudgeRequest = { id, files };
    this.worker.postMessage(request);
  }
}
