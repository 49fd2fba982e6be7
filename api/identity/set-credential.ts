import { fine, found, type Outcome } from '../../form-schemas/engine';
import { recordAudit } from '../audit/record-audit';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { settle } from '../platform/operation';
import { readText } from '../platform/text';
import { refuseInput } from '../platform/user-error';
import { endSessionsOf } from './end-session';
import { notOneself } from './four-eyes';
import { personOfHome } from './home-person';
import { hashPassword, passwordFlaw } from './password';
import type { Person } from './person.entity';
import { revokeProgramsOf } from './revoke-service-account';

export interface SetCredential {
  /** Database id of a person that this government entered. */
  readonly person: string;
  readonly login: string;
  readonly password: string;
  /** Whether to revoke the person's service accounts here as well; by default they go on. */
  readonly revokePrograms?: boolean;
}

/**
 * Gives a person a sign-in name and password, lifts a lock after wrong guesses, and ends the person's sessions. Whoever
 * sets it knows it: its person must change it before doing anything else. The person's service accounts go on unless they
 * are to be revoked as well. A name of someone else's is a CONFLICT.
 *
 * Finding: `four-eyes` for one's own (see {@link changePassword}).
 */
export async function setCredential(ctx: Context, input: SetCredential): Promise<Outcome<Person | null>> {
  authorise(ctx, 'credential:set');
  const person = await personOfHome(ctx, input.person);
  const findings = notOneself(ctx, person.id, '重设自己的账户');
  if (findings.length > 0) return found(null, findings);
  const flaw = passwordFlaw(input.password);
  if (flaw !== null) throw refuseInput('password', flaw);
  const login = readText(input.login, 'login', 64);
  const hash = await hashPassword(input.password);
  await settle(ctx.tx, { 'app.login': login, 'app.person': person.id });
  await ctx.tx.query(
    `insert into credential (person, login, hash, changed_at, must_change, one_time_hash)
     values ($1, $2, $3, $4, $5, case when $5 then $3 end)
     on conflict (person) do update set login = $2, hash = $3, changed_at = $4, must_change = $5,
       one_time_hash = case when $5 then $3 end, failures = 0, locked_until = null`,
    [person.id, login, hash, ctx.now, ctx.session?.kind !== 'system'],
  );
  await settle(ctx.tx, { 'app.login': '', 'app.person': ctx.session?.person.id ?? '' });
  await endSessionsOf(ctx, person.id);
  if (input.revokePrograms === true) await revokeProgramsOf(ctx, person.id, 'credential:set');
  recordAudit(ctx, { verb: 'credential:set', subject: { type: 'Person', id: person.id }, details: { login } });
  return fine(person);
}
