import type { Context } from '../../api/platform/context';

/** Copies rows of a table of the government that a condition lets through, so many times; columns as SQL over the row `t` and the copy's number `n`. */
export type CopyRows = (table: string, changes: Readonly<Record<string, string>>, where: string) => Promise<void>;

/** SQL for the id of the copy of what a column names: the same wherever it is named. */
export const copiedId = (column: string): string => `md5(t.${column}::text || n)::uuid`;

/** Copies of what is there, made in the database, with constraints looked at at the end: what is read is what counts. */
export async function copiedRows(ctx: Context, times: number): Promise<CopyRows> {
  const { tx, government } = ctx;
  await tx.query('set constraints all deferred');
  return async (table, changes, where) => {
    const columns = await tx.query<{ name: string }[]>(
      `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
      [table],
    );
    const values = columns.map(({ name }) => changes[name] ?? `t.${name}`);
    await tx.query(
      `insert into ${table} (${columns.map(({ name }) => name).join(', ')}) select ${values.join(', ')} from ${table} t, generate_series(1, ${times}) n where t.government = '${government}' and (${where})`,
    );
  };
}
