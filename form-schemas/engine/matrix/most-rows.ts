import type { Finding } from '../finding';
import type { MatrixDocument } from '../model/matrix';
import { fileOf } from './place';

/**
 * Rows that a matrix may have. A regulation has a dozen; a thousand are proven within about a second whatever they say,
 * while the pairs to compare grow with the square: ten thousand that overlap would take over a minute.
 */
export const MOST_ROWS = 1_000;

/** `matrix-too-many-rows`: a table pasted from somewhere is not compiled, so that nothing ever analyses it. */
export function tooManyRows(document: MatrixDocument): readonly Finding[] {
  const rows = document.rows.length;
  if (rows <= MOST_ROWS) return [];
  const message = `审批矩阵“${document.title}”有 ${rows} 行，超过上限 ${MOST_ROWS} 行：请把去向相同的相邻分档并为一行`;
  const parameters = { rows, allowed: MOST_ROWS };
  return [
    {
      code: 'matrix-too-many-rows',
      severity: 'error',
      message,
      path: `${fileOf(document)}#/rows`,
      parameters,
    },
  ];
}
