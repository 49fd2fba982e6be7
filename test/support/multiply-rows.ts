import type { Query } from './admin';

export interface Multiplied {
  readonly table: string;
  /** Uuid columns that stay what they are, e.g. of whom somebody's own list is. */
  readonly keep?: readonly string[];
  /** Copies are other things than what they are copied from, but what refers to it still refers to that one. */
  readonly isLeaf?: boolean;
}

interface Column {
  readonly name: string;
  readonly type: string;
  readonly target: string | null;
}

const HEX = '^[0-9a-f]{64}$';

/**
 * Copies the rows of tables as often as asked. Copies refer to copies: those of a case's project are of the case's copies, those of its
 * unit too, so that a list of copies has as many different things behind it as it has rows. Past triggers, checks and foreign
 * keys; for reading only, on a database that is thrown away.
 */
export async function multiplyRows(
  query: Query,
  government: string,
  tables: readonly Multiplied[],
  times: number,
): Promise<void> {
  const referred = new Set(tables.filter(({ isLeaf }) => !isLeaf).map(({ table }) => table));
  await query('set session_replication_role = replica');
  try {
    for (const one of tables) await multiply(query, government, one, referred, times);
  } finally {
    await query('set session_replication_role = origin');
  }
}

async function multiply(
  query: Query,
  government: string,
  { table, keep = [] }: Multiplied,
  referred: ReadonlySet<string>,
  times: number,
): Promise<void> {
  const columns = await columnsOf(query, table);
  const changed = new Map<string, string>();
  for (const { name, type, target } of columns)
    if (type === 'uuid' && !keep.includes(name) && (name === 'id' || (target !== null && referred.has(target))))
      changed.set(name, `md5(t.${name}::text || n)::uuid`);
  for (const key of await uniqueKeys(query, table)) {
    if (key.some((name) => changed.has(name))) continue;
    const name = [...key].reverse().find((one) => one !== 'government');
    const type = columns.find((one) => one.name === name)?.type;
    if (name === undefined || type === undefined) continue;
    if (type === 'text')
      changed.set(
        name,
        `case when t.${name} ~ '${HEX}' then md5(t.${name} || n) || md5(n || t.${name}) else t.${name} || '-' || n end`,
      );
    else if (type === 'uuid') changed.set(name, `md5(t.${name}::text || n)::uuid`);
    else changed.set(name, `t.${name} + n * 1000`);
  }
  const checks = await query<{ name: string }>(
    `select conname as name from pg_constraint where conrelid = $1::regclass and contype = 'c'`,
    [table],
  );
  for (const check of checks) await query(`alter table ${table} drop constraint "${check.name}"`);
  const names = columns.map(({ name }) => name);
  const own = names.includes('government')
    ? `t.government = '${government}'`
    : `t.id in (select person from appointment where government = '${government}')`;
  await query(
    `insert into ${table} (${names.join(', ')}) select ${names.map((name) => changed.get(name) ?? `t.${name}`).join(', ')}
     from ${table} t, generate_series(1, ${times}) n where ${own}`,
  );
}

/** Those that are written; `target`: the table to which a column of its own refers. */
function columnsOf(query: Query, table: string): Promise<Column[]> {
  return query<Column>(
    `select a.attname as name, format_type(a.atttypid, null) as type,
       (select k.confrelid::regclass::text from pg_constraint k
         where k.conrelid = a.attrelid and k.contype = 'f' and a.attnum = k.conkey[array_upper(k.conkey, 1)] limit 1) as target
     from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
     where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attidentity = '' and a.attgenerated = ''
       and coalesce(pg_get_expr(d.adbin, d.adrelid), '') not like 'nextval%' order by a.attnum`,
    [table],
  );
}

async function uniqueKeys(query: Query, table: string): Promise<readonly (readonly string[])[]> {
  const rows = await query<{ columns: string[] }>(
    `select array(select a.attname::text from unnest(x.indkey::int2[]) with ordinality k (n, place)
       join pg_attribute a on a.attrelid = x.indrelid and a.attnum = k.n order by k.place) as columns
     from pg_index x where x.indrelid = $1::regclass and x.indisunique`,
    [table],
  );
  return rows.map(({ columns }) => columns);
}
