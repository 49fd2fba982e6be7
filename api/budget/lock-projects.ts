import type { Context } from '../platform/context';

/**
 * Holds the projects of which lines are to be written, by id or by code, until the transaction ends: before any line is locked or
 * written. A line that names a project has the database hold that project as it is written; whoever takes out of the budget holds
 * the project first and the lines of the year afterwards (`application/lock-cases.ts`, `application/lock-budget.ts`). Held in any
 * other order the two would wait for one another.
 */
export async function lockProjects(ctx: Context, by: 'id' | 'code', which: readonly string[]): Promise<void> {
  const asked = [...new Set(which)];
  if (asked.length === 0) return;
  await ctx.tx.query(`select 1 from project where government = $1 and ${by} = any ($2) order by id for key share`, [
    ctx.government,
    asked,
  ]);
}
