import type { Day } from '../day';
import { evaluationValue } from '../evaluation/results';
import type { FactOwner } from '../model/fact';
import type { CaseState } from '../procedure/case';
import type { CompiledRegime } from '../procedure/compiled';
import { mergeFacts, takesBeside } from '../procedure/given';
import { todayFact } from '../procedure/record-facts';
import type { Facts, JsonObject, Value } from '../value';
import { writeFacts } from '../vocabulary/read-facts';
import type { Row, Surroundings } from './project';
import { recordValue } from './record-value';

/** For which case facts are asked: one of this procedure, about this row. */
export interface CaseAsked {
  readonly procedure: string;
  readonly about?: string | null;
}

/**
 * What a case is told of everything around it, in the inside form: facts of rows, of the row that it is about, of the side
 * cases, of confirmed evaluations, and of the stages of other procedures. Null where there is nothing, so that what was true
 * before is taken away. Facts of the unit and of its other filings are not among them: only the host knows these.
 */
export function factsAround(
  regime: CompiledRegime,
  surroundings: Surroundings,
  { procedure, about = null }: CaseAsked,
): Facts {
  const facts = new Map<string, Value>();
  for (const fact of regime.vocabulary.facts.values()) {
    const { name, owner } = fact;
    switch (owner.kind) {
      case 'records':
        facts.set(name, recordValue(regime, fact, owner, surroundings.rows, about));
        break;
      case 'about':
        facts.set(name, ofAbout(owner, surroundings.rows, about));
        break;
      case 'side-cases':
        facts.set(name, countSides(owner, surroundings));
        break;
      case 'evaluation':
        facts.set(name, evaluationValue(regime.evaluation, owner, surroundings.evaluations ?? []));
        break;
      case 'stage':
        if (owner.procedure !== procedure) facts.set(name, ofStage(surroundings, owner.procedure, name));
        break;
      default:
    }
  }
  return Object.fromEntries(facts);
}

/**
 * What a case is told of everything around it, in JSON form: the `given` of its events, to which the host adds what it knows
 * of the unit. See {@link factsAround}.
 */
export function surroundingFacts(regime: CompiledRegime, surroundings: Surroundings, asked: CaseAsked): JsonObject {
  return writeFacts(regime.vocabulary, factsAround(regime, surroundings, asked));
}

/** Owners whose facts a main case hands on: what it was told of its surroundings is told to each case afresh. */
const HANDED_ON: ReadonlySet<FactOwner['kind']> = new Set<FactOwner['kind']>([
  'form',
  'scope',
  'case',
  'effect',
  'unit',
  'unit-filings',
]);

/**
 * The facts of the main case that a side case of this procedure is told, in JSON form: the `beside` of its events. Those
 * that a form of the side procedure sets are its own and are left out. Empty where there is no main case.
 *
 * @param known facts that the side case has now: of what the main case no longer has, only these are named (as null).
 */
export function besideFacts(
  regime: CompiledRegime,
  { main }: Surroundings,
  procedure: string,
  known?: Facts,
): JsonObject {
  if (main === null) return {};
  const facts = new Map<string, Value>();
  for (const { name, owner } of regime.vocabulary.facts.values()) {
    if (!HANDED_ON.has(owner.kind) || !takesBeside(regime, procedure, name)) continue;
    const value = Object.hasOwn(main.facts, name) ? (main.facts[name] ?? null) : null;
    if (value !== null || known === undefined || Object.hasOwn(known, name)) facts.set(name, value);
  }
  return writeFacts(regime.vocabulary, Object.fromEntries(facts));
}

/**
 * The facts of what stands at the centre, with its surroundings over them, in the inside form: what clocks, and whether a
 * side case may be opened, are judged by.
 *
 * @param asked `on`: the day of asking, which is then `today`; without it `today` is the day of the main case's last event.
 * @param unit what the host knows of the unit, where there is no main case that would have been told.
 */
export function standingFacts(
  regime: CompiledRegime,
  surroundings: Surroundings,
  asked: Partial<CaseAsked> & { readonly on?: Day } = {},
  unit: Facts = {},
): Facts {
  const { main } = surroundings;
  const procedure = asked.procedure ?? main?.procedure ?? '';
  const around = factsAround(regime, surroundings, { procedure, about: asked.about ?? null });
  const today = asked.on === undefined ? {} : todayFact(regime, asked.on);
  return mergeFacts(mergeFacts(mergeFacts(unit, main?.facts ?? {}), today), around);
}

function ofAbout(
  { record, field }: Extract<FactOwner, { readonly kind: 'about' }>,
  rows: readonly Row[],
  about: string | null,
): Value {
  const row = about === null ? undefined : rows.find(({ id }) => id === about);
  return row?.record === record && Object.hasOwn(row.fields, field) ? (row.fields[field] ?? null) : null;
}

function countSides(
  { procedure, state, outcome }: Extract<FactOwner, { readonly kind: 'side-cases' }>,
  { sides }: Surroundings,
): number {
  return Object.values(sides).filter((side) => {
    if (side.procedure !== procedure) return false;
    if (state === 'under-way') return side.ended === null;
    return side.ended !== null && (outcome === undefined || side.ended.outcome === outcome);
  }).length;
}

/** The last day that a case of another procedure says of one of its stages. */
function ofStage({ main, sides }: Surroundings, procedure: string, name: string): Value {
  const days = [main, ...Object.values(sides)]
    .filter((state): state is CaseState => state?.procedure === procedure)
    .map((state) => (Object.hasOwn(state.facts, name) ? (state.facts[name] ?? null) : null))
    .filter((day): day is string => typeof day === 'string');
  return days.sort().at(-1) ?? null;
}
