import { useState } from 'react';
import type { Finding, JsonObject } from '../../form-schemas/engine';
import type { LocalCopies } from './local-copy';

export interface NewerEdition {
  /** What the newer edition changed, as the server said it when it was first met; nothing: no newer one was met. */
  readonly said: readonly Finding[];
  /** Takes what the server says; keeps it where it tells of a newer edition. */
  readonly hear: (findings: readonly Finding[]) => void;
  /** It has been read, or the draft is no more. */
  readonly forget: () => void;
}

/**
 * A newer edition that came into force over an open draft. The server tells of it once, with the first saving, which
 * carries the draft over; so this device keeps what it said until the person has read it.
 */
export function useNewerEdition(copies: LocalCopies, draft: string): NewerEdition {
  const name = `${draft}.newer`;
  const [said, setSaid] = useState<readonly Finding[]>(() => {
    const kept = copies.read(name)?.answers['said'];
    return Array.isArray(kept) ? (kept as unknown as readonly Finding[]) : [];
  });
  return {
    said,
    hear: (findings) => {
      const told = tellsOfEdition(findings);
      if (told.length === 0) return;
      copies.keep(name, { answers: { said: told } as unknown as JsonObject, version: 0, at: '' });
      setSaid(told);
    },
    forget: () => {
      copies.forget(name);
      setSaid([]);
    },
  };
}

const TELLING = /^(edition-newer|field-(added|removed|changed)|out-of-scope|scope-)/;

/** What of the server's findings tells of a newer edition; nothing where there is none. */
export function tellsOfEdition(findings: readonly Finding[]): readonly Finding[] {
  return findings.some(({ code }) => code === 'edition-newer') ? findings.filter(({ code }) => TELLING.test(code)) : [];
}

/** Answers without what the newer form has no place for, where they come from this device and not from the server. */
export function fitting(answers: JsonObject, said: readonly Finding[]): JsonObject {
  const gone = new Set(said.flatMap(({ code, path }) => (/^field-(removed|changed)$/.test(code) ? [path] : [])));
  return Object.fromEntries(Object.entries(answers).filter(([key]) => !gone.has(key)));
}
