import { EditorView } from '@codemirror/view';

/** Light, and of AA contrast wherever text stands. */
export const theme = EditorView.theme({
  '&': {
    color: '#1f2937',
    backgroundColor: '#fff',
    minHeight: 'var(--tc-code-least)',
    maxHeight: 'var(--tc-code-most)',
  },
  '.cm-scroller': { overflow: 'auto', minHeight: 'var(--tc-code-least)' },
  '.cm-content': { caretColor: '#1d4f91' },
  '.cm-gutters': { backgroundColor: '#f4f6f9', color: '#56606e', border: 'none' },
  '.cm-activeLine': { backgroundColor: '#f1f5fb' },
  '.cm-foldPlaceholder': {
    backgroundColor: '#eef3fa',
    color: '#1d3f72',
    border: '1px solid #b9cbe6',
    padding: '0 6px',
  },
  '.cm-tooltip': { backgroundColor: '#fff', color: '#1f2937', border: '1px solid #b9c4d4' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: '#1d4f91', color: '#fff' },
  '.cm-completionDetail': { fontStyle: 'normal', color: '#4a5568' },
  'li[aria-selected] .cm-completionDetail': { color: '#e7eef8' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '600' },
  '.cm-panels': { backgroundColor: '#f4f6f9', color: '#1f2937' },
  '.cm-searchMatch': { backgroundColor: '#fff1b8' },
  '.cm-searchMatch-selected': { backgroundColor: '#ffd666' },
});
