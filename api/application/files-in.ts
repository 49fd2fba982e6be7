import type { CompiledForm, Json, JsonObject } from '../../form-schemas/engine';
import { fromGlobalId } from '../platform/global-id';

export interface FiledFile {
  /** Database id. */
  readonly id: string;
  readonly title: string;
  /** Bytes, as the answers say. */
  readonly size: number;
}

/** Files in answers, in the order of the form; those in rows of tables as well. */
export function filesIn(form: CompiledForm, answers: JsonObject): readonly FiledFile[] {
  return form.fields
    .filter((field) => field.component === 'Attachment')
    .flatMap((field) => {
      const rows = field.table === null ? [answers] : listOf(answers[field.table]);
      return rows
        .flatMap((row) => listOf(isObject(row) ? row[field.key] : null))
        .flatMap((file): FiledFile[] => {
          const id = isObject(file) && typeof file['id'] === 'string' ? fromGlobalId(file['id']) : null;
          return id?.type === 'Attachment' ? [{ id: id.key, title: field.title, size: sizeIn(file) }] : [];
        });
    });
}

function sizeIn(file: Json): number {
  const size = isObject(file) ? file['size'] : undefined;
  return typeof size === 'number' ? size : 0;
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
