import type { Query } from './admin';

interface Column {
  readonly name: string;
  readonly type: string;
}

const VALUES: Readonly<Record<string, string>> = {
  text: `'x'`,
  uuid: 'gen_random_uuid()',
  date: `'2026-01-01'`,
  'timestamp with time zone': 'now()',
  integer: '1',
  bigint: '1',
  smallint: '1',
  boolean: 'false',
  jsonb: `'{}'`,
  json: `'{}'`,
  'text[]': `'{}'`,
  'uuid[]': `'{}'`,
  bytea: `''`,
};

/**
 * Puts one row of a government into a table, whatever it holds, past foreign keys, checks and triggers: so that a new
 * table is tested for its walls without anybody having to remember it.
 * Only an administrator may, and only on a database that is thrown away: the table's checks are dropped.
 */
export async function insertSynthetic(query: Query, table: string, government: string): Promise<void> {
  const columns = await query<Column>(
    `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attnotnull and not atthasdef and attidentity = ''`,
    [table],
  );
  const values = columns.map(({ name, type }) => {
    const value = name === 'government' ? `'${government}'` : VALUES[type];
    if (value === undefined)
      throw new Error(`test/support/synthetic-row.ts has no value for ${table}.${name} (${type})`);
    return value;
  });
  const checks = await query<{ name: string }>(
    `select conname as name from pg_constraint where conrelid = $1::regclass and contype = 'c'`,
    [table],
  );
  for (const check of checks) await query(`alter table ${table} drop constraint "${check.name}"`);
  await query('set session_replication_role = replica');
  try {
    await query(
      `insert into ${table} (${columns.map((column) => column.name).join(', ')}) values (${values.join(', ')})`,
    );
  } finally {
    await query('set session_replication_role = origin');
  }
}
