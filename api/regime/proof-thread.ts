import type { Worker } from 'node:worker_threads';
import type { RegimeFiles } from '../../form-schemas/formats/document-kind';
import { startProgram } from '../platform/program-thread';
import { tooBusy, tooLong, type Proof } from './proof';

/** At most one proof at a time: it takes a processor, and the other ones serve. */
const MOST_WAITING = 8;
const IDLE_MS = 30_000;

const MEMORY_MB = 1_024;

interface Asked {
  readonly files: RegimeFiles;
  readonly limitMs: number;
  readonly resolve: (proof: Proof) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Proves regimes in a thread of its own, one after the other, so that everybody else is served meanwhile. The thread is
 * kept for the next proof and ends when none comes; one that takes too long is ended.
 */
export class ProofThread {
  private readonly waiting: Asked[] = [];
  private thread: Worker | null = null;
  private asked: Asked | null = null;
  private timer: NodeJS.Timeout | undefined;
  /** Proofs that a thread has been asked for. */
  begun = 0;

  /** @throws NoProof when the queue is full or the time is up; Error when the thread broke */
  prove(files: RegimeFiles, limitMs: number): Promise<Proof> {
    if (this.waiting.length >= MOST_WAITING) return Promise.reject(tooBusy());
    return new Promise((resolve, reject) => {
      this.waiting.push({ files, limitMs, resolve, reject });
      this.next();
    });
  }

  private next(): void {
    if (this.asked) return;
    clearTimeout(this.timer);
    const asked = (this.asked = this.waiting.shift() ?? null);
    if (!asked) {
      this.thread?.unref();
      this.timer = setTimeout(() => this.end(), IDLE_MS).unref();
      return;
    }
    this.begun += 1;
    const thread = (this.thread ??= this.listenTo(startProgram(require.resolve('./prove-program'), MEMORY_MB)));
    thread.ref();
    thread.postMessage([...asked.files]);
    this.timer = setTimeout(() => this.settle(() => asked.reject(tooLong(asked.limitMs)), true), asked.limitMs);
  }

  private listenTo(thread: Worker): Worker {
    const broke = (error: Error): void => {
      if (thread === this.thread) this.settle(() => this.asked?.reject(error), true);
    };
    thread.on('message', (proof: Proof) => {
      if (thread === this.thread) this.settle(() => this.asked?.resolve(proof), false);
    });
    thread.on('error', broke);
    thread.on('exit', (code) => broke(new Error(`the thread that proves ended with ${code}`)));
    return thread;
  }

  private settle(answer: () => void, end: boolean): void {
    answer();
    this.asked = null;
    if (end) this.end();
    this.next();
  }

  private end(): void {
    const thread = this.thread;
    this.thread = null;
    void thread?.terminate();
  }
}
