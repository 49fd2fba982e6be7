import { useEffect, useState } from 'react';
import { readPaste, type PasteContext, type PastedRow } from './paste';
import { splitTable } from './split-table';

export interface PasteReading {
  readonly rows: readonly PastedRow[];
  readonly lines: number;
  readonly done: boolean;
  readonly cancel: () => void;
}

/** Reads a clipboard slice by slice between frames, so that 10,000 lines leave the page alive; can be cancelled. */
export function usePaste(text: string, context: PasteContext): PasteReading {
  const [state, setState] = useState<{
    readonly rows: readonly PastedRow[];
    readonly lines: number;
    readonly done: boolean;
  }>({ rows: [], lines: 0, done: false });
  const [cancelled, setCancelled] = useState<string | null>(null);
  useEffect(() => {
    if (cancelled === text) return;
    const table = splitTable(text);
    const reading = readPaste(table, context);
    let stop = false;
    setState({ rows: [], lines: table.length, done: false });
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      if (stop) return;
      const start = performance.now();
      let step = reading.next();
      while (!step.done && performance.now() - start < 8) step = reading.next();
      setState({ rows: [...step.value], lines: table.length, done: step.done === true });
      if (!step.done) channel.port2.postMessage(null);
    };
    channel.port2.postMessage(null);
    return () => {
      stop = true;
      channel.port1.close();
    };
  }, [text, context, cancelled]);
  return { ...state, cancel: () => setCancelled(text) };
}
