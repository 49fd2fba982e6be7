import { startProgram } from '../program-thread';
import type { ReadAnswer, ReadRequest, WantedSheets } from './read-answer';
import type { SheetLimits } from './read-sheet';

const MEMORY_MB = 512;
const LONGEST_MS = 60_000;

/** One file at a time: whoever comes second waits, and no more memory is taken than for one. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Reads sheets of a workbook in a thread of its own, with bounded memory and time. The archive's directory is looked at
 * before anything is unpacked.
 *
 * @param bytes the file; they are handed over and are empty afterwards
 */
export function readWorkbook(bytes: Uint8Array, wanted: WantedSheets, limits: SheetLimits): Promise<ReadAnswer> {
  const read = last.then(() => inThread({ bytes, wanted, limits }));
  last = read.catch(() => undefined);
  return read;
}

function inThread(request: ReadRequest): Promise<ReadAnswer> {
  return new Promise((resolve) => {
    const thread = startProgram(require.resolve('./read-program'), MEMORY_MB);
    const settle = (answer: ReadAnswer): void => {
      clearTimeout(timer);
      resolve(answer);
      void thread.terminate();
    };
    const refuse = (message: string): void =>
      settle({ refused: { code: 'workbook-too-large', message }, main: null, further: null });
    const timer = setTimeout(
      () => refuse(`读取工作簿超过 ${LONGEST_MS / 1000} 秒，已停止：请减少行数，或分成几个文件`),
      LONGEST_MS,
    );
    thread.once('message', settle);
    thread.once('error', () => refuse('读取工作簿所需的内存超过上限，已停止：请减少行数和文字，或分成几个文件'));
    const own = new Uint8Array(request.bytes);
    thread.postMessage({ ...request, bytes: own }, [own.buffer]);
  });
}
