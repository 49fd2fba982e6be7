import { pairsOf, type CompiledRegime, type PairNumbers } from '../../form-schemas/engine';
import { seenUnits } from '../application/seen-units';
import type { Context } from '../platform/context';
import { functionsOf } from './functions-of';
import { inLots } from './in-lots';
import type { SystemSource } from './systems-where';

/** What is compared with: a project, or a row that is a system. */
export interface Named {
  readonly kind: 'project' | 'system';
  readonly id: string;
  readonly name: string;
  readonly project: string | null;
  readonly organisation: string;
  /** Of its name. */
  readonly pairs: ReadonlySet<string>;
}

/** The functions of a project in words, and how many of the pairs that each of those asked for looks for are in them. */
export interface Said {
  readonly text: string;
  readonly pairs: Uint32Array;
  readonly spoken: readonly number[];
}

const MOST_NAMES = 2_000;
const MOST_TEXTS = 200;

type NameRow = Omit<Named, 'pairs'> & { readonly key: string };

/** The names of all projects of the government, and of all systems. */
export async function allNames(ctx: Context, sources: readonly SystemSource[]): Promise<readonly Named[]> {
  const parameters: unknown[] = [];
  const bind = (value: unknown): string => `$${3 + parameters.push(value)}`;
  const systems = sources.map(({ regimeCode, document: { record, name, where } }) => {
    const kinds = Object.entries(where ?? {}).map(([field, value]) => {
      const values = (Array.isArray(value) ? (value as readonly unknown[]) : [value]).map(String);
      return ` and row.fields ->> ${bind(field)}::text = any (${bind(values)}::text[])`;
    });
    const named = name === undefined ? 'p.title' : `coalesce(row.fields ->> ${bind(name)}::text, p.title)`;
    return `union all select 'system', row.id, ${named}, row.project, row.organisation
      from record_row row left join project p on p.government = row.government and p.id = row.project
      where row.government = $1 and row.id > $2::uuid
        and row.regime_code = ${bind(regimeCode)} and row.record = ${bind(record)}${kinds.join('')}`;
  });
  const sql = `select id as key, named.* from (
      select 'project' as kind, p.id, p.title as name, p.id as project, p.organisation
      from project p where p.government = $1 and p.id > $2::uuid ${systems.join('\n')}) named
    where name is not null order by id limit $3`;
  const all: Named[] = [];
  for await (const rows of inLots<NameRow>(ctx, sql, parameters, MOST_NAMES))
    for (const { kind, id, name, project, organisation } of rows)
      all.push({ kind, id, name, project, organisation, pairs: new Set(pairsOf(name)) });
  return all;
}

/**
 * The functions of all projects into whose cases the session may look (whoever only files: those of its own unit), by project. Each is
 * read once, however many are asked for.
 *
 * @param numbers those of all pairs in them
 * @param looked for each that is asked for, the pairs that it looks for
 */
export async function allSaid(
  ctx: Context,
  regime: CompiledRegime,
  numbers: PairNumbers,
  looked: readonly Uint32Array[],
): Promise<ReadonlyMap<string, Said>> {
  const places = regime.regime.ledger?.similar?.functions ?? [];
  if (places.length === 0) return new Map();
  const parameters: unknown[] = [seenUnits(ctx)];
  const bind = (value: unknown): string => `$${3 + parameters.push(value)}`;
  const forms = [...new Set(places.map(({ form }) => form))].map((form) => {
    const fields = bind(places.filter((one) => one.form === form).flatMap((one) => one.fields));
    const named = `${bind(form)}::text`;
    return `${named}, (select jsonb_object_agg(field, given.answers -> ${named} -> field) from unnest(${fields}::text[]) field
      where given.answers -> ${named} ? field)`;
  });
  const sql = `select p.id as key, jsonb_strip_nulls(jsonb_build_object(${forms.join(', ')})) as answers
    from project p
    join application a on a.government = p.government and a.id = p.application
      and ($4::uuid[] is null or a.organisation = any ($4::uuid[]))
    cross join lateral (select a.snapshot -> 'answers' as answers offset 0) given
    where p.government = $1 and p.id > $2::uuid order by p.id limit $3`;
  const askedBy = new Map<number, number[]>();
  looked.forEach((pairs, at) => pairs.forEach((pair) => askedBy.set(pair, [...(askedBy.get(pair) ?? []), at])));
  const said = new Map<string, Said>();
  type Row = { readonly key: string; readonly answers: Readonly<Record<string, unknown>> };
  for await (const rows of inLots<Row>(ctx, sql, parameters, MOST_TEXTS))
    for (const { key, answers } of rows) {
      const text = functionsOf(regime, answers).join('\n');
      if (text === '') continue;
      const spoken = looked.map(() => 0);
      const pairs = numbers.of(text);
      for (const pair of pairs) for (const at of askedBy.get(pair) ?? []) spoken[at] = (spoken[at] ?? 0) + 1;
      said.set(key, { text, pairs, spoken });
    }
  return said;
}
