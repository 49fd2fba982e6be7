import { lazy, Suspense } from 'react';
import { t } from '../../i18n/t';
import type { CodeEditorProps } from './code-props';
import './code-editor.css';

const Loaded = lazy(async () => ({ default: (await import('./code-mirror-box')).CodeMirrorBox }));

/**
 * A text editor for code, loaded when it is first shown. Tab indents in JSON; Escape and then Tab leaves it.
 * What is typed is handed on as it is; what the editor is given from outside replaces only what differs.
 */
export function CodeEditor(props: CodeEditorProps) {
  return (
    <Suspense
      fallback={
        <div className="tc-code tc-code-waiting" style={{ minHeight: props.minHeight ?? 120 }} role="status">
          {t('正在载入编辑器…')}
        </div>
      }
    >
      <Loaded {...props} />
    </Suspense>
  );
}
