import { randomUUID } from 'node:crypto';
import { recordAudit } from '../audit/record-audit';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { isForPrograms, isRight } from '../platform/rights';
import { readName } from '../platform/text';
import { refuseInput } from '../platform/user-error';
import { administer } from './administer';
import { appointmentById } from './identity.loader';
import { newToken } from './token';

export interface CreateServiceAccount {
  readonly title: string;
  /** Database id of the appointment as which it acts; its holder answers for it. */
  readonly appointment: string;
  readonly scopes: readonly string[];
  readonly expiresAt: Date;
}

export interface CreatedServiceAccount {
  /** Shown this once; only its digest is stored. */
  readonly token: string;
  /** Database id. */
  readonly id: string;
}

/**
 * Creates a service account. Its rights are those of the appointment that are among the scopes. Nobody makes one for an
 * appointment of one's own, or of somebody whose account is locked (FORBIDDEN).
 */
export async function createServiceAccount(ctx: Context, input: CreateServiceAccount): Promise<CreatedServiceAccount> {
  authorise(ctx, 'service-account:create');
  const appointment = await appointmentById(ctx).load(input.appointment);
  if (!appointment) throw new ApiError('NOT_FOUND', '没有找到该任职');
  if (appointment.person === ctx.session?.person.id)
    throw new ApiError('FORBIDDEN', '不得由本人为自己的任职创建服务账号：须由另一名安全管理员办理');
  await refuseLocked(ctx, appointment.person);
  const unknown = input.scopes.find((scope) => !isRight(scope));
  if (input.scopes.length === 0) throw refuseInput('scopes', '至少须给一项权限');
  if (unknown !== undefined) throw refuseInput('scopes', `没有权限“${unknown.slice(0, 60)}”`);
  const personal = input.scopes.find((scope) => isRight(scope) && !isForPrograms(scope));
  if (personal !== undefined)
    throw refuseInput('scopes', `“${personal}”须由人员本人行使，不能授予服务账号：服务账号只能查看、填报和提交`);
  if (input.expiresAt <= ctx.now) throw refuseInput('expiresAt', '失效时刻须在将来');
  const id = randomUUID();
  const { token, digest } = newToken();
  await ctx.tx.query(
    `insert into service_account (government, id, title, digest, person, appointment, scopes, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ctx.government,
      id,
      readName(input.title, 'title'),
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
  return { token, id };
}

/** Only the government that entered the person sees whether the account is locked; elsewhere the token opens nothing. */
async function refuseLocked(ctx: Context, person: string): Promise<void> {
  await administer(ctx);
  const rows = await ctx.tx.query<unknown[]>(
    'select 1 from credential where person = $1 and disabled_at is not null for share',
    [person],
  );
  if (rows.length > 0) throw new ApiError('FORBIDDEN', '该人员的账户已锁定：解锁之后才能为其任职创建服务账号');
}
