import type { Context } from '../platform/context';

/** A question, its parameters numbered from 1. */
export interface AskedSql {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** Several questions of one kind in one statement. @returns the rows that each finds, in the order of the questions */
export async function askAtOnce<R>(ctx: Context, asked: readonly AskedSql[]): Promise<readonly (readonly R[])[]> {
  if (asked.length === 0) return [];
  const parameters: unknown[] = [];
  const parts = asked.map((one, index) => {
    const before = parameters.length;
    parameters.push(...one.parameters);
    const sql = one.sql.replace(/\$(\d+)/g, (_, place: string) => `$${before + Number(place)}`);
    return `(select ${index} as asked, found.* from (${sql}) found)`;
  });
  const rows = await ctx.tx.query<(R & { readonly asked: number })[]>(parts.join(' union all '), parameters);
  return asked.map((_, index) => rows.filter((row) => row.asked === index));
}
