import { recordAudit } from '../audit/record-audit';
import type { Context } from '../platform/context';
import type { Finding } from '../../form-schemas/engine';
import { Draft } from './draft.entity';
import { lockOwnDraft } from './own-draft';
import { refusal } from './refusal';

/** Throws a draft away. That of a case sent back stays: it is the only way to hand it in again. */
export async function discardDraft(ctx: Context, id: string): Promise<readonly Finding[]> {
  const draft = await lockOwnDraft(ctx, { id, expectedVersion: null }, 'application:fill');
  if (draft.application !== null) return [refusal('draft-of-case', '该草稿用于重新提交已受理的案件，不能丢弃')];
  await ctx.tx.delete(Draft, { government: ctx.government, id });
  recordAudit(ctx, { verb: 'draft:discard', subject: { type: 'Draft', id } });
  return [];
}
