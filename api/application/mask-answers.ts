import type { CompiledField, CompiledForm, Json, JsonObject } from '../../form-schemas/engine';

/** Answers without the fields that the reader's bodies may not see (`x-roles.see` of a form). */
export function maskAnswers(form: CompiledForm, answers: JsonObject, bodies: readonly string[]): JsonObject {
  const hidden = new Set(hiddenFields(form, bodies).map((field) => field.path));
  if (hidden.size === 0) return answers;
  const mask = (given: JsonObject, prefix: string): JsonObject =>
    Object.fromEntries(
      Object.entries(given).flatMap(([key, value]): [string, Json][] => {
        const path = `${prefix}${key}`;
        if (hidden.has(path)) return [];
        return [
          [key, Array.isArray(value) ? value.map((row: Json) => (isRow(row) ? mask(row, `${path}[].`) : row)) : value],
        ];
      }),
    );
  return mask(answers, '');
}

/** Fields of a form that these bodies may not see. */
export function hiddenFields(form: CompiledForm, bodies: readonly string[]): readonly CompiledField[] {
  return form.fields.filter((field) => !field.see.every((list) => list.some((body) => bodies.includes(body))));
}

function isRow(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
