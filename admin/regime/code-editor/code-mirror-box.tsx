import { closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, codeFolding, foldGutter, foldKeymap, indentUnit } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { search, searchKeymap } from '@codemirror/search';
import { Annotation, Compartment, EditorState, type Extension, type Text } from '@codemirror/state';
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { useEffect, useId, useRef } from 'react';
import { t } from '../../i18n/t';
import { changedPart } from './changed-part';
import type { CodeEditorProps, CodeMark } from './code-props';
import { completionFrom } from './completion';
import { languageOf } from './languages';
import { theme } from './theme';
import { phrases } from './phrases';

/** Marks a change that came from the page and not from the person. */
const fromPage = Annotation.define<true>();

/** The editor itself; see `code-editor.tsx` for what it promises. */
export function CodeMirrorBox(props: CodeEditorProps) {
  const { value, language, label, marks, reveal, readOnly = false, minHeight = 120, maxHeight } = props;
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef(props);
  latest.current = props;
  /** What was handed on last: a page that is late with it must not undo what was typed since. */
  const handedOn = useRef<string | null>(null);
  const editable = useRef(new Compartment());
  const hint = useId();

  useEffect(() => {
    const editor = new EditorView({
      parent: box.current ?? document.body,
      state: EditorState.create({
        doc: latest.current.value,
        extensions: [
          editable.current.of(editableOf(latest.current.readOnly ?? false)),
          ...common(language),
          completionFrom(() => latest.current.completions ?? []),
          // A stop of the Tab key in so many words, so that what scrolls in it is reached without a mouse.
          EditorView.contentAttributes.of({ 'aria-label': label, 'aria-describedby': hint, tabindex: '0' }),
          EditorView.updateListener.of((update) => {
            if (update.transactions.some((transaction) => transaction.annotation(fromPage))) return;
            if (update.docChanged) {
              handedOn.current = update.state.doc.toString();
              latest.current.onChange?.(handedOn.current);
            } else if (update.selectionSet) {
              latest.current.onCursor?.(update.state.selection.main.head);
            }
          }),
        ],
      }),
    });
    view.current = editor;
    return () => editor.destroy();
  }, [language, label, hint]);

  useEffect(() => {
    view.current?.dispatch({ effects: editable.current.reconfigure(editableOf(readOnly)) });
  }, [readOnly]);

  useEffect(() => {
    const editor = view.current;
    if (!editor || value === handedOn.current) return;
    handedOn.current = null;
    const before = editor.state.doc.toString();
    if (before !== value) editor.dispatch({ changes: changedPart(before, value), annotations: fromPage.of(true) });
  }, [value]);

  useEffect(() => {
    const editor = view.current;
    if (!editor || !marks) return;
    const diagnostics = marks.map((mark) => diagnosticOf(editor.state.doc, mark));
    editor.dispatch(setDiagnostics(editor.state, diagnostics), { annotations: fromPage.of(true) });
  }, [marks, value]);

  useEffect(() => {
    const editor = view.current;
    if (!editor || !reveal) return;
    const at = offsetOf(editor.state.doc, reveal.line, reveal.column);
    editor.dispatch({
      selection: { anchor: at },
      effects: EditorView.scrollIntoView(at, { y: 'start', yMargin: 40 }),
      annotations: fromPage.of(true),
    });
    if (reveal.focus) editor.focus();
  }, [reveal]);

  return (
    <>
      <div
        ref={box}
        className="tc-code"
        style={
          {
            '--tc-code-least': `${minHeight}px`,
            '--tc-code-most': maxHeight === undefined ? 'none' : `${maxHeight}px`,
          } as object
        }
      />
      <span id={hint} className="tc-sr">
        {language === 'json'
          ? t('按 Esc 再按 Tab 离开编辑器，Ctrl+F 查找，F8 到下一处错误')
          : t('按 Ctrl+空格 列出可用的名称')}
      </span>
    </>
  );
}

function common(language: 'json' | 'expression'): readonly Extension[] {
  const base = [
    history(),
    bracketMatching(),
    closeBrackets(),
    indentUnit.of('  '),
    EditorState.tabSize.of(2),
    EditorState.phrases.of(phrases()),
    languageOf(language),
    theme,
    EditorView.lineWrapping,
  ];
  const keys = [...closeBracketsKeymap, ...completionKeymap, ...defaultKeymap, ...historyKeymap, ...lintKeymap];
  if (language === 'expression') return [...base, keymap.of(keys)];
  return [
    ...base,
    lineNumbers(),
    lintGutter(),
    codeFolding(),
    foldGutter(),
    highlightActiveLine(),
    search({ top: true }),
    keymap.of([...searchKeymap, ...foldKeymap, ...keys, indentWithTab]),
  ];
}

function editableOf(readOnly: boolean): Extension {
  // Readable and searchable with the keyboard all the same.
  return readOnly
    ? [EditorState.readOnly.of(true), EditorView.contentAttributes.of({ 'aria-readonly': 'true' })]
    : EditorState.readOnly.of(false);
}

function diagnosticOf(text: Text, { line, column, length, message, severity }: CodeMark): Diagnostic {
  const from = offsetOf(text, line, column);
  const end = text.lineAt(from).to;
  return { from, to: Math.min(Math.max(length > 0 ? from + length : end, from), text.length), message, severity };
}

function offsetOf(text: Text, line: number, column: number): number {
  const place = text.line(Math.min(Math.max(line, 1), text.lines));
  return Math.min(place.from + Math.max(column - 1, 0), place.to);
}
