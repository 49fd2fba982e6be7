import type { Regime } from '../model/regime';

/** What names the items of lists, whichever of them has it. */
const NAMES = ['code', 'name', 'id', 'record', 'value'] as const;

/** What files hold, as it stands in them. */
const FILES: Readonly<Record<string, (regime: Regime) => unknown>> = {
  'regime.json': (regime) => regime,
  'bodies.json': ({ bodies }) => ({ bodies }),
  'facts.json': ({ facts }) => ({ facts }),
  'checks.json': ({ checks }) => ({ checks }),
  'windows.json': ({ windows }) => ({ windows }),
  'deadlines.json': ({ deadlines }) => ({ deadlines }),
  'records.json': ({ records }) => ({ records }),
  'evaluation.json': ({ evaluation }) => evaluation,
};

/**
 * A place of the regime's files that is named by codes (`evaluation.json#/kinds/monitoring/confirmers`), as a place by position
 * (`evaluation.json#/kinds/0/confirmers`). Null: there is no such place.
 */
export function placeByCode(regime: Regime, at: string): string | null {
  const [file = '', pointer = ''] = at.split('#');
  if (!Object.hasOwn(FILES, file)) return null;
  let here = FILES[file]?.(regime);
  let path = '';
  for (const name of pointer.split('/').slice(1)) {
    const key = Array.isArray(here) ? String(here.findIndex((item) => isNamed(item, name))) : name;
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return null;
    here = (here as Readonly<Record<string, unknown>>)[key];
    path += `/${key}`;
  }
  return `${file}#${path}`;
}

function isNamed(item: unknown, name: string): boolean {
  return (
    typeof item === 'object' &&
    item !== null &&
    NAMES.some((key) => (item as Readonly<Record<string, unknown>>)[key] === name)
  );
}
