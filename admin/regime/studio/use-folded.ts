import { useCallback, useState } from 'react';

const KEY = 'tongchou-studio-folded';

/** Whether the list of documents is folded away to make room; remembered on this device. */
export function useFolded(): readonly [boolean, (folded: boolean) => void] {
  const [folded, setFolded] = useState(() => read() === 'yes');
  const fold = useCallback((next: boolean): void => {
    setFolded(next);
    try {
      window.localStorage.setItem(KEY, next ? 'yes' : 'no');
    } catch {
      // A full or forbidden storage only means that it is not remembered.
    }
  }, []);
  return [folded, fold];
}

function read(): string | null {
  try {
    return window.localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
