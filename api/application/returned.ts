import {
  namedBody,
  isHandIn,
  remarkedField,
  remarkedForm,
  type CaseState,
  type CompiledForm,
  type CompiledRegime,
  type JsonObject,
  type OpenRemark,
} from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import type { Application } from './application.entity';
import type { Filing, ReturnRemark } from './application.types';
import { heldBodies } from './held-bodies';
import type { LoadedCase } from './load-case';
import { hiddenFields, maskAnswers } from './mask-answers';
import { retoldOf } from './retold';

/** What the case was sent back for and the next filing is to answer; nothing while it does not wait to be filed. */
export async function openRemarks(
  ctx: Context,
  { application, regime, state }: LoadedCase,
): Promise<readonly ReturnRemark[]> {
  const stage = regime.procedures.get(state.procedure)?.stages.get(state.stage);
  if (!isHandIn(stage) || state.remarks === undefined) return [];
  const bodies = await heldBodies(ctx, regime, application.organisation, application.id);
  return wordRemarks(regime, state, state.remarks, bodies);
}

/** Every filing of a case with its cleaned answers as they went in, and the remarks that it answers. */
export async function filingsOf(ctx: Context, { id, organisation }: Application): Promise<readonly Filing[]> {
  const retold = await retoldOf(ctx).load(id);
  if (!retold) return [];
  const { regime } = retold;
  const bodies = await heldBodies(ctx, regime, organisation, id);
  return retold.events.flatMap(({ row, event, before, after }): Filing[] => {
    const stage = regime.procedures.get(before.procedure)?.stages.get(before.stage);
    const form = isHandIn(stage) ? regime.forms.get(stage.form ?? '') : undefined;
    if (event.type !== 'file' || !form) return [];
    return [
      {
        seq: row.seq,
        at: row.at,
        on: row.on,
        person: row.person,
        form: form.document.code,
        stage: before.stage,
        answers: maskAnswers(form, answersOf(after, form), bodies),
        remarks: wordRemarks(regime, before, before.remarks ?? [], bodies),
      },
    ];
  });
}

function answersOf(state: CaseState, form: CompiledForm): JsonObject {
  return (Object.hasOwn(state.answers, form.document.code) ? state.answers[form.document.code] : undefined) ?? {};
}

/** Remarks in the words of the regime, without those on fields that the reader may not see. */
function wordRemarks(
  regime: CompiledRegime,
  state: CaseState,
  remarks: readonly OpenRemark[],
  bodies: readonly string[],
): readonly ReturnRemark[] {
  const procedure = regime.procedures.get(state.procedure);
  const form = procedure && remarkedForm(regime, procedure, state, state.stage);
  const hidden = new Set(form ? hiddenFields(form, bodies).map((field) => field.path) : []);
  return remarks.flatMap((remark): ReturnRemark[] => {
    const field = form ? remarkedField(form, remark.path) : null;
    if (field && (hidden.has(field.path) || (field.table !== null && hidden.has(field.table)))) return [];
    return [
      {
        ...remark,
        fieldTitle: field?.title ?? null,
        stageTitle: procedure?.stages.get(remark.stage)?.title ?? remark.stage,
        body: namedBody(regime, remark.body),
      },
    ];
  });
}
