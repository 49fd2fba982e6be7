import { Button } from 'antd';
import { useMemo } from 'react';
import type { Finding } from '../../../form-schemas/engine';
import { canonicalText } from '../../../form-schemas/formats/canonical';
import { kindOfPath } from '../../../form-schemas/formats/document-kind';
import { positionsOf, readJson } from '../../../form-schemas/formats/read-json';
import { t } from '../../i18n/t';
import { CodeEditor } from '../code-editor/code-editor';
import type { CodeMark } from '../code-editor/code-props';
import { useWorkspace } from '../workspace/workspace';
import { wordFile } from './titles';

interface JsonFileProps {
  readonly path: string;
  /** A place in it to show: `checks.json#/checks/3/require`. */
  readonly at?: string | null;
  readonly minHeight?: number;
  readonly maxHeight?: number;
}

/** One file as text: what is wrong is marked at its line, also while it is no JSON yet. */
export function JsonFile({ path, at = null, minHeight = 360, maxHeight = 720 }: JsonFileProps) {
  const { files, findings, read, writeText, readOnly, lastCompiled } = useWorkspace();
  const text = files.get(path) ?? '';
  const shape = useMemo(() => {
    const place = kindOfPath(path);
    return place ? read(place.kind, path).findings : [];
  }, [path, text]);
  const marks = useMemo(() => marksOf(text, path, shape, findings), [text, path, shape, findings]);
  const reveal = useMemo(() => (at === null ? null : placeIn(text, path, at)), [at, path]);
  const untidy = shape.some(({ code }) => code === 'not-canonical');
  const name = wordFile(path, lastCompiled);
  return (
    <div className="tc-json-file">
      <CodeEditor
        value={text}
        language="json"
        label={t('{{name}}（{{path}}）的 JSON', { name, path })}
        marks={marks}
        readOnly={readOnly}
        minHeight={minHeight}
        maxHeight={maxHeight}
        reveal={reveal}
        {...(readOnly ? {} : { onChange: (value: string) => writeText(path, value, t('改写 {{path}}', { path })) })}
      />
      <div className="tc-json-foot" role="status">
        {marks.length === 0 ? (
          <span className="tc-muted">{t('这个文件没有错误。')}</span>
        ) : (
          <ul>
            {marks.slice(0, 8).map((mark, index) => (
              <li key={index} className={`tc-mark-${mark.severity}`}>
                {t('第 {{line}} 行：{{message}}', { line: mark.line, message: mark.message })}
              </li>
            ))}
          </ul>
        )}
        {untidy && !readOnly && (
          <Button size="small" onClick={() => writeText(path, tidy(text), t('整理 {{path}} 的写法', { path }))}>
            {t('整理写法（缩进、换行，内容不变）')}
          </Button>
        )}
      </div>
    </div>
  );
}

function tidy(text: string): string {
  const { value, findings } = readJson(text, '');
  return findings.length === 0 ? canonicalText(value) : text;
}

/** What is wrong with the shape, else what the whole regime says of places in this file, each at its line. */
function marksOf(
  text: string,
  path: string,
  shape: readonly Finding[],
  findings: readonly Finding[],
): readonly CodeMark[] {
  const wrong = shape.filter(({ severity }) => severity === 'error');
  const said =
    wrong.length > 0
      ? wrong
      : findings.filter((finding) => finding.path === path || finding.path?.startsWith(`${path}#`) === true);
  const positions = positionsOf(text);
  return said.map((finding): CodeMark => {
    const { line, column } = finding.parameters ?? {};
    const inShape = wrong.length > 0 && typeof line === 'number' && typeof column === 'number';
    const place = inShape ? { line, column } : nearest(positions, finding.path?.split('#')[1] ?? '');
    return { line: place.line, column: place.column, length: 0, message: finding.message, severity: finding.severity };
  });
}

function placeIn(text: string, path: string, at: string): { readonly line: number; readonly column: number } | null {
  return at === path || at.startsWith(`${path}#`) ? nearest(positionsOf(text), at.split('#')[1] ?? '') : null;
}

type Position = { readonly line: number; readonly column: number };

/** Where a pointer begins, or the nearest thing around it that is there. */
function nearest(positions: ReadonlyMap<string, Position>, pointer: string): Position {
  for (let path = pointer; ; path = path.slice(0, path.lastIndexOf('/'))) {
    const position = positions.get(path);
    if (position) return position;
    if (path === '') return { line: 1, column: 1 };
  }
}
