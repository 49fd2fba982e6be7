import type { Calendar } from '../calendar/calendar';
import { compileRegime, withCalendar } from '../compiled-regime';
import { found, isFine, type Finding, type Outcome } from '../finding';
import type { Regime } from '../model/regime';
import type { CompiledRegime } from '../procedure/compiled';
import { tooLarge } from '../regime-size';
import { PROOF_RULES } from './rules';
import { told } from './told';

/** Runs every proof on a compiled regime. Findings carry the place (`matrices/founding.json#/rows/2`) and the article. */
export function proveRegime(compiled: CompiledRegime): Outcome<null> {
  const findings = PROOF_RULES.flatMap((rule) =>
    rule.needs === 'document' ? rule.prove(compiled.regime) : rule.prove(compiled),
  );
  return found(null, cited(compiled.regime, findings));
}

/**
 * Compiles a regime and proves it. Where it does not compile, what can be judged from the documents alone is
 * judged all the same, so that one round shows everything.
 *
 * @param calendar by which workdays are counted in worked cases; without one Monday to Friday, and every day provisional
 * @returns the compiled regime, or null where it does not compile. It may be published when no finding is an error.
 */
export function verifyRegime(regime: Regime, calendar?: Calendar): Outcome<CompiledRegime | null> {
  const large = tooLarge(regime);
  if (large.length > 0) return found(null, large);
  const compiled = compileRegime(regime);
  if (compiled.value) {
    const ready = calendar ? withCalendar(compiled.value, calendar) : compiled.value;
    return found(ready, told([...compiled.findings, ...proveRegime(ready).findings]));
  }
  const findings = PROOF_RULES.flatMap((rule) => (rule.needs === 'document' ? rule.prove(regime) : []));
  return found(null, told([...cited(regime, compiled.findings), ...cited(regime, findings)]));
}

/** Whether a regime may be published, and what stands against it. */
export function isPublishable(outcome: Outcome<CompiledRegime | null>): boolean {
  return outcome.value !== null && isFine(outcome.findings);
}

function cited(regime: Regime, findings: readonly Finding[]): readonly Finding[] {
  const articles = new Map(regime.clauses.map((clause) => [clause.id, clause.article]));
  return findings.map((finding) => {
    const article = finding.article ?? articles.get(finding.clause?.[0] ?? '');
    return article === undefined ? finding : { ...finding, article };
  });
}
