import type { AcceptanceDocument } from '../../form-schemas/engine';

/** The forms that a section of acceptance reads. */
export function formsRead(document: AcceptanceDocument): ReadonlySet<string> {
  const forms = new Set<string>();
  const look = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(look);
    else if (typeof value === 'object' && value !== null) {
      if ('form' in value && typeof value.form === 'string') forms.add(value.form);
      Object.values(value).forEach(look);
    }
  };
  look(document);
  return forms;
}
