import { found, type Outcome } from '../finding';
import { evaluateForm } from '../form/evaluate-form';
import type { Facts, JsonObject } from '../value';
import type { CaseState, ChainStep, DecideEvent, Slot } from './case';
import type { CompiledRegime } from './compiled';
import { mergeFacts, withoutFacts } from './given';
import { speak, withArticle } from './speak';

export interface FilledForm {
  readonly facts: Facts;
  readonly answers: CaseState['answers'];
}

/**
 * Whether these signers fill the step's form: each body, or the lead alone; in mode any whoever signs. Bodies that were
 * asked besides give an opinion only.
 */
export function fillsForm(step: ChainStep, all: readonly Pick<Slot, 'body' | 'added'>[]): boolean {
  const signed = all.filter((slot) => slot.added === undefined);
  if (step.form === null || signed.length === 0) return false;
  return step.formBy === 'each' || step.mode === 'any' || signed.some((slot) => slot.body === step.bodies[0]);
}

/**
 * Evaluates the form that goes with a decision. To approve it must be complete; with a return or a refusal it
 * may come as far as it is filled, or not at all. What was filled in an earlier round can be read, but approves
 * nothing: whoever signs again says again what the form asks. Findings: `form-needed`, `form-unexpected`, and those of the form.
 */
export function fillForm(
  regime: CompiledRegime,
  state: CaseState,
  facts: Facts,
  step: ChainStep,
  signed: readonly Slot[],
  event: DecideEvent,
  clause: readonly string[],
): Outcome<FilledForm> {
  const unchanged: FilledForm = { facts, answers: state.answers };
  const say = (code: string, message: string): Outcome<FilledForm> =>
    found(unchanged, [speak(regime, { code, message, clause })]);
  if (step.form === null || !fillsForm(step, signed)) {
    return event.answers === undefined
      ? found(unchanged, [])
      : say('form-unexpected', '这项办理不需要填写表单，所附内容不予接收');
  }
  const form = regime.forms.get(step.form);
  if (!form) return say('form-unknown', `要填的表单 ${step.form} 不存在`);
  const previous = state.answers[step.form];
  const answers: JsonObject | undefined = event.answers;
  if (answers === undefined) {
    return event.verdict === 'approve'
      ? say('form-needed', `同意前须填写“${form.document.title}”`)
      : found(unchanged, []);
  }
  const rest = withoutFacts(facts, form.sets);
  const evaluated = evaluateForm(form, regime.vocabulary, {
    answers,
    facts: rest,
    bodies: signed.map((slot) => slot.body),
    partial: event.verdict !== 'approve',
    ...(previous === undefined ? {} : { previous }),
  });
  return found(
    {
      facts: mergeFacts(rest, evaluated.value.facts),
      answers: { ...state.answers, [step.form]: evaluated.value.answers },
    },
    evaluated.findings.map((finding) => withArticle(regime, finding, form.document.clause)),
  );
}
