import type { Calendar } from '../../../form-schemas/engine/calendar/calendar';
import { compileRegime, withCalendar, type CompiledRegime } from '../../../form-schemas/engine/compiled-regime';
import type { Regime } from '../../../form-schemas/engine/model/regime';
import type { WorkedCase } from '../../../form-schemas/engine/model/worked-case';
import { runCase } from '../../../form-schemas/engine/proof/run-case';
import { PROOF_RULES } from '../../../form-schemas/engine/proof/rules';
import { isOpenAt, OPENINGS } from '../../regimes/openings';
import { COUNTED, countedBy } from '../../regimes/rows-counted';
import type { Mutant } from './mutants-of';

/** Rules that take long are asked last, and the worked cases one by one, those that the rule concerns first. */
const LAST = new Set(['facts-are-filled']);
const CASES = 'cases-pass';

/**
 * By which finding, or which worked case, a variant is refused; null: it could be published.
 * The whole proof would say no less: it stops at the first that refuses, so that many variants can be tried.
 */
export function refusedBy(mutant: Mutant, calendar: Calendar): string | null {
  const regime = mutant.regime();
  const compiled = compileRegime(regime);
  const wrong = compiled.findings.find(({ severity }) => severity === 'error');
  if (wrong || !compiled.value) return `compile ${wrong?.code ?? ''}`;
  const ready = withCalendar(compiled.value, calendar);
  const ask = (isLast: boolean) => {
    for (const rule of PROOF_RULES) {
      if (rule.code === CASES || LAST.has(rule.code) !== isLast) continue;
      const found = rule.needs === 'document' ? rule.prove(regime) : rule.prove(ready);
      const error = found.find(({ severity }) => severity === 'error');
      if (error) return `${error.code} ${error.path ?? ''}`;
    }
    return null;
  };
  const failing = () => casesFor(regime, mutant).find((worked) => runCase(ready, worked).findings.length > 0);
  const said = ask(false) ?? sentence(ready);
  if (said !== null) return said;
  const failed = failing();
  return failed ? `case ${failed.code}` : ask(true);
}

/** A sentence about the regime that no longer holds: which rows a fact counts, when a side procedure may be begun. */
function sentence(regime: CompiledRegime): string | null {
  const { code } = regime.regime;
  const counted = (COUNTED[code] ?? []).find((each) => countedBy(regime, each) !== each.expected);
  if (counted) return `${counted.clause} ${counted.fact}`;
  const opening = (OPENINGS[code] ?? []).find(
    ([, procedure, notAt, at]) =>
      hasStages(regime, notAt, at) && (isOpenAt(regime, procedure, notAt) || !isOpenAt(regime, procedure, at)),
  );
  return opening ? `${opening[0]} ${opening[1]}` : null;
}

function hasStages({ procedures }: CompiledRegime, ...stages: readonly string[]): boolean {
  return stages.every((stage) => procedures.get('project')?.stages.has(stage));
}

/** All worked cases: first those that cite the rule's clauses or play in the document that it stood in. */
function casesFor(regime: Regime, { clause, about }: Mutant): readonly WorkedCase[] {
  const weight = (worked: WorkedCase): number => {
    const subjects = subjectsOf(worked);
    const events = worked.kind === 'story' ? worked.events.flatMap((event) => event.clause ?? []) : [];
    return (
      (about.some((one) => subjects.has(one)) ? 2 : 0) +
      ([...worked.clause, ...events].some((id) => clause.includes(id)) ? 1 : 0)
    );
  };
  return regime.cases
    .flatMap((document) => document.cases)
    .map((worked) => ({ worked, weight: weight(worked) }))
    .sort((a, b) => b.weight - a.weight)
    .map(({ worked }) => worked);
}

function subjectsOf(worked: WorkedCase): ReadonlySet<string> {
  switch (worked.kind) {
    case 'scope':
      return new Set(['scope']);
    case 'matrix':
      return new Set([worked.matrix]);
    case 'check':
      return new Set([worked.check]);
    case 'form':
      return new Set([worked.form]);
    case 'due':
      return new Set('clock' in worked.deadline ? [worked.deadline.clock] : [worked.deadline.procedure]);
    case 'story':
      return new Set([
        worked.procedure,
        ...worked.events.flatMap(({ procedure, expect }) => [
          ...(procedure === undefined ? [] : [procedure]),
          ...Object.keys(expect.clocks ?? {}),
        ]),
      ]);
  }
}
