/** Something wrong in a text; line and column count from 1, `length` in UTF-16 units (0: to the end of the line). */
export interface CodeMark {
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly message: string;
  readonly severity: 'error' | 'warning' | 'info';
}

/** What may be written here: found by its label, by what is inserted and by its detail. */
export interface CodeCompletion {
  /** For people, e.g. `总投资`. */
  readonly label: string;
  /** What is written, e.g. `declaredTotal`. */
  readonly insert: string;
  /** Beside it, e.g. `字段 · 金额`. */
  readonly detail?: string;
}

export interface CodeEditorProps {
  readonly value: string;
  readonly onChange?: (value: string) => void;
  readonly language: 'json' | 'expression';
  readonly marks?: readonly CodeMark[];
  readonly completions?: readonly CodeCompletion[];
  /** Name for screen readers. */
  readonly label: string;
  readonly readOnly?: boolean;
  /** px */
  readonly minHeight?: number;
  /** px; past it the text scrolls inside. */
  readonly maxHeight?: number;
  /** Shows a place and puts the cursor there; a new object does it again. `focus` takes the keyboard there too. */
  readonly reveal?: { readonly line: number; readonly column: number; readonly focus?: boolean } | null;
  /** Where the person has put the cursor: offset in UTF-16 units. Not called for what the page itself did. */
  readonly onCursor?: (offset: number) => void;
}
