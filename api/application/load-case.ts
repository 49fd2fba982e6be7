import { compiledEdition } from '../regime/compiled-edition';
import { readState, type CaseState, type CompiledRegime } from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { loadById } from '../platform/loader';
import { Application } from './application.entity';
import { lockCaseRows } from './lock-cases';

/** A case with the regime of its own edition and the state it stands in. */
export interface LoadedCase {
  readonly application: Application;
  readonly regime: CompiledRegime;
  readonly state: CaseState;
}

/**
 * Loads a case to act on it, with its row and what stands around it locked until the transaction ends (`lockCaseRows`): acts on
 * one case, and on all that go by the same rows, follow one another. What limits look at stands still meanwhile.
 *
 * @throws ApiError NOT_FOUND for one that is missing or another government's
 */
export async function lockCase(ctx: Context, id: string): Promise<LoadedCase> {
  await lockCaseRows(ctx, [id]);
  return readCase(ctx, id);
}

/** Loads a case whose row is locked already, or that is only looked at. */
export async function readCase(ctx: Context, id: string): Promise<LoadedCase> {
  const application = await ctx.tx.findOne(Application, { where: { government: ctx.government, id } });
  if (!application) throw new ApiError('NOT_FOUND', '没有找到该案件');
  return standingCase(ctx, application);
}

const rowById = loadById(Application);

/** The same for looking, many at once: what was read in this transaction is not read again. */
export async function lookAtCase(ctx: Context, id: string): Promise<LoadedCase> {
  const application = await rowById(ctx).load(id);
  if (!application) throw new ApiError('NOT_FOUND', '没有找到该案件');
  return standingCase(ctx, application);
}

/**
 * The case of a row that is at hand, in the state that its snapshot holds.
 *
 * @throws Error for a snapshot that does not fit its own edition: it was changed past the application
 */
export async function standingCase(ctx: Context, application: Application): Promise<LoadedCase> {
  const regime = await compiledEdition(ctx, application.edition);
  const { value: state, findings } = readState(regime, application.snapshot);
  if (state === null) throw new Error(`case ${application.id}: ${JSON.stringify(findings.slice(0, 3))}`);
  return { application, regime, state };
}
