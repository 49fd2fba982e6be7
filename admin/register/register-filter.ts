import { dayIn } from '../kit/list-address';
import type { RecordWhere, Register, RegisterField } from './register-queries';

type AskedField = NonNullable<RecordWhere['fields']>[number];

/** Kinds of fields that are compared, and those of which some values are chosen. */
const COMPARED = ['money', 'integer', 'number', 'date'];
const CHOSEN = ['enum', 'boolean'];
/** Texts of one field that an address may ask for. */
const MOST_TEXTS = 20;

/** How one field is asked for: between two bounds, by some of its values, or not on its own (its words are, with all others). */
export function waysOf({ type }: Pick<RegisterField, 'type'>): 'range' | 'choice' | null {
  if (COMPARED.includes(type)) return 'range';
  return CHOSEN.includes(type) ? 'choice' : null;
}

/** Under which name a field's values, or a bound of it, stand in the address. */
export function nameOf(field: string, bound?: 'min' | 'max'): string {
  return bound === undefined ? `f.${field}` : `f.${field}.${bound}`;
}

/** The filter that an address asks for, as the API takes it. What does not fit is left out: addresses come from anywhere. */
export function whereOf(search: URLSearchParams, { regimeCode, record, fields }: Register): RecordWhere {
  const one = (name: string): string => search.get(name)?.trim() ?? '';
  const text = one('text').slice(0, 100);
  const units = search.getAll('unit').filter((unit) => unit !== '');
  const [from, to] = [dayIn(one('from')), dayIn(one('to'))];
  const open = one('open');
  const asked = fields.flatMap((field): AskedField[] => {
    const way = waysOf(field);
    // A text is never chosen from a list; an address that counts its rows asks for it as it stands.
    if (way === null) {
      const texts = search.getAll(nameOf(field.name)).filter((value) => value !== '');
      return texts.length > 0 ? [{ name: field.name, in: texts.slice(0, MOST_TEXTS) }] : [];
    }
    const known = field.type === 'boolean' ? ['true', 'false'] : field.options.map(({ value }) => value);
    const values = search.getAll(nameOf(field.name)).filter((value) => known.includes(value));
    const [min, max] = [bound(field, one(nameOf(field.name, 'min'))), bound(field, one(nameOf(field.name, 'max')))];
    if (way === 'choice') return values.length > 0 ? [{ name: field.name, in: values }] : [];
    return min || max ? [{ name: field.name, ...(min && { min }), ...(max && { max }) }] : [];
  });
  return {
    regimeCode,
    record,
    ...(text && { text }),
    ...(units.length > 0 && { organisationIds: units }),
    ...((open === 'yes' || open === 'no') && { open: open === 'yes' }),
    ...(from && { onFrom: from }),
    ...(to && { onTo: to }),
    ...(asked.length > 0 && { fields: asked }),
  };
}

/** How many conditions an address sets. */
export function countConditions(search: URLSearchParams, register: Register): number {
  const { fields, ...where } = whereOf(search, register);
  return Object.keys(where).length - 2 + (fields?.length ?? 0);
}

/** The address with other values under these names; whatever is changed, the list begins anew. */
export function changed(search: URLSearchParams, values: Readonly<Record<string, readonly string[]>>): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const name of ['after', 'before', ...Object.keys(values)]) next.delete(name);
  for (const [name, given] of Object.entries(values))
    for (const value of given) if (value !== '') next.append(name, value);
  return next;
}

/** The calendar year that the days of an address are, if they are one. */
export function yearOf(search: URLSearchParams): string | null {
  const [from, to] = [search.get('from') ?? '', search.get('to') ?? ''];
  const year = from.slice(0, 4);
  return from === `${year}-01-01` && to === `${year}-12-31` ? year : null;
}

function bound({ type }: RegisterField, given: string): string | undefined {
  if (type === 'date') return dayIn(given);
  const fits = type === 'integer' ? /^-?\d{1,12}$/ : /^-?\d{1,13}(\.\d{1,2})?$/;
  return fits.test(given) ? given : undefined;
}
