import type { Calendar } from './calendar/calendar';
import { compileChecks } from './check/compile';
import { compileEvaluation } from './evaluation/compile';
import { found, isFine, type Finding, type Outcome } from './finding';
import { compileForm } from './form/compile-form';
import { compileMatrix } from './matrix/compile';
import type { Regime } from './model/regime';
import { compilePaper } from './paper/compile-paper';
import { compileProcedure, compileScope } from './procedure/compile';
import { compileRecord } from './procedure/compile-doings';
import type { CompiledRegime } from './procedure/compiled';
import { tooLarge } from './regime-size';
import { compileVocabulary } from './vocabulary/vocabulary';

export type { CompiledRegime } from './procedure/compiled';

/**
 * Makes a regime ready to be asked: vocabulary, forms, matrices, checks and procedures compiled once.
 *
 * @returns null when anything in it does not compile; every finding says in which file. Whether the regime
 * is sound as a whole is not judged here but by `verifyRegime`.
 */
export function compileRegime(regime: Regime): Outcome<CompiledRegime | null> {
  const findings: Finding[] = [];
  const place =
    (file: string) =>
    (finding: Finding): Finding => ({
      ...finding,
      path:
        finding.path === undefined
          ? file
          : finding.path.includes('.json')
            ? finding.path
            : `${file}#${pointer(finding.path)}`,
    });
  const large = tooLarge(regime);
  if (large.length > 0) return found(null, large);
  const vocabularyOutcome = compileVocabulary(regime);
  findings.push(...vocabularyOutcome.findings.map(place('facts.json')));
  const vocabulary = vocabularyOutcome.value;
  if (!vocabulary) return found(null, findings);

  /** Compiles each document of a kind and keeps those that came through, by code. */
  const each = <D extends { readonly code: string }, C>(
    folder: string,
    documents: readonly D[],
    compile: (document: D) => Outcome<C | null>,
  ) => {
    const compiled = new Map<string, C>();
    for (const document of documents) {
      const outcome = compile(document);
      findings.push(...outcome.findings.map(place(`${folder}/${document.code}.json`)));
      if (outcome.value !== null) compiled.set(document.code, outcome.value);
    }
    return compiled;
  };
  const scope = compileScope(regime, vocabulary);
  findings.push(...scope.findings);
  const forms = each('forms', regime.forms, (document) => compileForm(document, vocabulary));
  const matrices = each('matrices', regime.matrices, (document) => compileMatrix(document, vocabulary));
  const records = new Map(regime.records.map((document) => [document.code, compileRecord(document)]));
  const procedures = each('procedures', regime.procedures, (document) =>
    compileProcedure(document, vocabulary, records),
  );
  // What reads that matrix is not wrong: nothing is said of it until the table has been made shorter.
  if (findings.some(({ code }) => code === 'matrix-too-many-rows')) return found(null, findings);
  // A paper that prints a form which is wrong is not wrong itself: nothing is said of it until the form can be read.
  const printable = forms.size === regime.forms.length ? regime.papers : [];
  const papers = each('papers', printable, (document) => compilePaper(document, vocabulary, forms, records));
  const checks = compileChecks(regime.checks, vocabulary, matrices);
  findings.push(...checks.findings);
  const sides = new Map(
    regime.procedures.flatMap(({ code, opens }) => (opens === undefined ? [] : [[code, opens.of] as const])),
  );
  const evaluation = regime.evaluation ? compileEvaluation(regime.evaluation, vocabulary, sides) : null;
  findings.push(...(evaluation?.findings ?? []));
  if (!isFine(findings)) return found(null, findings);

  const articles = new Map(regime.clauses.map((clause) => [clause.id, clause.article]));
  return found(
    {
      regime,
      vocabulary,
      bodies: new Map(regime.bodies.map((body) => [body.code, body])),
      scope: scope.value,
      windows: new Map(regime.windows.map((window) => [window.code, window])),
      forms,
      matrices,
      checks: checks.value,
      procedures,
      records,
      papers,
      evaluation: evaluation?.value ?? null,
      calendar: null,
      article: (clause) => articles.get(clause[0] ?? '') ?? '',
    },
    findings,
  );
}

/**
 * The same regime, counting workdays of waits by this calendar. The host gives the calendar that it knows on the day of
 * the event: events that were accepted under an earlier calendar are replayed under that one.
 */
export function withCalendar(regime: CompiledRegime, calendar: Calendar): CompiledRegime {
  return { ...regime, calendar };
}

function pointer(path: string): string {
  return path.startsWith('#') ? path.slice(1) : path.startsWith('/') ? path : `/${path}`;
}
