import { found, type Finding, type Outcome } from '../finding';
import type { Value } from '../value';
import type { Vocabulary } from '../vocabulary/vocabulary';
import { refuseAnswers } from './answers-bounds';
import type { CompiledForm } from './compiled-form';
import type { FormEvaluation, FormInput } from './form-evaluation';
import { BUDGET_ITEMS, charged, NOTHING, openFrame, type Evaluation } from './frame';
import { judge, type Judgement } from './judge';
import { settle } from './settle';
import { isObject } from './words';

/**
 * Evaluates answers against a form: what the server accepts is what this gives back. Pure, one pass, never throws.
 *
 * Findings, in document order: `answers-…` (not evaluated at all), `answer-unknown` (warning), `answer-type`,
 * `money-…`, `day-invalid`, `required-missing`, `text-…`, `below-minimum`, `above-maximum`, `not-an-option`,
 * `too-…-items`, `outside-domain`, `attachment-invalid`, `rule-failed`, `answer-not-yours`; each with path and clauses.
 */
export function evaluateForm(form: CompiledForm, vocabulary: Vocabulary, input: FormInput): Outcome<FormEvaluation> {
  const refused = refuseAnswers(input.answers);
  if (refused !== null || !isObject(input.answers)) {
    return found({ answers: {}, fields: [], facts: {} }, refused === null ? [] : [refused]);
  }
  const current = Object.assign(Object.create(null), input.facts) as Record<string, Value>;
  const set = Object.create(null) as Record<string, Value>;
  for (const name of form.sets) current[name] = set[name] = null;
  const evaluation: Evaluation = {
    bodies: input.bodies,
    partial: input.partial === true,
    budget: { items: BUDGET_ITEMS },
    settled: (field, value) => {
      if (field.fact !== null) current[field.fact] = set[field.fact] = value;
    },
  };
  // Computed facts are memoised by the reader; the order of evaluation asks for them only when what they read is settled.
  let readFact: ((name: string) => Value) | undefined;
  const outer = (name: string): Value => charged((readFact ??= vocabulary.reader(current))(name), evaluation.budget);

  const frame = openFrame(form.level, '', input.answers, input.previous ?? NOTHING, outer, evaluation.budget);
  settle(frame, evaluation);
  const into: Judgement = { findings: [], states: [] };
  const answers = judge(frame, evaluation, into);
  if (evaluation.budget.items < 0) {
    into.findings.push({
      code: 'form-too-costly',
      severity: 'error',
      message: '答案的行数使表单规则的计算量超限，请减少行数或简化规则',
      path: '',
    });
  }
  return found({ answers, fields: into.states, facts: set }, withArticles(wrongFirst(into.findings), input.article));
}

/** What is wrong comes before what is only missing; otherwise as the form goes. */
function wrongFirst(findings: readonly Finding[]): readonly Finding[] {
  const isMissing = ({ code }: Finding): boolean => code === 'required-missing' || code === 'too-few-items';
  return [...findings.filter((finding) => !isMissing(finding)), ...findings.filter(isMissing)];
}

function withArticles(findings: readonly Finding[], article: FormInput['article']): readonly Finding[] {
  if (article === undefined) return findings;
  return findings.map((finding) => {
    const words = finding.clause === undefined ? undefined : article(finding.clause);
    return words === undefined ? finding : { ...finding, article: words };
  });
}
