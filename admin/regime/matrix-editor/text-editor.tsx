import { useEffect, useRef, useState } from 'react';
import type { MatrixDocument } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import type { Leave } from './cell-editor';
import { idProblem } from './edit-rows';

interface TextEditorProps {
  readonly document: MatrixDocument;
  readonly row: number;
  readonly kind: 'id' | 'note';
  readonly initial: string;
  readonly onCommit: (text: string, leave: Leave) => void;
  readonly onCancel: () => void;
}

/** Edits a row's code or note in its cell. A code that cannot be one stays in the box with the reason. */
export function TextEditor({ document, row, kind, initial, onCommit, onCancel }: TextEditorProps) {
  const [text, setText] = useState(initial);
  const input = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  useEffect(() => input.current?.focus(), []);
  const wrong = kind === 'id' ? idProblem(document, row, text.trim()) : null;
  const leave = (how: Leave) => {
    if (done.current || (wrong && how !== 'stay')) return;
    done.current = true;
    if (wrong || (text === initial && how === 'stay')) onCancel();
    else onCommit(text.trim(), how);
  };
  return (
    <div className="tc-mx-editor">
      <input
        ref={input}
        className="tc-mx-input"
        aria-label={kind === 'id' ? t('行的编码') : t('备注')}
        aria-invalid={wrong !== null}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => leave('stay')}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Escape') {
            done.current = true;
            onCancel();
          } else if (event.key === 'Enter') leave('down');
          else if (event.key === 'Tab') leave(event.shiftKey ? 'left' : 'right');
          else return;
          event.preventDefault();
        }}
      />
      {wrong && (
        <p className="tc-mx-wrong" role="alert">
          {wrong === 'twice'
            ? t('已有一行用此编码，每行的编码须各不相同')
            : t('编码须以小写字母起头，只含小写字母、数字和连字符，如 from-5m')}
        </p>
      )}
    </div>
  );
}
