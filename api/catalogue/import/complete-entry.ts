import type { JsonObject } from '../../../form-schemas/engine';
import type { CheckedEntry, JudgedEntry } from './check-entries';
import type { ReadEntry } from './import-finding';

interface Standing {
  readonly fields: JsonObject;
  readonly extension: JsonObject;
}

/**
 * A row with what the entry says already where the workbook says nothing: of a column that is not there, of files, which have none.
 * An empty cell is an answer taken back; a missing column is none. What is put together is judged as a whole.
 */
export function completeEntry(
  row: CheckedEntry,
  standing: Standing,
  said: ReadonlySet<string>,
  judge: (entry: ReadEntry) => JudgedEntry,
): CheckedEntry {
  const fields = unsaid('fields', standing.fields, said);
  const extension = unsaid('extension', standing.extension, said);
  if (fields.length + extension.length === 0) return row;
  const { read } = row;
  const whole = {
    ...read,
    fields: { ...Object.fromEntries(fields), ...read.fields },
    extension: { ...Object.fromEntries(extension), ...read.extension },
  };
  return { ...row, ...judge(whole) };
}

function unsaid(of: string, answers: JsonObject, said: ReadonlySet<string>) {
  return Object.entries(answers).filter(([key]) => !said.has(`${of}.${key}`));
}
