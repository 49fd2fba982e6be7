import { kindOfPath } from '../../../form-schemas/formats/document-kind';

/** A page of the studio, relative to its root. `key` names the entry of the navigation. */
export interface StudioPlace {
  readonly key: string;
  readonly to: string;
}

/**
 * Where in the studio a place of the regime's files is shown: `regime.json#/parameters/2` → the parameters, at the third.
 * What has no page of its own is shown as its file.
 */
export function placeOf(path: string): StudioPlace {
  const [file = '', pointer = ''] = path.split('#');
  const at = `?at=${encodeURIComponent(path)}`;
  const place = kindOfPath(file);
  switch (place?.kind) {
    case 'form':
      return { key: file, to: `forms/${place.code ?? ''}${at}` };
    case 'matrix':
      return { key: file, to: `matrices/${place.code ?? ''}${at}` };
    case 'procedure':
      return { key: file, to: `procedures/${place.code ?? ''}${at}` };
    case 'paper':
      return { key: file, to: `papers/${place.code ?? ''}${at}` };
    case 'checks':
    case 'windows':
      return { key: 'checks', to: `checks${at}` };
    case 'records':
    case 'deadlines':
      return { key: 'life', to: `life${at}` };
    case 'clauses':
      return { key: 'clauses', to: `clauses${at}` };
    case 'bodies':
    case 'facts':
      return { key: 'facts', to: `facts${at}` };
    case 'cases':
      return { key: 'cases', to: `cases${at}` };
    case 'regime':
      if (pointer.startsWith('/parameters')) return { key: 'parameters', to: `parameters${at}` };
      if (pointer.startsWith('/scope/questions')) return { key: 'checks', to: `checks${at}` };
      if (/^\/(scope|title|basis)(\/|$)/.test(pointer)) return { key: 'basics', to: `basics${at}` };
      return fileAt(file, path);
    default:
      return fileAt(file, path);
  }
}

/** The file itself, as text. */
export function fileAt(file: string, path: string = file): StudioPlace {
  const query = file === '' ? '' : `?file=${encodeURIComponent(file)}&at=${encodeURIComponent(path)}`;
  return { key: 'files', to: `files${query}` };
}

/** Errors and warnings per entry of the navigation. */
export function countByPlace(
  findings: readonly { readonly severity: string; readonly path?: string | null }[],
): ReadonlyMap<string, { readonly errors: number; readonly warnings: number }> {
  const counts = new Map<string, { errors: number; warnings: number }>();
  for (const { severity, path } of findings) {
    if (severity === 'info') continue;
    const { key } = placeOf(path ?? '');
    const count = counts.get(key) ?? { errors: 0, warnings: 0 };
    if (severity === 'error') count.errors += 1;
    else count.warnings += 1;
    counts.set(key, count);
  }
  return counts;
}
