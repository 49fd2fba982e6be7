import { recordAudit } from '../audit/record-audit';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { serviceAccountById } from './identity.loader';
import { ServiceAccount } from './service-account.entity';

/** Revokes a service account: its token is dead from the commit on. One that is revoked stays so. */
export async function revokeServiceAccount(ctx: Context, input: { readonly id: string }): Promise<ServiceAccount> {
  authorise(ctx, 'service-account:revoke');
  const account = await serviceAccountById(ctx).load(input.id);
  if (!account) throw new ApiError('NOT_FOUND');
  if (account.revokedAt !== null) return account;
  await ctx.tx.update(ServiceAccount, { government: ctx.government, id: account.id }, { revokedAt: ctx.now });
  recordAudit(ctx, {
    verb: 'service-account:revoke',
    subject: { type: 'ServiceAccount', id: account.id },
    details: { title: account.title },
  });
  return Object.assign(new ServiceAccount(), account, { revokedAt: ctx.now });
}

/**
 * Revokes, for good, every service account that acts as an office of a person here. The caller has asked for the right.
 *
 * @param because the verb of the deed that stops them
 */
export async function revokeProgramsOf(ctx: Context, person: string, because: string): Promise<void> {
  const [revoked] = await ctx.tx.query<[{ id: string; title: string }[], number]>(
    `update service_account set revoked_at = $3 where government = $1 and person = $2 and revoked_at is null
     returning id, title`,
    [ctx.government, person, ctx.now],
  );
  for (const { id, title } of revoked)
    recordAudit(ctx, {
      verb: 'service-account:revoke',
      subject: { type: 'ServiceAccount', id },
      details: { title, because },
    });
}
