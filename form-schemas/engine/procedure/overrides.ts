import { isBlank } from '../blank';
import type { Finding } from '../finding';
import type { OverrideDocument } from '../model/check';
import type { OverrideGiven, OverrideTaken } from './case';
import type { CompiledRegime } from './compiled';
import { nameBodies, speak } from './speak';

/** Who may take something upon themselves in this act. */
export interface OverrideStage {
  readonly stage: string;
  readonly visit: number;
  readonly bodies: readonly string[];
  readonly person: string;
  readonly on: OverrideTaken['on'];
  /** Rules already lifted in this visit by an earlier signature that still stands. */
  readonly standing?: readonly string[];
}

/**
 * Judges one override: an allowed body, with what must be written down.
 * Findings: `override-not-allowed`, `override-incomplete`.
 */
export function takeOverride(
  regime: CompiledRegime,
  rule: {
    readonly code: string;
    readonly title: string;
    readonly clause: readonly string[];
    readonly override: OverrideDocument;
  },
  given: OverrideGiven,
  here: OverrideStage,
): OverrideTaken | Finding {
  const body = here.bodies.find((code) => rule.override.by.includes(code));
  const say = (code: string, message: string) =>
    speak(regime, { code, message, clause: rule.clause, rule: rule.code, parameters: { by: rule.override.by } });
  if (body === undefined) {
    return say(
      'override-not-allowed',
      `“${rule.title}”只能由${nameBodies(regime, rule.override.by)}准予例外，${nameBodies(regime, here.bodies)}无权`,
    );
  }
  const missing = rule.override.needs.filter((need) => isBlank(given[need] ?? ''));
  if (missing.length > 0) {
    return say('override-incomplete', `对“${rule.title}”准予例外须写明${wordNeeds(missing)}`);
  }
  const { stage, visit, person, on } = here;
  return {
    rule: rule.code,
    clause: rule.clause,
    stage,
    visit,
    body,
    person,
    reason: given.reason ?? null,
    citation: given.citation ?? null,
    on,
  };
}

/** `理由`, `依据`, or both. */
export function wordNeeds(needs: readonly ('reason' | 'citation')[]): string {
  return needs.map((need) => (need === 'reason' ? '理由' : '依据条文')).join('和');
}
