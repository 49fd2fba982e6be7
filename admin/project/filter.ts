import { dayIn } from '../kit/list-address';
import type { VariablesOf } from '../graphql/tada';
import type { PROJECTS } from './project-queries';

export type ProjectWhere = NonNullable<VariablesOf<typeof PROJECTS>['where']>;
export type ProjectOrder = VariablesOf<typeof PROJECTS>['orderBy'];

/** The orders that the list can have, as the API calls them. */
export const ORDERS = [
  'NEWEST',
  'OLDEST',
  'CODE',
  'CODE_DESCENDING',
  'TITLE',
  'DECLARED_TOTAL_ASC',
  'DECLARED_TOTAL_DESC',
] as const satisfies readonly ProjectOrder[];

/** Filters that may have several values; each value stands on its own in the address: `?status=a&status=b`. */
export const SEVERAL = ['status', 'year', 'unit', 'stage'] as const;
export type Several = (typeof SEVERAL)[number];

/** Filters with one value. */
export const SINGLE = ['text', 'body', 'regime', 'amount', 'min', 'max', 'from', 'to', 'result'] as const;
export type Single = (typeof SINGLE)[number];

const AMOUNTS = { declared: 'declaredTotal', argued: 'arguedTotal', approved: 'approvedTotal' } as const;
export type AmountKind = keyof typeof AMOUNTS;

/** The filter that an address asks for, as the API takes it. What does not fit is left out: addresses come from anywhere. */
export function whereOf(search: URLSearchParams): ProjectWhere {
  const one = (name: Single): string => search.get(name)?.trim() ?? '';
  const many = (name: Several): string[] => search.getAll(name).filter((value) => value !== '');
  const years = many('year').map(Number).filter(Number.isInteger);
  const [min, max] = [yuan(one('min')), yuan(one('max'))];
  const [from, to] = [dayIn(one('from')), dayIn(one('to'))];
  const result = one('result');
  return {
    ...(one('text') && { text: one('text').slice(0, 100) }),
    ...(many('status').length > 0 && { statuses: many('status') }),
    ...(years.length > 0 && { planYears: years }),
    ...(many('unit').length > 0 && { organisationIds: many('unit') }),
    ...(many('stage').length > 0 && { stages: many('stage') }),
    ...(one('body') && { waitingFor: one('body') }),
    ...(one('regime') && { regimeCode: one('regime') }),
    ...((min || max) && { [AMOUNTS[amountOf(search)]]: { ...(min && { min }), ...(max && { max }) } }),
    ...(from && { openedFrom: from }),
    ...(to && { openedTo: to }),
    ...((result === 'yes' || result === 'no') && { positive: result === 'yes' }),
  };
}

/** Which of its amounts a project is filtered by. */
export function amountOf(search: URLSearchParams): AmountKind {
  const asked = search.get('amount') ?? '';
  return Object.hasOwn(AMOUNTS, asked) ? (asked as AmountKind) : 'declared';
}

export function orderOf(search: URLSearchParams): ProjectOrder {
  return ORDERS.find((order) => order === search.get('order')) ?? 'NEWEST';
}

/** The address with other values for one filter; whatever is changed, the list begins anew. */
export function changed(
  search: URLSearchParams,
  name: Several | Single | 'order',
  values: readonly string[],
): URLSearchParams {
  const next = withoutPage(search);
  next.delete(name);
  for (const value of values) if (value !== '') next.append(name, value);
  return next;
}

/** Puts a value in, or takes it out where it is in already. */
export function toggled(search: URLSearchParams, name: Several | 'body', value: string): URLSearchParams {
  const present = search.getAll(name);
  if (name === 'body') return changed(search, name, present.includes(value) ? [] : [value]);
  return changed(search, name, present.includes(value) ? present.filter((one) => one !== value) : [...present, value]);
}

export function turned(
  search: URLSearchParams,
  page: { readonly after: string } | { readonly before: string },
): URLSearchParams {
  const next = withoutPage(search);
  for (const [name, cursor] of Object.entries(page)) next.set(name, cursor as string);
  return next;
}

export function withoutPage(search: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(search);
  next.delete('after');
  next.delete('before');
  return next;
}

/** How many filters are set; the order is none. */
export function countFilters(search: URLSearchParams): number {
  return Object.keys(whereOf(search)).length;
}

/** How many filters are set that the list does not show in its first row. */
export function countRare(search: URLSearchParams): number {
  const usual = ['text', 'statuses', 'stages', 'organisationIds', 'planYears'];
  return Object.keys(whereOf(search)).filter((key) => !usual.includes(key)).length;
}

/** The address without any filter; the order stays. */
export function cleared(search: URLSearchParams): URLSearchParams {
  const order = search.get('order');
  return new URLSearchParams(order ? { order } : {});
}

function yuan(given: string): string | undefined {
  return /^\d{1,13}(\.\d{1,2})?$/.test(given) ? given : undefined;
}
