import { memo } from 'react';
import { cellText } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { earlierOf } from './compare-basis';
import type { MatrixDesk } from './desk';
import { columnKind, type Marks, type Place } from './grid-place';
import { wordCell, wordEarlier, type RowLook } from './grid-row';

interface CellLineProps {
  readonly desk: MatrixDesk;
  readonly place: Place;
  readonly marks: Marks;
  readonly look: Pick<RowLook, 'bounds' | 'chainOf' | 'articleOf'>;
}

/** The cell in focus in full, as the line above a spreadsheet: its text, the engine's, what it was, what is wrong. */
export const CellLine = memo(function CellLine({ desk, place, marks, look }: CellLineProps) {
  const { document, columns, basis } = desk;
  const row = document.rows[place.row];
  if (!row) return null;
  const kind = columnKind(document, place.column);
  const column = kind === 'input' ? columns[place.column - 1] : undefined;
  const code = column?.code ?? kind;
  const shown = wordCell(row, kind, column, look);
  const earlier = earlierOf(
    basis?.document ?? null,
    row,
    kind,
    code,
    (before) => wordCell(before, kind, column, look).text,
  );
  const wrong = shown.problem ?? marks.cells.get(`${place.row}/${code}`)?.[0]?.message ?? null;
  return (
    <p className="tc-mx-line" role="note" aria-label={t('所选格')}>
      <span>{shown.text || '—'}</span>
      {column && <code>{cellText(row.when, column.code)}</code>}
      {earlier.kind !== 'same' && <span className="tc-mx-doubt">{wordEarlier(earlier, basis?.of)}</span>}
      {wrong !== null && <span className="tc-mx-wrong">{wrong}</span>}
    </p>
  );
});
