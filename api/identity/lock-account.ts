import { fine, found, type Outcome } from '../../form-schemas/engine';
import { recordAudit } from '../audit/record-audit';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { administer } from './administer';
import { endSessionsOf } from './end-session';
import { notOneself } from './four-eyes';
import { personOfHome } from './home-person';
import type { Person } from './person.entity';
import { revokeProgramsOf } from './revoke-service-account';

/**
 * Locks a person's account until it is unlocked, and ends the sessions at once. The person's service accounts are revoked
 * here and stopped elsewhere, for good: unlocking revives none (migration 30). Findings: `four-eyes`, `account-missing`.
 */
export async function lockAccount(ctx: Context, input: { readonly person: string }): Promise<Outcome<Person | null>> {
  authorise(ctx, 'account:lock');
  const person = await personOfHome(ctx, input.person);
  const findings = notOneself(ctx, person.id, '锁定自己的账户');
  if (findings.length > 0) return found(null, findings);
  await administer(ctx);
  const locked = await changed(
    ctx,
    'update credential set disabled_at = coalesce(disabled_at, $2), programs_stopped_at = $2 where person = $1 returning person',
    [person.id, ctx.now],
  );
  if (!locked) return withoutAccount(person);
  await endSessionsOf(ctx, person.id);
  await revokeProgramsOf(ctx, person.id, 'account:lock');
  recordAudit(ctx, { verb: 'account:lock', subject: { type: 'Person', id: person.id } });
  return fine(person);
}

/** Unlocks an account, whether an administrator or wrong guesses have locked it; not its programs. Findings: `four-eyes`, `account-missing`. */
export async function unlockAccount(ctx: Context, input: { readonly person: string }): Promise<Outcome<Person | null>> {
  authorise(ctx, 'account:lock');
  const person = await personOfHome(ctx, input.person);
  const findings = notOneself(ctx, person.id, '解锁自己的账户');
  if (findings.length > 0) return found(null, findings);
  await administer(ctx);
  const unlocked = await changed(
    ctx,
    'update credential set disabled_at = null, failures = 0, locked_until = null where person = $1 returning person',
    [person.id],
  );
  if (!unlocked) return withoutAccount(person);
  recordAudit(ctx, { verb: 'account:unlock', subject: { type: 'Person', id: person.id } });
  return fine(person);
}

async function changed(ctx: Context, sql: string, parameters: unknown[]): Promise<boolean> {
  const [, count] = await ctx.tx.query<[unknown[], number]>(sql, parameters);
  return count === 1;
}

function withoutAccount(person: Person): Outcome<null> {
  const message = `${person.name}还没有账户：请先设定登录名与口令`;
  return found(null, [{ code: 'account-missing', severity: 'error', message, path: 'person' }]);
}
