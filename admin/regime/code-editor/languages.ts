import { json } from '@codemirror/lang-json';
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { tags } from '@lezer/highlight';
import { KEYWORDS } from '../../../form-schemas/engine';

/** Colours of at least 4.5 : 1 on white. */
const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: '#1d4f91' },
  { tag: tags.string, color: '#1b6e3c' },
  { tag: tags.number, color: '#8a3b00' },
  { tag: [tags.bool, tags.null, tags.keyword], color: '#7a1f8b' },
  { tag: tags.function(tags.variableName), color: '#1d4f91' },
  { tag: tags.variableName, color: '#1f2937' },
]);

/** Colours only: what an expression means is the engine's business alone. */
const expression = StreamLanguage.define({
  name: 'expression',
  token(stream) {
    if (stream.eatSpace()) return null;
    if (stream.match(/@?"(?:[^"\\]|\\.)*"?/)) return 'string';
    if (stream.match(/\d+(?:\.\d+)?/)) return 'number';
    const name = stream.match(/[\p{L}_][\p{L}\p{M}_0-9]*/u);
    if (Array.isArray(name)) {
      if (KEYWORDS.has(name[0] ?? '')) return 'keyword';
      return stream.match(/\s*\(/, false) ? 'variableName.function' : 'variableName';
    }
    stream.next();
    return 'operator';
  },
});

export function languageOf(language: 'json' | 'expression'): Extension {
  return [language === 'json' ? json() : expression, syntaxHighlighting(colours)];
}
