import { fine, found, type Outcome } from '../../form-schemas/engine';
import { recordAudit } from '../audit/record-audit';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { readName } from '../platform/text';
import { updateVersion } from '../platform/version';
import { holdOrganisation } from './hold-row';
import { Organisation } from './organisation.entity';

export interface UpdateOrganisation {
  /** Database id. */
  readonly id: string;
  readonly expectedVersion: number;
  readonly title: string;
}

/** Renames an organisation; its code stays what it is, because others rely on it. */
export async function updateOrganisation(ctx: Context, input: UpdateOrganisation): Promise<Organisation> {
  authorise(ctx, 'organisation:update');
  const organisation = await ownOrganisation(ctx, input.id);
  const changes = { title: readName(input.title, 'title') };
  const version = await updateVersion(ctx, Organisation, input, changes);
  recordAudit(ctx, {
    verb: 'organisation:rename',
    subject: { type: 'Organisation', id: organisation.id },
    details: { before: organisation.title, after: changes.title },
  });
  return Object.assign(new Organisation(), organisation, changes, { version });
}

/**
 * Closes an organisation: nobody is appointed in it any more. Refused (`organisation-in-use`) while somebody serves in
 * it or an organisation below it is open.
 */
export async function closeOrganisation(
  ctx: Context,
  input: Omit<UpdateOrganisation, 'title'>,
): Promise<Outcome<Organisation | null>> {
  authorise(ctx, 'organisation:update');
  const organisation = await ownOrganisation(ctx, input.id);
  const inUse = await ctx.tx.query<{ title: string }[]>(
    `select a.title from appointment a join post p on p.government = a.government and p.id = a.post
       where a.government = $1 and p.organisation = $2 and (a.until_day is null or a.until_day >= $3::date)
     union all
     select o.title from organisation o where o.government = $1 and o.parent = $2 and o.closed_at is null
     limit 6`,
    [ctx.government, organisation.id, ctx.today],
  );
  if (inUse.length > 0) {
    const named = inUse.slice(0, 5).map(({ title }) => `“${title}”`);
    const message = `${organisation.title}还不能撤销：其中尚有${named.join('、')}${inUse.length > 5 ? '等' : ''}；请先终止这些任职或撤销下级单位`;
    return found(null, [{ code: 'organisation-in-use', severity: 'error', message, path: 'id' }]);
  }
  if (organisation.closedAt !== null) return fine(organisation);
  const version = await updateVersion(ctx, Organisation, input, { closedAt: ctx.now });
  recordAudit(ctx, {
    verb: 'organisation:close',
    subject: { type: 'Organisation', id: organisation.id },
    details: { code: organisation.code, title: organisation.title },
  });
  return fine(Object.assign(new Organisation(), organisation, { closedAt: ctx.now, version }));
}

async function ownOrganisation(ctx: Context, id: string): Promise<Organisation> {
  const organisation = await holdOrganisation(ctx, id, 'pessimistic_write');
  if (!organisation) throw new ApiError('NOT_FOUND');
  return organisation;
}
