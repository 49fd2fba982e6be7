import type { ExecutionDocument, YearAmount } from '../../form-schemas/engine';
import { yearAmountsSql } from '../record/year-amounts';
import { ExecutionBy } from './funds.types';

/** What one execution measure is made of, in the place that it has in the answer. */
export interface AskedMeasure {
  readonly regimeCode: string;
  readonly document: ExecutionDocument;
}

export interface AskedRows {
  readonly government: string;
  /** Units whose rows may be seen; null: all. */
  readonly units: readonly string[] | null;
  readonly years: readonly number[] | null;
  readonly organisations: readonly string[] | null;
  readonly projects: readonly string[] | null;
  /** One unit by itself, where several of the government's bodies have rows of their own. */
  readonly most: number;
}

/** One group of one measure; sums in fen. */
export interface SumRow {
  readonly measure: number;
  /** 1: the whole measure. */
  readonly whole: number;
  readonly project: string | null;
  readonly organisation: string | null;
  readonly body: string | null;
  readonly year: number | null;
  readonly source: string | null;
  readonly executed: string;
  readonly budgeted: string;
  readonly groups: number;
}

const KEYS = {
  [ExecutionBy.PROJECT]: ['project'],
  // A row that says whose amount it is does not stand for the unit that acted for the government.
  [ExecutionBy.UNIT]: ['organisation', 'body'],
  [ExecutionBy.YEAR]: ['year'],
  [ExecutionBy.SOURCE]: ['source'],
  [ExecutionBy.GOVERNMENT]: [],
} as const satisfies Readonly<Record<ExecutionBy, readonly string[]>>;

/** One statement for all measures: every row of theirs with its amount, side and year, added up whole and by group. */
export function executionSql(
  measures: readonly AskedMeasure[],
  by: ExecutionBy,
  asked: AskedRows,
): { readonly sql: string; readonly parameters: readonly unknown[] } {
  const parameters: unknown[] = [
    asked.government,
    asked.units,
    asked.years,
    asked.organisations,
    asked.projects,
    asked.most,
  ];
  const bind = (value: unknown): string => `$${parameters.push(value)}`;
  const parts = measures.flatMap(({ regimeCode, document }, index) => [
    ...(['executed', 'budgeted'] as const).flatMap((side) =>
      document[side].map((amount) => partSql(index, side, regimeCode, amount, bind)),
    ),
    ...(document.lines ? [linesSql(index)] : []),
  ]);
  const keys = KEYS[by];
  const key = (name: 'project' | 'organisation' | 'body' | 'year' | 'source', type: string): string =>
    (keys as readonly string[]).includes(name) ? name : `null::${type}`;
  const groups = keys.length === 0 ? '' : `, (measure, ${keys.join(', ')})`;
  const grouping = keys.length === 0 ? '1' : `case when grouping(${keys.join(', ')}) > 0 then 1 else 0 end`;
  const order = by === ExecutionBy.YEAR ? 'year' : 'budgeted desc, executed desc';
  return {
    parameters,
    sql: `
      with part as (${parts.join(' union all ')}),
      summed as (
        select measure, ${grouping} as whole, ${key('project', 'uuid')} as project,
          ${key('organisation', 'uuid')} as organisation, ${key('body', 'text')} as body, ${key('year', 'integer')} as year,
          ${key('source', 'text')} as source,
          coalesce(sum(amount) filter (where side = 'executed'), 0) * 100 as executed,
          coalesce(sum(amount) filter (where side = 'budgeted'), 0) * 100 as budgeted
        from part
        where ($3::integer[] is null or year = any ($3::integer[]))
          and ($4::uuid[] is null or organisation = any ($4::uuid[]))
          and ($5::uuid[] is null or project = any ($5::uuid[]))
        group by grouping sets ((measure)${groups})
      ),
      placed as (
        select *, row_number() over (partition by measure, whole order by ${order}, project, organisation, body, source) as place,
          (count(*) over (partition by measure, whole))::int as groups
        from summed
      )
      select measure, whole, project, organisation, body, year, source, trunc(executed)::text as executed,
        trunc(budgeted)::text as budgeted, groups
      from placed where place <= $6 order by measure, whole desc, place`,
  };
}

function partSql(
  measure: number,
  side: 'executed' | 'budgeted',
  regimeCode: string,
  amount: YearAmount,
  bind: (value: unknown) => string,
): string {
  const seen = '($2::uuid[] is null or row.organisation = any ($2::uuid[]))';
  return `select ${measure} as measure, '${side}' as side, counted.* from (${yearAmountsSql(regimeCode, amount, bind, seen)}) counted`;
}

/** The lines of the yearly budget that are in force. */
function linesSql(measure: number): string {
  return `
    select ${measure} as measure, 'budgeted' as side, line.project, line.organisation, null::text as body, line.year, line.source,
      line.amount::numeric / 100 as amount
    from budget_line line
    where line.government = $1 and ($2::uuid[] is null or line.organisation = any ($2::uuid[])) and line.state = 'in-force'`;
}
