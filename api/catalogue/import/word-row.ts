import type { Json } from '../../../form-schemas/engine';
import { wordAnswer } from '../../../form-schemas/formats/catalogue/word-entry';
import type { SheetColumn } from './sheet-columns';

/**
 * What the cells of a row say, as one text. Rows are told apart by it and not by their answers: an export writes words, so that
 * whatever it has written is the same again, even what an older edition of the form has let pass and answers that have no column.
 */
export function wordRow(
  columns: readonly SheetColumn[],
  answers: Readonly<Record<'fields' | 'extension', Readonly<Record<string, unknown>>>>,
): string {
  return JSON.stringify(
    columns.map(({ of, field, form }) => {
      const given = answers[of];
      const value = Object.hasOwn(given, field.key) ? (given[field.key] as Json | undefined) : null;
      return wordAnswer(form, field, value ?? null)?.trim() || null;
    }),
  );
}
