import type { JsonObject } from '../../form-schemas/engine';

/** One handing in of a case: what was filed, and as which form. */
export interface Filing {
  readonly seq: number;
  readonly form: string;
  readonly answers: unknown;
}

interface Filed {
  readonly filings: readonly Filing[];
}

/** What was last handed in on a form; null where nothing was. */
export function lastFiling(application: Filed | null | undefined, form: string): JsonObject | null {
  return filedAs(application, form).at(-1) ?? null;
}

/** The last two filings of a form that was handed in more than once. */
export function lastTwoFilings(
  application: Filed,
  form: string,
): { readonly before: JsonObject; readonly after: JsonObject } | null {
  const [before, after] = filedAs(application, form).slice(-2);
  return before && after ? { before, after } : null;
}

function filedAs(application: Filed | null | undefined, form: string): readonly JsonObject[] {
  return [...(application?.filings ?? [])]
    .filter((filing) => filing.form === form)
    .sort((a, b) => a.seq - b.seq)
    .map(({ answers }) => (answers ?? {}) as JsonObject);
}
