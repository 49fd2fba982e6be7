import { authorise, signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { loadById } from '../platform/loader';
import type { Right } from '../platform/rights';
import { compiledEdition } from '../regime/compiled-edition';
import { Draft } from './draft.entity';

const draftById = loadById(Draft);

/** A draft of the organisation as which the session acts; null for any other, as for a missing one. */
export async function ownDraft(ctx: Context, id: string): Promise<Draft | null> {
  const draft = await draftById(ctx).load(id);
  return draft?.organisation === signedIn(ctx).appointment?.organisation ? draft : null;
}

/**
 * Locks a draft to change it, by who may: a project's draft by its applicants, a list's by who may open lists.
 *
 * @throws ApiError NOT_FOUND, FORBIDDEN; CONFLICT when it has been handed in, or changed since `expectedVersion`
 */
export async function lockOwnDraft(
  ctx: Context,
  which: { readonly id: string; readonly expectedVersion: number | null },
  right: Right,
): Promise<Draft> {
  // The case before its draft, as everybody who acts on a case does: else each would wait for the other.
  const key = [ctx.government, which.id];
  await ctx.tx.query(
    `select 1 from application where government = $1
       and id = (select application from filing_draft where government = $1 and id = $2) for update`,
    key,
  );
  await ctx.tx.query('select 1 from filing_draft where government = $1 and id = $2 for update', key);
  const draft = await ownDraft(ctx, which.id);
  if (!draft) throw new ApiError('NOT_FOUND', '没有找到该草稿');
  const regime = await compiledEdition(ctx, draft.edition);
  authorise(ctx, regime.procedures.get(draft.procedure)?.document.kind === 'list' ? 'list:open' : right);
  if (draft.filedAt !== null) {
    throw new ApiError('CONFLICT', '该草稿已提交，不能再更改', {
      currentVersion: draft.version,
      filedAt: draft.filedAt.toISOString(),
    });
  }
  if (which.expectedVersion !== null && draft.version !== which.expectedVersion) {
    const message = `草稿已被更改：您所见为第 ${which.expectedVersion} 版，现为第 ${draft.version} 版`;
    throw new ApiError('CONFLICT', message, { expectedVersion: which.expectedVersion, currentVersion: draft.version });
  }
  return draft;
}
