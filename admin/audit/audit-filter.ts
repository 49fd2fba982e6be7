import type { AuditWhere } from './audit-queries';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The filter that an address means; days are Beijing's, the last one included. */
export function whereOf(get: (name: string) => string): AuditWhere {
  const [from, to] = [get('from'), get('to')];
  const plain = (name: 'person' | 'verb' | 'subjectType' | 'subjectId' | 'text'): AuditWhere => {
    const value = get(name);
    return value === '' ? {} : { [name]: value };
  };
  return {
    ...(DAY.test(from) ? { from: `${from}T00:00:00+08:00` } : {}),
    ...(DAY.test(to) ? { to: dayAfter(to) } : {}),
    ...plain('person'),
    ...plain('verb'),
    ...plain('subjectType'),
    ...plain('subjectId'),
    ...plain('text'),
  };
}

/** The instant at which the day ends. */
function dayAfter(day: string): string {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 24 * 60 * 60 * 1000);
  return Number.isNaN(next.getTime()) ? `${day}T00:00:00+08:00` : `${next.toISOString().slice(0, 10)}T00:00:00+08:00`;
}

/** Where the list is found as CSV. */
export function exportUrl(where: AuditWhere): string {
  return `/exports/audit.csv?${new URLSearchParams({ where: JSON.stringify(where) }).toString()}`;
}
