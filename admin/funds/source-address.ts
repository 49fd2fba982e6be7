import type { ExecutionBy, Measure, MeasureRow, MeasureSource } from './funds-queries';

/**
 * The register that an amount of a group is added up from, filtered as the group is, as far as a register can be: a project has
 * its own page, and a year that stands in another row cannot be asked for.
 */
export function sourceAddress(
  { regimeCode }: Pick<Measure, 'regimeCode'>,
  by: ExecutionBy,
  { key }: Pick<MeasureRow, 'key'>,
  { record, yearField, yearOfAbout, bodyField, sourceField }: MeasureSource,
): string | null {
  const to = (search: Readonly<Record<string, string>>): string => {
    const asked = new URLSearchParams(search).toString();
    return `/registers/${regimeCode}/${record}${asked === '' ? '' : `?${asked}`}`;
  };
  if (by === 'GOVERNMENT') return to({});
  if (key === null || by === 'PROJECT') return null;
  if (by === 'UNIT') return bodyField === null ? to({ unit: key }) : to({ [`f.${bodyField}`]: key });
  if (by === 'SOURCE') return sourceField === null ? null : to({ [`f.${sourceField}`]: key });
  if (yearOfAbout) return null;
  return yearField === null
    ? to({ from: `${key}-01-01`, to: `${key}-12-31` })
    : to({ [`f.${yearField}.min`]: key, [`f.${yearField}.max`]: key });
}

/** The lines of the yearly budget that a group is added up from, as far as their list can be asked for them. */
export function budgetAddress(by: ExecutionBy, { key }: Pick<MeasureRow, 'key'>): string | null {
  const to = (search: Readonly<Record<string, string>>): string => `/budgets?${new URLSearchParams(search).toString()}`;
  if (by === 'GOVERNMENT') return to({ state: 'IN_FORCE' });
  if (key === null) return null;
  if (by === 'YEAR') return to({ year: key, state: 'IN_FORCE' });
  return by === 'SOURCE' ? to({ source: key, state: 'IN_FORCE' }) : null;
}
