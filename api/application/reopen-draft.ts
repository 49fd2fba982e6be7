import { randomUUID } from 'node:crypto';
import { IsNull } from 'typeorm';
import { writeFacts, type CaseEvent, type JsonObject } from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import { insertRow } from '../platform/insert';
import { Draft } from './draft.entity';
import type { LoadedCase } from './load-case';

/**
 * When a case has come back to where it is filed, sent back or taken back: a draft to go on from, with the answers
 * last handed in, on the case's own edition. One that is left over, because what sent it back was itself taken back,
 * goes away.
 */
export async function reopenDraft(
  ctx: Context,
  { application, regime, state }: LoadedCase,
  event: CaseEvent,
): Promise<void> {
  const stage = regime.procedures.get(state.procedure)?.stages.get(state.stage);
  if (event.type === 'file') return;
  await ctx.tx.delete(Draft, { government: ctx.government, application: application.id, filedAt: IsNull() });
  if (stage?.kind !== 'file') return;
  await insertRow(ctx, Draft, {
    government: ctx.government,
    id: randomUUID(),
    organisation: application.organisation,
    regimeCode: application.regimeCode,
    edition: application.edition,
    procedure: application.procedure,
    application: application.id,
    given: scopeAnswers({ regime, state }),
    answers: state.answers[stage.form] ?? {},
    opener: application.opener,
    createdAt: ctx.now,
    updatedAt: ctx.now,
    filedAt: null,
    version: 1,
  });
}

function scopeAnswers({ regime, state }: Pick<LoadedCase, 'regime' | 'state'>): JsonObject {
  const isScope = (name: string): boolean => regime.vocabulary.facts.get(name)?.owner.kind === 'scope';
  return writeFacts(
    regime.vocabulary,
    Object.fromEntries(Object.entries(state.facts).filter(([name]) => isScope(name))),
  );
}
