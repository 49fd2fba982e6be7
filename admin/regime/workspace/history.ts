import type { RegimeFiles } from '../../../form-schemas/formats/document-kind';

interface Step {
  readonly files: RegimeFiles;
  /** What led away from these files, or back to them. */
  readonly label: string;
}

/** Files with their past and future. Files of a step share the texts that did not change. */
export interface History {
  readonly files: RegimeFiles;
  readonly past: readonly Step[];
  readonly future: readonly Step[];
}

const MOST_STEPS = 200;

export function startHistory(files: RegimeFiles): History {
  return { files, past: [], future: [] };
}

/** Goes on to other files. Steps of one label within one burst (typing) become one step: `merge`. */
export function goOn(history: History, files: RegimeFiles, label: string, merge = false): History {
  const last = history.past.at(-1);
  if (merge && last?.label === label) return { files, past: history.past, future: [] };
  return { files, past: [...history.past, { files: history.files, label }].slice(-MOST_STEPS), future: [] };
}

export function goBack({ files, past, future }: History): History {
  const step = past.at(-1);
  if (!step) return { files, past, future };
  return { files: step.files, past: past.slice(0, -1), future: [{ files, label: step.label }, ...future] };
}

export function goForward({ files, past, future }: History): History {
  const [step, ...rest] = future;
  if (!step) return { files, past, future };
  return { files: step.files, past: [...past, { files, label: step.label }], future: rest };
}
