import { useEffect, type RefObject } from 'react';
import { useSearchParams } from 'react-router';
import { useAddressLater } from '../../kit/use-address-later';
import type { MatrixDesk } from './desk';
import type { Place } from './grid-place';
import { cellAt, pointerAt } from './place-in-address';

/**
 * The row in focus stands in the address as `row`, so that a reload comes back to it; not at every press of an arrow.
 * `at`, a place of the files (`matrices/x.json#/rows/2/when/total`), is where a jump from elsewhere leads.
 */
export function useRowInAddress(
  { document, path }: MatrixDesk,
  rowId: string,
  root: RefObject<HTMLElement | null>,
  onShow: (cell: Place) => void,
): void {
  const [search, setSearch] = useSearchParams();
  const later = useAddressLater(600);
  const jump = pointerAt(search.get('at'), path);

  useEffect(() => {
    if (jump === null) return;
    if (/^\/(?:inputs|hit)/.test(jump)) {
      const columns = root.current?.querySelector('.tc-mx-columns');
      columns?.setAttribute('open', '');
      columns?.scrollIntoView({ block: 'nearest' });
      return;
    }
    const cell = cellAt(document, jump);
    if (!cell) {
      // What is said of the whole matrix, such as a hole between rows, stands in the analysis.
      const analysis = root.current?.querySelector<HTMLElement>('[data-mx-analysis]');
      analysis?.scrollIntoView({ block: 'center' });
      analysis?.focus({ preventScroll: true });
      return;
    }
    onShow(cell);
    const frame = requestAnimationFrame(() => {
      const element = root.current?.querySelector<HTMLElement>(
        `[data-row="${cell.row}"][data-column="${cell.column}"]`,
      );
      element?.scrollIntoView({ block: 'center', inline: 'nearest' });
      element?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
    // Once for each jump: what is selected afterwards stays selected while the rows change.
  }, [jump]);

  useEffect(() => {
    if (rowId === '' || (search.get('row') === rowId && jump === null)) return;
    return later(() =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          next.set('row', rowId);
          next.delete('at');
          return next;
        },
        { replace: true, preventScrollReset: true },
      ),
    );
  }, [later, rowId, jump]);
}
