import {
  askScope,
  evaluateForm,
  readFacts,
  type CompiledForm,
  type CompiledRegime,
  type Facts,
  type FileStage,
  type Finding,
  type FormEvaluation,
  type JsonObject,
} from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import { compiledEdition, compiledOf } from '../regime/compiled-edition';
import { editionInForce } from '../regime/edition-in-force';
import type { Draft } from './draft.entity';
import { heldBodies } from './held-bodies';
import { readCase } from './load-case';
import { rebaseAnswers } from './rebase-answers';

/** A draft as it stands today: on the edition in force, or of a case sent back on the case's own. */
export interface DraftStanding {
  readonly edition: string;
  readonly regime: CompiledRegime;
  readonly stage: FileStage;
  readonly form: CompiledForm;
  readonly answers: JsonObject;
  /** Facts of the case before this filing. */
  readonly facts: Facts;
  /** What a newer edition changed, and whether the project still falls under it. */
  readonly findings: readonly Finding[];
}

/**
 * Where a draft stands. One that has been filed stands as it was filed. One that was saved under an older edition is carried over to the one in force, field by field,
 * and its eligibility is asked again. Nothing is written: saving does that.
 */
export async function draftStanding(
  ctx: Context,
  draft: Pick<Draft, 'regimeCode' | 'edition' | 'procedure' | 'application' | 'given' | 'answers' | 'filedAt'>,
): Promise<DraftStanding> {
  if (draft.filedAt !== null) return asSaved(draft, await compiledEdition(ctx, draft.edition));
  if (draft.application !== null) {
    const { application, regime, state } = await readCase(ctx, draft.application);
    const { stage, form } = filingOf(regime, draft.procedure, state.stage);
    return {
      edition: application.edition,
      regime,
      stage,
      form,
      answers: draft.answers,
      facts: state.facts,
      findings: [],
    };
  }
  const saved = await compiledEdition(ctx, draft.edition);
  const inForce = await editionInForce(ctx, draft.regimeCode, ctx.today);
  if (!inForce || inForce.id === draft.edition || !(await compiledOf(ctx, inForce)).procedures.has(draft.procedure)) {
    return asSaved(draft, saved);
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
  return {
    edition: inForce.id,
    regime,
    stage,
    form,
    answers: rebased.answers,
    facts: readFacts(regime.vocabulary, draft.given).value,
    findings: [note, ...rebased.findings, ...askScope(regime, draft.given).findings],
  };
}

/** On the edition under which it was saved, with nothing to say: as it was filed, or while no newer edition fits. */
function asSaved(
  draft: Pick<Draft, 'edition' | 'procedure' | 'given' | 'answers'>,
  regime: CompiledRegime,
): DraftStanding {
  const { stage, form } = filingOf(regime, draft.procedure);
  const facts = readFacts(regime.vocabulary, draft.given).value;
  return { edition: draft.edition, regime, stage, form, answers: draft.answers, facts, findings: [] };
}

/** The stage at which a procedure is filed, and its form. @throws Error for what no published edition can hold */
export function filingOf(
  regime: CompiledRegime,
  procedure: string,
  at?: string,
): { readonly stage: FileStage; readonly form: CompiledForm } {
  const compiled = regime.procedures.get(procedure);
  const stage = compiled?.stages.get(at ?? compiled.document.start);
  const form = stage?.kind === 'file' ? regime.forms.get(stage.form) : undefined;
  if (stage?.kind !== 'file' || !form)
    throw new Error(`procedure ${procedure} of ${regime.regime.code} is not filed at ${at ?? 'its start'}`);
  return { stage, form };
}

/** What makes a value impossible to keep; everything else about a draft's contents can still be mended later. */
const UNSTORABLE = /^(answer-type|answer-not-yours|answers-|attachment-|money-|day-invalid|value-|form-too-costly)/;

/** Evaluates a draft's answers: what is missing is a note, what breaks a rule a warning, what cannot be kept an error. */
export async function judgeDraft(
  ctx: Context,
  standing: DraftStanding,
  draft: Pick<Draft, 'organisation' | 'given'>,
  answers: JsonObject,
  previous: JsonObject,
): Promise<{ readonly value: FormEvaluation; readonly findings: readonly Finding[] }> {
  const { regime, form } = standing;
  const evaluated = evaluateForm(form, regime.vocabulary, {
    answers,
    facts: { ...standing.facts, ...readFacts(regime.vocabulary, draft.given).value },
    bodies: await heldBodies(ctx, regime, draft.organisation),
    previous,
    partial: true,
    article: (clause) => regime.article(clause) || undefined,
  });
  const findings = evaluated.findings.map((finding): Finding =>
    finding.severity === 'error' && !UNSTORABLE.test(finding.code) ? { ...finding, severity: 'warning' } : finding,
  );
  return { value: evaluated.value, findings };
}
