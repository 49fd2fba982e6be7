import { wordMessage } from '../check/wording';
import { missingFacts } from '../check/missing';
import { found, type Finding, type Outcome } from '../finding';
import type { Facts, JsonObject } from '../value';
import type { CompiledRegime } from './compiled';
import { HOST_OWNERS, readGiven, sourceOf } from './given';
import { speak } from './speak';

export interface ScopeAnswer {
  /** null: more must be asked first. */
  readonly inScope: boolean | null;
  /** The fact to ask next, in the order of the regime's questions. */
  readonly next: string | null;
}

/**
 * Asks whether a project falls under the regime. Each rule is tried as soon as its facts are known, so that
 * a refusal comes before anything else is asked. Findings: `out-of-scope` with the rule's code, and what is
 * wrong with an answer itself, `fact-not-given-here` among it: whoever answers tells nothing that is recorded or computed.
 *
 * @param told what the host knows besides
 */
export function askScope(regime: CompiledRegime, given: JsonObject, told: JsonObject = {}): Outcome<ScopeAnswer> {
  const answered = readGiven(regime, given, ['scope']);
  const known = readGiven(regime, told, HOST_OWNERS);
  const read = found({ ...known.value, ...answered.value }, [...known.findings, ...answered.findings]);
  const judged = judgeScope(regime, read.value);
  const findings = [...read.findings, ...judged.refused];
  if (judged.refused.length > 0) return found({ inScope: false, next: null }, findings);
  const value = regime.vocabulary.reader(read.value);
  const next = regime.regime.scope.questions.find((question) => value(question.fact) === null)?.fact ?? null;
  if (judged.undecided.length === 0) return found({ inScope: findings.length > 0 ? null : true, next }, findings);
  return found({ inScope: null, next }, next === null ? [...findings, ...judged.undecided] : findings);
}

/** {@link askScope} of facts that say both: answers to questions of scope, and what the host tells. */
export function askScopeOf(regime: CompiledRegime, facts: JsonObject): Outcome<ScopeAnswer> {
  const answers = scopeAnswers(regime, facts);
  const told = Object.entries(facts).filter(([name]) => !Object.hasOwn(answers, name));
  return askScope(regime, answers, Object.fromEntries(told));
}

export interface JudgedScope {
  readonly refused: readonly Finding[];
  readonly undecided: readonly Finding[];
}

/** Of what is given, the answers to questions of scope: all that may come from outside. */
export function scopeAnswers(regime: CompiledRegime, given: JsonObject): JsonObject {
  const isScope = (name: string): boolean => regime.vocabulary.facts.get(name)?.owner.kind === 'scope';
  return Object.fromEntries(Object.entries(given).filter(([name]) => isScope(name)));
}

/** Tries every scope rule on facts: `out-of-scope` where it is false, `scope-undecided` while its facts do not decide it. */
export function judgeScope(regime: CompiledRegime, facts: Facts): JudgedScope {
  const refused: Finding[] = [];
  const undecided: Finding[] = [];
  for (const rule of regime.scope) {
    const value = rule.require.judge(regime.vocabulary, facts);
    const { code, message, clause } = rule.document;
    if (value === false) {
      refused.push(
        speak(regime, {
          code: 'out-of-scope',
          message: wordMessage(message, regime.vocabulary, facts),
          clause,
          rule: code,
        }),
      );
    } else if (value === null) {
      const missing = missingFacts(rule.require.dependencies, regime.vocabulary, facts);
      const words = missing
        .map((name) => `“${regime.vocabulary.titleOf(name)}”（${sourceOf(regime, name)}）`)
        .join('、');
      undecided.push(
        speak(regime, {
          code: 'scope-undecided',
          message: `尚不能判断是否适用本办法：还不知道${words || `条件 ${rule.require.text} 的结果`}`,
          clause,
          rule: code,
          parameters: { missing },
        }),
      );
    }
  }
  return { refused, undecided };
}
