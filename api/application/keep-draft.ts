import { randomUUID } from 'node:crypto';
import { IsNull } from 'typeorm';
import { isHandIn, writeFacts, type CaseState, type JsonObject } from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import { insertRow } from '../platform/insert';
import { ApplicationKind } from './application.entity';
import { Draft } from './draft.entity';
import { isByUnit } from './held-bodies';
import type { LoadedCase } from './load-case';

/**
 * When a case has come to where something is handed in, for the first time or sent or taken back: a draft of it, with the
 * answers last handed in there, on the case's own edition. One that is left over from where the case stood goes away.
 */
export async function keepDraft(
  ctx: Context,
  { application, regime, state }: LoadedCase,
  before: Pick<CaseState, 'visit'>,
): Promise<void> {
  if (state.visit === before.visit) return;
  await ctx.tx.delete(Draft, { government: ctx.government, application: application.id, filedAt: IsNull() });
  const stage = regime.procedures.get(state.procedure)?.stages.get(state.stage);
  if (!isHandIn(stage) || stage.form === undefined) return;
  await insertRow(ctx, Draft, {
    government: ctx.government,
    id: randomUUID(),
    organisation: application.organisation,
    regimeCode: application.regimeCode,
    edition: application.edition,
    procedure: application.procedure,
    stage: stage.code,
    byUnit: isByUnit(regime, stage.by),
    application: application.id,
    project: application.project,
    about: state.about,
    // What was asked of the scope is asked again where a project is filed, and nowhere else.
    given: stage.kind === 'file' && application.kind === ApplicationKind.MAIN ? scopeAnswers({ regime, state }) : {},
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
