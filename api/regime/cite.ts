import type { CompiledRegime, Finding } from '../../form-schemas/engine';

/** Adds the article's words to findings that only carry ids of clauses. */
export function cite(regime: CompiledRegime, findings: readonly Finding[]): readonly Finding[] {
  return findings.map((finding) => {
    if (finding.article !== undefined || finding.clause === undefined) return finding;
    const article = regime.article(finding.clause);
    return article === '' ? finding : { ...finding, article };
  });
}
