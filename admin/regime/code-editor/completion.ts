import { autocompletion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import type { CodeCompletion } from './code-props';

/** Completion over what may be written at the moment; asked anew each time, so that a new field is there at once. */
export function completionFrom(given: () => readonly CodeCompletion[]): Extension {
  return autocompletion({
    icons: false,
    override: [
      (context: CompletionContext): CompletionResult | null => {
        const word = context.matchBefore(/[\p{L}_][\p{L}\p{M}_0-9.]*/u);
        if ((!word && !context.explicit) || given().length === 0) return null;
        return {
          from: word?.from ?? context.pos,
          options: given().map(({ label, insert, detail }) => ({
            // Looked for by title and by code alike.
            label: label === insert ? label : `${label} ${insert}`,
            displayLabel: label,
            apply: insert,
            detail: label === insert ? (detail ?? '') : `${insert}${detail ? ` · ${detail}` : ''}`,
          })),
          validFor: /^[\p{L}\p{M}_0-9.]*$/u,
        };
      },
    ],
  });
}
