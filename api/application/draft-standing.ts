import {
  askScope,
  evaluateForm,
  isHandIn,
  readFacts,
  standingFacts,
  type CompiledForm,
  type CompiledRegime,
  type Facts,
  type Finding,
  type FormEvaluation,
  type HandInStage,
  type JsonObject,
  type Surroundings,
} from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import type { Columns } from '../platform/insert';
import { defineLoader, defineMemo } from '../platform/loader';
import { rowsAround } from '../record/record-rows';
import { compiledEdition, compiledOf } from '../regime/compiled-edition';
import type { Edition } from '../regime/edition.entity';
import { editionInForce, editionOfToday } from '../regime/edition-in-force';
import type { Draft } from './draft.entity';
import { evaluationsAround } from './evaluations-around';
import { lookAtCase, readCase, type LoadedCase } from './load-case';
import { draftBodies } from './opening-actor';
import { catalogueFacts } from './published-entries';
import { rebaseAnswers } from './rebase-answers';
import { aroundOf, presentFacts, surroundingsAt, type Standing } from './surroundings';

/** What is recorded of those who draft, and what evaluations came to; of many in one statement each. */
const recordedBeside = defineLoader<Standing, Pick<Surroundings, 'rows' | 'evaluations'>>(
  async (ctx, asked) => {
    const rows = await rowsAround(ctx, asked);
    const evaluations = await evaluationsAround(ctx, asked);
    return new Map(
      asked.map((one, index) => [one, { rows: rows[index] ?? [], evaluations: evaluations[index] ?? [] }]),
    );
  },
  () => ({ rows: [] }),
);

/** A stage at which a form is handed in. */
export type FormStage = HandInStage & { readonly form: string };

/** What is needed of a draft to say where it stands. */
export type FiledDraft = Omit<Columns<Draft>, 'id' | 'government' | 'opener' | 'createdAt' | 'updatedAt' | 'version'>;

/** A draft as it stands today: on the edition in force, or of a case sent back on the case's own. */
export interface DraftStanding {
  readonly edition: string;
  readonly regime: CompiledRegime;
  readonly stage: FormStage;
  readonly form: CompiledForm;
  readonly answers: JsonObject;
  /** Facts of the case before this filing. */
  readonly facts: Facts;
  /** What a newer edition changed, and whether the project still falls under it. */
  readonly findings: readonly Finding[];
}

/** How what stands around a draft is read. */
interface Reads {
  readonly caseOf: (ctx: Context, id: string) => Promise<LoadedCase>;
  readonly inForce: (ctx: Context, regimeCode: string) => Promise<Edition | null>;
  readonly around: (ctx: Context, standing: Standing) => Promise<Surroundings>;
}

/** Anew, under the locks of whoever acts. */
const ACTING: Reads = {
  caseOf: readCase,
  inForce: (ctx, regimeCode) => editionInForce(ctx, regimeCode, ctx.today),
  around: async (ctx, standing) => (await aroundOf(ctx, standing)).surroundings,
};
/** Of many drafts at once. */
const LOOKING: Reads = {
  caseOf: lookAtCase,
  inForce: (ctx, regimeCode) => editionOfToday(ctx).load(regimeCode),
  around: (ctx, standing) => surroundingsAt(ctx).load(standing),
};

/** Where a draft stands, for looking: worked out once however much of it is asked for. */
export const lookAtDraft = defineMemo((ctx: Context, draft: Draft) => stand(ctx, draft, LOOKING));

/**
 * Where a draft stands. One that has been filed stands as it was filed, one beside a project on the project's edition. Any other
 * that was saved under an older edition is carried over to the one in force, field by field, and its eligibility is asked again.
 * Nothing is written: saving does that.
 */
export function draftStanding(ctx: Context, draft: FiledDraft): Promise<DraftStanding> {
  return stand(ctx, draft, ACTING);
}

