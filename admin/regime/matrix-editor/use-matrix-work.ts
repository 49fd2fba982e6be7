import { startTransition, useCallback, useDeferredValue, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useSearchParams } from 'react-router';
import {
  bodyTitle,
  readCell,
  type Box,
  type CellReading,
  type MatrixDocument,
  type MatrixRow,
} from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { useWorkspace } from '../workspace/workspace';
import type { Ground } from './analyse-draft';
import { applyMoves, movesAfter } from './boundary';
import { printChain } from './chain-text';
import { amountsOf, type MatrixDesk } from './desk';
import { addRowForHole, setCell, withNote, withRow } from './edit-rows';
import { columnKind, marksOf, provenOnly, type Place } from './grid-place';
import type { GridProps } from './grid-props';
import { wordCell } from './grid-row';
import type { ChangeNotice } from './notice-bar';
import { copyTable } from './paste';
import { commandOf, runRowCommand } from './row-commands';
import type { RowCommand } from './toolbar';
import { useLiveAnalysis } from './use-live-analysis';
import { useRowInAddress } from './use-row-in-address';

/** What is in focus, being typed, pointed at and noticed, and what the grid's keys and buttons do. */
export function useMatrixWork(desk: MatrixDesk, ground: Ground | null) {
  const { document, columns, bounds, regime, readOnly } = desk;
  const { undo, redo, findings: proven } = useWorkspace();
  const [search] = useSearchParams();
  const [active, setActive] = useState<Place>(() => ({
    row: Math.max(
      0,
      document.rows.findIndex(({ id }) => id === search.get('row')),
    ),
    column: 1,
  }));
  const [draft, setDraft] = useState<{ readonly of: MatrixDocument; readonly document: MatrixDocument } | null>(null);
  const [marked, setMarked] = useState<ReadonlySet<number>>(NONE);
  const [said, setSaid] = useState<{ readonly notice: ChangeNotice; readonly rows: string } | null>(null);
  // What is offered after a change holds only as long as nothing else has changed since: an undo takes it away.
  const notice = useMemo(
    () => (said && JSON.stringify(document.rows) === said.rows ? said.notice : null),
    [said, document],
  );
  const [pasting, setPasting] = useState<string | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const candidate = draft?.of === document ? draft.document : document;
  const live = useLiveAnalysis(candidate, ground);
  const findings = useMemo(
    () => [...(live.said?.findings ?? []), ...provenOnly(desk.path, proven)],
    [live.said, desk.path, proven],
  );
  const marks = useMemo(() => marksOf(findings), [findings]);
  const at = Math.min(active.row, Math.max(0, document.rows.length - 1));
  const place = useMemo(() => ({ row: at, column: active.column }), [at, active.column]);
  const quiet = useDeferredValue(at);

  const chainOf = useCallback((row: MatrixRow) => printChain(row.chain, (code) => bodyTitle(regime, code)), [regime]);
  const articleOf = useCallback(
    (clause: readonly string[]) => [...new Set(clause.map((id) => regime?.article([id]) || id))].join(t('、')),
    [regime],
  );

  const show = useCallback((cell: Place) => {
    setActive(cell);
    setMarked(new Set([cell.row]));
  }, []);
  useRowInAddress(desk, document.rows[at]?.id ?? '', root, show);

  const onDraft = useCallback(
    (where: Place, typed: string, read: CellReading | null) => {
      const code = columns[where.column - 1]?.code;
      startTransition(() =>
        setDraft(
          read && code !== undefined
            ? { of: document, document: setCell(document, where.row, code, typed, read).document }
            : null,
        ),
      );
    },
    [document, columns],
  );
  const onCell = (where: Place, typed: string, read: CellReading) => {
    const column = columns[where.column - 1];
    if (!column) return;
    const { document: next, notice: words } = setCell(document, where.row, column.code, typed, read);
    if (JSON.stringify(next.rows[where.row]) === JSON.stringify(document.rows[where.row])) return;
    desk.write(next, t('改第 {{row}} 行“{{column}}”', { row: where.row + 1, column: column.title }));
    const moves = movesAfter(document, next, columns, where.row, column, bounds);
    setSaid({ notice: { column, words, moves }, rows: JSON.stringify(next.rows) });
    setMarked(NONE);
  };
  const onText = (where: Place, kind: 'id' | 'note', text: string) => {
    const row = document.rows[where.row];
    if (!row || text === (kind === 'id' ? row.id : (row.note ?? ''))) return;
    desk.write(
      withRow(document, where.row, kind === 'id' ? { ...row, id: text } : withNote(row, text)),
      kind === 'id'
        ? t('改第 {{row}} 行的编码', { row: where.row + 1 })
        : t('改第 {{row}} 行的备注', { row: where.row + 1 }),
    );
  };
  const focusPanel = () =>
    root.current
      ?.querySelector<HTMLElement>('[data-mx-rowpanel] select, [data-mx-rowpanel] input, [data-mx-rowpanel]')
      ?.focus();
  const focusGrid = () => root.current?.querySelector<HTMLElement>('[role="grid"] [tabindex="0"]')?.focus();
  const moveAlong = () => {
    if (!notice || notice.moves.length === 0) return;
    desk.write(applyMoves(document, notice.moves), t('相邻各行随之移动'));
    setSaid(null);
    focusGrid();
  };
  const table = (rows: readonly number[]) =>
    copyTable(document, rows, columns, {
      cell: (row, column) => wordCell(row, 'input', column, { bounds, chainOf, articleOf }).text,
      chain: chainOf,
    });
  const run = (command: RowCommand) => {
    setSaid(null);
    if (command === 'paste') return setPasting('');
    if (command === 'copy') return void navigator.clipboard?.writeText(table(document.rows.map((_, index) => index)));
    const done = runRowCommand(document, at, command);
    if (!done || readOnly) return;
    desk.write(done.document, done.label);
    setActive({ row: done.row, column: active.column });
  };
  const onCommand = (event: KeyboardEvent): boolean => {
    const control = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (control && key === 'z' && !event.shiftKey) undo();
    else if (control && (key === 'y' || (key === 'z' && event.shiftKey))) redo();
    else if (event.altKey && key === 'm') moveAlong();
    else {
      const command = commandOf(event);
      if (!command) return false;
      run(command);
      requestAnimationFrame(focusGrid);
    }
    return true;
  };
  const onPaste = (text: string, where: Place) => {
    const column = columns[where.column - 1];
    if (/[\t\n]/.test(text.trim()) || columnKind(document, where.column) !== 'input' || !column) setPasting(text);
    else
      onCell(
        where,
        text.trim(),
        readCell(text.trim(), { column, bounds, others: amountsOf(document, column, where.row) }),
      );
  };
  const onRows = useCallback((rows: readonly number[]) => {
    setMarked(new Set(rows));
    setActive((before) => ({ row: rows[0] ?? before.row, column: before.column }));
    root.current?.querySelector('[role="grid"]')?.scrollIntoView({ block: 'nearest' });
  }, []);
  const onFill = (hole: Box) => {
    desk.write(addRowForHole(document, hole, columns, bounds), t('为空档添加一行'));
    setActive({ row: document.rows.length, column: 1 });
  };
  const onCopy = ({ row, column }: Place): string => {
    const given = document.rows[row];
    const look = { bounds, chainOf, articleOf };
    return given ? wordCell(given, columnKind(document, column), columns[column - 1], look).text : '';
  };
  const onApply = (next: MatrixDocument, count: number) => {
    desk.write(next, t('粘贴 {{count}} 行', { count }));
    setPasting(null);
  };
  const onDismiss = () => {
    setSaid(null);
    focusGrid();
  };
  return {
    root,
    place,
    quiet,
    candidate,
    live,
    findings,
    marks,
    notice,
    pasting,
    setPasting,
    run,
    moveAlong,
    focusGrid,
    onFill,
    onApply,
    onDismiss,
    grid: {
      desk,
      marks,
      marked,
      active: place,
      chainOf,
      articleOf,
      onActive: setActive,
      onOpen: focusPanel,
      onDraft,
      onCell,
      onText,
      onPaste,
      onCommand,
      onCopy,
    } satisfies GridProps,
    onRows,
  };
}

const NONE: ReadonlySet<number> = new Set();
