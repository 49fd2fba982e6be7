import {
  memo,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ClipboardEvent,
  type KeyboardEvent,
  type CSSProperties,
  type MouseEvent,
} from 'react';
import { cellText, editText } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { openWithin, useRemarks } from '../workspace/remarks';
import type { Leave } from './cell-editor';
import type { MatrixDesk } from './desk';
import { EditorAt, Floating } from './grid-editor';
import { columnCount, columnKind, goTo, ROW_HEIGHT, rowsInSight, type Place } from './grid-place';
import type { GridProps } from './grid-props';
import { cellId, GridRow, type RowLook } from './grid-row';

/** The matrix as a spreadsheet: one stop of the Tab key, arrows inside, Enter or typing edits, Escape gives up. */
export const Grid = memo(function Grid(props: GridProps) {
  const { desk, marks, marked, active, chainOf, articleOf, onActive } = props;
  const { document, columns, bounds, basis } = desk;
  const remarks = useRemarks();
  const gridId = useId();
  const box = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState({ top: 0, height: 600 });
  const [editing, setEditing] = useState<{
    readonly place: Place;
    readonly initial: string;
    readonly whole: boolean;
  } | null>(null);
  const focusWanted = useRef(false);
  const look = useMemo(
    (): RowLook => ({ columns, bounds, basis, gridId, chainOf, articleOf }),
    [columns, bounds, basis, gridId, chainOf, articleOf],
  );

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => setSight({ top: element.scrollTop, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => {
    if (!focusWanted.current) return;
    const element = window.document.getElementById(cellId(gridId, active.row, active.column));
    if (!element) return;
    focusWanted.current = false;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  const go = useCallback(
    (place: Place) => {
      focusWanted.current = true;
      onActive(place);
    },
    [onActive],
  );
  const edit = (place: Place, typed: string | null) => {
    const row = document.rows[place.row];
    const kind = columnKind(document, place.column);
    if (desk.readOnly || !row) return;
    if (kind === 'chain' || kind === 'clause') return props.onOpen();
    const column = columns[place.column - 1];
    const now =
      kind === 'input' && column
        ? editText(cellText(row.when, column.code), row.words?.[column.code], column, bounds)
        : kind === 'id'
          ? row.id
          : (row.note ?? '');
    setEditing({ place, initial: typed ?? now, whole: typed !== null });
  };
  const leave = (place: Place, how: Leave) => {
    setEditing(null);
    props.onDraft(place, '', null);
    const key = how === 'down' ? 'ArrowDown' : how === 'right' ? 'ArrowRight' : how === 'left' ? 'ArrowLeft' : '';
    if (how !== 'stay') go(goTo(document, place, key, false, 1) ?? place);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || editing) return;
    if (props.onCommand(event, active)) return event.preventDefault();
    const control = event.ctrlKey || event.metaKey;
    const next = event.altKey
      ? null
      : goTo(document, active, event.key, control, Math.max(1, Math.floor(sight.height / ROW_HEIGHT) - 2));
    if (next) go(next);
    else if (event.key === 'Enter' || event.key === 'F2') edit(active, null);
    else if (
      (event.key === 'Delete' || event.key === 'Backspace') &&
      columnKind(document, active.column) === 'input' &&
      !desk.readOnly
    )
      props.onCell(active, '', {
        cell: '-',
        tests: { text: '-', any: true, negated: false, tests: [] },
        words: null,
        problem: null,
        caution: null,
        instead: null,
      });
    else if (event.key.length === 1 && !control && !event.altKey && event.key !== ' ') edit(active, event.key);
    else return;
    event.preventDefault();
  };
  const placeOf = (target: EventTarget): Place | null => {
    const cell = (target as HTMLElement).closest<HTMLElement>('[data-row]');
    return cell ? { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) } : null;
  };
  const [from, to] = rowsInSight(document.rows.length, sight.top, sight.height);
  const shown = Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
  if ((active.row < from || active.row >= to) && active.row < document.rows.length) shown.push(active.row);
  return (
    <>
      <div
        ref={box}
        className="tc-mx-grid"
        role="grid"
        aria-label={t('审批矩阵“{{title}}”', { title: document.title })}
        aria-rowcount={document.rows.length + 1}
        aria-colcount={columnCount(document)}
        aria-readonly={desk.readOnly}
        tabIndex={document.rows.length === 0 ? 0 : -1}
        style={widths(document.inputs.length)}
        onScroll={(event) => setSight({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight })}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          const place = placeOf(event.target);
          if (place && (place.row !== active.row || place.column !== active.column)) onActive(place);
        }}
        onMouseDown={(event: MouseEvent) => {
          const place = editing ? null : placeOf(event.target);
          if (place) go(place);
        }}
        onDoubleClick={(event) => {
          const place = editing ? null : placeOf(event.target);
          if (place) edit(place, null);
        }}
        onCopy={(event: ClipboardEvent) => {
          if (editing) return;
          event.clipboardData.setData('text/plain', props.onCopy(active));
          event.preventDefault();
        }}
        onPaste={(event: ClipboardEvent) => {
          if (editing || desk.readOnly) return;
          event.preventDefault();
          props.onPaste(event.clipboardData.getData('text/plain'), active);
        }}
      >
        <GridHead desk={desk} />
        <div role="rowgroup" className="tc-mx-body" style={{ height: document.rows.length * ROW_HEIGHT }}>
          {shown.map((index) => (
            <GridRow
              key={index}
              document={document}
              index={index}
              row={document.rows[index]!}
              look={look}
              active={active.row === index ? active.column : -1}
              marked={marked.has(index)}
              findings={marks.rows.get(index)}
              cellFindings={marks.cells}
              notes={openWithin(remarks, `${desk.path}#/rows/${index}`)}
            />
          ))}
        </div>
      </div>
      {editing && (
        <Floating anchor={cellId(gridId, editing.place.row, editing.place.column)} scrolled={sight.top}>
          <EditorAt
            {...props}
            editing={editing}
            leave={leave}
            cancel={() => {
              setEditing(null);
              props.onDraft(editing.place, '', null);
              go(editing.place);
            }}
          />
        </Floating>
      )}
    </>
  );
});

/** Widths of the grid's columns: a matrix may have no input yet, and CSS repeats nothing zero times. */
function widths(inputs: number): CSSProperties {
  const middle = inputs === 0 ? '' : `repeat(${inputs}, minmax(170px, 1fr)) `;
  return {
    '--tc-mx-columns': `190px ${middle}minmax(280px, 2fr) 150px 160px`,
    '--tc-mx-width': `${780 + inputs * 170}px`,
  } as CSSProperties;
}

function GridHead({ desk: { document, columns } }: { readonly desk: MatrixDesk }) {
  const heads = [t('行'), ...columns.map(({ title }) => title), t('审批链'), t('依据'), t('备注')];
  return (
    <div role="rowgroup" className="tc-mx-head">
      <div role="row" aria-rowindex={1} className="tc-mx-row">
        {heads.map((title, column) => (
          <div
            key={`${column}`}
            role="columnheader"
            aria-colindex={column + 1}
            className={`tc-mx-cell tc-mx-${columnKind(document, column)}`}
          >
            <span className="tc-mx-text">{title}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
