import type { Json, YearAmount } from '../../form-schemas/engine';

/** Money of a row is decimal text of yuan; what is no amount is not counted. */
const AMOUNT = `'^-?[0-9]{1,20}[.][0-9]{2}$'`;
const YEAR = `'^[0-9]{4}$'`;

/**
 * The rows that count for an amount of a year, as SQL: project, organisation, body, year, source and amount (in yuan) of each, of the
 * government that is `$1`.
 *
 * @param bind adds a parameter and gives its name
 * @param also a further condition on the row, whose alias is `row`
 */
export function yearAmountsSql(
  regimeCode: string,
  { record, amount, where, year, aboutYear, body, source }: YearAmount,
  bind: (value: unknown) => string,
  also: string,
): string {
  const said = `(row.fields ->> ${bind(amount)}::text)`;
  const yearIn = (fields: string, name: string): string => {
    const given = `(${fields} ->> ${bind(name)}::text)`;
    return `case when ${given} ~ ${YEAR} then cast(${given} as integer) end`;
  };
  const theYear = aboutYear
    ? yearIn('about.fields', aboutYear.field)
    : year === undefined
      ? 'extract(year from row.on_day)::integer'
      : yearIn('row.fields', year);
  // A row that says whose amount it is does not stand for the unit that acted for the government.
  const own = body === undefined ? 'null::text' : `(row.fields ->> ${bind(body)}::text)`;
  const from = source === undefined ? 'null::text' : `(row.fields ->> ${bind(source)}::text)`;
  const kinds = Object.entries(where ?? {}).map(
    ([name, value]) => ` and row.fields ->> ${bind(name)}::text = any (${bind(textsOf(value))}::text[])`,
  );
  return `
    select row.project, ${body === undefined ? 'row.organisation' : 'null::uuid'} as organisation, ${own} as body,
      ${theYear} as year, ${from} as source, case when ${said} ~ ${AMOUNT} then cast(${said} as numeric) end as amount
    from record_row row
    ${aboutYear ? `left join record_row about on about.government = row.government and about.code = row.about and about.record = ${bind(aboutYear.record)}` : ''}
    where row.government = $1 and row.regime_code = ${bind(regimeCode)} and row.record = ${bind(record)}${kinds.join('')} and ${also}`;
}

function textsOf(value: Json | readonly Json[]): readonly string[] {
  return (Array.isArray(value) ? (value as readonly Json[]) : [value as Json]).map((one) => String(one));
}
