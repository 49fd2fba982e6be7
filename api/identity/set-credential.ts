import { recordAudit } from '../audit/record-audit';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { settle } from '../platform/operation';
import { readText } from '../platform/text';
import { refuseInput } from '../platform/user-error';
import { personById } from './identity.loader';
import { hashPassword, passwordFlaw } from './password';

export interface SetCredential {
  /** Database id of a person appointed in this government. */
  readonly person: string;
  readonly login: string;
  readonly password: string;
}

/** Gives a person a sign-in name and password, and lifts a lock. A name of someone else's is a CONFLICT. */
export async function setCredential(ctx: Context, input: SetCredential): Promise<void> {
  authorise(ctx, 'credential:set');
  const person = await personById(ctx).load(input.person);
  if (!person) throw new ApiError('NOT_FOUND', '没有找到该人员');
  const flaw = passwordFlaw(input.password);
  if (flaw !== null) throw refuseInput('password', flaw);
  const login = readText(input.login, 'login', 64);
  const hash = await hashPassword(input.password);
  await settle(ctx.tx, { 'app.login': login, 'app.person': person.id });
  await ctx.tx.query(
    `insert into credential (person, login, hash, changed_at) values ($1, $2, $3, $4)
     on conflict (person) do update set login = $2, hash = $3, changed_at = $4, failures = 0, locked_until = null`,
    [person.id, login, hash, ctx.now],
  );
  await settle(ctx.tx, { 'app.login': '', 'app.person': ctx.session?.person.id ?? '' });
  recordAudit(ctx, { verb: 'credential:set', subject: { type: 'Person', id: person.id }, details: { login } });
}
