import type { RegimeDocument, RegimeOrigin } from '../../form-schemas/engine';
import type { RegimeFiles } from '../../form-schemas/formats/document-kind';
import { readDocument } from '../../form-schemas/formats/read-document';
import { readJson } from '../../form-schemas/formats/read-json';

/** `regime.json` of files that need not be right otherwise; null where it cannot be read. */
export function regimeDocumentOf(files: RegimeFiles): RegimeDocument | null {
  return readDocument('regime', files.get('regime.json') ?? '', 'regime.json').value;
}

/** The regime's code and title as far as `regime.json` says them, even where the rest of it is wrong. */
export function namesOf(files: RegimeFiles): { readonly code: string | null; readonly title: string | null } {
  const { value } = readJson(files.get('regime.json') ?? '', 'regime.json');
  const said = (key: string): string | null => {
    const text = typeof value === 'object' && value !== null && key in value ? Reflect.get(value, key) : null;
    return typeof text === 'string' && text.trim() !== '' ? text.trim().slice(0, 200) : null;
  };
  return { code: said('code'), title: said('title') };
}

export function originOf(files: RegimeFiles): RegimeOrigin | null {
  return regimeDocumentOf(files)?.extends ?? null;
}
