import { Worker } from 'node:worker_threads';
import { ApiError } from '../../platform/errors';
import type { DrawnFile } from './draw-paper';
import type { DrawnPaper } from './drawn-paper';

/** One paper at a time: drawing takes a processor, and the other ones serve. */
const MOST_WAITING = 20;
const LIMIT_MS = 20_000;
const IDLE_MS = 30_000;

/** Sources (in tests) are compiled as they are read; the build has its programs compiled. */
const FROM_SOURCES = `
const { workerData: { program, compiler } } = require('node:worker_threads');
const { transformFileSync } = require(compiler);
const jsc = { parser: { syntax: 'typescript' }, target: 'es2022' };
require.extensions['.ts'] = (module, file) =>
  module._compile(transformFileSync(file, { swcrc: false, jsc, module: { type: 'commonjs' } }).code, file);
require(program);
`;

function start(): Worker {
  const program = require.resolve('./draw-program');
  const resourceLimits = { maxOldGenerationSizeMb: 512 };
  if (!program.endsWith('.ts')) return new Worker(program, { resourceLimits });
  return new Worker(FROM_SOURCES, {
    eval: true,
    resourceLimits,
    execArgv: [],
    workerData: { program, compiler: require.resolve('@swc/core') },
  });
}

interface Asked {
  readonly paper: DrawnPaper;
  readonly resolve: (file: DrawnFile) => void;
  readonly reject: (error: Error) => void;
}

type Answer = DrawnFile | { readonly failed: string };

/**
 * Draws papers in a thread of its own, one after the other, so that everybody else is served meanwhile. The thread is kept for
 * the next paper and ends when none comes; one that takes too long is ended.
 */
export class DrawThread {
  private readonly waiting: Asked[] = [];
  private thread: Worker | null = null;
  private asked: Asked | null = null;
  private timer: NodeJS.Timeout | undefined;

  /** @throws ApiError UNAVAILABLE when too many wait or the time is up; Error when the thread broke */
  draw(paper: DrawnPaper): Promise<DrawnFile> {
    if (this.waiting.length >= MOST_WAITING)
      return Promise.reject(new ApiError('UNAVAILABLE', '正在生成的文书过多，请稍后再试'));
    return new Promise((resolve, reject) => {
      this.waiting.push({ paper, resolve, reject });
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
    const thread = (this.thread ??= this.listenTo(start()));
    thread.ref();
    thread.postMessage(asked.paper);
    const tooLong = new ApiError('UNAVAILABLE', '文书内容过多，未能在限定时间内生成');
    this.timer = setTimeout(() => this.settle(() => asked.reject(tooLong), true), LIMIT_MS);
  }

  private listenTo(thread: Worker): Worker {
    const broke = (error: Error): void => {
      if (thread === this.thread) this.settle(() => this.asked?.reject(error), true);
    };
    thread.on('message', (answer: Answer) => {
      if (thread !== this.thread) return;
      this.settle(
        () => ('failed' in answer ? this.asked?.reject(new Error(answer.failed)) : this.asked?.resolve(answer)),
        false,
      );
    });
    thread.on('error', broke);
    thread.on('exit', (code) => broke(new Error(`the thread that draws ended with ${code}`)));
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

/** Of this process: there is one processor to spare for all. */
export const drawThread = new DrawThread();
