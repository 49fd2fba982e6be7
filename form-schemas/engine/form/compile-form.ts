import type { Scope } from '../expression/scope';
import { found, isFine, type Finding, type Outcome } from '../finding';
import type { FormDocument } from '../model/form';
import type { Vocabulary } from '../vocabulary/vocabulary';
import { compileField, type FieldSurroundings } from './compile-field';
import { compileLevel, namesOf } from './compile-level';
import type { CompiledField, CompiledForm, Level } from './compiled-form';
import { readDefault } from './default-value';
import { FactDependencies } from './fact-dependencies';
import { scopeWith } from './form-scope';
import { outlineOf, type OutlineEntry } from './outline';
import { checkProfile } from './profile';

/**
 * Compiles a form against a regime's vocabulary.
 *
 * @returns the form, or null with findings: everything the profile refuses (`form-…`), unknown names and type
 * errors of rules, `form-loop` with the titles along the circle (`甲 → 乙 → 甲`). Paths are
 * `forms/<code>.json#/schema/properties/…`.
 */
export function compileForm(document: FormDocument, vocabulary: Vocabulary): Outcome<CompiledForm | null> {
  const refused = checkProfile(document);
  if (!isFine(refused)) return found(null, refused);
  const findings: Finding[] = [...refused];
  const base = { file: `forms/${document.code}.json`, form: document.code, vocabulary, findings };
  const facts = new FactDependencies(vocabulary);

  const outline = outlineOf(document.schema.properties, '/schema/properties');
  const scope = scopeWith(vocabulary.scope, outline);
  const fields = outline.map((entry) =>
    compileField(entry, compileColumns(entry, scope, facts, base), { ...base, scope, table: null }),
  );
  refuseTwins(fields, base);
  warnOfShadows(fields, base);
  const level = compileLevel(
    fields,
    outline.map((entry) => entry.parent),
    facts,
    base,
  );
  const all = fields.flatMap((field) => [field, ...(field.columns?.fields ?? [])]);
  for (const field of all) findings.push(...readDefault(field, base.file));
  if (!isFine(findings)) return found(null, findings);

  const sets = fields.flatMap((field) => field.fact ?? []).sort();
  return found({ document, fields: all, sets, reads: factsRead(all, level, vocabulary), level }, findings);
}

function compileColumns(
  entry: OutlineEntry,
  outer: Scope,
  facts: FactDependencies,
  base: Omit<FieldSurroundings, 'scope' | 'table'>,
): Level | null {
  if (entry.node['x-component'] !== 'Table') return null;
  const above = { parent: -1, see: entry.see, fill: entry.fill };
  const outline = outlineOf(entry.node.items?.properties ?? {}, `${entry.pointer}/items/properties`, above);
  const around = { ...base, scope: scopeWith(outer, outline), table: entry.key };
  const columns = outline.map((column) => compileField(column, null, around));
  return compileLevel(
    columns,
    outline.map(() => -1),
    facts,
    base,
  );
}

function refuseTwins(fields: readonly CompiledField[], around: Pick<FieldSurroundings, 'file' | 'findings'>): void {
  const owners = new Map<string, CompiledField>();
  for (const field of fields) {
    if (field.fact === null) continue;
    const twin = owners.get(field.fact);
    owners.set(field.fact, field);
    if (twin === undefined) continue;
    around.findings.push({
      code: 'form-fact-twice',
      severity: 'error',
      message: `字段“${twin.title}”和“${field.title}”写入同一事实“${field.fact}”`,
      path: `${around.file}#${field.pointer}/x-fact`,
      rule: field.key,
    });
  }
}

/** A key that is also the name of a fact hides that fact from the rules of this form. */
function warnOfShadows(
  fields: readonly CompiledField[],
  around: Pick<FieldSurroundings, 'file' | 'findings' | 'vocabulary'>,
): void {
  for (const field of fields) {
    const fact = around.vocabulary.facts.get(field.key);
    if (fact === undefined || field.type === null || field.fact === field.key) continue;
    around.findings.push({
      code: 'form-key-shadows-fact',
      severity: 'warning',
      message: `字段代码“${field.key}”与事实“${fact.title}”同名，但字段不写入该事实：规则中的 ${field.key} 指本字段`,
      path: `${around.file}#${field.pointer}`,
      rule: field.key,
    });
  }
}

function factsRead(fields: readonly CompiledField[], level: Level, vocabulary: Vocabulary): readonly string[] {
  const read = new Set<string>();
  for (const field of fields) {
    const columns = field.table === null ? undefined : level.fields[level.keys.get(field.table) ?? -1]?.columns?.slots;
    const rules = field.rules.map((rule) => rule.test);
    for (const name of namesOf([field.visible, field.required, field.computed, ...rules])) {
      if (columns?.has(name) !== true && !level.slots.has(name) && vocabulary.facts.has(name)) read.add(name);
    }
  }
  return [...read].sort();
}
