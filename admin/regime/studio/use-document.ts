import { useMemo } from 'react';
import type { JsonObject } from '../../../form-schemas/engine';
import type { DocumentKind, DocumentOf } from '../../../form-schemas/formats/document-kind';
import { readJson } from '../../../form-schemas/formats/read-json';
import { useWorkspace } from '../workspace/workspace';

interface OpenDocument<K extends DocumentKind> {
  /** Null where its text is no document of its kind at the moment. */
  readonly document: DocumentOf[K] | null;
  /** Sets one value in the file, by the steps that lead to it; nothing else of it changes. `undefined` takes it out. */
  readonly set: (steps: readonly (string | number)[], value: JsonObject[string] | undefined, label: string) => void;
}

/** One document of the regime on the desk, as data. */
export function useDocument<K extends DocumentKind>(kind: K, path: string): OpenDocument<K> {
  const { files, read, write } = useWorkspace();
  const text = files.get(path);
  const document = useMemo(() => (text === undefined ? null : read(kind, path).value), [kind, path, text]);
  return {
    document,
    set: (steps, value, label) => {
      const whole = readJson(text ?? '', path).value;
      if (typeof whole !== 'object' || whole === null || Array.isArray(whole)) return;
      write(path, setIn(whole, steps, value) as JsonObject, label);
    },
  };
}

type Plain = JsonObject[string];

/** A copy with one value set; a step that leads nowhere changes nothing. */
export function setIn(whole: Plain, [step, ...rest]: readonly (string | number)[], value: Plain | undefined): Plain {
  if (step === undefined) return value ?? null;
  if (Array.isArray(whole)) {
    const list = whole as readonly Plain[];
    return list.map((item, index) => (index === step ? setIn(item, rest, value) : item));
  }
  if (typeof whole !== 'object' || whole === null) return whole;
  const record = whole as JsonObject;
  const key = String(step);
  if (rest.length === 0 && value === undefined) {
    const { [key]: _gone, ...left } = record;
    return left;
  }
  return { ...record, [key]: setIn(record[key] ?? null, rest, value) };
}
