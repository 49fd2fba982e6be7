import { isHandIn } from '../../form-schemas/engine';
import { authorise, may, signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { loadById } from '../platform/loader';
import type { Right } from '../platform/rights';
import { compiledEdition } from '../regime/compiled-edition';
import { editionInForce } from '../regime/edition-in-force';
import { Draft } from './draft.entity';
import { lockAround, lockCaseRows, type Acting } from './lock-cases';
import { draftBodies } from './opening-actor';

const draftById = loadById(Draft);

/** A draft of the organisation as which the session acts, or of a stage whose body it holds; null for any other, as for a missing one. */
export async function ownDraft(ctx: Context, id: string): Promise<Draft | null> {
  const draft = await draftById(ctx).load(id);
  if (!draft) return null;
  const isOfUnit = draft.byUnit || (await isList(ctx, draft));
  if (isOfUnit && draft.organisation === signedIn(ctx).appointment?.organisation) return draft;
  return (await holdsStage(ctx, draft)) ? draft : null;
}

async function isList(ctx: Context, { edition, procedure }: Draft): Promise<boolean> {
  return (await compiledEdition(ctx, edition)).procedures.get(procedure)?.document.kind === 'list';
}

/** Whether the session holds a body that hands a draft in. */
async function holdsStage(ctx: Context, draft: Draft): Promise<boolean> {
  const regime = await compiledEdition(ctx, draft.edition);
  const stage = regime.procedures.get(draft.procedure)?.stages.get(draft.stage);
  const held = await draftBodies(ctx, regime, draft);
  return isHandIn(stage) && stage.by.some((body) => held.includes(body));
}

/** The organisation that has to have uploaded what is attached: that of whoever fills it in. */
export function uploaderOf(ctx: Context, draft: Draft): string {
  return signedIn(ctx).appointment?.organisation ?? draft.organisation;
}

/** What is not beside a project is handed in under the edition in force, which may be a newer one than it was saved under. */
async function inForceToday(ctx: Context, known: Acting & { readonly regime: string }): Promise<readonly Acting[]> {
  const inForce = known.project === null ? await editionInForce(ctx, known.regime, ctx.today) : null;
  return inForce && inForce.id !== known.edition ? [{ ...known, edition: inForce.id }] : [];
}

/**
 * Locks a draft to change it, by who may: what a unit hands in by its applicants, what a body does by whoever holds it, a list's by
 * who may open lists.
 *
 * @throws ApiError NOT_FOUND, FORBIDDEN; CONFLICT when it has been handed in, or changed since `expectedVersion`
 */
export async function lockOwnDraft(
  ctx: Context,
  which: { readonly id: string; readonly expectedVersion: number | null },
  right: Right,
): Promise<Draft> {
  const key = [ctx.government, which.id];
  const [known] = await ctx.tx.query<(Acting & { application: string | null; regime: string })[]>(
    `select application, regime_code as regime, edition, procedure, organisation, project
       from filing_draft where government = $1 and id = $2`,
    key,
  );
  // Before the draft, as everybody who acts on a case does: else each would wait for the other.
  if (known?.application != null) await lockCaseRows(ctx, [known.application]);
  else if (known) await lockAround(ctx, [known, ...(await inForceToday(ctx, known))]);
  await ctx.tx.query('select 1 from filing_draft where government = $1 and id = $2 for update', key);
  const draft = await ownDraft(ctx, which.id);
  if (!draft) throw new ApiError('NOT_FOUND', '没有找到该草稿');
  if (await isList(ctx, draft)) authorise(ctx, 'list:open');
  else if (!may(signedIn(ctx), 'task:decide') || !(await holdsStage(ctx, draft))) authorise(ctx, right);
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
