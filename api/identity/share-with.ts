import { recordAudit } from '../audit/record-audit';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';

/** Lets another government read this one's shared tables; never the other way round. */
export async function shareWith(ctx: Context, viewer: string): Promise<void> {
  authorise(ctx, 'government:create');
  await ctx.tx.query('insert into sharing (government, viewer) values ($1, $2) on conflict do nothing', [
    ctx.government,
    viewer,
  ]);
  recordAudit(ctx, {
    verb: 'government:share',
    subject: { type: 'Government', id: ctx.government },
    details: { viewer },
  });
}
