import type { MatrixDocument } from '../model/matrix';

/** Where in a matrix document: `matrices/founding.json#/rows/2`. */
export function fileOf(document: MatrixDocument, part?: 'inputs' | 'rows', index?: number): string {
  return `matrices/${document.code}.json${part === undefined ? '' : `#/${part}/${String(index)}`}`;
}

/** A name as one step of a JSON pointer (RFC 6901). */
export function pointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
