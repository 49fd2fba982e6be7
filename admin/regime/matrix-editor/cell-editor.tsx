import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import {
  isOrdered,
  readCell,
  understood,
  type BoundSemantics,
  type CellColumn,
  type CellReading,
} from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { ClauseChip } from '../../kit/clause-chip';
import { BandFields } from './band-fields';
import { SetFields } from './set-fields';

export type Leave = 'down' | 'right' | 'left' | 'stay';

interface CellEditorProps {
  readonly column: CellColumn;
  readonly bounds: BoundSemantics;
  readonly boundsArticle: string;
  readonly others: readonly number[];
  readonly initial: string;
  /** Begun by typing over what was there. */
  readonly fresh: boolean;
  /** The engine's own text of the cell, for raw mode. */
  readonly rawText: string;
  readonly label: string;
  readonly onDraft: (typed: string, read: CellReading) => void;
  /** `read` is null where nothing was changed. */
  readonly onCommit: (typed: string, read: CellReading | null, leave: Leave) => void;
  readonly onCancel: () => void;
}

/** Edits one cell: typed in words, numbers or signs, with what is understood said at once; or by choosing beneath. */
export function CellEditor({
  column,
  bounds,
  boundsArticle,
  others,
  initial,
  fresh,
  rawText,
  label,
  onDraft,
  onCommit,
  onCancel,
}: CellEditorProps) {
  const id = useId();
  const [typed, setTyped] = useState(initial);
  const [raw, setRaw] = useState(column.type === null);
  const read = useMemo(() => readCell(typed, { column, bounds, others, raw }), [typed, raw, column, bounds, others]);
  const touched = fresh || typed !== initial || (raw && column.type !== null);
  const root = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  useEffect(() => {
    input.current?.focus();
    const end = input.current?.value.length ?? 0;
    input.current?.setSelectionRange(end, end);
  }, []);
  useEffect(() => {
    if (touched) onDraft(typed, read);
  }, [read]);

  const commit = (leave: Leave) => {
    if (done.current) return;
    done.current = true;
    onCommit(typed, touched ? read : null, leave);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      done.current = true;
      onCancel();
    } else if (event.key === 'Enter' && (event.target as HTMLElement).tagName !== 'BUTTON') {
      event.preventDefault();
      commit('down');
    } else if (event.key === 'Tab' && event.target === input.current) {
      event.preventDefault();
      commit(event.shiftKey ? 'left' : 'right');
    } else if (event.key === 'ArrowDown' && event.altKey && event.target === input.current) {
      event.preventDefault();
      root.current?.querySelector<HTMLElement>('.tc-mx-fields input, .tc-mx-fields select')?.focus();
    }
  };
  const lines = read.tests && !raw ? understood(read.tests, column) : [];
  const ordered = isOrdered(column);
  return (
    <div
      ref={root}
      className="tc-mx-editor"
      role="dialog"
      aria-label={label}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (!root.current?.contains(event.relatedTarget as Node | null)) commit('stay');
      }}
    >
      <input
        ref={input}
        className="tc-mx-input"
        aria-label={label}
        aria-invalid={read.problem !== null}
        aria-describedby={`${id}-said`}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div id={`${id}-said`} aria-live="polite" className="tc-mx-said">
        {read.problem !== null && <p className="tc-mx-wrong">{t('未读懂：{{problem}}', { problem: read.problem })}</p>}
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {read.caution !== null && (
          <p className="tc-mx-doubt">
            {read.caution}{' '}
            {read.instead !== null && (
              <button type="button" onClick={() => setTyped(read.instead ?? typed)}>
                {t('改为“{{text}}”', { text: read.instead })}
              </button>
            )}
          </p>
        )}
        {read.tests && !raw && <p className="tc-muted tc-mx-code">{t('存为 {{cell}}', { cell: read.cell })}</p>}
      </div>
      {!raw && (
        <div className="tc-mx-fields">
          {ordered ? (
            <BandFields column={column} bounds={bounds} tests={read.tests} typed={typed} onChange={setTyped} />
          ) : (
            <SetFields column={column} tests={read.tests} onChange={setTyped} />
          )}
        </div>
      )}
      {ordered && column.type?.kind === 'money' && (
        <p className="tc-muted tc-mx-bounds">
          {bounds.above === 'included' ? t('“以上”含本数。') : t('“以上”不含本数。')}
          {bounds.below === 'included' ? t('“以下”含本数。') : t('“以下”不含本数。')}{' '}
          <ClauseChip article={boundsArticle} />
        </p>
      )}
      <div className="tc-mx-actions">
        <button type="button" onClick={() => commit('stay')}>
          {t('确定')}
        </button>
        <button
          type="button"
          onClick={() => {
            done.current = true;
            onCancel();
          }}
        >
          {t('放弃')}
        </button>
        <button type="button" onClick={() => setTyped('')}>
          {t('任意值')}
        </button>
        <label>
          <input
            type="checkbox"
            checked={raw}
            disabled={column.type === null}
            onChange={(event) => {
              setRaw(event.target.checked);
              if (event.target.checked) setTyped(read.tests ? read.cell : typed || rawText);
            }}
          />{' '}
          {t('按引擎写法')}
        </label>
        <span className="tc-muted">{t('Enter 确定，Tab 右移，Esc 放弃，Alt+↓ 逐项填')}</span>
      </div>
    </div>
  );
}
