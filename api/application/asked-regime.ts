import {
  fine,
  found,
  readFacts,
  type CompiledRegime,
  type Facts,
  type Json,
  type JsonObject,
  type Outcome,
} from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { localId } from '../platform/global-id';
import { readText } from '../platform/text';
import { refuseInput } from '../platform/user-error';
import { askedEdition, type AskedRegime } from '../regime/asked-edition';
import { compiledDraft } from '../regime/compiled-draft';
import { compiledOf } from '../regime/compiled-edition';
import { applicationById } from './application.loader';
import { draftStanding } from './draft-standing';
import { heldBodies } from './held-bodies';
import { standingCase } from './load-case';
import { draftBodies } from './opening-actor';
import { ownDraft } from './own-draft';

/** Which regime a preview is put to; one of the three. */
interface AskedForPreview extends AskedRegime {
  readonly regimeDraftId?: string | null | undefined;
}

/** What answers are judged against; one of the four ids. */
interface AskedForAnswers {
  readonly editionId?: string | null | undefined;
  readonly applicationId?: string | null | undefined;
  readonly draftId?: string | null | undefined;
  readonly regimeDraftId?: string | null | undefined;
  readonly form: string;
  readonly facts?: Json;
  readonly bodies?: readonly string[] | null | undefined;
}

export interface AskedCase {
  readonly regime: CompiledRegime;
  readonly facts: Facts;
  readonly bodies?: readonly string[] | undefined;
  readonly previous?: JsonObject | undefined;
}

/** The regime to preview; null with what is in the way where a draft of one does not compile. */
export async function askedRegime(ctx: Context, input: AskedForPreview): Promise<Outcome<CompiledRegime | null>> {
  const { editionId, regimeCode, regimeDraftId } = input;
  if (regimeDraftId == null) return fine(await compiledOf(ctx, await askedEdition(ctx, input)));
  if (editionId != null || regimeCode != null)
    throw refuseInput('regimeDraftId', 'editionId、regimeCode、regimeDraftId 只能给出其一');
  return compiledDraft(ctx, localId('RegimeDraft', regimeDraftId, 'regimeDraftId'));
}

/**
 * What answers are to be judged against: a case or a draft as it stands, or a regime with facts made up for it.
 *
 * @throws InputRefused unless exactly one id is given; ApiError NOT_FOUND
 */
export async function askedCase(ctx: Context, input: AskedForAnswers): Promise<Outcome<AskedCase | null>> {
  const given = [input.editionId, input.applicationId, input.draftId, input.regimeDraftId].filter((id) => id != null);
  if (given.length !== 1)
    throw refuseInput('editionId', 'editionId、applicationId、draftId、regimeDraftId 须给出且只给出一个');
  if (input.applicationId != null) {
    const application = await applicationById(ctx).load(localId('Application', input.applicationId, 'applicationId'));
    if (!application) throw new ApiError('NOT_FOUND', '没有找到该案件');
    const { regime, state } = await standingCase(ctx, application);
    const previous = Object.hasOwn(state.answers, input.form) ? state.answers[input.form] : undefined;
    const bodies = await heldBodies(ctx, regime, application.organisation, application.id);
    return fine({ regime, facts: state.facts, bodies, previous });
  }
  if (input.draftId != null) {
    const draft = await ownDraft(ctx, localId('Draft', input.draftId, 'draftId'));
    if (!draft) throw new ApiError('NOT_FOUND', '没有找到该草稿');
    const { regime, facts } = await draftStanding(ctx, draft);
    const bodies = await draftBodies(ctx, regime, draft);
    return fine({ regime, facts, bodies, previous: draft.answers });
  }
  const { value: regime, findings } =
    input.regimeDraftId != null
      ? await compiledDraft(ctx, localId('RegimeDraft', input.regimeDraftId, 'regimeDraftId'))
      : fine(await compiledOf(ctx, await askedEdition(ctx, { editionId: input.editionId })));
  if (!regime) return found(null, findings);
  const bodies = input.bodies?.map((body, index) => readText(body, `bodies[${index}]`, 64)).slice(0, 100);
  return fine({ regime, facts: readFacts(regime.vocabulary, input.facts ?? {}).value, bodies });
}
