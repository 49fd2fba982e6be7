import { defineLoader } from '../platform/loader';
import { administer } from './administer';

/** What an administrator sees of an account; never the hash. */
export interface AccountRow {
  readonly person: string;
  readonly login: string;
  readonly lockedUntil: Date | null;
  readonly disabledAt: Date | null;
  readonly changedAt: Date;
  readonly mustChange: boolean;
}

/** Accounts by person, of persons whom the own government entered. The caller has asked for the right. */
export const accountOf = defineLoader<string, AccountRow | null>(
  async (ctx, persons) => {
    await administer(ctx);
    const rows = await ctx.tx.query<AccountRow[]>(
      `select person, login, locked_until as "lockedUntil", disabled_at as "disabledAt", changed_at as "changedAt",
         must_change as "mustChange"
       from credential c where person = any ($1::uuid[]) and exists (select from person p where p.id = c.person and p.home = $2)`,
      [[...persons], ctx.government],
    );
    return new Map(rows.map((row) => [row.person, row]));
  },
  () => null,
);
