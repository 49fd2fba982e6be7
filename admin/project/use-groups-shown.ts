import { useState } from 'react';

const NAME = 'tongchou.projects.groups';

/** Whether this device shows the totals in groups: as it was left. */
export function useGroupsShown(): { readonly shown: boolean; readonly toggle: () => void } {
  const [shown, setShown] = useState(() => {
    try {
      return window.localStorage.getItem(NAME) === 'shown';
    } catch {
      return false;
    }
  });
  const toggle = (): void => {
    setShown(!shown);
    try {
      window.localStorage.setItem(NAME, shown ? 'hidden' : 'shown');
    } catch {
      // Where the browser keeps nothing, it holds until the page is left.
    }
  };
  return { shown, toggle };
}
