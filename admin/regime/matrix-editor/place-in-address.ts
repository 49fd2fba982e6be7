import type { MatrixDocument } from '../../../form-schemas/engine';
import type { Place } from './grid-place';

/** The pointer of a place of the files where it lies in this file; null where it does not. */
export function pointerAt(at: string | null, path: string): string | null {
  if (at === path) return '';
  return at?.startsWith(`${path}#`) === true ? at.slice(path.length + 1) : null;
}

/** The cell of the grid that shows a place: `/rows/2/when/total` → third row, its column. Null for what is no row. */
export function cellAt(document: MatrixDocument, pointer: string): Place | null {
  const [, index, part, code] = /^\/rows\/(\d+)(?:\/([^/]+)(?:\/([^/]+))?)?/.exec(pointer) ?? [];
  const row = Number(index ?? -1);
  if (index === undefined || row >= document.rows.length) return null;
  const { length } = document.inputs;
  const name = code?.replaceAll('~1', '/').replaceAll('~0', '~');
  const input = document.inputs.findIndex((one) => one.code === name);
  if (part === 'id' || part === 'settles') return { row, column: 0 };
  if (part === 'chain') return { row, column: length + 1 };
  if (part === 'clause') return { row, column: length + 2 };
  if (part === 'note') return { row, column: length + 3 };
  return { row, column: input < 0 ? 1 : input + 1 };
}
