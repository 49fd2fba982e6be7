import {
  readFacts,
  runCheck,
  type CompiledRegime,
  type Facts,
  type Finding,
  type JsonObject,
  type StageDocument,
} from '../../form-schemas/engine';

export interface CheckSeen {
  readonly code: string;
  readonly title: string;
  readonly article: string;
  /** Where the regulation only warns at this stage, a failure does not stop anything. */
  readonly warns: boolean;
  readonly verdict: 'pass' | 'fail' | 'undecided';
  readonly finding: Finding | null;
}

/**
 * The checks of a stage as they stand with the facts of the case and what has just been filled in. The engine's own
 * `runCheck`, so that the server will say the same; checks that do not apply are left out.
 */
export function seeChecks(
  regime: CompiledRegime,
  procedure: string,
  stage: string,
  facts: Facts,
): readonly CheckSeen[] {
  const document = regime.procedures.get(procedure)?.stages.get(stage);
  return checksOf(document).flatMap((used) => {
    const code = typeof used === 'string' ? used : used.check;
    const check = regime.checks.get(code);
    if (!check) return [];
    const { verdict, finding } = runCheck(check, regime.vocabulary, facts);
    if (verdict === 'not-applicable') return [];
    const warns = typeof used !== 'string' || check.document.effect === 'warn';
    const article = regime.article(check.document.clause);
    const said: Finding | null = finding && {
      ...finding,
      article,
      severity: warns ? 'warning' : verdict === 'undecided' ? 'info' : finding.severity,
    };
    return [{ code, title: check.document.title, article, warns, verdict, finding: said }];
  });
}

function checksOf(stage: StageDocument | undefined) {
  return stage && 'checks' in stage ? (stage.checks ?? []) : [];
}

/**
 * Facts of a case as the API gives them, with those of a form that is being filled in laid over. What the API has computed
 * is computed again from them; it stands where it cannot be, because it was computed from facts that are not told here.
 */
export function factsWith(regime: CompiledRegime, facts: JsonObject, filled: Facts): Facts {
  const { vocabulary } = regime;
  const given = Object.entries(filled).filter(([, value]) => value !== null);
  const all: Facts = { ...readFacts(vocabulary, facts).value, ...Object.fromEntries(given) };
  const isComputed = (name: string) => vocabulary.facts.get(name)?.owner.kind === 'computed';
  const told = Object.fromEntries(Object.entries(all).filter(([name]) => !isComputed(name)));
  const read = vocabulary.reader(told);
  const computed = Object.entries(all).filter(([name]) => isComputed(name) && read(name) === null);
  return { ...told, ...Object.fromEntries(computed) };
}
