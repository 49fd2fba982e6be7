import { dayIn } from '../kit/list-address';
import type { CatalogueWhere } from './catalogue-queries';
import { optionsOf, STATE } from './words';

/** Sets values under names of the address. */
export type SetFilter = (values: Readonly<Record<string, readonly string[]>>, replace?: boolean) => void;

/** Names under which conditions stand in the address, with the values that each may have. */
export const CHOICES = {
  category: 'categories',
  share: 'shareKinds',
  format: 'formatKinds',
  cycle: 'updateCycles',
} as const;
export type Choice = keyof typeof CHOICES;
const FIELD: Readonly<Record<Choice, string>> = {
  category: 'category',
  share: 'shareKind',
  format: 'formatKind',
  cycle: 'updateCycle',
};

export function choicesOf(name: Choice) {
  return optionsOf(FIELD[name]);
}

/** The filter that an address asks for, as the API takes it. What does not fit is left out: addresses come from anywhere. */
export function whereOf(search: URLSearchParams): CatalogueWhere {
  const one = (name: string): string => search.get(name)?.trim() ?? '';
  const text = one('text').slice(0, 100);
  const units = search.getAll('unit').filter((unit) => unit !== '');
  const states = search.getAll('state').filter((state) => Object.hasOwn(STATE, state));
  const [from, to, project, open, problems] = [
    dayIn(one('from')),
    dayIn(one('to')),
    one('project'),
    one('open'),
    one('problems'),
  ];
  const chosen = Object.entries(CHOICES).flatMap(([name, key]) => {
    const known = choicesOf(name as Choice).map(({ value }) => value);
    const values = search.getAll(name).filter((value) => known.includes(value));
    return values.length > 0 ? [[key, values] as const] : [];
  });
  return {
    ...(text && { text }),
    ...(units.length > 0 && { organisationIds: units }),
    ...(states.length > 0 && { states: states as NonNullable<CatalogueWhere['states']> }),
    ...Object.fromEntries(chosen),
    ...((open === 'yes' || open === 'no') && { open: open === 'yes' }),
    ...(problems === 'yes' && { withProblems: true }),
    ...(project && { projectId: project }),
    ...(from && { publishedFrom: from }),
    ...(to && { publishedTo: to }),
  };
}
