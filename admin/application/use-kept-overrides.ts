import { useState } from 'react';
import type { JsonObject, OverrideGiven } from '../../form-schemas/engine';
import type { LocalCopies } from './local-copy';

/** Exceptions that are being asked for with a filing: no part of the draft, so that this device keeps them until it is filed. */
export function useKeptOverrides(
  copies: LocalCopies,
  draft: string,
): readonly [readonly OverrideGiven[], (change: (all: readonly OverrideGiven[]) => readonly OverrideGiven[]) => void] {
  const name = `${draft}.overrides`;
  const [overrides, setOverrides] = useState<readonly OverrideGiven[]>(() => {
    const kept = copies.read(name)?.answers['overrides'];
    return Array.isArray(kept) ? (kept as unknown as readonly OverrideGiven[]) : [];
  });
  return [
    overrides,
    (change) =>
      setOverrides((all) => {
        const next = change(all);
        if (next.length === 0) copies.forget(name);
        else copies.keep(name, { answers: { overrides: next } as unknown as JsonObject, version: 0, at: '' });
        return next;
      }),
  ];
}
