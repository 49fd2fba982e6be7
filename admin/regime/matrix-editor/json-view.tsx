import { useEffect, useMemo, useState } from 'react';
import { positionsOf } from '../../../form-schemas/formats/read-json';
import type { Finding } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { FindingList } from '../../kit/finding-list';
import { CodeEditor } from '../code-editor/code-editor';
import { findingsOf, marksIn } from '../form-editor/form-findings';
import { nearestPlace, placesIn } from '../form-editor/json-places';
import { useWorkspace } from '../workspace/workspace';

interface JsonViewProps {
  readonly path: string;
  readonly findings: readonly Finding[];
  /** The place to show first, as a pointer into the file. */
  readonly at: string | null;
  /** Goes to the grid's row that the cursor is in. */
  readonly onRow: ((row: number) => void) | null;
}

/** The matrix's file as text; findings stand at their lines, and a finding leads to its line. */
export function JsonView({ path, findings, at, onRow }: JsonViewProps) {
  const workspace = useWorkspace();
  const text = workspace.files.get(path) ?? '';
  const [reveal, setReveal] = useState<{
    readonly line: number;
    readonly column: number;
    readonly focus: boolean;
  } | null>(null);
  const [row, setRow] = useState<number | null>(null);
  const placed = useMemo(() => findingsOf(path, findings, workspace.findings), [path, findings, workspace.findings]);
  const marks = useMemo(() => marksIn(text, placed), [text, placed]);
  useEffect(() => {
    const place = at === null ? null : nearestPlace(placesIn(text), at);
    if (place) setReveal({ ...place, focus: true });
    // Only when another place is asked for, not while one types.
  }, [at]);
  return (
    <div className="tc-mx-json">
      <CodeEditor
        label={t('矩阵的 JSON')}
        language="json"
        minHeight={320}
        maxHeight={640}
        value={text}
        readOnly={workspace.readOnly}
        marks={marks}
        reveal={reveal}
        onChange={(next) => workspace.writeText(path, next, t('改 JSON'))}
        onCursor={(offset) => setRow(rowAt(text, offset))}
      />
      {row !== null && onRow && (
        <p>
          <button type="button" className="tc-mx-link" onClick={() => onRow(row)}>
            {t('在表格中看第 {{row}} 行', { row: row + 1 })}
          </button>
        </p>
      )}
      <FindingList
        findings={placed.map(({ finding }) => finding)}
        onJump={(to) => {
          const at = placed.findIndex(({ finding }) => finding.path === to);
          const [mark] = at < 0 ? [] : marksIn(text, placed.slice(at, at + 1));
          if (mark) setReveal({ line: mark.line, column: mark.column, focus: true });
        }}
      />
    </div>
  );
}

/** The row of the matrix that an offset of its text lies in. */
export function rowAt(text: string, offset: number): number | null {
  const line = text.slice(0, offset).split('\n').length;
  let row: number | null = null;
  for (const [pointer, position] of positionsOf(text)) {
    const at = /^\/rows\/(\d+)$/.exec(pointer)?.[1];
    if (at !== undefined && position.line <= line) row = Math.max(row ?? 0, Number(at));
  }
  return row;
}
