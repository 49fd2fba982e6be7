import { memo } from 'react';
import type { Finding, MatrixDocument, MatrixRow } from '../../../form-schemas/engine';
import { cellText, showCell, type BoundSemantics, type CellColumn } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { earlierOf, type Earlier, type MatrixBasis } from './compare-basis';
import { columnKind, ROW_HEIGHT, type ColumnKind } from './grid-place';

export interface RowLook {
  readonly columns: readonly CellColumn[];
  readonly bounds: BoundSemantics;
  readonly basis: MatrixBasis | null;
  readonly gridId: string;
  readonly chainOf: (row: MatrixRow) => string;
  readonly articleOf: (clause: readonly string[]) => string;
}

interface GridRowProps {
  readonly document: MatrixDocument;
  readonly index: number;
  readonly row: MatrixRow;
  readonly look: RowLook;
  /** The column that has the focus, in this row; -1 elsewhere. */
  readonly active: number;
  readonly marked: boolean;
  readonly findings: readonly Finding[] | undefined;
  readonly cellFindings: ReadonlyMap<string, readonly Finding[]>;
  /** Notes that nobody has dealt with yet. */
  readonly notes: number;
}

/** Id of a cell's element, so that the grid can move the focus there. */
export function cellId(gridId: string, row: number, column: number): string {
  return `${gridId}-${row}-${column}`;
}

/** What a cell shows, in words. */
export function wordCell(
  row: MatrixRow,
  kind: ColumnKind,
  column: CellColumn | undefined,
  look: Pick<RowLook, 'bounds' | 'chainOf' | 'articleOf'>,
) {
  if (kind === 'id') return { text: row.id, any: false, problem: null };
  if (kind === 'chain') return { text: look.chainOf(row), any: false, problem: null };
  if (kind === 'clause') return { text: look.articleOf(row.clause), any: false, problem: null };
  if (kind === 'note' || !column) return { text: row.note ?? '', any: false, problem: null };
  return showCell(cellText(row.when, column.code), row.words?.[column.code], column, look.bounds);
}

/** One row of the grid; drawn anew only when something of it changed. */
export const GridRow = memo(function GridRow({
  document,
  index,
  row,
  look,
  active,
  marked,
  findings,
  cellFindings,
  notes,
}: GridRowProps) {
  const count = document.inputs.length + 4;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={active >= 0}
      className={`tc-mx-row${active >= 0 ? ' tc-mx-row-active' : ''}${marked ? ' tc-mx-row-marked' : ''}${findings?.some(({ severity }) => severity === 'error') ? ' tc-mx-row-wrong' : ''}`}
      style={{ top: index * ROW_HEIGHT }}
    >
      {Array.from({ length: count }, (_, column) => {
        const kind = columnKind(document, column);
        const input = kind === 'input' ? look.columns[column - 1] : undefined;
        const code = input?.code ?? kind;
        const shown = wordCell(row, kind, input, look);
        const earlier = earlierOf(
          look.basis?.document ?? null,
          row,
          kind,
          code,
          (before) => wordCell(before, kind, input, look).text,
        );
        const wrong = cellFindings.get(`${index}/${code}`);
        const said = shown.problem ?? wrong?.[0]?.message ?? null;
        return (
          <div
            key={code}
            id={cellId(look.gridId, index, column)}
            role={kind === 'id' ? 'rowheader' : 'gridcell'}
            aria-colindex={column + 1}
            tabIndex={active === column ? 0 : -1}
            data-row={index}
            data-column={column}
            className={`tc-mx-cell tc-mx-${kind}${shown.any ? ' tc-mx-any' : ''}${said === null ? '' : ' tc-mx-cell-wrong'}${earlier.kind === 'same' ? '' : ' tc-mx-changed'}`}
            aria-invalid={said === null ? undefined : true}
            title={titleOf(earlier, said, look.basis?.of)}
          >
            {kind === 'id' && <span className="tc-mx-number">{index + 1}</span>}
            <span className="tc-mx-text">{shown.text || '—'}</span>
            {kind === 'id' && row.settles !== undefined && <span className="tc-mx-settles">{t('补文本空白')}</span>}
            {kind === 'id' && notes > 0 && (
              <span className="tc-remark-mark">{t('批注 {{count}}', { count: notes })}</span>
            )}
            {said !== null && <span className="tc-sr">{said}</span>}
            {earlier.kind !== 'same' && <span className="tc-sr">{wordEarlier(earlier, look.basis?.of)}</span>}
          </div>
        );
      })}
    </div>
  );
});

function titleOf(earlier: Earlier, said: string | null, of: MatrixBasis['of'] | undefined): string | undefined {
  const all = [said, earlier.kind === 'same' ? null : wordEarlier(earlier, of)].filter((part) => part !== null);
  return all.length === 0 ? undefined : all.join('\n');
}

export function wordEarlier(earlier: Earlier, of: MatrixBasis['of'] | undefined): string {
  if (earlier.kind === 'same') return '';
  if (earlier.kind === 'new') return of === 'upper' ? t('上级制度没有的行') : t('新增的行');
  const text = earlier.text || t('无');
  return of === 'upper' ? t('上级制度中为：{{text}}', { text }) : t('施行版本中为：{{text}}', { text });
}
