import { bodyTitles } from '../model/body-titles';
import type { Finding, FindingParameter, Severity } from '../finding';
import type { CompiledRegime } from './compiled';

interface Said {
  readonly code: string;
  readonly message: string;
  readonly clause: readonly string[];
  readonly severity?: Severity;
  readonly path?: string;
  readonly rule?: string;
  readonly parameters?: Readonly<Record<string, FindingParameter>>;
}

/** A finding of the interpreter: an error unless said otherwise, with the article of its first clause. */
export function speak(regime: CompiledRegime, { severity = 'error', ...said }: Said): Finding {
  const { clause, ...rest } = said;
  return withArticle(regime, { ...rest, severity }, clause);
}

/** Adds the clause (where the finding names none) and the article in the city's words. */
export function withArticle(regime: CompiledRegime, finding: Finding, clause: readonly string[]): Finding {
  const cited = finding.clause && finding.clause.length > 0 ? finding.clause : clause;
  if (cited.length === 0) return finding;
  const article = finding.article ?? regime.article(cited);
  return { ...finding, clause: cited, ...(article === '' ? {} : { article }) };
}

/** Bodies by their titles, `市财政局、市长`. */
export function nameBodies(regime: CompiledRegime, bodies: readonly string[]): string {
  return bodyTitles(regime, bodies).join('、');
}