async function stand(ctx: Context, draft: FiledDraft, reads: Reads): Promise<DraftStanding> {
  if (draft.filedAt !== null) return asSaved(draft, await compiledEdition(ctx, draft.edition));
  if (draft.application !== null) {
    const loaded = await reads.caseOf(ctx, draft.application);
    const { application, regime, state } = loaded;
    const { stage, form } = filingOf(regime, draft.procedure, state.stage);
    const facts = await presentFacts(ctx, loaded);
    return { edition: application.edition, regime, stage, form, answers: draft.answers, facts, findings: [] };
  }
  const saved = await compiledEdition(ctx, draft.edition);
  const inForce = draft.project === null ? await reads.inForce(ctx, draft.regimeCode) : null;
  if (!inForce || inForce.id === draft.edition || !(await compiledOf(ctx, inForce)).procedures.has(draft.procedure)) {
    return { ...asSaved(draft, saved), facts: await factsToFile(ctx, draft, saved, reads) };
  }
  const regime = await compiledOf(ctx, inForce);
  const { stage, form } = filingOf(regime, draft.procedure);
  const rebased = rebaseAnswers(filingOf(saved, draft.procedure).form, form, draft.answers);
  const note: Finding = {
    code: 'edition-newer',
    severity: 'info',
    message: `制度已施行第 ${inForce.number} 版，草稿已按新版表单带入`,
    parameters: { number: inForce.number },
  };
  const scope = isSide(regime, draft.procedure) ? [] : askScope(regime, draft.given).findings;
  return {
    edition: inForce.id,
    regime,
    stage,
    form,
    answers: rebased.answers,
    facts: await factsToFile(ctx, draft, regime, reads),
    findings: [note, ...rebased.findings, ...scope],
  };
}

function isSide(regime: CompiledRegime, procedure: string): boolean {
  return regime.procedures.get(procedure)?.document.kind === 'side';
}

/**
 * What a case knows before its first filing: the scope answers, and what is recorded of its unit and the government; one that is
 * to be opened beside a project or unit also what stands there.
 */
async function factsToFile(ctx: Context, draft: FiledDraft, regime: CompiledRegime, reads: Reads): Promise<Facts> {
  const { procedure, project, organisation, about } = draft;
  const given = readFacts(regime.vocabulary, draft.given).value;
  const surroundings = isSide(regime, procedure)
    ? await reads.around(ctx, { regime, project, organisation })
    : { main: null, sides: {}, ...(await recordedBeside(ctx).load({ regime, project: null, organisation })) };
  const standing = standingFacts(regime, surroundings, { procedure, about, on: ctx.today }, given);
  return { ...standing, ...(await catalogueFacts(ctx, regime, project)) };
}

/** On the edition under which it was saved, with nothing to say: as it was filed, or while no newer edition fits. */
function asSaved(
  draft: Pick<Draft, 'edition' | 'procedure' | 'stage' | 'given' | 'answers'>,
  regime: CompiledRegime,
): DraftStanding {
  const { stage, form } = filingOf(regime, draft.procedure, draft.stage);
  const facts = readFacts(regime.vocabulary, draft.given).value;
  return { edition: draft.edition, regime, stage, form, answers: draft.answers, facts, findings: [] };
}

/** The stage at which a procedure is filed (or something else is handed in), and its form. @throws Error for what no published edition can hold */
export function filingOf(
  regime: CompiledRegime,
  procedure: string,
  at?: string,
): { readonly stage: FormStage; readonly form: CompiledForm } {
  const compiled = regime.procedures.get(procedure);
  const stage = compiled?.stages.get(at ?? compiled.document.start);
  const form = isHandIn(stage) ? regime.forms.get(stage.form ?? '') : undefined;
  if (!isHandIn(stage) || !form)
    throw new Error(`procedure ${procedure} of ${regime.regime.code} is not filed at ${at ?? 'its start'}`);
  return { stage: { ...stage, form: form.document.code }, form };
}

/** What makes a value impossible to keep; everything else about a draft's contents can still be mended later. */
const UNSTORABLE = /^(answer-type|answer-not-yours|answers-|attachment-|money-|day-invalid|value-|form-too-costly)/;

/** Evaluates a draft's answers: what is missing is a note, what breaks a rule a warning, what cannot be kept an error. */
export async function judgeDraft(
  ctx: Context,
  standing: DraftStanding,
  draft: Pick<Draft, 'procedure' | 'project' | 'organisation' | 'application' | 'given'>,
  answers: JsonObject,
  previous: JsonObject,
): Promise<{ readonly value: FormEvaluation; readonly findings: readonly Finding[] }> {
  const { regime, form } = standing;
  const evaluated = evaluateForm(form, regime.vocabulary, {
    answers,
    facts: { ...standing.facts, ...readFacts(regime.vocabulary, draft.given).value },
    bodies: await draftBodies(ctx, regime, draft),
    previous,
    partial: true,
    article: (clause) => regime.article(clause) || undefined,
  });
  const findings = evaluated.findings.map((finding): Finding =>
    finding.severity === 'error' && !UNSTORABLE.test(finding.code) ? { ...finding, severity: 'warning' } : finding,
  );
  return { value: evaluated.value, findings };
}
