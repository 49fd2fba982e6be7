import type { SimilarDocument } from '../../form-schemas/engine';
import type { AskedSql } from './ask-at-once';
import type { SystemSource } from './systems-where';

/** What is compared with: a project, or a row that is a system. */
export interface Candidate {
  readonly kind: 'project' | 'system';
  readonly id: string;
  readonly name: string;
  readonly project: string | null;
  readonly organisation: string;
  /** Answers by form, of a project into whose case the session may look. */
  readonly answers: Readonly<Record<string, unknown>> | null;
  /** Pairs of the name asked for that more than half of all names have. */
  readonly common: readonly string[] | null;
}

/** How many are compared in full, and by how many pairs of the functions the others are sifted. */
const MOST_COMPARED = 200;
export const MOST_PAIRS = 60;

export interface AskedSimilar {
  readonly government: string;
  readonly units: readonly string[] | null;
  /** The project that asks; null: there is none yet. */
  readonly own: string | null;
  readonly namePairs: readonly string[];
  readonly functionPairs: readonly string[];
  readonly sources: readonly SystemSource[];
  readonly similar: SimilarDocument;
}

/**
 * The names of all projects and systems with a pair of characters in common, or a pair of the functions; those with the most
 * first. One statement.
 */
export function similarSql({
  government,
  units,
  own,
  namePairs,
  functionPairs,
  sources,
  similar,
}: AskedSimilar): AskedSql {
  const parameters: unknown[] = [government, units, own, namePairs, functionPairs.slice(0, MOST_PAIRS)];
  const bind = (value: unknown): string => `$${parameters.push(value)}`;
  const forms = [...new Set(similar.functions.map(({ form }) => form))].map(bind);
  const said =
    forms.length === 0
      ? `''`
      : `lower(${forms.map((form) => `coalesce(a.snapshot -> 'answers' ->> ${form}::text, '')`).join(` || ' ' || `)})`;
  const answers =
    forms.length === 0
      ? 'null::jsonb'
      : `case when a.id is null then null else jsonb_build_object(${forms
          .map((form) => `${form}::text, a.snapshot -> 'answers' -> ${form}::text`)
          .join(', ')}) end`;
  // Whoever only files has the functions of its own unit's projects to compare with.
  const seenCase = `left join application a on a.government = p.government and a.id = p.application
          and ($2::uuid[] is null or a.organisation = any ($2::uuid[]))`;
  const systems = sources.map(({ regimeCode, document: { record, name, where } }) => {
    const kinds = Object.entries(where ?? {}).map(([field, value]) => {
      const values = (Array.isArray(value) ? (value as readonly unknown[]) : [value]).map(String);
      return ` and row.fields ->> ${bind(field)}::text = any (${bind(values)}::text[])`;
    });
    const named = name === undefined ? 'p.title' : `coalesce(row.fields ->> ${bind(name)}::text, p.title)`;
    return `
      select 'system' as kind, row.id, ${named} as name, row.project, row.organisation, ${answers} as answers, ${said} as said
      from record_row row left join project p on p.government = row.government and p.id = row.project ${seenCase}
      where row.government = $1 and row.regime_code = ${bind(regimeCode)} and row.record = ${bind(record)}${kinds.join('')}
        and (row.project is null or row.project is distinct from $3::uuid)`;
  });
  return {
    parameters,
    sql: `
      with every as (
        select 'project' as kind, p.id, p.title as name, p.id as project, p.organisation, ${answers} as answers, ${said} as said
        from project p ${seenCase}
        where p.government = $1 and p.id is distinct from $3::uuid
        ${systems.map((one) => `union all ${one}`).join('\n')}
      ),
      common as (
        select coalesce(array_agg(pair), '{}') as pairs from unnest($4::text[]) pair
        where (select count(*) from every) >= 3
          and (select count(*) from every where position(pair in lower(name)) > 0) * 2 > (select count(*) from every)
      ),
      sifted as (
        select every.*,
          (select count(*) from unnest($4::text[]) pair, common
            where pair <> all (common.pairs) and position(pair in lower(name)) > 0) as named,
          (select count(*) from unnest($5::text[]) pair where position(pair in said) > 0) as spoken
        from every where name is not null
      )
      select kind, id, name, project, organisation, answers, (select pairs from common) as common
      from sifted where named > 0 or spoken > 0
      order by greatest(named * 5, spoken) desc, id limit ${MOST_COMPARED}`,
  };
}
