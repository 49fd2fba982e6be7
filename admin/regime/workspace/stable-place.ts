import type { RegimeFiles } from '../../../form-schemas/formats/document-kind';
import { readJson } from '../../../form-schemas/formats/read-json';

/** What names an item of a list, whatever its position; in this order. */
const NAMES = ['id', 'code', 'name', 'fact'] as const;

/**
 * A place that stays with what it is about: `matrices/x.json#/rows/2` becomes `matrices/x.json#/rows/@from-10m`, so that
 * a note moves along with its row. Items without a name of their own keep their number.
 */
export function stablePlace(place: string, files: RegimeFiles): string {
  return walk(place, files, (list, step) => {
    const name = /^\d+$/.test(step) ? nameOf(list[Number(step)]) : null;
    const alone = name !== null && list.filter((item) => nameOf(item) === name).length === 1;
    return { step: alone ? `@${name}` : step, at: Number(step) };
  });
}

/** Where it stands now, by number; what is gone leaves the list that it stood in. */
export function indexedPlace(place: string, files: RegimeFiles): string {
  if (!place.includes('/@')) return place;
  return walk(place, files, (list, step) => {
    if (!step.startsWith('@')) return { step, at: Number(step) };
    const at = list.findIndex((item) => nameOf(item) === step.slice(1));
    return at < 0 ? null : { step: String(at), at };
  });
}

interface Step {
  readonly step: string;
  readonly at: number;
}

function walk(
  place: string,
  files: RegimeFiles,
  rename: (list: readonly unknown[], step: string) => Step | null,
): string {
  const [file = '', pointer] = place.split('#');
  const text = files.get(file);
  if (pointer === undefined || text === undefined) return place;
  let here: unknown = readJson(text, file).value;
  const steps: string[] = [];
  for (const given of pointer.split('/').slice(1)) {
    const list = Array.isArray(here) ? (here as readonly unknown[]) : null;
    const next = list ? rename(list, given) : { step: given, at: 0 };
    if (next === null) break;
    steps.push(next.step);
    here = list ? list[next.at] : member(here, given.replaceAll('~1', '/').replaceAll('~0', '~'));
  }
  return `${file}#${steps.map((step) => `/${step}`).join('')}`;
}

function nameOf(item: unknown): string | null {
  for (const key of NAMES) {
    const name = member(item, key);
    if (typeof name === 'string' && /^[\p{L}\p{N}_-]+$/u.test(name)) return name;
  }
  return null;
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}
