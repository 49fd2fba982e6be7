import { useEffect, useRef } from 'react';

interface Steps {
  readonly undo: () => void;
  readonly redo: () => void;
}

/**
 * Ctrl+Z, and Ctrl+Y or Ctrl+Shift+Z, anywhere in the studio. Boxes for text keep their own; what a part of the page has
 * already taken is not done twice.
 */
export function useUndoKeys(act: Steps | null): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const key = event.key.toLowerCase();
      if (!latest.current || !(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return;
      if ((key !== 'z' && key !== 'y') || isTextBox(event.target)) return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) latest.current.redo();
      else latest.current.undo();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

function isTextBox(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !['radio', 'checkbox', 'button', 'file'].includes(target.type);
}
