import type { Finding } from '../engine/finding';
import type { JsonObject } from '../engine/value';

/** A finding as the command line gives it: always the same six keys. */
export function findingJson(finding: Finding): JsonObject {
  return {
    code: finding.code,
    severity: finding.severity,
    path: finding.path ?? null,
    clause: finding.clause ?? [],
    article: finding.article ?? null,
    message: finding.message,
  };
}

/** Adds the article's words to findings that only carry clause ids. */
export function cite(findings: readonly Finding[], article: (clause: readonly string[]) => string): readonly Finding[] {
  return findings.map((finding) => {
    if (finding.article !== undefined || finding.clause === undefined) return finding;
    const words = article(finding.clause);
    return words === '' ? finding : { ...finding, article: words };
  });
}
