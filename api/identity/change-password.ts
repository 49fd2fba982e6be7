import { writeAudit } from '../audit/record-audit';
import { signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { refuseInput } from '../platform/user-error';
import { writeHomeAudit } from './audit-home';
import { giveGuessesBack, LOCKED_FOR, takeGuess, type Guess } from './guess';
import { sessionByDigest } from './load-session';
import { hashPassword, passwordFlaw, verifyPassword } from './password';

/**
 * Changes one's own password: asks the old one, whose guesses are paid for as at signing in (see `takeGuess`), ends all
 * other sessions of the person, and opens the offices where the old password had been set by somebody else. Neither the
 * old password nor the last one-time password is taken as the new one.
 *
 * Has transactions of its own, so that a wrong guess is kept.
 */
export async function changePassword(
  ctx: Context,
  input: { readonly current: string; readonly next: string },
): Promise<void> {
  const { person, digest } = signedInPerson(ctx);
  await ctx.client.countLogin();
  const flaw = passwordFlaw(input.next);
  if (flaw !== null) throw refuseInput('next', flaw);
  const guess = await ctx.separately({ person: person.id }, (tx) => takeGuess(tx, { person: person.id }, ctx.now));
  if (!guess) throw refuseInput('current', `原口令错误次数过多，账户已锁定（${LOCKED_FOR}），请稍后再试`);
  if (!(await verifyPassword(guess.hash, input.current.slice(0, 200)))) {
    await ctx.separately({ person: person.id }, (tx) =>
      writeHomeAudit(ctx, tx, person.id, {
        verb: 'credential:refuse',
        details: { address: ctx.client.address, locked: guess.last },
      }),
    );
    throw refuseInput('current', '原口令不对');
  }
  const used = await usedBefore(guess, input.next);
  if (used !== null) {
    await ctx.separately({ person: person.id }, (tx) => giveGuessesBack(tx, guess));
    throw refuseInput('next', used);
  }
  const hash = await hashPassword(input.next);
  await ctx.separately({ person: person.id, token: digest }, async (tx) => {
    if (!(await giveGuessesBack(tx, guess))) throw new ApiError('CONFLICT', '口令已被更改或账户已锁定，请重新登录');
    await tx.query('update credential set hash = $2, changed_at = $3, must_change = false where person = $1', [
      person.id,
      hash,
      ctx.now,
    ]);
    await tx.query(
      'update session set ended_at = $3 where person = $1 and digest <> $2 and ended_at is null and expires_at > $3',
      [person.id, digest, ctx.now],
    );
    const { session } = await sessionByDigest(tx, digest, ctx.now);
    ctx.become(session);
    const entry = { verb: 'credential:change' };
    if (session && session.government !== null)
      await writeAudit(ctx, tx, session.government, { ...entry, subject: { type: 'Person', id: person.id } });
    else await writeHomeAudit(ctx, tx, person.id, entry);
  });
}

/** Why a new password may not be taken again; null: it may. */
async function usedBefore({ hash, oneTimeHash }: Guess, next: string): Promise<string | null> {
  if (await verifyPassword(hash, next)) return '新口令不能与原口令相同';
  if (oneTimeHash !== null && (await verifyPassword(oneTimeHash, next)))
    return '新口令不能是管理员设定的一次性口令：它有他人知道，请另取一个';
  return null;
}

/** Whether somebody else has set the password of who is signed in. */
export async function mustChangePassword(ctx: Context): Promise<boolean> {
  const [stored] = await ctx.tx.query<{ must: boolean }[]>(
    'select must_change as must from credential where person = $1',
    [signedIn(ctx).person.id],
  );
  return signedIn(ctx).kind === 'person' && stored?.must === true;
}

function signedInPerson(ctx: Context): { readonly person: { readonly id: string }; readonly digest: string } {
  const { kind, person, digest } = signedIn(ctx);
  if (kind !== 'person' || digest === null) throw new ApiError('FORBIDDEN', '只有人员可以修改口令');
  return { person, digest };
}
