import type { Finding, Severity } from '../finding';
import type { Regime } from '../model/regime';
import type { CasesDocument } from '../model/worked-case';
import type { CompiledRegime } from '../procedure/compiled';

/** One thing that must hold before a regime may be published. Some can be judged from the documents alone. */
export type ProofRule = DocumentRule | CompiledRule;

interface RuleBase {
  /** Kebab-case, the name of its file. */
  readonly code: string;
  /** What it demands, Chinese. */
  readonly title: string;
}

export interface DocumentRule extends RuleBase {
  readonly needs: 'document';
  readonly prove: (regime: Regime) => readonly Finding[];
}

export interface CompiledRule extends RuleBase {
  readonly needs: 'compiled';
  readonly prove: (compiled: CompiledRegime) => readonly Finding[];
}

/** A finding about a place in a regime's files: `matrices/founding.json#/rows/2`. */
export function at(
  path: string,
  code: string,
  message: string,
  more: { readonly severity?: Severity; readonly clause?: readonly string[]; readonly rule?: string } = {},
): Finding {
  const { severity = 'error', clause, rule } = more;
  return {
    code,
    severity,
    message,
    path,
    ...(rule === undefined ? {} : { rule }),
    ...(clause === undefined || clause.length === 0 ? {} : { clause }),
  };
}

export function pointer(name: string): string {
  return name.replace(/~/g, '~0').replace(/\//g, '~1');
}

/** The place of a worked case; in a regime that was never read from files only its position is known. */
export function casePath(document: CasesDocument, at: number, index: number): string {
  return document.code === undefined ? `cases#/${at}/cases/${index}` : `cases/${document.code}.json#/cases/${index}`;
}
