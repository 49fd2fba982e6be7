import { randomUUID } from 'node:crypto';
import { recordAudit } from '../audit/record-audit';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { isRight } from '../platform/rights';
import { readText } from '../platform/text';
import { refuseInput } from '../platform/user-error';
import { appointmentById } from './identity.loader';
import { newToken } from './token';

export interface CreateServiceAccount {
  readonly title: string;
  /** Database id of the appointment as which it acts; its holder answers for it. */
  readonly appointment: string;
  readonly scopes: readonly string[];
  readonly expiresAt: Date;
}

/** Creates a service account. Its rights are those of the appointment that are among the scopes. The token is shown once. */
export async function createServiceAccount(
  ctx: Context,
  input: CreateServiceAccount,
): Promise<{ readonly token: string }> {
  authorise(ctx, 'service-account:create');
  const unknown = input.scopes.find((scope) => !isRight(scope));
  if (unknown !== undefined || input.scopes.length === 0) throw refuseInput('scopes', `没有权限“${unknown ?? ''}”`);
  if (input.expiresAt <= ctx.now) throw refuseInput('expiresAt', '失效时刻须在将来');
  const appointment = await appointmentById(ctx).load(input.appointment);
  if (!appointment) throw new ApiError('NOT_FOUND', '没有找到该任职');
  const id = randomUUID();
  const { token, digest } = newToken();
  await ctx.tx.query(
    `insert into service_account (government, id, title, digest, person, appointment, scopes, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ctx.government,
      id,
      readText(input.title, 'title'),
      digest,
      appointment.person,
      appointment.id,
      [...input.scopes],
      ctx.now,
      input.expiresAt,
    ],
  );
  recordAudit(ctx, {
    verb: 'service-account:create',
    subject: { type: 'ServiceAccount', id },
    details: { appointment: appointment.id, scopes: [...input.scopes] },
  });
  return { token };
}
