import { useCallback, useEffect, useRef } from 'react';
import { useLeaving } from './leaving';

/**
 * Writes to the address after a pause of `pause` milliseconds; a further write replaces the one that waits. Nothing is
 * written once the person is on the way to another page: while that page loads, this one still stands, and its write
 * would take the place of the page that was asked for.
 */
export function useAddressLater(pause: number): (write: () => void, wait?: number) => () => void {
  const isLeaving = useLeaving();
  const waiting = useRef<number>(undefined);
  const stop = useCallback(() => window.clearTimeout(waiting.current), []);
  useEffect(() => stop, [stop]);
  return useCallback(
    (write, wait = pause) => {
      stop();
      waiting.current = window.setTimeout(() => {
        if (!isLeaving()) write();
      }, wait);
      return stop;
    },
    [pause, stop, isLeaving],
  );
}
