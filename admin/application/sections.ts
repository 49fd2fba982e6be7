import type { CompiledForm, FieldState, Finding } from '../../form-schemas/engine';
import { sectionTitles } from '../widgets/section-titles';

/** How far one section of a form is. */
export interface SectionProgress {
  readonly key: string;
  readonly title: string;
  readonly filled: number;
  readonly required: number;
  readonly errors: number;
  /** The field to go to: the first that is missing or wrong, else the first of all. */
  readonly first: string | null;
}

/** Progress per top-level section, of what is visible and required now. */
export function sectionProgress(
  form: CompiledForm,
  fields: readonly FieldState[],
  findings: readonly Finding[],
): readonly SectionProgress[] {
  const sectionOf = topSections(form);
  const hidden = new Set(fields.flatMap(({ path, visible }) => (visible ? [] : [path])));
  const titles = sectionTitles(form.document.schema.properties, (key) => !hidden.has(key));
  const wrong = new Set(findings.filter(({ severity }) => severity === 'error').map(({ path }) => path));
  return [...new Set(sectionOf.values())].flatMap((section) => {
    const own = fields.filter(
      ({ path, visible }) => visible && sectionOf.get(rootOf(path)) === section && path !== section.key,
    );
    if (own.length === 0) return [];
    const required = own.filter((field) => field.required && field.editable);
    const missing = required.filter(({ value }) => isEmpty(value));
    const errors = own.filter(({ path }) => wrong.has(path));
    const first = (errors[0] ?? missing[0] ?? own.find(({ editable }) => editable))?.path ?? null;
    return [
      {
        ...section,
        title: titles.get(section.key) ?? section.title,
        filled: required.length - missing.length,
        required: required.length,
        errors: errors.length,
        first,
      },
    ];
  });
}

interface TopSection {
  readonly key: string;
  readonly title: string;
}

/** Each field's key → the top-level section around it. */
function topSections(form: CompiledForm): ReadonlyMap<string, TopSection> {
  const found = new Map<string, TopSection>();
  for (const { pointer, key, title, table } of form.fields) {
    if (table !== null) continue;
    const top = /\/properties\/([^/]+)/.exec(pointer)?.[1] ?? key;
    const section: TopSection = [...found.values()].find((known) => known.key === top) ?? {
      key: top,
      title: top === key ? title : top,
    };
    found.set(key, section);
  }
  return found;
}

/** Whether a form is divided into sections at all; a short one is not. */
export function hasSections(form: CompiledForm): boolean {
  return [...topSections(form)].some(([key, section]) => section.key !== key);
}

function rootOf(path: string): string {
  return /^[^.[]+/.exec(path)?.[0] ?? path;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}
