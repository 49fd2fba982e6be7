import type { CompiledField, CompiledForm, Finding, Json, JsonObject } from '../../form-schemas/engine';

export interface Rebased {
  readonly answers: JsonObject;
  /** Notes: what was left behind, what is new. */
  readonly findings: readonly Finding[];
}

/**
 * Carries answers over to a newer edition's form, field by field by their codes: what is still there and still of the
 * same kind is kept; the rest is left behind and said so.
 */
export function rebaseAnswers(from: CompiledForm, to: CompiledForm, answers: JsonObject): Rebased {
  const [before, after] = [fieldsOf(from), fieldsOf(to)];
  const findings: Finding[] = [];
  const note = (code: string, message: string, path: string, left: Json = null): void => {
    // What was typed and has no place any more goes along, so that it can be copied: it is lost to nobody unseen.
    const parameters = typeof left === 'string' || typeof left === 'number' ? { parameters: { given: left } } : {};
    findings.push({ code, severity: 'info', message, path, ...parameters });
  };
  const carry = (given: JsonObject, prefix: string): JsonObject => {
    const kept: Record<string, Json> = {};
    for (const [key, value] of Object.entries(given)) {
      const path = `${prefix}${key}`;
      const [old, now] = [before.get(path), after.get(path)];
      const title = old?.title ?? key;
      if (!now) note('field-removed', `新版表单不再有“${title}”，原填内容未带入`, path, value);
      else if (old && old.component !== now.component)
        note('field-changed', `“${now.title}”的填法已改，原填内容未带入，请重填`, path, value);
      else
        kept[key] =
          now.component === 'Table' && Array.isArray(value)
            ? value.map((row: Json) => carryRow(row, `${path}[].`))
            : value;
    }
    return kept;
  };
  const carryRow = (row: Json, prefix: string): Json =>
    typeof row === 'object' && row !== null && !Array.isArray(row) ? carry(row as JsonObject, prefix) : row;
  const carried = carry(answers, '');
  for (const [path, field] of after) {
    if (!before.has(path)) note('field-added', `新版表单增加了“${field.title}”`, path);
  }
  return { answers: carried, findings: once(findings) };
}

function fieldsOf(form: CompiledForm): ReadonlyMap<string, CompiledField> {
  return new Map(form.fields.filter((field) => field.type !== null).map((field) => [field.path, field]));
}

/** The same column of many rows is told once. */
function once(findings: readonly Finding[]): readonly Finding[] {
  const told = new Map(findings.map((finding) => [`${finding.code} ${finding.path}`, finding]));
  return [...told.values()];
}
