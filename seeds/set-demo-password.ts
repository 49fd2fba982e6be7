import type { Context } from '../api/platform/context';
import type { Database } from '../api/platform/database/database';
import { settle } from '../api/platform/operation';
import { recordAudit } from '../api/audit/record-audit';
import { hashPassword } from '../api/identity/password';

/** Everybody's password in the demonstration. Known to the world, so it exists on the embedded database only. */
export const DEMO_PASSWORD = 'tongchou-demo';

/** The hash of the known password. Only `DemoPassword.of` makes one, so there is none without the embedded database. */
export class DemoPassword {
  private constructor(readonly hash: string) {}

  /** @throws Error for any other database, which may be reached by others and may hold what is real */
  static async of({ kind }: Pick<Database, 'kind'>): Promise<DemoPassword> {
    if (kind !== 'embedded') throw new Error('seeds: known passwords are for the embedded database only');
    return new DemoPassword(await hashPassword(DEMO_PASSWORD));
  }
}

/**
 * Gives a demonstration person a sign-in name. Apart from `setCredential` on purpose: the demonstration's password
 * would not pass the rules for passwords, and those are not to be loosened for it.
 */
export async function setDemoPassword(
  ctx: Context,
  input: { readonly person: string; readonly login: string; readonly password: DemoPassword },
): Promise<void> {
  await settle(ctx.tx, { 'app.login': input.login, 'app.person': input.person });
  await ctx.tx.query('insert into credential (person, login, hash, changed_at) values ($1, $2, $3, $4)', [
    input.person,
    input.login,
    input.password.hash,
    ctx.now,
  ]);
  await settle(ctx.tx, { 'app.login': '', 'app.person': ctx.session?.person.id ?? '' });
  recordAudit(ctx, {
    verb: 'credential:set',
    subject: { type: 'Person', id: input.person },
    details: { login: input.login },
  });
}
