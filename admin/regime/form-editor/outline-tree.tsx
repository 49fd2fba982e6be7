import { memo, useEffect, useId, useMemo, useState, type KeyboardEvent, type RefObject } from 'react';
import type { Severity } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { gravest } from './form-findings';
import { shortKind, wordKind } from './kinds';
import { useRemarks } from '../workspace/remarks';
import { nearestLine, unfolded, type OutlineLine, type OutlineMark } from './outline';
import type { FormDesk } from './use-form-desk';

/** What the keys of the outline do to the form; null where nothing may be changed. */
export interface OutlineActions {
  add(): void;
  remove(): void;
  move(by: -1 | 1): void;
}

interface OutlineTreeProps {
  readonly desk: FormDesk;
  readonly actions: OutlineActions | null;
  /** Takes the keyboard to the properties. */
  readonly onOpen: () => void;
  readonly tree: RefObject<HTMLUListElement | null>;
}

/**
 * The form as a tree. One stop for Tab, arrows inside; Alt+↑/↓ moves, Enter opens the properties, N adds, Delete takes
 * out. Rows are plain and memoised, so that hundreds of them follow every letter typed elsewhere.
 */
export function OutlineTree({ desk, actions, onOpen, tree }: OutlineTreeProps) {
  const { lines, selected, select, findings, pointers } = desk;
  const id = useId();
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const seen = useMemo(() => unfolded(lines, folded), [lines, folded]);
  const severity = useMemo(() => gravest(findings, pointers), [findings, pointers]);
  const remarks = useRemarks();
  const noted = useMemo(() => notesByLine(lines, desk.path, remarks?.open ?? []), [lines, desk.path, remarks]);
  const at = seen.findIndex((line) => line === selected);

  useEffect(() => {
    if (!selected) return;
    // What is selected from elsewhere must not stay hidden.
    setFolded((before) => {
      const hiding = [...before].filter(
        (pointer) => pointer !== selected.pointer && isInside(selected, pointer, lines),
      );
      return hiding.length === 0 ? before : new Set([...before].filter((pointer) => !hiding.includes(pointer)));
    });
    document.getElementById(id + selected.pointer)?.scrollIntoView({ block: 'nearest' });
  }, [selected, lines, id]);

  const fold = (line: OutlineLine, closed: boolean): void =>
    setFolded((before) => {
      const next = new Set(before);
      if (closed) next.add(line.pointer);
      else next.delete(line.pointer);
      return next;
    });

  const onKeyDown = (event: KeyboardEvent): void => {
    if (!selected || event.ctrlKey || event.metaKey) return;
    const go = (line: OutlineLine | undefined): void => line && select(line.pointer);
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => (event.altKey ? actions?.move(1) : go(seen[at + 1])),
      ArrowUp: () => (event.altKey ? actions?.move(-1) : go(seen[at - 1])),
      ArrowRight: () => (folded.has(selected.pointer) ? fold(selected, false) : selected.folds && go(seen[at + 1])),
      ArrowLeft: () =>
        selected.folds && !folded.has(selected.pointer) && selected.around !== null
          ? fold(selected, true)
          : go(lines.find(({ pointer }) => pointer === selected.around)),
      Home: () => go(seen[0]),
      End: () => go(seen.at(-1)),
      Enter: onOpen,
      n: () => actions?.add(),
      N: () => actions?.add(),
      Delete: () => actions?.remove(),
    };
    const act = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
    if (!act || (event.altKey && !event.key.startsWith('Arrow'))) return;
    event.preventDefault();
    act();
  };

  return (
    <ul
      ref={tree as RefObject<HTMLUListElement>}
      role="tree"
      tabIndex={0}
      className="tc-fe-tree"
      aria-label={t('表单大纲')}
      aria-activedescendant={selected ? id + selected.pointer : undefined}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        const row = (event.target as HTMLElement).closest<HTMLElement>('[data-pointer]');
        const line = seen.find(({ pointer }) => pointer === row?.dataset['pointer']);
        if (!line) return;
        if ((event.target as HTMLElement).closest('.tc-fe-fold')) fold(line, !folded.has(line.pointer));
        else select(line.pointer);
      }}
    >
      {seen.map((line) => (
        <Row
          key={line.pointer}
          id={id + line.pointer}
          line={line}
          selected={line === selected}
          folded={folded.has(line.pointer)}
          severity={severity.get(line.pointer) ?? null}
          notes={noted.get(line.pointer) ?? 0}
        />
      ))}
    </ul>
  );
}

