import type { RegimeFiles } from '../../../form-schemas/formats/document-kind';
import { readJson } from '../../../form-schemas/formats/read-json';

/**
 * A regime in memory does not know the names of its files of worked cases: `cases#/1/cases/3` is the fourth case of the
 * second file in the order of their names, `cases#/<code>` the one of that code. Other places stay as they are.
 */
export function resolveCase(files: RegimeFiles, place: string): string {
  const [file, pointer = ''] = place.split('#');
  if (file !== 'cases') return place;
  const paths = [...files.keys()].filter((path) => path.startsWith('cases/')).sort();
  const [, first = '', ...rest] = pointer.split('/');
  const byIndex = /^\d+$/.test(first) ? paths[Number(first)] : undefined;
  if (byIndex !== undefined && rest[0] === 'cases') return `${byIndex}#/${rest.join('/')}`;
  for (const path of paths) {
    const index = codesIn(files.get(path) ?? '').indexOf(first);
    if (index >= 0) return `${path}#/cases/${index}`;
  }
  return paths[0] ?? place;
}

function codesIn(text: string): readonly unknown[] {
  const { value } = readJson(text, '');
  const cases = typeof value === 'object' && value !== null && 'cases' in value ? value.cases : null;
  return Array.isArray(cases) ? cases.map((one: { readonly code?: unknown } | null) => one?.code) : [];
}
