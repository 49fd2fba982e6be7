import type { CompiledForm, JsonObject } from '../../form-schemas/engine';

/** The unit is known: its name stands in the form before anyone types it. */
export function withUnit(form: CompiledForm, answers: JsonObject, unit: string | undefined): JsonObject {
  if (unit === undefined) return answers;
  const empty = form.fields.filter(
    ({ component, table, path }) => component === 'Organisation' && table === null && (answers[path] ?? null) === null,
  );
  return { ...answers, ...Object.fromEntries(empty.map(({ path }) => [path, unit])) };
}

/** What the project is called so far: the answer that sets the fact by which the API names a case. */
export function nameOf(form: CompiledForm, answers: JsonObject): string | null {
  const field = form.fields.find(({ fact, table }) => fact === 'projectName' && table === null);
  const name = answers[field?.path ?? 'projectName'];
  return typeof name === 'string' && name !== '' ? name : null;
}