interface RowProps {
  readonly id: string;
  readonly line: OutlineLine;
  readonly selected: boolean;
  readonly folded: boolean;
  readonly severity: Severity | null;
  /** Notes that nobody has dealt with yet. */
  readonly notes: number;
}

const Row = memo(function Row({ id, line, selected, folded, severity, notes }: RowProps) {
  const marks = line.marks.filter((mark) => mark !== 'fact').map(wordMark);
  const [kind, short] = line.kind === 'Form' ? [t('表单'), t('表单')] : [wordKind(line.kind), shortKind(line.kind)];
  return (
    <li
      id={id}
      role="treeitem"
      data-pointer={line.pointer}
      aria-level={line.level}
      aria-selected={selected}
      aria-expanded={line.folds ? !folded : undefined}
      className="tc-fe-line"
      style={{ paddingLeft: (line.level - 1) * 10 + 2 }}
    >
      <span className="tc-fe-fold" aria-hidden>
        {line.folds && line.around !== null ? (folded ? '▸' : '▾') : ''}
      </span>
      <span className="tc-fe-title" title={line.title}>
        {line.title || t('（没有标题）')}
      </span>
      {severity && severity !== 'info' && (
        <span className={`tc-fe-mark tc-fe-${severity}`}>{severity === 'error' ? t('错误') : t('提醒')}</span>
      )}
      {notes > 0 && <span className="tc-remark-mark">{t('批注 {{count}}', { count: notes })}</span>}
      {marks.map((mark) => (
        <span key={mark} className="tc-fe-mark" title={mark}>
          {mark}
        </span>
      ))}
      <span className="tc-fe-kind" title={kind}>
        <span aria-hidden>{short}</span>
        <span className="tc-sr">{kind}</span>
      </span>
    </li>
  );
}, sameRow);

function sameRow(a: RowProps, b: RowProps): boolean {
  const [one, other] = [a.line, b.line];
  return (
    a.selected === b.selected &&
    a.folded === b.folded &&
    a.severity === b.severity &&
    a.notes === b.notes &&
    a.id === b.id &&
    one.title === other.title &&
    one.kind === other.kind &&
    one.level === other.level &&
    one.folds === other.folds &&
    one.marks.join() === other.marks.join()
  );
}

function wordMark(mark: OutlineMark): string {
  switch (mark) {
    case 'required':
      return t('必填');
    case 'required-when':
      return t('条件必填');
    case 'computed':
      return t('计算');
    case 'conditional':
      return t('条件显示');
    case 'restricted':
      return t('限权');
    case 'fact':
      return t('事实');
  }
}

function isInside(line: OutlineLine, pointer: string, lines: readonly OutlineLine[]): boolean {
  const around = new Map(lines.map((one) => [one.pointer, one.around]));
  for (let here = line.around; here !== null; here = around.get(here) ?? null) {
    if (here === pointer) return true;
    if (here === '') return false;
  }
  return false;
}

/** Open notes by the line that shows their place, or the nearest one around it. */
function notesByLine(
  lines: readonly OutlineLine[],
  path: string,
  open: readonly string[],
): ReadonlyMap<string, number> {
  const notes = new Map<string, number>();
  for (const place of open) {
    const [file, pointer] = place.split('#');
    const line = file === path && pointer !== undefined ? nearestLine(lines, pointer) : undefined;
    if (line) notes.set(line.pointer, (notes.get(line.pointer) ?? 0) + 1);
  }
  return notes;
}
