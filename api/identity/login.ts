import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { writeAudit } from '../audit/record-audit';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import type { Session } from '../platform/session';
import { writeHomeAudit } from './audit-home';
import { giveGuessesBack, LOCKED_FOR, takeGuess } from './guess';
import { sessionByDigest } from './load-session';
import { hashPassword, verifyPassword } from './password';
import { newToken } from './token';

const SESSION_MS = 12 * 60 * 60 * 1000;
const REFUSED = `登录名或口令不对，或账户已锁定（${LOCKED_FOR}）`;

export interface LoggedIn {
  readonly token: string;
  readonly expiresAt: Date;
  readonly session: Session;
}

/**
 * Signs in with name and password.
 *
 * A guess is paid for before it is looked at: one conditional UPDATE, committed, takes one of five guesses; only then
 * is the password verified. However many arrive at once, five are verified and the rest are refused unseen. A right
 * one gives the guesses back. Unknown names cost as much time and answer in the same words.
 *
 * @throws ApiError UNAUTHENTICATED
 */
export async function login(
  ctx: Context,
  input: { readonly name: string; readonly password: string },
): Promise<LoggedIn> {
  await ctx.client.countLogin();
  const guess = await ctx.separately({ login: input.name }, (tx) => takeGuess(tx, { login: input.name }, ctx.now));
  const right = await verifyPassword(guess?.hash ?? (await unknownHash()), input.password.slice(0, 200));
  if (!guess || !right) {
    await noteRefusal(
      ctx,
      input.name,
      guess === null ? 'locked' : guess.last ? 'wrong-password-locks' : 'wrong-password',
    );
    throw new ApiError('UNAUTHENTICATED', REFUSED);
  }

  const { token, digest } = newToken();
  const expiresAt = new Date(ctx.now.getTime() + SESSION_MS);
  const session = await ctx.separately({ person: guess.person, token: digest }, async (tx) => {
    if (!(await giveGuessesBack(tx, guess))) throw new ApiError('UNAUTHENTICATED', REFUSED);
    const office = await currentOffice(tx, guess.person, ctx.today);
    await tx.query(
      `insert into session (id, digest, person, government, appointment, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7)`,
      [randomUUID(), digest, guess.person, office?.government ?? null, office?.id ?? null, ctx.now, expiresAt],
    );
    const opened = await sessionByDigest(tx, digest, ctx.now);
    if (!opened.session) throw new Error('the session just opened is not found');
    ctx.become(opened.session);
    const entry = { verb: 'session:open', details: { address: ctx.client.address } };
    const { government } = opened.session;
    if (government === null) await writeHomeAudit(ctx, tx, guess.person, entry);
    else await writeAudit(ctx, tx, government, { ...entry, subject: { type: 'Person', id: guess.person } });
    return opened.session;
  });
  return { token, expiresAt, session };
}

/**
 * A refused attempt is told in the audit of the government that entered the person. A name that nobody has belongs to
 * no government, and is told nowhere: what was typed may be a password.
 */
function noteRefusal(ctx: Context, name: string, reason: string): Promise<void> {
  return ctx.separately({ login: name }, async (tx) => {
    const [known] = await tx.query<{ person: string }[]>('select person from credential where login = $1', [name]);
    if (known)
      await writeHomeAudit(ctx, tx, known.person, {
        verb: 'session:refuse',
        details: { address: ctx.client.address, reason },
      });
  });
}

/** The office last used, else the one held longest; none for a person without a current appointment. */
async function currentOffice(
  tx: EntityManager,
  person: string,
  today: string,
): Promise<{ readonly government: string; readonly id: string } | null> {
  const [office] = await tx.query<{ government: string; id: string }[]>(
    `select a.government, a.id from appointment a
     where a.person = $1 and a.from_day <= $2 and (a.until_day is null or a.until_day >= $2)
     order by (select max(s.created_at) from session s where s.appointment = a.id and s.person = $1) desc nulls last, a.from_day, a.id
     limit 1`,
    [person, today],
  );
  return office ?? null;
}

let unknown: Promise<string> | null = null;

/** The hash of nobody's password, so that an unknown name takes as long as a known one. */
function unknownHash(): Promise<string> {
  unknown ??= hashPassword(randomUUID());
  return unknown;
}
