import { useLayoutEffect, useMemo, useState, type ReactNode } from 'react';
import { cellText } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { CellEditor, type Leave } from './cell-editor';
import { amountsOf } from './desk';
import type { GridProps } from './grid-props';
import { columnKind, type Place } from './grid-place';
import { TextEditor } from './text-editor';

interface EditorAtProps extends Pick<GridProps, 'desk' | 'onCell' | 'onText' | 'onDraft'> {
  readonly editing: { readonly place: Place; readonly initial: string; readonly whole: boolean };
  readonly leave: (place: Place, how: Leave) => void;
  readonly cancel: () => void;
}

/** The editor of one cell, by what the cell is. */
export function EditorAt({
  desk,
  editing: { place, initial, whole },
  leave,
  cancel,
  onCell,
  onText,
  onDraft,
}: EditorAtProps) {
  const { document, columns, bounds, boundsArticle } = desk;
  const kind = columnKind(document, place.column);
  const column = columns[place.column - 1];
  const others = useMemo(() => (column ? amountsOf(document, column, place.row) : []), [document, column, place.row]);
  const row = document.rows[place.row];
  if (!row) return null;
  if (kind !== 'input' || !column) {
    return (
      <TextEditor
        document={document}
        row={place.row}
        kind={kind === 'id' ? 'id' : 'note'}
        initial={initial}
        onCancel={cancel}
        onCommit={(text, how) => {
          onText(place, kind === 'id' ? 'id' : 'note', text);
          leave(place, how);
        }}
      />
    );
  }
  return (
    <CellEditor
      column={column}
      bounds={bounds}
      boundsArticle={boundsArticle}
      others={others}
      initial={initial}
      fresh={whole}
      rawText={cellText(row.when, column.code)}
      label={t('第 {{row}} 行“{{column}}”', { row: place.row + 1, column: column.title })}
      onCancel={cancel}
      onDraft={(typed, read) => onDraft(place, typed, read)}
      onCommit={(typed, read, how) => {
        if (read) onCell(place, typed, read);
        leave(place, how);
      }}
    />
  );
}

/** Holds an editor at its cell, above everything that scrolls. */
export function Floating({
  anchor,
  scrolled,
  children,
}: {
  readonly anchor: string;
  readonly scrolled: number;
  readonly children: ReactNode;
}) {
  const [place, setPlace] = useState<{ readonly left: number; readonly top: number; readonly width: number } | null>(
    null,
  );
  useLayoutEffect(() => {
    const put = () => {
      const cell = window.document.getElementById(anchor)?.getBoundingClientRect();
      if (!cell) return;
      const width = Math.max(cell.width, Math.min(440, window.innerWidth - 16));
      const left = Math.max(8, Math.min(cell.left, window.innerWidth - width - 8));
      setPlace({ left, top: Math.max(8, Math.min(cell.top, window.innerHeight - 330)), width });
    };
    put();
    window.addEventListener('scroll', put, true);
    window.addEventListener('resize', put);
    return () => {
      window.removeEventListener('scroll', put, true);
      window.removeEventListener('resize', put);
    };
  }, [anchor, scrolled]);
  return (
    place && (
      <div className="tc-mx-floating" style={place}>
        {children}
      </div>
    )
  );
}
